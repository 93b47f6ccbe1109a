import type { ReactNode } from 'react'
import {
  Button,
  Composer,
  type ComposerMove,
  type Finding,
  type LengthRule,
  LinkButton,
  Therefore,
  Trouble,
} from '#apps/ui'
import type { ComposingView, ConversationView, DraftNoteView } from '../conversation-types.ts'
import type { ProblemDetails } from '../problem.ts'
import type { MeView } from '../view-types.ts'
import { firstName } from '../words.ts'
import { ByHand } from './by-hand.tsx'
import { DraftNotes } from './draft-notes.tsx'
import type { MessageActions } from './thread.tsx'

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
  /** The words that a reviewer suggests, in the draft; or left as they are. */
  takeSuggestion: (note: DraftNoteView) => void
  leaveSuggestion: (note: DraftNoteView) => void
  /** A reply under their words, or a post of our own that shows them. */
  quote: (quoting: boolean) => void
  /** Another account of ours to answer from. */
  speakFrom: (accountId: string) => void
  /** The page on which the author posts it is opened, with the words on their clipboard. */
  openPage: () => void
  /** This is no telling of the same story: it stands on its own. */
  unfold: (conversationId: string) => void
  /** The author posted it there, at this address if they say so. */
  posted: (url: string | undefined) => void
}

export interface ConversationProps {
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
  /** How soon it should be answered, and why. */
  howSoon?: ReactNode
  /** What of it is with a tracker outside. */
  tracked?: ReactNode
  /** What colleagues ask, write and wrote about the same. */
  beside?: ReactNode
  /** What the answer is meant to do. */
  move?: ComposerMove
  /** Below the words: pictures, where they can be added. */
  added?: ReactNode
  /** What else can be done while writing. */
  moves?: { label: string; run: () => void }[]
  actions: ConversationActions
}

/** Somebody answered it, or said what came of it. */
export const settled = ({ standing }: ConversationView) => standing === 'answered' || standing === 'closed'

/** Where one answers: the composer, or why it is not there. */
export function Answering({
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
  moves = [],
  move,
  added,
  actions,
}: ConversationProps) {
  const { claimedBy, yours, answer } = conversation
  if (conversation.standing === 'gone')
    return <Stand words="The words were taken down. There is nothing to answer, and nothing is kept of them." />
  const theirsInReview = answer?.step === 'in-review' && !answer.yours
  if (answer?.step === 'in-review' && (answer.yours || !yours))
    return (
      <Stand
        action={
          answer.yours ? (
            <LinkButton onClick={actions.withdraw}>Take it back</LinkButton>
          ) : (
            <LinkButton onClick={actions.claim}>Write one, too</LinkButton>
          )
        }
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
      from={composing.from && { ...composing.from, onChoose: actions.speakFrom }}
      quoting={quoting}
      move={move}
      added={added}
      moves={[
        ...(composing.canQuote
          ? [{ label: quoting ? 'Answer under it' : 'Quote it instead', run: () => actions.quote(!quoting) }]
          : []),
        ...moves,
      ]}
      sendWords={composing.byHandOn && 'Copy and open the page'}
      note={
        theirsInReview
          ? `${answer.authorName}’s answer is with a reviewer. Yours would be a second one: each sees the other’s, and one can give way.`
          : composing.byHandOn &&
            `${composing.byHandOn} takes no answers from programs: you post yours there, and say here that you did.`
      }
      reviewBecause={composing.reviewBecause}
      blockedBecause={composing.blockedBecause}
      busy={busy}
      kept={kept}
      trouble={<AnswerTrouble answer={answer} trouble={trouble} language={composing.language} actions={actions} />}
      onWhy={onWhy}
      onSend={actions.send}
      onSendForReview={actions.sendForReview}
    />
  )
}

function AnswerTrouble({
  answer,
  trouble,
  language,
  actions,
}: {
  answer: ConversationView['answer']
  trouble: ConversationProps['trouble']
  language?: string
  actions: ConversationActions
}) {
  if (trouble) return <Trouble title={trouble.title}>{trouble.words}</Trouble>
  if (answer?.step === 'returned')
    return (
      <Trouble mild title={`${answer.reviewer ?? 'A reviewer'} returned it.`}>
        “{answer.comment}”
        <DraftNotes
          notes={answer.notes ?? []}
          language={language}
          onTake={actions.takeSuggestion}
          onLeave={actions.leaveSuggestion}
        />
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
            <LinkButton onClick={() => actions.settle(true)}>It is there</LinkButton>
            <LinkButton onClick={() => actions.settle(false)}>It is not there</LinkButton>
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
