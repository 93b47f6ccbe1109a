import './coordinate.css'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, Chip, Empty, LinkButton, Select, TextArea, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'
import { counted, firstName, languageWords } from '../words.ts'

/** What there is to see of a colleague. */
export interface ColleagueSeenView {
  id: string
  name: string
  topics: string[]
  asked: number
  standing: 'speaks' | 'could' | 'rests' | 'away' | 'not-asked'
  restsUntil: string | null
  care: string[]
  hurtful: string[]
  thanks: { outcomeId: string; conversationId: string; quote: string }[]
}

/** Whose answers others could learn from, and why. */
export interface FoundView {
  employeeId: string
  name: string
  topicId: string
  topic: string
  because: string[]
  outcomeIds: string[]
}

export interface TeachingView extends FoundView {
  id: string
  said: 'yes' | 'no' | null
}

export interface PairView {
  id: string
  topic: string
  mentorId: string
  mentorName: string
  learnerId: string
  learnerName: string
  askedByName: string
  words: string
  hasMentorAgreed: boolean
  hasLearnerAgreed: boolean
}

export interface HoursView {
  topicId: string
  topic: string
  language: string
  couldAnswer: number
  parts: { from: number; asked: number; met: number }[]
}

export type WordKind = 'nudge' | 'invitation' | 'thanks' | 'care'

interface CoordinateProps {
  colleagues: ColleagueSeenView[]
  voices: { id: string; employeeId: string; employeeName: string; url: string; name: string }[]
  hours: { timezone: string; rows: HoursView[] }
  found: FoundView[]
  asked: TeachingView[]
  pairs: PairView[]
  drills: { id: string; title: string }[]
  courses: { id: string; title: string }[]
  myId: string
  busy?: string
  onWrite: (kind: WordKind, toId: string, words: string, conversationId?: string) => Promise<boolean>
  onAsk: (found: FoundView, words: string) => Promise<boolean>
  onPair: (sharpshooterId: string, learnerId: string, words: string) => Promise<boolean>
  onTeach: (drillId: string, courseId: string, title: string) => Promise<boolean>
}

/** For whoever encourages: who could speak, whom to take care of, who could teach, and when nobody is there. */
export function Coordinate(props: CoordinateProps) {
  useTitle('Encourage')
  return (
    <Page
      title="Encourage."
      about="Who could speak, who needs a hand, and what others can learn from. You write to them in words of your own; they may say no."
    >
      <div className="coordinate">
        <Care {...props} />
        <Could {...props} />
        <Teach {...props} />
        <Hours {...props} />
      </div>
    </Page>
  )
}

/** A word of one’s own, written only where one wants to. */
function Write({
  open,
  label,
  send,
  busy,
  onSend,
}: {
  open: string
  label: string
  send: string
  busy?: string
  onSend: (words: string) => Promise<boolean>
}) {
  const [isOpen, setOpen] = useState(false)
  const [words, setWords] = useState('')
  if (!isOpen) return <LinkButton onClick={() => setOpen(true)}>{open}</LinkButton>
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (words.trim().length >= 10 && (await onSend(words.trim()))) setOpen(false)
  }
  return (
    <form className="form" onSubmit={event => void submit(event)}>
      <TextArea
        label={label}
        rows={3}
        maxLength={1000}
        value={words}
        autoFocus
        onChange={event => setWords(event.target.value)}
      />
      <div className="row">
        <Button
          type="submit"
          small
          kind="primary"
          busy={busy}
          disabledBecause={words.trim().length < 10 ? 'Write to them in words of your own first.' : undefined}
          reasonHidden
        >
          {send}
        </Button>
        <Button small kind="plain" onClick={() => setOpen(false)}>
          Not now
        </Button>
      </div>
    </form>
  )
}

