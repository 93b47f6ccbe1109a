import './coverage.css'
import { Anchor, Empty, LinkButton, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import type { AskedResult, ResultFigure } from '../results-types.ts'
import { Page, useTitle } from '../screen.tsx'
import { Counted, counted } from '../words.ts'
import { BehindOf, Figure, type Looking } from './behind.tsx'
import { TakeAlong } from './take-along.tsx'

/** Who covers what, as a coordinator needs it. */
export interface CoverageView {
  topics: { topicId: string; topic: string; asked: number; knownBy: number; endorsed: number }[]
  unrouted: {
    count: number
    words: { word: string; count: number }[]
    newest: { conversationId: string; text: string; since: string }[]
  }
  loads: { employeeId: string; name: string; first: ResultFigure; claimed: ResultFigure; mostOpen: number }[]
  voice: {
    answers: number
    halfBy: number
    people: { employeeId: string; name: string }[]
  }
}

/** What is asked and nobody covers, what each of us carries, and how few speak for how many. */
export function Coverage({ coverage, looking }: { coverage: CoverageView; looking: Looking<AskedResult> }) {
  useTitle('Coverage')
  const { topics, unrouted, loads, voice } = coverage
  const bare = topics.filter(topic => topic.knownBy + topic.endorsed === 0)
  const thin = topics.filter(topic => topic.knownBy + topic.endorsed === 1 && topic.asked > 0)
  return (
    <Page
      title="Who covers what."
      about="What people ask and nobody of us is known to know, what each of us carries, and how few speak for how many."
      actions={
        <TakeAlong
          tables={[
            { of: 'coverage', label: 'By topic' },
            { of: 'hours', label: 'By language and hour' },
          ]}
        />
      }
    >
      <div className="coverage">
        <section aria-labelledby="uncovered">
          <h2 className="heading" id="uncovered">
            Nobody covers
          </h2>
          {bare.length === 0 ? (
            <p className="second">Each topic has somebody who knows it.</p>
          ) : (
            <ul>
              {bare.map(topic => (
                <li key={topic.topicId}>
                  <b>{topic.topic}</b> <AskedAbout topic={topic} onAsk={looking.onAsk} />
                </li>
              ))}
            </ul>
          )}
          {thin.length > 0 && (
            <>
              <h3 className="t13 second">One person only</h3>
              <ul>
                {thin.map(topic => (
                  <li key={topic.topicId}>
                    {topic.topic} <AskedAbout topic={topic} onAsk={looking.onAsk} />
                  </li>
                ))}
              </ul>
            </>
          )}
          <BehindOf figures={['asked']} looking={looking} />
        </section>
        <section aria-labelledby="unrouted">
          <h2 className="heading" id="unrouted">
            Asked, and nobody found
          </h2>
          {unrouted.count === 0 ? (
            <Empty title="Everything that waits has somebody.">
              When something is asked that nobody is known to know, it stands here.
            </Empty>
          ) : (
            <>
              <p className="second">
                {Counted(unrouted.count, 'conversation')} wait{unrouted.count === 1 ? 's' : ''}
                {unrouted.words.length > 0 && (
                  <>. They speak of {new Intl.ListFormat('en-GB').format(unrouted.words.map(({ word }) => word))}</>
                )}
                .
              </p>
              <ul>
                {unrouted.newest.map(each => (
                  <li key={each.conversationId}>
                    <p className="said clamp" dir="auto">
                      <Anchor href={paths.conversation(each.conversationId)}>{each.text}</Anchor>
                    </p>
                    <p className="t13 second">
                      <Time at={each.since} />
                    </p>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <section aria-labelledby="loads">
          <h2 className="heading" id="loads">
            What each of us carries
          </h2>
          <table>
            <thead>
              <tr>
                <th scope="col">Colleague</th>
                <th scope="col">Asked first</th>
                <th scope="col">In hand</th>
                <th scope="col">At most</th>
              </tr>
            </thead>
            <tbody>
              {loads.map(load => (
                <tr key={load.employeeId}>
                  <th scope="row">
                    <Anchor href={paths.colleague(load.employeeId)}>{load.name}</Anchor>
                  </th>
                  <Figure of={load.first} about={`${load.name} is asked first`} onAsk={looking.onAsk} />
                  <Figure of={load.claimed} about={`${load.name} has in hand`} onAsk={looking.onAsk} />
                  <td>{load.mostOpen}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <BehindOf figures={['carried', 'in-hand']} looking={looking} />
        </section>
        <section aria-labelledby="voice">
          <h2 className="heading" id="voice">
            Who speaks for us
          </h2>
          {voice.answers === 0 ? (
            <p className="second">Nobody has answered in the last three months.</p>
          ) : (
            <>
              <p className="second">
                <LinkButton
                  onClick={() =>
                    looking.onAsk({ of: 'spoken', which: 'all', title: 'Answered by us in the last three months' })
                  }
                >
                  {Counted(voice.answers, 'answer')}
                </LinkButton>{' '}
                in three months.{' '}
                {voice.halfBy === 1
                  ? 'One person gave half of them or more: nobody should have to speak for all of us.'
                  : `${Counted(voice.halfBy, 'person', 'people')} gave half of them.`}
              </p>
              <p>
                {new Intl.ListFormat('en-GB').format(voice.people.map(({ name }) => name))} spoke with people in that
                time.
              </p>
              <BehindOf figures={['spoken']} looking={looking} />
            </>
          )}
        </section>
      </div>
    </Page>
  )
}

/** How often, leading to the questions. */
function AskedAbout({
  topic: { asked, topic, topicId },
  onAsk,
}: {
  topic: CoverageView['topics'][number]
  onAsk: (asked: AskedResult) => void
}) {
  if (asked === 0) return <span className="t13 second">{askedWords(asked)}</span>
  return (
    <LinkButton onClick={() => onAsk({ of: 'asked', which: topicId, title: `Asked about ${topic} in 30 days` })}>
      {askedWords(asked)}
      <span className="hidden-words"> about {topic}</span>
    </LinkButton>
  )
}

function askedWords(asked: number): string {
  if (asked === 0) return 'not asked lately'
  if (asked === 1) return 'asked once in 30 days'
  return `asked ${asked >= 1_000 ? '1,000 times or more' : counted(asked, 'time')} in 30 days`
}
