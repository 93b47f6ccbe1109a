import './results.css'
import './path.css'
import { Anchor, Empty, LinkButton, Select } from '#apps/ui'
import { paths } from '../paths.ts'
import type { AskedResult } from '../results-types.ts'
import { Page, useTitle } from '../screen.tsx'
import { BehindOf, type Looking } from './behind.tsx'
import { TakeAlong } from './take-along.tsx'

export const modelNames = {
  first: 'First step',
  last: 'Last step',
  linear: 'Each the same',
  position: '40, 20, 40',
  markov: 'By removal',
}
export type ModelName = keyof typeof modelNames
const models = Object.keys(modelNames) as ModelName[]

export interface AttributionView {
  headline: string
  /** What the models make of it, in sentences. */
  finds: string[]
  /** Without `asked`: no purchase had it on the way; by removal alone it may count all the same. */
  rows: { name: string; credits: Record<ModelName, string>; without: string; asked?: AskedResult }[]
  money: { currency: string; rows: { name: string; amounts: Record<ModelName, string> }[] }[]
}

interface AttributionProps {
  attribution: AttributionView
  by: string
  windowDays: string
  onBy: (by: string) => void
  onWindow: (days: string) => void
  /** At the purchases that a step lay before. */
  looking: Looking<AskedResult>
}

/** Which of our steps led to purchases: five models side by side, as nobody knows which is right. */
export function AttributionScreen({ attribution, by, windowDays, onBy, onWindow, looking }: AttributionProps) {
  useTitle('What led to purchases')
  const { headline, finds, rows, money } = attribution
  return (
    <Page
      title="What led to purchases"
      about={<Anchor href={paths.results()}>Results</Anchor>}
      actions={
        <>
          <Select
            label="By"
            labelHidden
            value={by}
            onChange={event => onBy(event.target.value)}
            options={[
              { value: 'step', label: 'By what we did' },
              { value: 'network', label: 'By where' },
              { value: 'colleague', label: 'By who' },
            ]}
          />
          <Select
            label="So far back"
            labelHidden
            value={windowDays}
            onChange={event => onWindow(event.target.value)}
            options={['7', '30', '90'].map(days => ({ value: days, label: `${days} days before` }))}
          />
          <TakeAlong tables={[{ of: 'attribution' }]} chosen={{ by, windowDays }} />
        </>
      }
    >
      <div className="led">
        <p>{headline}</p>
        {finds.map(words => (
          <p key={words} className="second">
            {words}
          </p>
        ))}
        {rows.length === 0 ? (
          <Empty title="No purchase has a step of ours before it yet.">
            Connect your shop under Offers, and give links of ours in your answers: an order that came by one is joined
            to its conversation.
          </Empty>
        ) : (
          <section aria-labelledby="side-by-side">
            <h2 className="heading" id="side-by-side">
              Purchases, shared out in five ways
            </h2>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys. */}
            <section className="scrolls" aria-label="The table" tabIndex={0}>
              <table className="channels">
                <thead>
                  <tr>
                    <th scope="col">{by === 'colleague' ? 'Who' : by === 'network' ? 'Where' : 'What we did'}</th>
                    {models.map(model => (
                      <th key={model} scope="col">
                        {modelNames[model]}
                      </th>
                    ))}
                    <th scope="col">Lost without it</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ name, credits, without, asked }) => (
                    <tr key={name}>
                      <th scope="row">
                        {asked ? (
                          <LinkButton onClick={() => looking.onAsk(asked)}>
                            {name}
                            <span className="hidden-words">: the purchases</span>
                          </LinkButton>
                        ) : (
                          name
                        )}
                      </th>
                      {models.map(model => (
                        <td key={model}>{credits[model]}</td>
                      ))}
                      <td>{without}</td>
                    </tr>
                  ))}
                  {money.flatMap(({ currency, rows }) =>
                    rows.map(({ name, amounts }) => (
                      <tr key={`${currency} ${name}`}>
                        <th scope="row">
                          {name}, {currency}
                        </th>
                        {models.map(model => (
                          <td key={model}>{amounts[model]}</td>
                        ))}
                        <td>–</td>
                      </tr>
                    )),
                  )}
                </tbody>
              </table>
            </section>
            <BehindOf figures={['led-by-step', 'led-by-network', 'led-by-colleague']} looking={looking} />
          </section>
        )}
        <section className="stack tight" aria-labelledby="how-counted">
          <h2 className="heading" id="how-counted">
            How it is counted
          </h2>
          <p>
            A purchase is one that a shop told us of. A step is an answer, an invitation or a link of ours that was
            followed, in any conversation of the same person, at most so many days before it. The last 180 days.
          </p>
          <p>
            First and last step: all to one. Each the same: evenly. 40, 20, 40: most to the first and the last. By
            removal: a step is worth what would be missing if everybody who came to it had been lost there (a Markov
            chain of all ways, those without a purchase too; Anderl and others, 2016). None of them proves that a step
            was the cause.
          </p>
        </section>
      </div>
    </Page>
  )
}
