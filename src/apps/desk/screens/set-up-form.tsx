import './door.css'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Because, BecauseMark, Button, LinkButton, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { useTitle } from '../screen.tsx'

/** What the three questions give. */
export interface SetUpAnswers {
  company: string
  about: string
  name: string
  title: string
  email: string
  password: string
  products: string[]
  topics: string[]
}

interface SetUpFormProps {
  busy: boolean
  problem?: ProblemDetails
  /** The company stands: only how to begin is left. */
  founded: boolean
  onFound: (answers: SetUpAnswers) => void
  onBegin: (with_: 'own' | 'sample') => void
  /** The sample company, where the server offers it. */
  offersSample?: boolean
  /** The sample company is on its way. */
  bringing?: boolean
  at?: Step
}

type Step = 'company' | 'you' | 'makes' | 'begin'
const order: Step[] = ['company', 'you', 'makes', 'begin']

/** Three questions, then we listen. */
export function SetUpForm({ busy, problem, founded, onFound, onBegin, offersSample, bringing, at }: SetUpFormProps) {
  const [asked, setAsked] = useState<Step>(at ?? 'company')
  const [answers, setAnswers] = useState({
    company: '',
    about: '',
    name: '',
    title: '',
    email: '',
    password: '',
    products: '',
    topics: '',
  })
  const step: Step = founded ? 'begin' : asked
  const set = (change: Partial<typeof answers>) => setAnswers({ ...answers, ...change })
  useTitle('Welcome')
  const stateOf = (one: Step) => (one === step ? 'now' : order.indexOf(one) < order.indexOf(step) ? 'done' : 'later')
  const found = () => onFound({ ...answers, products: linesOf(answers.products), topics: linesOf(answers.topics) })
  const rest = reasonsElsewhere(problem, [])
  return (
    <main className="setup">
      <section className="questions">
        <p className="brand">
          <BecauseMark size={18} />
          Sosh
        </p>
        <h1 className="opening">Three questions, then we listen.</h1>
        <p className="intro">
          No account anywhere is needed. Nothing leaves this machine until one of you presses send.
        </p>
        <ol>
          <Question
            number={1}
            state={stateOf('company')}
            title="What are you called?"
            given={answers.company && <b>{answers.company}</b>}
            onChange={founded ? undefined : () => setAsked('company')}
          >
            <Answer onNext={() => setAsked('you')} missing={answers.company.trim() ? undefined : 'A name first.'}>
              <TextField
                label="Company"
                value={answers.company}
                autoComplete="organization"
                onChange={event => set({ company: event.target.value })}
                error={reasonAt(problem, 'company.name')}
              />
              <TextArea
                label="What you do, in a sentence"
                hint="It helps to tell you from others of the same name."
                rows={2}
                value={answers.about}
                onChange={event => set({ about: event.target.value })}
              />
            </Answer>
          </Question>
          <Question
            number={2}
            state={stateOf('you')}
            title="Who are you?"
            given={
              answers.name && (
                <>
                  <b>{answers.name}</b> {answers.title}
                </>
              )
            }
            onChange={founded ? undefined : () => setAsked('you')}
          >
            <Answer onNext={() => setAsked('makes')} missing={missingOfYou(answers)}>
              <div className="pair">
                <TextField
                  label="Your name"
                  autoComplete="name"
                  value={answers.name}
                  onChange={event => set({ name: event.target.value })}
                  error={reasonAt(problem, 'you.name')}
                />
                <TextField
                  label="What you do"
                  autoComplete="organization-title"
                  value={answers.title}
                  onChange={event => set({ title: event.target.value })}
                />
              </div>
              <TextField
                label="Your address, to sign in"
                type="email"
                autoComplete="username"
                hint="Nothing is sent there."
                value={answers.email}
                onChange={event => set({ email: event.target.value })}
                error={reasonAt(problem, 'you.email') ?? reasonAt(problem, 'email')}
              />
              <TextField
                label="A password"
                type="password"
                autoComplete="new-password"
                hint="Ten characters or more: three plain words do well."
                value={answers.password}
                onChange={event => set({ password: event.target.value })}
                error={reasonAt(problem, 'you.password')}
              />
            </Answer>
          </Question>
          <Question
            number={3}
            state={stateOf('makes')}
            title="What do you make?"
            onChange={founded ? undefined : () => setAsked('makes')}
            given={founded && madeWords(answers)}
          >
            <Answer onNext={found} next="Found the company" busy={busy ? 'Making your place' : undefined}>
              <div className="pair">
                <TextArea
                  label="Products, one a line"
                  placeholder={'Cargo L\nTour'}
                  rows={4}
                  value={answers.products}
                  onChange={event => set({ products: event.target.value })}
                />
                <TextArea
                  label="Topics people ask about, one a line"
                  placeholder={'Batteries and charging\nRepairs'}
                  rows={4}
                  value={answers.topics}
                  onChange={event => set({ topics: event.target.value })}
                />
              </div>
              {rest && <Trouble title={rest} />}
            </Answer>
          </Question>
          {step === 'begin' && (
            <Begin offersSample={offersSample} bringing={bringing} trouble={problem?.title} onBegin={onBegin} />
          )}
        </ol>
      </section>
      <Meanwhile />
    </main>
  )
}

