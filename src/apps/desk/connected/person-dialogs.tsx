import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button, Checkbox, Select, TextField, Trouble } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { SideBySide } from '../screens/alike.tsx'
import { counted } from '../words.ts'
import type { Answered } from './answers.ts'
import { consentWords, purposeWords } from './person-view.ts'

type Purpose = Answered['PersonPage']['known']['consents'][number]['purpose']
type Counts = Record<'accounts' | 'conversations' | 'messages' | 'notes' | 'tags', number>
const linesOf = ({ accounts, conversations, messages, notes, tags }: Counts) => [
  counted(accounts, 'account'),
  counted(conversations, 'conversation'),
  counted(messages, 'message'),
  counted(notes, 'note'),
  counted(tags, 'tag'),
]

interface Asking {
  busy?: string
  problem?: string
}

/** What each has, before two become one. */
export function Compare({
  personId,
  fromId,
  busy,
  problem,
  onMerge,
}: Asking & { personId: string; fromId: string; onMerge: (why: string) => Promise<void> }) {
  const path = { id: personId, fromId }
  const preview = useQuery({
    queryKey: ['people', 'merge', personId, fromId],
    queryFn: async () => dataOf(await api.GET('/people/{id}/merge/{fromId}', { params: { path } })),
  })
  return (
    <Loaded of={preview} what="Looking what each has" rows={3}>
      {({ from, into, wasUndone }) => (
        <WithWhy label="How do you know?" verb="They are one" busy={busy} problem={problem} onSay={onMerge}>
          <SideBySide
            left={{ title: 'This page', lines: linesOf(into) }}
            right={{ title: 'Comes in', lines: linesOf(from) }}
          />
          <p className="t13 second">
            {wasUndone && 'A colleague said before that they are two. '}
            Nothing is moved: part them again, and each has exactly what they have now.
          </p>
        </WithWhy>
      )}
    </Loaded>
  )
}

/** What each gets, before one becomes two again. */
export function Parting({
  mergeId,
  busy,
  problem,
  onPart,
}: Asking & { mergeId: string; onPart: (why: string) => Promise<void> }) {
  const preview = useQuery({
    queryKey: ['people', 'part', mergeId],
    queryFn: async () => dataOf(await api.GET('/merges/{id}', { params: { path: { id: mergeId } } })),
  })
  return (
    <Loaded of={preview} what="Looking what each had" rows={3}>
      {({ leaves, stays }) => (
        <WithWhy label="Why are they two?" verb="Part them" busy={busy} problem={problem} onSay={onPart}>
          <SideBySide
            left={{ title: 'Stays here', lines: linesOf(stays) }}
            right={{ title: 'Gets a page of their own again', lines: linesOf(leaves) }}
          />
        </WithWhy>
      )}
    </Loaded>
  )
}

function WithWhy({
  label,
  verb,
  busy,
  problem,
  onSay,
  children,
}: Asking & { label: string; verb: string; onSay: (why: string) => Promise<void>; children: ReactNode }) {
  const [why, setWhy] = useState('')
  const say = (event: FormEvent) => {
    event.preventDefault()
    void onSay(why)
  }
  return (
    <form className="stack" onSubmit={say}>
      {children}
      <TextField label={label} value={why} maxLength={500} onChange={event => setWhy(event.target.value)} />
      {problem && <Trouble title={problem} />}
      <div>
        <Button type="submit" kind="primary" busy={busy}>
          {verb}
        </Button>
      </div>
    </form>
  )
}

/** What somebody allows us, in their own words. */
export function ConsentForm({
  busy,
  problem,
  onSay,
}: Asking & { onSay: (said: { purpose: Purpose; isGiven: boolean; said: string }) => Promise<void> }) {
  const [purpose, setPurpose] = useState<Purpose>('quote')
  const [isGiven, setGiven] = useState(true)
  const [said, setSaid] = useState('')
  const say = (event: FormEvent) => {
    event.preventDefault()
    void onSay({ purpose, isGiven, said })
  }
  return (
    <form className="stack" onSubmit={say}>
      <Select
        label="What it is about"
        value={purpose}
        onChange={event => setPurpose(event.target.value as Purpose)}
        options={Object.entries(purposeWords).map(([value, label]) => ({ value, label }))}
      />
      <Checkbox
        label={consentWords(purpose, true)}
        about="Without the tick they take it back, or say no."
        checked={isGiven}
        onChange={event => setGiven(event.target.checked)}
      />
      <TextField
        label="Where and how did they say it?"
        value={said}
        maxLength={1000}
        onChange={event => setSaid(event.target.value)}
      />
      {problem && <Trouble title={problem} />}
      <div>
        <Button type="submit" kind="primary" busy={busy}>
          Note it
        </Button>
      </div>
    </form>
  )
}
