import './results.css'
import { Anchor, Button, Chart, Empty, Face, Select, spanWords, Therefore, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import type { AskedResult, OutcomeView, ResultsView } from '../results-types.ts'
import { Page, useTitle } from '../screen.tsx'
import { BehindOf, Figure, type Looking } from './behind.tsx'
import { TakeAlong } from './take-along.tsx'

interface ResultsProps {
  results: ResultsView
  since: string
  sinceOptions: { value: string; label: string }[]
  onSince: (since: string) => void
  /** The same as a moment; nothing where it is the beginning. */
  from?: string
  loadingMore?: boolean
  onMore?: () => void
  /** At the conversations behind a figure. */
  looking: Looking<AskedResult>
}

/** What came of it, each with its evidence; activity is nowhere a headline. */
export function Results({ results, since, sinceOptions, onSince, from, loadingMore, onMore, looking }: ResultsProps) {
  const { outcomes, answerTime, channels, choices, changes, headline, total } = results
  useTitle('Results')
  return (
    <Page
      title={headline}
      actions={
        <>
          <Select
            label="Since"
            labelHidden
            value={since}
            onChange={event => onSince(event.target.value)}
            options={sinceOptions}
          />
          <TakeAlong
            tables={[
              { of: 'results', label: 'What came of it' },
              { of: 'promptness', label: 'How fast' },
              { of: 'weeks', label: 'Week by week' },
              { of: 'decisions', label: 'What was decided' },
            ]}
            chosen={{ since: from }}
          />
        </>
      }
    >
      <div className="results-columns">
        <section aria-labelledby="what-came">
          <h2 className="heading" id="what-came">
            What came of it, and how we know
          </h2>
          {results.sureness && <p className="t13 second">{results.sureness}</p>}
          {outcomes.length === 0 && (
            <Empty title="Nothing has come of it yet, or nobody wrote it down.">
              When an answer settled something, say so with “Done”: solved, thanked, informed. That is kept here with
              the conversation as its evidence.
            </Empty>
          )}
          <ol>
            {outcomes.map(outcome => (
              <Outcome key={outcome.id} outcome={outcome} />
            ))}
          </ol>
          {onMore && (
            <Button kind="plain" busy={loadingMore ? 'Fetching them' : undefined} onClick={onMore}>
              Earlier ones: {outcomes.length} of {total} are shown
            </Button>
          )}
        </section>
        <aside className="beside" aria-label="How fast, and what changed">
          {answerTime && (
            <section aria-labelledby="how-fast">
              <h2 className="heading" id="how-fast">
                Time to a human answer
              </h2>
              <Chart
                finds={answerTime.finds}
                caption={answerTime.caption}
                unit="hours"
                points={answerTime.points}
                promise={{ value: answerTime.promiseHours, label: 'our promise' }}
                say={hours => spanWords(hours * 3_600_000)}
                onPoint={({ key = '', label }) =>
                  looking.onAsk({ of: 'week', which: key, title: `Answered in the week from ${label}` })
                }
              />
              <BehindOf figures={['week']} looking={looking} />
            </section>
          )}
          {channels.length > 0 && (
            <section aria-labelledby="by-channel">
              <h2 className="heading" id="by-channel">
                Where they wrote, in the last 30 days
              </h2>
              <table className="channels">
                <thead>
                  <tr>
                    <th scope="col">Where</th>
                    <th scope="col">Half waited at most</th>
                    <th scope="col">Of our hours</th>
                    <th scope="col">In time</th>
                    <th scope="col">Still late</th>
                  </tr>
                </thead>
                <tbody>
                  {channels.map(channel => (
                    <tr key={channel.network}>
                      <th scope="row">{channel.name}</th>
                      <td>{channel.wait ?? '–'}</td>
                      <td>{channel.workingWait ?? '–'}</td>
                      <Figure of={channel.inTime} about={`answered on ${channel.name}`} onAsk={looking.onAsk} />
                      <Figure of={channel.waiting} about={`still late on ${channel.name}`} onAsk={looking.onAsk} />
                    </tr>
                  ))}
                </tbody>
              </table>
              <BehindOf figures={['answered', 'late']} looking={looking} />
            </section>
          )}
          <WhatWeDid results={results} looking={looking} />
          {choices.length > 0 && (
            <section className="stack tight" aria-labelledby="chose-not-to">
              <h2 className="heading" id="chose-not-to">
                What we chose not to answer
              </h2>
              <ul className="choices">
                {choices.map(choice => (
                  <li key={choice.conversationId}>
                    <Anchor href={paths.conversation(choice.conversationId)}>{choice.who}</Anchor>: {choice.why}.{' '}
                    <span dir="auto">“{choice.note}”</span>
                    <small>
                      {choice.by}, <Time at={choice.at} as="short" />
                    </small>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {changes.length > 0 && (
            <section className="stack tight">
              <h2 className="heading">What we do differently</h2>
              {changes.map(change => (
                <Therefore key={change}>{change}</Therefore>
              ))}
            </section>
          )}
        </aside>
      </div>
    </Page>
  )
}

/** By what our answers were meant to do; pages people were invited to; what is wrong about us. */
function WhatWeDid({ results, looking }: Pick<ResultsProps, 'results' | 'looking'>) {
  const { moves, invitations, corrections, decisions, decisionMonths } = results
  return (
    <>
      {moves.length > 0 && (
        <section aria-labelledby="by-move">
          <h2 className="heading" id="by-move">
            What we did, in the last 30 days
          </h2>
          <table className="channels">
            <thead>
              <tr>
                <th scope="col">We</th>
                <th scope="col">Times</th>
                <th scope="col">They wrote again</th>
              </tr>
            </thead>
            <tbody>
              {moves.map(move => (
                <tr key={move.name}>
                  <th scope="row">{move.name}</th>
                  <Figure of={move.sent} about={move.name} onAsk={looking.onAsk} />
                  <Figure of={move.wroteAgain} about={`${move.name}, and they wrote again`} onAsk={looking.onAsk} />
                </tr>
              ))}
            </tbody>
          </table>
          <BehindOf figures={['sent', 'wrote-again']} looking={looking} />
        </section>
      )}
      {invitations.length > 0 && (
        <section aria-labelledby="invited-to">
          <h2 className="heading" id="invited-to">
            Where we invited people to
          </h2>
          <table className="channels">
            <thead>
              <tr>
                <th scope="col">Page</th>
                <th scope="col">Invited</th>
                <th scope="col">Wrote again</th>
                <th scope="col">Thanked</th>
              </tr>
            </thead>
            <tbody>
              {invitations.map(page => (
                <tr key={page.id}>
                  <th scope="row">{page.url ? <a href={page.url}>{page.title}</a> : page.title}</th>
                  <Figure of={page.invited} about={`invited to ${page.title}`} onAsk={looking.onAsk} />
                  <Figure of={page.wroteAgain} about={`wrote again, of ${page.title}`} onAsk={looking.onAsk} />
                  <Figure of={page.thanked} about={`thanked us, of ${page.title}`} onAsk={looking.onAsk} />
                </tr>
              ))}
            </tbody>
          </table>
          <BehindOf figures={['invited', 'invited-wrote-again', 'invited-thanked']} looking={looking} />
        </section>
      )}
      {(decisions.length > 0 || decisionMonths.length > 1) && (
        <section className="stack tight" aria-labelledby="what-we-decided">
          <h2 className="heading" id="what-we-decided">
            What conversations decided
          </h2>
          {decisions.map(words => (
            <p key={words}>{words}</p>
          ))}
          {decisionMonths.length > 1 && <Months months={decisionMonths} />}
          <Anchor href={paths.insight()}>What people ask, and what became of it</Anchor>
        </section>
      )}
      {corrections.length > 0 && (
        <section className="stack tight" aria-labelledby="wrong-about-us">
          <h2 className="heading" id="wrong-about-us">
            What was wrong about us
          </h2>
          {corrections.map(words => (
            <p key={words}>{words}</p>
          ))}
          <Anchor href={paths.wrong()}>All of it</Anchor>
        </section>
      )}
    </>
  )
}

/** How much of what was decided cites what people said, month by month. */
function Months({ months }: { months: ResultsView['decisionMonths'] }) {
  return (
    <table className="channels">
      <thead>
        <tr>
          <th scope="col">Citing, of decided</th>
          <th scope="col">The product</th>
          <th scope="col">What we say</th>
          <th scope="col">Guidelines</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ guidelines, marketing, name, product }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{product ?? '–'}</td>
            <td>{marketing ?? '–'}</td>
            <td>{guidelines ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Outcome({ outcome }: { outcome: OutcomeView }) {
  return (
    <li className="outcome">
      <span className="kind">{outcome.kind}</span>
      <div>
        <p className="said" lang={outcome.language} dir="auto">
          {outcome.statement}
        </p>
        <p className="by">
          {outcome.by && <Face name={outcome.by.name} picture={outcome.by.picture} size={18} />}
          {outcome.conversationId ? (
            <Anchor href={paths.conversation(outcome.conversationId)}>{outcome.evidence}</Anchor>
          ) : (
            <span>{outcome.evidence}</span>
          )}
          {outcome.sureness && (
            <Anchor href={paths.outcome(outcome.id)}>
              {outcome.sureness}
              {outcome.isDisputed && ', doubted'}
              <span className="hidden-words">: how we know</span>
            </Anchor>
          )}
        </p>
      </div>
      <Time at={outcome.at} as="short" />
    </li>
  )
}
