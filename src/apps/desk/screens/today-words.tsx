import './coordinate.css'
import { Anchor, LinkButton, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import type { PairView, TeachingView, WordKind } from './coordinate-views.ts'

/** What colleagues wrote to the reader, and ask them, on Today. */
export function TodayWords({
  words,
  asked,
  pairs,
  myId,
  onReply,
  onSay,
  onPair,
}: {
  words: { id: string; kind: WordKind; fromName: string; conversationId: string | null; words: string; at: string }[]
  asked: (TeachingView & { askedByName: string; words: string })[]
  pairs: PairView[]
  myId: string
  onReply: (id: string, said: 'yes' | 'not-now' | null) => void
  onSay: (id: string, isYes: boolean) => void
  onPair: (id: string, isYes: boolean) => void
}) {
  const open = asked.filter(({ said }) => said === null)
  const both = pairs.filter(({ hasLearnerAgreed, hasMentorAgreed, mentorId }) =>
    mentorId === myId ? !hasMentorAgreed : !hasLearnerAgreed,
  )
  if (words.length + open.length + both.length === 0) return null
  return (
    <section className="unwell notices stack tight" aria-label="From a colleague, to you">
      <h2 className="heading">From a colleague, to you</h2>
      <ul>
        {words.map(({ at, conversationId, fromName, id, kind, words }) => (
          <li key={id} className="stack tight">
            <p dir="auto">{words}</p>
            <p className="t13 second">
              {fromName}, <Time at={at} />
              {conversationId && (
                <>
                  . <Anchor href={paths.conversation(conversationId)}>What it is about</Anchor>
                </>
              )}
            </p>
            {kind === 'nudge' || kind === 'invitation' ? (
              <p className="row tight">
                <LinkButton onClick={() => onReply(id, 'yes')}>I would like to</LinkButton>
                <LinkButton onClick={() => onReply(id, 'not-now')}>Not now</LinkButton>
              </p>
            ) : (
              <p>
                <LinkButton onClick={() => onReply(id, null)}>Seen</LinkButton>
              </p>
            )}
          </li>
        ))}
        {open.map(({ askedByName, because, id, topic, words }) => (
          <li key={id} className="stack tight">
            <p dir="auto">{words}</p>
            <p className="t13 second">
              {askedByName} asks whether others may learn from your answers on {topic}, with your name. {because[0]}
            </p>
            <p className="row tight">
              <LinkButton onClick={() => onSay(id, true)}>Yes, gladly</LinkButton>
              <LinkButton onClick={() => onSay(id, false)}>Rather not</LinkButton>
            </p>
          </li>
        ))}
        {both.map(({ askedByName, id, learnerName, mentorId, mentorName, topic, words }) => (
          <li key={id} className="stack tight">
            <p dir="auto">{words}</p>
            <p className="t13 second">
              {askedByName} asks whether{' '}
              {mentorId === myId ? `${learnerName} may learn with you` : `you would like to learn with ${mentorName}`}{' '}
              on {topic}.
            </p>
            <p className="row tight">
              <LinkButton onClick={() => onPair(id, true)}>Yes, gladly</LinkButton>
              <LinkButton onClick={() => onPair(id, false)}>Rather not</LinkButton>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
