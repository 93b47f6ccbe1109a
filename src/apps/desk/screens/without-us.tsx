import './results.css'
import './path.css'
import type { ReactNode } from 'react'
import { Anchor, Chart, type ChartPoint, Empty, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import type { FigureOf } from '../results-types.ts'
import { Page, useTitle } from '../screen.tsx'
import { Behind, Figure, type Looking } from './behind.tsx'

/** Which figure’s conversations are looked at. */
export interface Asked {
  what: 'without-us' | 'recommends' | 'prefers-us' | 'prefers-them' | 'answered' | 'unanswered'
  month?: string
  later?: 'spoke-well' | 'recommended' | 'came-back'
  /** As a heading: “Without you, in November 2026”. */
  title: string
}

export interface WithoutUsView {
  headline: string
  months: { name: string; conversations: FigureOf<Asked>; where: string }[]
  preference: {
    finds: string
    caption: string
    points: ChartPoint[]
    months: { name: string; us: FigureOf<Asked>; them: FigureOf<Asked>; share: string }[]
    fewest: number
  }
  recommenders: {
    personId: string
    words: string
    lastAt: string
    posts: { conversationId: string; words: string }[]
  }[]
  answered: {
    finds: string[]
    rows: { name: string; answered: FigureOf<Asked>; unanswered: FigureOf<Asked>; difference: string }[]
  }
}

interface WithoutUsProps extends Looking<Asked> {
  view: WithoutUsView
}

/** What people say of us where none of us speaks, whom they would rather have, and whether answering them is followed by more of it. */
export function WithoutUsScreen({ view, ...looking }: WithoutUsProps) {
  useTitle('What people say without you')
  const { months, preference, recommenders, answered } = view
  const isBehind = (...whats: Asked['what'][]) => looking.asked && whats.includes(looking.asked.what)
  return (
    <Page title="What people say without you" about={<Anchor href={paths.results()}>Results</Anchor>}>
      <div className="led">
        <p>{view.headline}</p>
        <Part title="Spoken well of, with none of you there" id="without">
          {months.length === 0 ? (
            <Empty title="No conversation yet.">
              Posts that are glad of you or of what you make are counted here, where none of you had spoken before. Name
              what you make under Settings, so that it is recognised.
            </Empty>
          ) : (
            <Table name="Conversations by month" heads={['Month', 'Conversations', 'Where']} lastIsWords>
              {months.map(({ name, conversations, where }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <Figure of={conversations} about={`conversations in ${name}`} onAsk={looking.onAsk} />
                  <td>{where}</td>
                </tr>
              ))}
            </Table>
          )}
          {isBehind('without-us') && <Behind {...looking} />}
        </Part>
        <Part title="Who recommends you" id="recommend">
          {recommenders.length === 0 ? (
            <p className="second">Nobody yet, in words that we recognise.</p>
          ) : (
            <>
              <p className="second">The latest first. It ranks nobody, and is nobody’s pay.</p>
              <ul className="choices">
                {recommenders.map(person => (
                  <li key={person.personId}>
                    <Anchor href={paths.person(person.personId)}>{person.words}</Anchor>:{' '}
                    {person.posts.map((post, at) => (
                      <span key={`${post.conversationId} ${post.words}`}>
                        {at > 0 && ', '}
                        <Anchor href={paths.conversation(post.conversationId)}>
                          “<span dir="auto">{post.words}</span>”
                        </Anchor>
                      </span>
                    ))}
                    <small>
                      Last: <Time at={person.lastAt} as="short" />
                    </small>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Part>
        <Part title="Whom people would rather have" id="rather">
          <p>{preference.finds}</p>
          {preference.points.length > 1 && (
            <Chart
              finds={preference.caption}
              unit="of 100 people"
              points={preference.points}
              say={share => `${Math.round(share)} %`}
            />
          )}
          {preference.months.length > 0 && (
            <Table name="Preference by month" heads={['Month', 'Rather you', 'Rather others', 'Share']}>
              {preference.months.map(({ name, us, them, share }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <Figure of={us} about={`would rather have you, ${name}`} onAsk={looking.onAsk} />
                  <Figure of={them} about={`would rather have others, ${name}`} onAsk={looking.onAsk} />
                  <td>{share}</td>
                </tr>
              ))}
            </Table>
          )}
          {isBehind('prefers-us', 'prefers-them') && <Behind {...looking} />}
        </Part>
        <Part title="People who were answered, and people who were not" id="answered">
          {answered.finds.map(words => (
            <p key={words}>{words}</p>
          ))}
          {answered.rows.length > 0 && (
            <Table name="What they did later" heads={['Later they', 'Answered', 'Not answered', 'Difference']}>
              {answered.rows.map(row => (
                <tr key={row.name}>
                  <th scope="row">{row.name}</th>
                  <Figure of={row.answered} about={`answered, and ${row.name}`} onAsk={looking.onAsk} />
                  <Figure of={row.unanswered} about={`not answered, and ${row.name}`} onAsk={looking.onAsk} />
                  <td>{row.difference}</td>
                </tr>
              ))}
            </Table>
          )}
          {isBehind('answered', 'unanswered') && <Behind {...looking} />}
          <p>
            This is no proof that answers are the cause: colleagues choose whom they answer, and those may differ in
            what nobody wrote down. To know, <Anchor href={paths.askAnswered()}>ask it as an experiment</Anchor>: chance
            then says which way to go.
          </p>
        </Part>
        <HowCounted fewest={preference.fewest} />
      </div>
    </Page>
  )
}

function Part({ title, id, children }: { title: string; id: string; children: ReactNode }) {
  return (
    <section className="stack tight" aria-labelledby={id}>
      <h2 className="heading" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function Table({
  name,
  heads,
  lastIsWords,
  children,
}: {
  name: string
  heads: string[]
  lastIsWords?: boolean
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys.
    <section className="scrolls" aria-label={name} tabIndex={0}>
      <table className={lastIsWords ? 'channels last-is-words' : 'channels'}>
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

function HowCounted({ fewest }: { fewest: number }) {
  return (
    <Part title="How it is counted" id="how-counted">
      <p>
        Twelve months, by UTC. A conversation counts once, in the month in which somebody first spoke well of you or of
        what you make, where none of you had spoken there before. What is written to you, by mail, text message or in
        your own communities, doesn’t count as said without you. What is erased, or taken away where it stood, counts no
        more.
      </p>
      <p>
        Who recommends and who prefers is found by words, in English, German, Spanish, French, Italian, Portuguese,
        Dutch and Polish; a question, and what is denied, says neither. Each person counts once in a month, and once in
        all, by their last word. The interval is Wilson’s (1927): of 100 such intervals, 95 hold the true share. Of
        fewer than {fewest} people no share is told.
      </p>
      <p>
        Answered means by one of you within a week. From then on it is looked at for 60 days, for everybody alike, what
        they said anywhere. Each person counts once in a year, by the first that they asked. They are compared only with
        people who asked on the same network, the same kind of thing, in the same month, feeling alike: the
        Mantel-Haenszel difference with Klingenberg’s interval (2014), wide enough that all three hold at once in 95 of
        100 cases. Where the numbers don’t bear it (Mantel and Fleiss, 1980), it says so.
      </p>
    </Part>
  )
}
