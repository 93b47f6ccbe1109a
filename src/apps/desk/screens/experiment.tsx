import './results.css'
import './path.css'
import { Anchor, Button, LinkButton, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'

export interface ExperimentView {
  question: string
  about: string
  verdict: string
  isShown: boolean
  ways: { number: number; name: string; words: string; counts: string; between: string; otherwise: string }[]
  tries: {
    id: string
    title: string
    href?: string
    way: string
    by: string
    at: string
    outcome: string
    canTell: boolean
  }[]
  candidates: { id: string; title: string; suggested: number; suggestedName: string }[]
  canEnd: boolean
}

interface ExperimentProps {
  experiment: ExperimentView
  busy?: string
  onEnd: () => void
  onTry: (subjectId: string, way: number) => void
  onTell: (subjectId: string, worked: boolean) => void
}

/** One small experiment: what can be said by now, each way with what it came to, and what it was tried on. */
export function ExperimentScreen({ experiment, busy, onEnd, onTry, onTell }: ExperimentProps) {
  const { question, about, verdict, isShown, ways, tries, candidates, canEnd } = experiment
  useTitle(question)
  return (
    <Page
      title={question}
      about={<Anchor href={paths.experiments()}>Small experiments</Anchor>}
      actions={
        canEnd && (
          <Button kind="plain" busy={busy} onClick={onEnd}>
            End it
          </Button>
        )
      }
    >
      <div className="led">
        <p role="status" className={isShown ? undefined : 'second'}>
          <b>{verdict}</b>
        </p>
        <p className="t13 second">{about}</p>
        <section aria-labelledby="each-way">
          <h2 className="heading" id="each-way">
            Each way
          </h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys. */}
          <section className="scrolls" aria-label="The table" tabIndex={0}>
            <table className="channels">
              <thead>
                <tr>
                  <th scope="col">Way</th>
                  <th scope="col">Worked</th>
                  <th scope="col">Likely between</th>
                  <th scope="col">Went another way</th>
                </tr>
              </thead>
              <tbody>
                {ways.map(way => (
                  <tr key={way.number}>
                    <th scope="row">
                      <b>{way.name}</b>
                      {way.words && <br />}
                      {way.words}
                    </th>
                    <td>{way.counts}</td>
                    <td>{way.between}</td>
                    <td>{way.otherwise}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </section>
        {candidates.length > 0 && (
          <section aria-labelledby="try-next">
            <h2 className="heading" id="try-next">
              To try it on
            </h2>
            <ul>
              {candidates.map(({ id, title, suggested, suggestedName }) => (
                <li key={id} className="stack tight">
                  <p className="address">{title}</p>
                  <p className="row t13">
                    <span>Chance says “{suggestedName}”.</span>
                    <LinkButton onClick={() => onTry(id, suggested)}>I try it so</LinkButton>
                    {ways
                      .filter(({ number }) => number !== suggested)
                      .map(({ number, name }) => (
                        <LinkButton key={number} onClick={() => onTry(id, number)}>
                          Rather “{name}”
                        </LinkButton>
                      ))}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="tried-on">
          <h2 className="heading" id="tried-on">
            What it was tried on
          </h2>
          {tries.length === 0 && <p className="second">Nothing yet.</p>}
          <ul>
            {tries.map(({ id, title, href, way, by, at, outcome, canTell }) => (
              <li key={id} className="stack tight">
                <p className="address">
                  {href ? <Anchor href={href}>{title}</Anchor> : title}
                  <br />
                  <span className="t13 second">
                    “{way}” · {by} · <Time at={at} as="short" /> · {outcome}
                  </span>
                </p>
                {canTell && (
                  <p className="row t13">
                    <LinkButton onClick={() => onTell(id, true)}>It worked</LinkButton>
                    <LinkButton onClick={() => onTell(id, false)}>It didn’t</LinkButton>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  )
}
