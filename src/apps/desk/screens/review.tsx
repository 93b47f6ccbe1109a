import './review.css'
import { type ReactNode, useState } from 'react'
import {
  Anchor,
  Because,
  Button,
  Empty,
  Face,
  type Finding,
  FindingCard,
  findingKey,
  LinkButton,
  ListRow,
  Loading,
  NetworkMark,
  Promised,
  TextArea,
  Time,
  Trouble,
} from '#apps/ui'
import { useKeys } from '../keyboard.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonsElsewhere } from '../problem.ts'
import type { ReviewRowView, ReviewView } from '../review-types.ts'
import { BackButton, Pane, Scroll, useTitle } from '../screen.tsx'
import { firstName } from '../words.ts'
import { ShownPictures } from './added-pictures.tsx'
import { ArticleSaid } from './article-said.tsx'
import { Changes } from './changes.tsx'
import { DraftNotes, type Marked, NotedWords, NoteForm } from './draft-notes.tsx'
import { OfficialBadge, Said } from './official-said.tsx'

interface ReviewsProps {
  reviews: ReviewRowView[] | undefined
  chosenId?: string
  /** How fast drafts came back lately: "Back within 40 minutes this week, half of them." */
  pace?: string
  /** The reader reviews nobody: these are their own drafts, with others. */
  mine?: boolean
  children?: ReactNode
}

/** What waits for a second pair of eyes, each with the reason. */
export function Reviews({ reviews, chosenId, pace, mine, children }: ReviewsProps) {
  useTitle('Review')
  return (
    <div className={children ? 'panes reviews has-open' : 'panes reviews'}>
      <h1 className="hidden-words">Waiting for a second pair of eyes</h1>
      <Pane
        className="list-pane"
        label="Waiting for review"
        bar={<h2 className="grow">Waiting for a second pair of eyes</h2>}
        foot={pace}
      >
        {!reviews ? (
          <Loading what="Looking what waits" rows={3} />
        ) : reviews.length === 0 ? (
          <Empty title={mine ? 'None of your drafts is with a reviewer.' : 'Nothing waits for you.'}>
            {mine
              ? 'When a rule wants a second pair of eyes, or you are new, your draft waits here until a reviewer has read it.'
              : 'Drafts come here when their author is new, asks for it, or a rule wants it. You approve, change or return them; you never send them.'}
          </Empty>
        ) : (
          <div className="scroll">
            <ul aria-label="Drafts">
              {reviews.map(review => (
                <ListRow
                  key={review.id}
                  href={paths.review(review.id)}
                  name={review.author.name}
                  picture={review.author.picture}
                  at={review.askedAt}
                  about={review.about}
                  words={review.words}
                  language={review.language}
                  because={review.because}
                  place={review.isOfficial && <OfficialBadge />}
                  chosen={review.id === chosenId}
                />
              ))}
            </ul>
          </div>
        )}
      </Pane>
      <div className="pane open-pane">
        {children ?? <Empty title="Choose a draft to read it.">Each says why it came to you.</Empty>}
      </div>
    </div>
  )
}

interface ReviewDraftProps {
  review: ReviewView
  /** What the rules find in the words as they are changed. */
  findingsIn?: (text: string) => Finding[]
  busy?: string
  problem?: ProblemDetails
  onBack: () => void
  onApprove: (comment: string) => void
  onChange: (text: string, comment: string) => void
  onReturn: (comment: string) => void
  /** A word at some of the words, with others in their place if there are any. */
  onNote: (note: Marked & { body: string; suggestion: string | null }) => void
}

