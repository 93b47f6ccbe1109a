import { useState } from 'react'
import { useToast } from '#apps/ui'
import type { ConversationView } from '../conversation-types.ts'
import { Conversation, type ConversationActions } from '../screens/conversation.tsx'
import { Inbox } from '../screens/inbox.tsx'
import { Today } from '../screens/today.tsx'
import type { TodayView } from '../view-types.ts'
import { composing, conversation, draft, found, rows, today, views } from './conversations.ts'
import { ines } from './people.ts'

function useSaid(): (words: string) => () => void {
  const toast = useToast()
  return words => () => toast.show({ words, undo: () => {} })
}

function Day({ of }: { of: TodayView }) {
  const said = useSaid()
  return (
    <Today
      me={ines}
      today={of}
      onAnswer={said('Opened.')}
      onPass={said('Passed on.')}
      onNotForMe={said('Set aside for you.')}
    />
  )
}

export function TodayShown() {
  return <Day of={today} />
}

export function TodayDone() {
  return <Day of={{ ...today, conversations: [], done: 4 }} />
}

export function TodayFirst() {
  return (
    <Day
      of={{
        ...today,
        conversations: [],
        elsewhere: { conversations: 0, colleagues: 0 },
        outcomes: [],
        asked: [],
        ranOut: [],
        returned: [],
        listening: false,
      }}
    />
  )
}

function Box({ open }: { open?: ConversationView }) {
  const [view, setView] = useState(views[0])
  const [search, setSearch] = useState('')
  const [text, setText] = useState(draft)
  const said = useSaid()
  if (!view) return null
  const actions: ConversationActions = {
    back: said('Back.'),
    claim: said('Claimed.'),
    release: said('Given back.'),
    pass: said('Passed on.'),
    done: said('Done.'),
    notForUs: said('Set aside.'),
    bringBack: said('Brought back.'),
    send: said('On its way to Bluesky.'),
    sendForReview: said('With a reviewer now.'),
    reopen: said('Open again.'),
    withdraw: said('Taken back.'),
    settle: said('Noted.'),
    isWrong: said('Stopped.'),
    takeSuggestion: said('Taken.'),
    leaveSuggestion: said('Left.'),
    quote: said('Quoted.'),
    speakFrom: said('Chosen.'),
    openPage: said('Opened.'),
    posted: said('Noted.'),
    thank: said('On its way.'),
    takeBack: said('Taken back.'),
    change: said('Changed.'),
    takeDown: said('Taken down.'),
    giveUpChange: said('Given up.'),
    putRight: said('Noted.'),
    takeCorrectionBack: said('Taken back.'),
    unfold: said('Noted.'),
    flagWrong: said('Flagged.'),
    answerAnew: said('In the composer again.'),
  }
  return (
    <Inbox
      views={views}
      view={view}
      onView={id => setView(views.find(each => each.id === id))}
      search={search}
      onSearch={setSearch}
      rows={rows.filter(row => row.words.toLowerCase().includes(search.toLowerCase()))}
      hasMore
      onMore={said('Earlier ones.')}
      chosenId={open?.id}
    >
      {open && (
        <Conversation
          me={ines}
          conversation={open}
          composing={composing}
          text={text}
          onText={setText}
          findings={found(text)}
          count={words => [...words].length + composing.disclosure.length + 2}
          kept="Kept as you type"
          actions={actions}
        />
      )}
    </Inbox>
  )
}

export function InboxShown() {
  return <Box />
}

export function ConversationShown() {
  return <Box open={conversation} />
}

export function Unclaimed() {
  return <Box open={{ ...conversation, claimedBy: undefined, yours: false, standing: 'open', presence: [] }} />
}
