import './training.css'
import { type FormEvent, useState } from 'react'
import { Button, Checkbox, TextArea, TextField, Time, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import type { DrillMessageView, DrillReviewView, DrillView, OpenedDrillView } from '../training-types.ts'
import { counted } from '../words.ts'
import { TryChip } from './learn.tsx'

/** What the guard says of a try. */
export interface GuardSaidView {
  said: 'pass' | 'review' | 'stop'
  findings: { title: string; explanation: string; level: string; start: number }[]
}

interface DrillProps {
  opened: OpenedDrillView
  guard?: GuardSaidView
  busy?: string
  problem?: ProblemDetails
  onTry: (text: string) => void
}

const guardWords = {
  pass: 'The guard finds nothing: in earnest it could leave.',
  review: 'In earnest a colleague would read it first.',
  stop: 'In earnest it would not leave: something in it must stay inside.',
}
export const decisionWords: Record<DrillReviewView['decision'], string> = {
  approved: 'Found good',
  changed: 'Changed',
  returned: 'Came back',
  withdrawn: 'Taken back',
  superseded: 'Written anew',
}

/** A past conversation to practise on. Nothing here can be sent. */
export function Drill({ opened, guard, busy, problem, onTry }: DrillProps) {
  const { drill, really, tries } = opened
  useTitle(drill.title)
  const [text, setText] = useState('')
  const rest = reasonsElsewhere(problem, ['text'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) onTry(text.trim())
  }
  return (
    <Page title={drill.title} about="A drill: it happened, without anybody’s name. What you write stays here.">
      <div className="drill">
        <Messages messages={drill.messages} language={drill.language} />
        <form className="form" onSubmit={submit}>
          <TextArea
            label="What would you answer?"
            rows={6}
            maxLength={10_000}
            value={text}
            error={reasonAt(problem, 'text')}
            onChange={event => setText(event.target.value)}
          />
          {rest && <Trouble title={rest} />}
          <div>
            <Button
              kind="primary"
              type="submit"
              busy={busy}
              disabledBecause={text.trim() ? undefined : 'Write something first.'}
              reasonHidden
            >
              Show me
            </Button>
          </div>
        </form>
        <div role="status">
          {guard && (
            <section aria-labelledby="guard-head">
              <h2 className="heading" id="guard-head">
                What the guard says
              </h2>
              <p>{guardWords[guard.said]}</p>
              {guard.findings.map(({ title, explanation, start }) => (
                <p key={`${title} ${start}`} className="t13">
                  <b>{title}.</b> {explanation}
                </p>
              ))}
            </section>
          )}
        </div>
        {really && (
          <section aria-labelledby="really-head" className="stack">
            <h2 className="heading" id="really-head">
              What was really said
            </h2>
            <blockquote lang={drill.language ?? undefined} dir="auto">
              {really.answer}
            </blockquote>
            {really.reviews.map((review, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name.
              <p key={at} className="t13">
                <b>{decisionWords[review.decision]}.</b> {review.comment}
              </p>
            ))}
            <p className="t13 second">{really.outcome || 'Nothing more was heard.'}</p>
          </section>
        )}
        {tries.length > 0 && (
          <section aria-labelledby="tries-head">
            <h2 className="heading" id="tries-head">
              What you tried
            </h2>
            <ol>
              {tries.map(tried => (
                <li key={tried.id}>
                  <blockquote dir="auto">{tried.text}</blockquote>
                  <p className="row tight t13 third">
                    <TryChip tried={tried} /> <Time at={tried.at} />
                  </p>
                  {tried.lookedAt && (
                    <p className="t13">
                      {tried.lookedByName}: {tried.comment || 'Good.'}
                    </p>
                  )}
                </li>
              ))}
            </ol>
          </section>
        )}
      </div>
    </Page>
  )
}

/** What was said before. */
export function Messages({ messages, language }: { messages: DrillMessageView[]; language: string | null }) {
  return (
    <ol aria-label="What was said">
      {messages.map(({ who, isOurs, words }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a post is its place.
        <li key={at} className={isOurs ? 'ours' : undefined}>
          <p className="t13 third">{isOurs ? `${who}, for us` : who}</p>
          <blockquote lang={language ?? undefined} dir="auto">
            {words}
          </blockquote>
        </li>
      ))}
    </ol>
  )
}

export interface CheckedDrill {
  title: string
  messages: DrillMessageView[]
  answer: string
  comments: string[]
  outcome: string
  isAnonymous: true
}

interface CheckProps {
  drill: DrillView
  busy?: string
  problem?: ProblemDetails
  onCheck: (checked: CheckedDrill) => void
  onRetire: () => void
}

/** Somebody reads a drill before anybody practises on it, and puts right what still tells who somebody is. */
export function CheckDrill({ drill, busy, problem, onCheck, onRetire }: CheckProps) {
  useTitle(drill.title)
  const [title, setTitle] = useState(drill.title)
  const [messages, setMessages] = useState(drill.messages)
  const [answer, setAnswer] = useState(drill.answer)
  const [comments, setComments] = useState(drill.reviews.map(({ comment }) => comment))
  const [outcome, setOutcome] = useState(drill.outcome)
  const [isRead, setRead] = useState(false)
  const change = (at: number, next: Partial<DrillMessageView>) =>
    setMessages(messages.map((message, place) => (place === at ? { ...message, ...next } : message)))
  const places = [
    'title',
    'answer',
    'outcome',
    ...messages.flatMap((_, at) => [`messages.${at}.words`, `messages.${at}.who`]),
    ...comments.map((_, at) => `comments.${at}`),
  ]
  const rest = reasonsElsewhere(problem, places)
  const found = (at: string) => {
    const reasons = problem?.reasons.filter(reason => reason.at === at) ?? []
    return reasons.length > 0 ? reasons.map(({ message }) => message).join(', ') : undefined
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isRead) onCheck({ title: title.trim(), messages, answer, comments, outcome, isAnonymous: true })
  }
  return (
    <Page
      title="Is anybody left in it?"
      about="Names, handles, mails and numbers were replaced. Read it as a stranger who would like to know who this was, and put right what is left."
    >
      <form className="form" onSubmit={submit}>
        <TextField
          label="What it is called"
          maxLength={120}
          value={title}
          error={found('title')}
          onChange={event => setTitle(event.target.value)}
        />
        {messages.map(({ who, words }, at) => (
          <TextArea
            // biome-ignore lint/suspicious/noArrayIndexKey: a post is its place.
            key={at}
            label={`What ${who} said${messages.length > 1 ? `, ${at + 1} of ${counted(messages.length, 'post')}` : ''}`}
            rows={4}
            value={words}
            error={found(`messages.${at}.words`) ?? found(`messages.${at}.who`)}
            onChange={event => change(at, { words: event.target.value })}
          />
        ))}
        <TextArea
          label="What we answered"
          rows={4}
          value={answer}
          error={found('answer')}
          onChange={event => setAnswer(event.target.value)}
        />
        {comments.map((comment, at) => (
          <TextArea
            // biome-ignore lint/suspicious/noArrayIndexKey: a review is its place.
            key={at}
            label={`What whoever read it first said (${decisionWords[drill.reviews[at]?.decision ?? 'approved'].toLowerCase()})`}
            rows={2}
            value={comment}
            error={found(`comments.${at}`)}
            onChange={event =>
              setComments(comments.map((before, place) => (place === at ? event.target.value : before)))
            }
          />
        ))}
        <TextArea
          label="What came of it"
          rows={2}
          value={outcome}
          error={found('outcome')}
          onChange={event => setOutcome(event.target.value)}
        />
        <Checkbox
          label="I have read it: nobody can be recognised in it"
          checked={isRead}
          onChange={event => setRead(event.target.checked)}
        />
        {problem && places.some(at => found(at)) && <Trouble title={problem.title} />}
        {rest && <Trouble title={rest} />}
        <div className="row">
          <Button
            kind="primary"
            type="submit"
            busy={busy}
            disabledBecause={isRead ? undefined : 'Read it first, and say so.'}
            reasonHidden
          >
            {drill.checkedAt ? 'Keep it so' : 'Let colleagues practise on it'}
          </Button>
          <Button onClick={onRetire}>Take it away</Button>
        </div>
      </form>
    </Page>
  )
}
