import './conversation.css'
import { CircleOff, Ellipsis, IdCard } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import {
  Button,
  Chip,
  Composer,
  Dialog,
  Face,
  type Finding,
  IconButton,
  type LengthRule,
  LinkButton,
  Menu,
  Promised,
  Therefore,
  Trouble,
} from '#apps/ui'
import { useKeys } from '../keyboard.ts'
import type { ProblemDetails } from '../problem.ts'
import { BackButton, Pane, Scroll, useTitle } from '../screen.tsx'
import type { ComposingView, ConversationView, MeView } from '../view-types.ts'
import { firstName } from '../words.ts'
import { ByHand } from './by-hand.tsx'
import { PersonPane } from './person.tsx'
import { type MessageActions, Thread } from './thread.tsx'

/** What a person may do with a conversation. */
export interface ConversationActions extends MessageActions {
  back: () => void
  claim: () => void
  release: () => void
  pass: (colleagueId?: string) => void
  done: () => void
  notForUs: () => void
  bringBack: () => void
  send: () => void
  sendForReview: () => void
  /** Opens again what was done; its result goes with it. */
  reopen: () => void
  /** The author takes back what has not left. */
  withdraw: () => void
  /** The author looked on the network: is it there? */
  settle: (arrived: boolean) => void
  /** A reply under their words, or a post of our own that shows them. */
  quote: (quoting: boolean) => void
  /** The page on which the author posts it is opened, with the words on their clipboard. */
  openPage: () => void
  /** The author posted it there, at this address if they say so. */
  posted: (url: string | undefined) => void
}

interface ConversationProps {
  me: MeView
  conversation: ConversationView
  composing: ComposingView
  text: string
  onText: (text: string) => void
  findings: Finding[]
  count?: LengthRule['count']
  /** What the length means there: “2 segments”. */
  lengthWords?: string
  quoting?: boolean
  /** What was wrong with what was said last of a post by hand. */
  problem?: ProblemDetails
  busy?: string
  kept?: string
  trouble?: { title: string; words?: string }
  onWhy?: (finding: Finding) => void
  actions: ConversationActions
}

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
  const about = <PersonPane person={person} candidates={candidates} facts={facts} onPassTo={id => actions.pass(id)} />
  return (
    <div className="conversation">
      <Pane
        label={`Conversation with ${person.name}`}
        className="thread-pane"
        bar={<Bar conversation={conversation} actions={actions} onPerson={() => setPersonOpen(true)} />}
      >
        <Banners conversation={conversation} onBringBack={actions.bringBack} onReopen={actions.reopen} />
        <Scroll label="Thread" className="thread">
          <Thread messages={conversation.messages} place={conversation.place} whyOpen={why} actions={actions} />
        </Scroll>
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

const settled = ({ standing }: ConversationView) => standing === 'answered' || standing === 'closed'

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

function Answering({
  me,
  conversation,
  composing,
  text,
  onText,
  findings,
  count,
  lengthWords,
  quoting,
  problem,
  busy,
  kept,
  trouble,
  onWhy,
  actions,
}: ConversationProps) {
  const { claimedBy, yours, answer } = conversation
  if (conversation.standing === 'gone')
    return <Stand words="The words were taken down. There is nothing to answer, and nothing is kept of them." />
  if (answer?.step === 'in-review')
    return (
      <Stand
        action={answer.yours && <LinkButton onClick={actions.withdraw}>Take it back</LinkButton>}
        words={`${answer.yours ? 'Your answer is' : `${answer.authorName}’s answer is`} with a reviewer. It comes back here, and ${answer.yours ? 'you send' : `${firstName(answer.authorName)} sends`} it.`}
      />
    )
  if (answer?.step === 'sending')
    return <Stand words="Your answer is leaving now. You can go on; it is seen through without you." />
  if (answer?.step === 'by-hand' && !answer.yours)
    return <Stand words={`${answer.authorName} is posting an answer there by hand.`} />
  if (answer?.step === 'by-hand' && answer.page)
    return (
      <ByHand
        page={answer.page}
        problem={problem}
        busy={busy}
        onOpen={actions.openPage}
        onPosted={actions.posted}
        onTakeBack={actions.withdraw}
      />
    )
  if (claimedBy && !yours)
    return (
      <Stand
        words={
          settled(conversation)
            ? `${firstName(claimedBy.name)} answered this one. When they write again, it is open again.`
            : `${firstName(claimedBy.name)} has this one. Two answers would not help.`
        }
      />
    )
  if (!yours)
    return (
      <div className="claim-first">
        <p>Claim it, so that two of you don’t answer.</p>
        <Button kind="primary" keys="c" onClick={actions.claim}>
          Claim and answer
        </Button>
      </div>
    )
  return (
    <Composer
      to={composing.to}
      readBy={composing.readBy}
      author={firstName(me.name)}
      text={text}
      onText={onText}
      language={composing.language}
      findings={findings}
      disclosure={composing.disclosure}
      length={
        composing.limit && count ? { limit: composing.limit.value, unit: composing.limit.unit, count } : undefined
      }
      lengthWords={lengthWords}
      inherits={composing.inherits}
      quoting={quoting}
      moves={
        composing.canQuote
          ? [{ label: quoting ? 'Answer under it' : 'Quote it instead', run: () => actions.quote(!quoting) }]
          : undefined
      }
      sendWords={composing.byHandOn && 'Copy and open the page'}
      note={
        composing.byHandOn &&
        `${composing.byHandOn} takes no answers from programs: you post yours there, and say here that you did.`
      }
      reviewBecause={composing.reviewBecause}
      blockedBecause={composing.blockedBecause}
      busy={busy}
      kept={kept}
      trouble={<AnswerTrouble answer={answer} trouble={trouble} onSettle={actions.settle} />}
      onWhy={onWhy}
      onSend={actions.send}
      onSendForReview={actions.sendForReview}
    />
  )
}

function AnswerTrouble({
  answer,
  trouble,
  onSettle,
}: {
  answer: ConversationView['answer']
  trouble: ConversationProps['trouble']
  onSettle: (arrived: boolean) => void
}) {
  if (trouble) return <Trouble title={trouble.title}>{trouble.words}</Trouble>
  if (answer?.step === 'returned')
    return (
      <Trouble mild title={`${answer.reviewer ?? 'A reviewer'} returned it.`}>
        “{answer.comment}”
      </Trouble>
    )
  if (answer?.step === 'approved')
    return (
      <Therefore>
        {answer.reviewer ?? 'A reviewer'} approved it. {answer.comment && `“${answer.comment}” `}It leaves when you
        press send.
      </Therefore>
    )
  if (answer?.step === 'refused')
    return <Trouble title="The network did not take it.">{answer.words} Your words are kept here, unsent.</Trouble>
  if (answer?.step === 'doubtful')
    return (
      <Trouble
        mild
        title="It may have arrived."
        actions={
          <>
            <LinkButton onClick={() => onSettle(true)}>It is there</LinkButton>
            <LinkButton onClick={() => onSettle(false)}>It is not there</LinkButton>
          </>
        }
      >
        {answer.words ?? 'The network could not tell. Look there before it is sent again, and say what you saw.'}
      </Trouble>
    )
  return null
}

function Stand({ words, action }: { words: string; action?: ReactNode }) {
  return (
    <div className="claim-first">
      <p>{words}</p>
      {action}
    </div>
  )
}
