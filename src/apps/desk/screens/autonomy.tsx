import './training.css'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, Chip, LinkButton, TextArea, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { AutonomyView, TopicalView } from '../training-types.ts'

const nameOf = ({ topic }: Pick<TopicalView, 'topic'>) => topic ?? 'Everything'

/** Each part of the rule, and whether it is met: by a shape and in words. */
export function Parts({ parts }: Pick<TopicalView, 'parts'>) {
  return (
    <ul className="parts">
      {parts.map(({ what, words, isMet }) => {
        const Shape = isMet ? CircleCheck : CircleDashed
        return (
          <li key={what} className={isMet ? 'met' : undefined}>
            <Shape size={14} strokeWidth={1.75} aria-hidden />
            <span>
              <span className="hidden-words">{isMet ? 'Met: ' : 'Not yet: '}</span>
              {words}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

interface AutonomyProps {
  autonomy: AutonomyView
  busy?: string
  problem?: ProblemDetails
  onAppeal: (topicId: string | null, words: string) => Promise<boolean>
}

/** What the reader may send on their own, topic by topic, and why. */
export function MyAutonomy({ autonomy, busy, problem, onAppeal }: AutonomyProps) {
  const { inWords, isTrusted, topics } = autonomy
  const [asking, setAsking] = useState<string | null>()
  return (
    <section className="stack" aria-labelledby="autonomy-head">
      <h2 className="heading" id="autonomy-head">
        What you send on your own
      </h2>
      {isTrusted && (
        <p>
          {topics.length === 0
            ? 'You send on your own, whatever it is about. The guidelines and whom you address may still ask for a second look.'
            : 'You send on your own, except where it says otherwise below.'}
        </p>
      )}
      <p className="t13 second">{inWords.grows}</p>
      <p className="t13 second">{inWords.shrinks}</p>
      <ul>
        {topics.map(topical => (
          <li key={topical.topicId ?? 'everything'}>
            <h3>
              {nameOf(topical)} <Standing topical={topical} />
            </h3>
            {topical.standing === 'alone' ? (
              <details className="folded">
                <summary>Why</summary>
                <ul className="parts">
                  {topical.because.map(words => (
                    <li key={words}>{words}</li>
                  ))}
                </ul>
              </details>
            ) : (
              <>
                {topical.because.map(words => (
                  <p key={words} className="t13">
                    {words}
                    {topical.since && (
                      <span className="third">
                        {' '}
                        <Time at={topical.since} />
                      </span>
                    )}{' '}
                    {topical.incidentId && <Anchor href={paths.incident(topical.incidentId)}>See the incident</Anchor>}
                  </p>
                ))}
                <Parts parts={topical.parts} />
                {topical.isReady && <p className="t13">All of it is met: a colleague who teaches confirms it.</p>}
                {topical.appeal ? (
                  <p className="t13 third">
                    You asked for another look <Time at={topical.appeal.at} />: “{topical.appeal.words}”
                  </p>
                ) : asking === topical.topicId ? (
                  <AppealForm
                    busy={busy}
                    problem={problem}
                    onLeave={() => setAsking(undefined)}
                    onAppeal={async words => {
                      if (await onAppeal(topical.topicId, words)) setAsking(undefined)
                    }}
                  />
                ) : (
                  <div>
                    <LinkButton
                      onClick={() => setAsking(topical.topicId)}
                      aria-label={`Ask for another look… ${nameOf(topical)}`}
                    >
                      Ask for another look…
                    </LinkButton>
                  </div>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {autonomy.appeals.some(({ decidedAt }) => decidedAt) && (
        <details className="folded">
          <summary>What was decided when you asked</summary>
          {autonomy.appeals
            .filter(({ decidedAt }) => decidedAt)
            .map(appeal => (
              <p key={appeal.id}>
                {nameOf(appeal)}: {appeal.isGranted ? 'agreed' : 'left as it is'} by {appeal.decidedByName}.{' '}
                {appeal.reason}
              </p>
            ))}
        </details>
      )}
    </section>
  )
}

/** Where somebody stands, in a word. */
export function Standing({ topical: { isReady, standing } }: { topical: Pick<TopicalView, 'isReady' | 'standing'> }) {
  if (standing === 'alone') return <Chip tone="yours">on your own</Chip>
  if (isReady) return <Chip tone="line">ready</Chip>
  return standing === 'second-look' ? (
    <Chip tone="care">looked at first again</Chip>
  ) : (
    <Chip tone="line">looked at first</Chip>
  )
}

function AppealForm({
  busy,
  problem,
  onAppeal,
  onLeave,
}: {
  busy?: string
  problem?: ProblemDetails
  onAppeal: (words: string) => Promise<void>
  onLeave: () => void
}) {
  const [words, setWords] = useState('')
  const rest = reasonsElsewhere(problem, ['words'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim()) void onAppeal(words.trim())
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextArea
        label="Why it should be looked at again"
        hint="Somebody who teaches reads it, and answers with a reason."
        maxLength={1000}
        value={words}
        error={reasonAt(problem, 'words')}
        onChange={event => setWords(event.target.value)}
      />
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabledBecause={words.trim() ? undefined : 'A few words first.'}
          reasonHidden
        >
          Ask
        </Button>
        <Button onClick={onLeave}>Leave it</Button>
      </div>
    </form>
  )
}

export interface AutonomyNewsView {
  grown: { id: string; topic: string; givenByName: string }[]
  shrunk: {
    id: string
    topic: string | null
    why: 'incident' | 'came-back' | 'asked'
    said: string
    askedByName: string | null
  }[]
  appeals: {
    id: string
    topic: string | null
    isGranted: boolean | null
    reason: string
    decidedByName: string | null
  }[]
}

/** On Today: what changed of what one sends on one’s own. */
export function AutonomyNews({ news, onSeen }: { news: AutonomyNewsView; onSeen: () => void }) {
  const { appeals, grown, shrunk } = news
  if (grown.length + shrunk.length + appeals.length === 0) return null
  const on = (topic: string | null) => (topic ? ` on ${topic}` : '')
  return (
    <section className="unwell notices stack tight" aria-label="What you send on your own">
      <ul>
        {grown.map(({ id, topic, givenByName }) => (
          <li key={id}>
            You send on your own on {topic} now. {givenByName} confirmed it.
          </li>
        ))}
        {shrunk.map(({ id, topic, why, said, askedByName }) => (
          <li key={id}>
            A colleague looks first{on(topic)} from now on:{' '}
            {why === 'incident'
              ? 'somebody raised an incident over your words.'
              : why === 'came-back'
                ? 'several of your last drafts came back.'
                : `${askedByName ?? 'a colleague'} asked for it. ${said}`}
          </li>
        ))}
        {appeals.map(({ id, topic, isGranted, reason, decidedByName }) => (
          <li key={id}>
            {decidedByName} looked again{on(topic)} and {isGranted ? 'agreed' : 'left it as it is'}: {reason}
          </li>
        ))}
      </ul>
      <p className="row tight">
        <Anchor href={paths.learn()}>See why, and what you can do</Anchor>
        <LinkButton onClick={onSeen}>Seen</LinkButton>
      </p>
    </section>
  )
}