/** One draft: what was asked, what is answered, what was found. Approve, change with a comment, or return. */
export function ReviewDraft({
  review,
  findingsIn,
  busy,
  problem,
  onBack,
  onApprove,
  onChange,
  onReturn,
  onNote,
}: ReviewDraftProps) {
  const [text, setText] = useState(review.draft)
  const [editing, setEditing] = useState(false)
  const [comment, setComment] = useState('')
  const [marked, setMarked] = useState<Marked>()
  const [hereId, setHereId] = useState<string>()
  const author = firstName(review.author.name)
  const changed = text.trim() !== review.draft.trim()
  const findings = changed && findingsIn ? findingsIn(text) : review.findings
  const stop = findings.find(finding => finding.level === 'stop')
  const stopped = stop && `${stop.title}. Change the words, or return it.`
  const refused = reasonsElsewhere(problem, [])
  const needsWords = comment.trim() ? undefined : 'Say why first, so that it can be learned from.'
  useTitle(`${review.author.name} · Review`)
  useKeys('Review', { Escape: { label: 'Back to the list', run: onBack } })
  return (
    <Pane
      label={`Draft of ${review.author.name}`}
      bar={
        <>
          <BackButton onBack={onBack} />
          <h2>
            {review.conversationId ? (
              <Anchor href={paths.conversation(review.conversationId)}>{review.about}</Anchor>
            ) : (
              review.about
            )}
          </h2>
          {review.place && <NetworkMark network={review.place.network} label={review.place.label} />}
          {review.statement && <OfficialBadge />}
          <span className="grow" />
          {review.answerBy && <Promised madeAt={review.askedAt} by={review.answerBy} />}
        </>
      }
    >
      <Scroll label="Draft">
        <div className="review-body">
          <div>
            {review.question && <Asked question={review.question} />}
            {review.article && <ArticleSaid article={review.article} language={review.language} />}
            {review.statement && <Said said={review.statement} language={review.language} />}
            {review.standing && (
              <p className="t13 second" lang={review.language} dir="auto">
                <b>Stands there now:</b> {review.standing}
              </p>
            )}
            {editing ? (
              <div className="draft" lang={review.language}>
                <div className="mirror" aria-hidden="true">{`${text}\n`}</div>
                <textarea
                  dir="auto"
                  aria-label={`${author}’s words, to be changed`}
                  value={text}
                  onChange={event => setText(event.target.value)}
                />
              </div>
            ) : changed ? (
              <p className="draft-words" lang={review.language} dir="auto">
                <Changes before={review.draft} after={text} />
              </p>
            ) : (
              <NotedWords
                text={review.draft}
                findings={review.findings}
                notes={review.notes}
                hereId={hereId}
                language={review.language}
                onMark={review.lockedBecause ? undefined : setMarked}
              />
            )}
            <ShownPictures pictures={review.pictures ?? []} />
            <p className="signature" lang={review.language}>
              {review.disclosure}
            </p>
            <Checked checked={review.checked} />
          </div>
          <div className="beside">
            <Because>{review.because}</Because>
            <StepsOf review={review} />
            {marked && !changed && (
              <NoteForm
                key={`${marked.start}-${marked.end}`}
                marked={marked}
                language={review.language}
                busy={busy}
                onKeep={note => {
                  onNote(note)
                  setMarked(undefined)
                }}
                onLeave={() => setMarked(undefined)}
              />
            )}
            <DraftNotes notes={review.notes} language={review.language} onLook={setHereId} />
            {!marked && !changed && !review.lockedBecause && (
              <p className="t13 third">
                Mark some of the words to say something just there, or{' '}
                <LinkButton onClick={() => setMarked({ start: 0, end: review.draft.length, words: review.draft })}>
                  say it of the whole
                </LinkButton>
                .
              </p>
            )}
            {findings.map(finding => (
              <FindingCard key={findingKey(finding)} finding={finding} language={review.language} />
            ))}
          </div>
        </div>
      </Scroll>
      <div className="deciding">
        <TextArea
          label={`A word to ${author}`}
          rows={2}
          value={comment}
          onChange={event => setComment(event.target.value)}
          hint={changed ? 'Needed with a change: why your words are better.' : undefined}
        />
        {refused && <Trouble title={refused} />}
        <div className="row">
          {changed ? (
            <Button
              kind="primary"
              busy={busy}
              disabledBecause={review.lockedBecause ?? stopped ?? needsWords}
              onClick={() => onChange(text.trim(), comment.trim())}
            >
              Approve with the change
            </Button>
          ) : (
            <Button
              kind="primary"
              busy={busy}
              disabledBecause={review.lockedBecause ?? stopped}
              onClick={() => onApprove(comment.trim())}
            >
              Approve
            </Button>
          )}
          <Button disabledBecause={review.lockedBecause} reasonHidden onClick={() => setEditing(!editing)}>
            {editing ? 'Look at the change' : 'Change the words'}
          </Button>
          <Button
            disabledBecause={review.lockedBecause ?? needsWords}
            reasonHidden={changed || Boolean(review.lockedBecause)}
            onClick={() => onReturn(comment.trim())}
          >
            Return it
          </Button>
          <span className="note">
            {author} {review.statement || review.article ? 'publishes' : 'sends'} it. Review can never send.
          </span>
        </div>
      </div>
    </Pane>
  )
}

function Asked({ question }: { question: NonNullable<ReviewView['question']> }) {
  return (
    <div className="asked">
      <Face name={question.name} picture={question.picture} size={28} />
      <div>
        <p className="t13 third">
          <b className="ink">{question.name}</b>, <Time at={question.at} />
        </p>
        <p className="said" lang={question.language} dir="auto">
          {question.text}
        </p>
      </div>
    </div>
  )
}

function Checked({ checked }: { checked: ReviewView['checked'] }) {
  if (checked.length === 0) return null
  return (
    <div className="checked">
      <h3 className="heading">By the rules of today</h3>
      <dl>
        {checked.map(({ what, found }) => (
          <CheckedLine key={what} what={what} found={found} />
        ))}
      </dl>
    </div>
  )
}

function CheckedLine({ what, found }: { what: string; found: string }) {
  return (
    <>
      <dt>{what}</dt>
      <dd>{found}</dd>
    </>
  )
}

/** Who said yes already, and whose turn it is; nothing where one reviewer is all. */
function StepsOf({ review: { steps, waitsFor } }: { review: ReviewView }) {
  if (steps.length < 2 && steps.every(step => step.looked.length === 0) && waitsFor.all.length < 2 && !waitsFor.away)
    return null
  return (
    <div className="steps">
      <ol aria-label="Who looks, one after the other">
        {steps.map(step => (
          <li
            key={`${step.name} ${step.words}`}
            className={step.state}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            <b>{step.name}</b> {step.words}
            {step.looked.map(look => (
              <p key={look.name} className="t13 second">
                {look.name} found it good, <Time at={look.at} />.{look.comment && ` “${look.comment}”`}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {waitsFor.away && <p className="t13 third">{waitsFor.away}</p>}
    </div>
  )
}
