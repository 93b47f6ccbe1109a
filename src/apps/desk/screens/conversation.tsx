import './conversation.css'
import { CircleOff, Ellipsis, IdCard } from 'lucide-react'
import { useState } from 'react'
import { Button, Chip, Dialog, Face, IconButton, LinkButton, Menu, Promised, Therefore, Trouble } from '#apps/ui'
import type { ConversationView } from '../conversation-types.ts'
import { useKeys } from '../keyboard.ts'
import { BackButton, Pane, Scroll, useTitle } from '../screen.tsx'
import { firstName } from '../words.ts'
import { Answering, type ConversationActions, type ConversationProps, settled } from './answering.tsx'
import { PersonPane } from './person.tsx'
import { Tellings } from './tellings.tsx'
import { Thread } from './thread.tsx'

export type { ConversationActions } from './answering.tsx'

/** A conversation with everything one needs to answer it: the thread, the composer, the person. */
export function Conversation(props: ConversationProps) {
  const { me, conversation, actions } = props
  const [why, setWhy] = useState(false)
  const [personOpen, setPersonOpen] = useState(false)
  const { person, candidates, facts } = conversation
  useTitle(`${person.name} · Inbox`)
  useConversationKeys(
    conversation,
    actions,
    () => setWhy(!why),
    () => setPersonOpen(true),
  )
  const about = (
    <PersonPane
      person={person}
      candidates={candidates}
      facts={facts}
      onPassTo={id => actions.pass(id)}
      howSoon={props.howSoon}
    />
  )
  return (
    <div className="conversation">
      <Pane
        label={`Conversation with ${person.name}`}
        className="thread-pane"
        bar={<Bar conversation={conversation} actions={actions} onPerson={() => setPersonOpen(true)} />}
      >
        <Banners conversation={conversation} onBringBack={actions.bringBack} onReopen={actions.reopen} />
        <Tellings conversation={conversation} onUnfold={actions.unfold} />
        {props.tracked}
        <Scroll label="Thread" className="thread">
          <Thread messages={conversation.messages} place={conversation.place} whyOpen={why} actions={actions} />
        </Scroll>
        {props.beside}
        <Presence presence={conversation.presence} />
        <Answering {...props} me={me} />
      </Pane>
      <Pane label={`About ${person.name}`} className="person">
        {about}
      </Pane>
      <Dialog title={person.name} open={personOpen} onClose={() => setPersonOpen(false)} as="drawer">
        <div className="person">{about}</div>
      </Dialog>
    </div>
  )
}

function useConversationKeys(
  conversation: ConversationView,
  actions: ConversationActions,
  onWhy: () => void,
  onPerson: () => void,
): void {
  useKeys('Conversation', {
    c: {
      label: conversation.yours ? 'Give it back' : 'Claim',
      run: () => (conversation.yours ? actions.release() : actions.claim()),
    },
    r: {
      label: 'Reply',
      run: () => document.querySelector<HTMLElement>('.composer textarea')?.focus() ?? actions.claim(),
    },
    m: {
      label: 'What your answer is meant to do',
      run: () => document.querySelector<HTMLElement>('.composer .move input:checked')?.focus(),
    },
    p: { label: 'Pass on', run: () => actions.pass() },
    e: { label: 'Done', run: () => actions.done() },
    x: { label: 'Not for us', run: () => actions.notForUs() },
    w: { label: 'Why it was read so', run: onWhy },
    i: { label: 'Who this person is', run: onPerson },
    Escape: { label: 'Back to the list', run: () => actions.back() },
  })
}

function Bar({
  conversation,
  actions,
  onPerson,
}: {
  conversation: ConversationView
  actions: ConversationActions
  onPerson: () => void
}) {
  const { claimedBy, yours } = conversation
  return (
    <>
      <BackButton onBack={actions.back} />
      <h1 className="grow" dir="auto">
        {conversation.title}
      </h1>
      {conversation.answerBy && <Promised madeAt={conversation.heardAt} by={conversation.answerBy} />}
      {yours && <Chip tone="yours">yours</Chip>}
      {claimedBy && !yours && (
        <Chip face={<Face name={claimedBy.name} picture={claimedBy.picture} size={18} />}>
          {firstName(claimedBy.name)} {settled(conversation) ? 'answered' : 'has it'}
        </Chip>
      )}
      <div className="verbs">
        <Button kind="plain" small keys="p" onClick={() => actions.pass()}>
          Pass on
        </Button>
        <Button kind="plain" small keys="e" onClick={actions.done}>
          Done
        </Button>
        <IconButton
          className="open-person"
          small
          label="Who this person is"
          keys="i"
          icon={IdCard}
          onClick={onPerson}
        />
        <Menu
          label="More to do"
          items={[
            ...(yours ? [{ label: 'Give it back', keys: 'c', run: actions.release }] : []),
            { label: 'Pass on', keys: 'p', run: () => actions.pass() },
            { label: 'Done', keys: 'e', run: actions.done },
            { label: 'Not for us…', keys: 'x', icon: CircleOff, run: actions.notForUs },
          ]}
        >
          <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
        </Menu>
      </div>
    </>
  )
}

function Banners({
  conversation,
  onBringBack,
  onReopen,
}: {
  conversation: ConversationView
  onBringBack: () => void
  onReopen: () => void
}) {
  return (
    <>
      {conversation.asideBecause && (
        <div className="aside-banner">
          <Trouble mild title="Set aside." actions={<LinkButton onClick={onBringBack}>It is about us</LinkButton>}>
            {conversation.asideBecause}
          </Trouble>
        </div>
      )}
      {conversation.cameOf && (
        <div className="aside-banner">
          <Therefore>
            {conversation.cameOf} <LinkButton onClick={onReopen}>Open it again</LinkButton>
          </Therefore>
        </div>
      )}
      {conversation.incomplete && (
        <div className="incomplete">
          <Trouble mild title="Not the whole thread.">
            {conversation.incomplete}
          </Trouble>
        </div>
      )}
    </>
  )
}

function Presence({ presence }: { presence: ConversationView['presence'] }) {
  const first = presence[0]
  return (
    <div className="presence" role="status">
      {first && (
        <>
          <Face name={first.colleague.name} picture={first.colleague.picture} size={18} />
          <span>
            {firstName(first.colleague.name)} {first.doing === 'writing' ? 'is writing' : 'is reading this too'}
            {presence.length > 1 && `, with ${presence.length - 1} more`}
          </span>
          {first.doing === 'writing' && (
            <span className="dots" aria-hidden>
              <i />
              <i />
              <i />
            </span>
          )}
        </>
      )}
    </div>
  )
}