function Question({
  number,
  state,
  title,
  given,
  onChange,
  children,
}: {
  number: number
  state: string
  title: string
  given?: ReactNode
  onChange?: () => void
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(state)
  useEffect(() => {
    if (state === 'now' && before.current !== 'now') heading.current?.focus()
    before.current = state
  }, [state])
  return (
    <li className={`question ${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <span className="no" aria-hidden>
        {number}
      </span>
      <div>
        <h2 tabIndex={-1} ref={heading}>
          {title}
        </h2>
        {state === 'done' && (
          <p className="given">
            <span>{given}</span>
            {onChange && (
              <LinkButton onClick={onChange} aria-label={`Change: ${title}`}>
                Change
              </LinkButton>
            )}
          </p>
        )}
        {state === 'now' && children}
      </div>
    </li>
  )
}

function Answer({
  onNext,
  next = 'Go on',
  missing,
  busy,
  children,
}: {
  onNext: () => void
  next?: string
  missing?: string
  busy?: string
  children: ReactNode
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!missing && !busy) onNext()
  }
  return (
    <form className="form" onSubmit={submit}>
      {children}
      <div>
        <Button kind="primary" type="submit" busy={busy} disabledBecause={missing}>
          {next}
        </Button>
      </div>
    </form>
  )
}

function Begin({
  offersSample,
  bringing,
  trouble,
  onBegin,
}: Pick<SetUpFormProps, 'offersSample' | 'bringing' | 'onBegin'> & { trouble?: string }) {
  return (
    <li className="question now" aria-current="step">
      <span className="no" aria-hidden>
        <BecauseMark size={18} turned />
      </span>
      <div className="stack">
        <h2>How do you want to begin?</h2>
        <div className="begin">
          <button type="button" onClick={() => onBegin('own')}>
            <b>Listen for us</b>
            <span>Add the first place: a feed, a site, the open stream of Bluesky, a file.</span>
          </button>
          {offersSample && (
            <button type="button" aria-busy={bringing} onClick={() => !bringing && onBegin('sample')}>
              <b>Look around first, with a sample company</b>
              <span role="status">
                {bringing
                  ? 'Bringing Halden, its colleagues and what people say to them…'
                  : 'Halden, its colleagues and what people say to them. It is marked as a sample, and goes in one press.'}
              </span>
            </button>
          )}
        </div>
        {trouble && <Trouble title={trouble} />}
      </div>
    </li>
  )
}

function Meanwhile() {
  return (
    <aside className="meanwhile" aria-label="What happens then">
      <h2>Then people’s words come in, and each goes to whoever truly knows.</h2>
      <ul>
        <li>
          <Because>What you are called and make becomes the first thing we listen for.</Because>
        </li>
        <li>
          <Because>Whoever wrote the page that somebody quotes is asked first.</Because>
        </li>
        <li>
          <Because>A person answers, under their own name, and says for whom they work.</Because>
        </li>
      </ul>
    </aside>
  )
}

function missingOfYou({
  name,
  email,
  password,
}: {
  name: string
  email: string
  password: string
}): string | undefined {
  if (!name.trim()) return 'Your name first.'
  if (!email.includes('@')) return 'An address to sign in with.'
  return password.length < 10 ? 'A password of ten characters or more.' : undefined
}

function madeWords({ products, topics }: { products: string; topics: string }): string {
  return [...linesOf(products), ...linesOf(topics)].join(', ') || 'You can say it later, in Settings.'
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}