function Care({ colleagues, busy, myId, onWrite }: CoordinateProps) {
  const those = colleagues.filter(({ care, id, thanks }) => id !== myId && (care.length > 0 || thanks.length > 0))
  return (
    <section aria-labelledby="care">
      <h2 className="heading" id="care">
        Take care of
      </h2>
      {those.length === 0 ? (
        <p className="second">Nobody carries too much, and all thanks are passed on.</p>
      ) : (
        <ul>
          {those.map(({ care, hurtful, id, name, thanks }) => (
            <li key={id}>
              <h3>
                <Anchor href={paths.colleague(id)}>{name}</Anchor>
              </h3>
              {care.map(words => (
                <p key={words}>{words}</p>
              ))}
              {hurtful.length > 0 && (
                <p className="t13 second">
                  Read it in their place, and take it over if they like:{' '}
                  {hurtful.map((conversation, at) => (
                    <Anchor key={conversation} href={paths.conversation(conversation)}>
                      conversation {at + 1}
                    </Anchor>
                  ))}
                </p>
              )}
              {care.length > 0 && (
                <Write
                  open={`Ask ${firstName(name)} how it goes…`}
                  label={`What you write to ${firstName(name)}`}
                  send="Write it"
                  busy={busy}
                  onSend={words => onWrite('care', id, words)}
                />
              )}
              {thanks.map(({ conversationId, outcomeId, quote }) => (
                <div key={outcomeId} className="stack tight">
                  <blockquote dir="auto">{quote}</blockquote>
                  <Write
                    open={`Pass it on to ${firstName(name)}…`}
                    label={`What you write to ${firstName(name)} with it`}
                    send="Pass it on"
                    busy={busy}
                    onSend={words => onWrite('thanks', id, words, conversationId)}
                  />
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const standings: Record<ColleagueSeenView['standing'], string> = {
  speaks: 'speaks',
  could: 'could speak',
  rests: 'let them be',
  away: 'away',
  'not-asked': 'not asked about what they know',
}

function Could({ busy, colleagues, myId, onWrite, voices }: CoordinateProps) {
  const could = colleagues.filter(({ id, standing }) => standing === 'could' && id !== myId)
  const others = colleagues.filter(each => !could.includes(each))
  return (
    <section aria-labelledby="could">
      <h2 className="heading" id="could">
        Could speak
      </h2>
      {could.length === 0 ? (
        <Empty title="Whoever is asked about what they know speaks, or may rest.">
          When somebody is asked about and has not spoken for a month, they stand here.
        </Empty>
      ) : (
        <ul>
          {could.map(({ asked, id, name, topics }) => {
            const own = voices.filter(({ employeeId }) => employeeId === id)
            return (
              <li key={id}>
                <h3>
                  <Anchor href={paths.colleague(id)}>{name}</Anchor>
                </h3>
                <p className="second">
                  Knows {new Intl.ListFormat('en-GB').format(topics)}, which was asked about{' '}
                  {counted(asked, 'time', 'times')} in 30 days.
                </p>
                {own.map(voice => (
                  <p key={voice.id} className="t13">
                    Writes already: <a href={voice.url}>{voice.name}</a>
                  </p>
                ))}
                <Write
                  open={own.length > 0 ? `Invite ${firstName(name)}…` : `Encourage ${firstName(name)}…`}
                  label={`What you write to ${firstName(name)}`}
                  send="Write it"
                  busy={busy}
                  onSend={words => onWrite(own.length > 0 ? 'invitation' : 'nudge', id, words)}
                />
              </li>
            )
          })}
        </ul>
      )}
      {others.length > 0 && (
        <p className="chips">
          {others.map(({ id, name, standing }) => (
            <Chip key={id} tone="line">
              {name}: {standings[standing]}
            </Chip>
          ))}
        </p>
      )}
      {voices.length > 0 && (
        <details className="folded">
          <summary>Where colleagues write already, by their own word</summary>
          <ul>
            {voices.map(({ employeeName, id, name, url }) => (
              <li key={id}>
                {employeeName}: <a href={url}>{name}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Evidence({ because, outcomeIds }: Pick<FoundView, 'because' | 'outcomeIds'>) {
  return (
    <>
      <ul className="plain">
        {because.map(words => (
          <li key={words} className="t13">
            {words}
          </li>
        ))}
      </ul>
      <p className="t13 second row tight">
        {outcomeIds.map((id, at) => (
          <Anchor key={id} href={paths.outcome(id)}>
            result {at + 1}
          </Anchor>
        ))}
      </p>
    </>
  )
}

function Teach({ asked, busy, colleagues, courses, drills, found, onAsk, onPair, onTeach, pairs }: CoordinateProps) {
  return (
    <section aria-labelledby="teach">
      <h2 className="heading" id="teach">
        Others could learn from
      </h2>
      {found.length + asked.length === 0 && (
        <p className="second">
          Whoever helped three people or more on a topic, with nearly all they answered, stands here with what shows it.
        </p>
      )}
      <ul>
        {found.map(each => (
          <li key={`${each.employeeId} ${each.topicId}`}>
            <h3>
              {each.name} on {each.topic}
            </h3>
            <Evidence {...each} />
            <Write
              open={`Ask ${firstName(each.name)} whether others may learn from them…`}
              label={`What you write to ${firstName(each.name)}`}
              send="Ask"
              busy={busy}
              onSend={words => onAsk(each, words)}
            />
          </li>
        ))}
        {asked.map(each => (
          <li key={each.id}>
            <h3>
              {each.name} on {each.topic} <Chip tone="line">{each.said === 'yes' ? 'said yes' : 'was asked'}</Chip>
            </h3>
            <Evidence {...each} />
            {pairs
              .filter(({ mentorId, topic }) => mentorId === each.employeeId && topic === each.topic)
              .map(({ hasLearnerAgreed, hasMentorAgreed, id, learnerName }) => (
                <p key={id} className="t13">
                  With {learnerName}
                  {hasLearnerAgreed && hasMentorAgreed ? '.' : ': not both have said yes yet.'}
                </p>
              ))}
            {each.said === 'yes' && (
              <Pair
                each={each}
                busy={busy}
                colleagues={colleagues.filter(({ id }) => id !== each.employeeId)}
                onPair={onPair}
              />
            )}
          </li>
        ))}
      </ul>
      {asked.some(({ said }) => said === 'yes') && drills.length > 0 && courses.length > 0 && (
        <Lesson drills={drills} courses={courses} busy={busy} onTeach={onTeach} />
      )}
    </section>
  )
}

function Pair({
  each,
  busy,
  colleagues,
  onPair,
}: {
  each: TeachingView
  busy?: string
  colleagues: ColleagueSeenView[]
  onPair: CoordinateProps['onPair']
}) {
  const [learner, setLearner] = useState(colleagues[0]?.id ?? '')
  if (colleagues.length === 0) return null
  return (
    <details className="folded">
      <summary>Somebody learns with {firstName(each.name)}…</summary>
      <Select
        label={`Who learns with ${firstName(each.name)}`}
        value={learner}
        onChange={event => setLearner(event.target.value)}
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Write
        open="Write to both…"
        label="What you write to both"
        send="Ask both"
        busy={busy}
        onSend={words => onPair(each.id, learner, words)}
      />
    </details>
  )
}

function Lesson({ drills, courses, busy, onTeach }: Pick<CoordinateProps, 'drills' | 'courses' | 'busy' | 'onTeach'>) {
  const [drill, setDrill] = useState(drills[0]?.id ?? '')
  const [course, setCourse] = useState(courses[0]?.id ?? '')
  const title = drills.find(({ id }) => id === drill)?.title ?? ''
  return (
    <details className="folded">
      <summary>Make a lesson of an answer…</summary>
      <form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          void onTeach(drill, course, title)
        }}
      >
        <p className="second">Of a drill whose answer is theirs. Their name stands below it.</p>
        <Select
          label="Which drill"
          value={drill}
          onChange={event => setDrill(event.target.value)}
          options={drills.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <Select
          label="In which course"
          value={course}
          onChange={event => setCourse(event.target.value)}
          options={courses.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <div>
          <Button type="submit" small kind="primary" busy={busy}>
            Make a lesson
          </Button>
        </div>
      </form>
    </details>
  )
}

const mostRows = 20

function Hours({ hours }: CoordinateProps) {
  const rows = hours.rows.slice(0, mostRows)
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="hours">
      <h2 className="heading" id="hours">
        When nobody is there
      </h2>
      <p className="second">
        What was asked in 30 days by the time of day ({hours.timezone}), and how often nobody who knows it and speaks
        the language was there. The widest gaps first.
      </p>
      <ul>
        {rows.map(({ couldAnswer, language, parts, topic, topicId }) => (
          <li key={`${topicId} ${language}`}>
            <h3>
              {topic}, {languageWords(language)}
            </h3>
            <p className="t13">{gapWords(parts, couldAnswer)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The gaps of a day, in words. */
function gapWords(parts: HoursView['parts'], couldAnswer: number): string {
  const missed = parts.filter(({ asked, met }) => asked > met)
  if (couldAnswer === 0)
    return `Asked ${counted(
      parts.reduce((sum, { asked }) => sum + asked, 0),
      'time',
    )}, and nobody knows it and speaks the language.`
  if (missed.length === 0) return 'Somebody was always there.'
  return `Nobody was there for ${new Intl.ListFormat('en-GB').format(
    missed.map(({ asked, from, met }) => `${asked - met} of ${asked} between ${from} and ${from + 4} o’clock`),
  )}.`
}

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
