import './path.css'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, Empty, LinkButton, Select, TextArea, TextField, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import type { ProblemDetails } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'

export interface ExperimentRow {
  id: string
  question: string
  verdict: string
  begunByName: string
  begunAt: string
  isRunning: boolean
}

export interface Asked {
  question: string
  unit: 'conversation' | 'post' | 'community'
  success: 'wrote-again' | 'result' | 'link-followed' | 'spoke-well' | 'told'
  withinDays: number
  baseline: number
  difference: number
  ways: { name: string; words: string }[]
}

interface ExperimentsProps {
  experiments: ExperimentRow[]
  /** Why one may not ask. */
  lockedBecause?: string
  /** How many of each way it would take. */
  plan?: string
  busy?: string
  problem?: ProblemDetails
  /** What the form begins with. */
  begin?: Asked
  onPlan: (shares: { baseline: number; difference: number; ways: number }) => void
  onBegin: (asked: Asked) => void
}

/** What we try in small ways, and what can be said of it. */
export function Experiments({ experiments, lockedBecause, ...asking }: ExperimentsProps) {
  useTitle('Experiments')
  return (
    <Page title="Small experiments" about={<Anchor href={paths.results()}>Results</Anchor>}>
      <div className="led">
        <p className="second">
          One question, two or three ways. Chance suggests which way to try; you decide, and write every word yourself.
          Nothing is sent by an experiment.
        </p>
        <section aria-labelledby="asked-so-far">
          <h2 className="heading" id="asked-so-far">
            Asked so far
          </h2>
          {experiments.length === 0 && (
            <Empty title="Nothing yet.">
              A question that a dozen answers a week can settle is a good one to begin with.
            </Empty>
          )}
          <ul>
            {experiments.map(({ id, question, verdict, begunByName, begunAt, isRunning }) => (
              <li key={id} className="stack tight">
                <p>
                  <Anchor href={paths.experiment(id)}>
                    <b>{question}</b>
                  </Anchor>
                  <br />
                  <span className="t13 second">
                    {isRunning ? 'Running' : 'Ended'} · {begunByName} · <Time at={begunAt} as="short" />
                  </span>
                </p>
                <p>{verdict}</p>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="ask-one">
          <h2 className="heading" id="ask-one">
            Ask a question
          </h2>
          {lockedBecause ? <p className="second">{lockedBecause}</p> : <Asking {...asking} />}
        </section>
      </div>
    </Page>
  )
}

const empty = { name: '', words: '' }
const units = [
  { value: 'conversation', label: 'Conversations that we answer' },
  { value: 'post', label: 'Posts of our own' },
  { value: 'community', label: 'Communities' },
]
const successes = [
  { value: 'wrote-again', label: 'They wrote again after our answer' },
  { value: 'result', label: 'There was a result' },
  { value: 'link-followed', label: 'A link of ours was followed' },
  { value: 'spoke-well', label: 'They spoke well of us, or recommended us' },
  { value: 'told', label: 'We say so ourselves' },
]
const isUnit = (value: string): value is Asked['unit'] => units.some(unit => unit.value === value)
const isSuccess = (value: string): value is Asked['success'] => successes.some(success => success.value === value)

function Asking({
  plan,
  busy,
  problem,
  begin: given,
  onPlan,
  onBegin,
}: Omit<ExperimentsProps, 'experiments' | 'lockedBecause'>) {
  const [question, setQuestion] = useState(given?.question ?? '')
  const [unit, setUnit] = useState<Asked['unit']>(given?.unit ?? 'conversation')
  const [success, setSuccess] = useState<Asked['success']>(given?.success ?? 'wrote-again')
  const [days, setDays] = useState(String(given?.withinDays ?? 7))
  const [baseline, setBaseline] = useState(String(Math.round(100 * (given?.baseline ?? 0.3))))
  const [difference, setDifference] = useState(String(Math.round(100 * (given?.difference ?? 0.2))))
  const [ways, setWays] = useState(given?.ways ?? [empty, empty])
  const shares = { baseline: Number(baseline) / 100, difference: Number(difference) / 100 }
  const errorAt = (at: string) => problem?.reasons.find(reason => reason.at === at)?.message
  const begin = (event: FormEvent) => {
    event.preventDefault()
    onBegin({
      question,
      unit,
      success: unit === 'conversation' ? success : 'told',
      withinDays: Number(days),
      ...shares,
      ways,
    })
  }
  const change = (at: number, way: Partial<typeof empty>) =>
    setWays(ways.map((each, index) => (index === at ? { ...each, ...way } : each)))
  return (
    <form className="stack" onSubmit={begin}>
      {problem && <Trouble title={problem.title}>{problem.reasons.map(({ message }) => message).join(' ')}</Trouble>}
      <TextField
        label="One question"
        hint="As “Do people write again when we ask back first?”"
        value={question}
        error={errorAt('question')}
        onChange={event => setQuestion(event.target.value)}
      />
      <Select
        label="Tried on"
        value={unit}
        options={units}
        onChange={event => isUnit(event.target.value) && setUnit(event.target.value)}
      />
      {unit === 'conversation' ? (
        <Select
          label="It worked when"
          value={success}
          options={successes}
          onChange={event => isSuccess(event.target.value) && setSuccess(event.target.value)}
        />
      ) : (
        <p className="second">Whoever tried it says whether it worked.</p>
      )}
      <TextField
        label="Within how many days"
        type="number"
        min={1}
        max={60}
        value={days}
        error={errorAt('withinDays')}
        onChange={event => setDays(event.target.value)}
      />
      {ways.map((way, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ways are told apart by their place.
        <fieldset key={at} className="stack tight">
          <legend>Way {at + 1}</legend>
          <TextField label="Its name" value={way.name} onChange={event => change(at, { name: event.target.value })} />
          <TextArea
            label="What one does"
            rows={2}
            value={way.words}
            onChange={event => change(at, { words: event.target.value })}
          />
        </fieldset>
      ))}
      <p>
        {ways.length < 3 ? (
          <LinkButton onClick={() => setWays([...ways, empty])}>A third way</LinkButton>
        ) : (
          <LinkButton onClick={() => setWays(ways.slice(0, 2))}>Without the third</LinkButton>
        )}
      </p>
      <TextField
        label="How many of 100 work now, as far as you know"
        type="number"
        min={2}
        max={98}
        value={baseline}
        error={errorAt('baseline')}
        onChange={event => setBaseline(event.target.value)}
      />
      <TextField
        label="How many more or fewer of 100 would matter"
        type="number"
        min={5}
        max={90}
        value={difference}
        error={errorAt('difference')}
        onChange={event => setDifference(event.target.value)}
      />
      {plan && <output>{plan}</output>}
      <p className="row">
        <Button kind="plain" onClick={() => onPlan({ ...shares, ways: ways.length })}>
          How many does it take?
        </Button>
        <Button type="submit" busy={busy}>
          Begin
        </Button>
      </p>
    </form>
  )
}
