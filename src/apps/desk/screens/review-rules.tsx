import './review.css'
import { type FormEvent, useState } from 'react'
import { Button, Checkbox, Empty, LinkButton, Radio, Select, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { ReviewNeedsView, ReviewPlanView } from '../review-types.ts'
import { Page } from '../screen.tsx'
import type { ColleagueView } from '../view-types.ts'

/** Why a draft may need a second look, as people say it. */
const reasonWords: { value: string; label: string }[] = [
  { value: 'learning', label: 'Its author is new' },
  { value: 'new-topic', label: 'Its author is new to the topic' },
  { value: 'second-look', label: 'Something of its author’s went wrong' },
  { value: 'asked', label: 'Its author asks for it' },
  { value: 'confidential', label: 'Something that stays inside' },
  { value: 'finance', label: 'Figures and money' },
  { value: 'promise', label: 'A promise' },
  { value: 'personal', label: 'Somebody’s privacy' },
  { value: 'embargo', label: 'Not before a day' },
  { value: 'tone', label: 'How we sound' },
  { value: 'reach', label: 'Many follow whoever is answered' },
  { value: 'kind', label: 'The kind of post that is answered' },
  { value: 'record', label: 'Its author’s drafts came back' },
  { value: 'unread', label: 'Its author has not read the guidelines' },
  { value: 'statement', label: 'A statement of the company' },
]
const kindOptions: { value: string; label: string }[] = [
  { value: 'complaint', label: 'Complaints' },
  { value: 'correction-needed', label: 'Posts that are wrong about us' },
  { value: 'issue', label: 'Faults' },
  { value: 'news', label: 'News' },
  { value: 'purchase-interest', label: 'Posts of people who are choosing' },
]

export interface ReviewRulesProps {
  plans: ReviewPlanView[]
  needs: ReviewNeedsView
  colleagues: ColleagueView[]
  /** Whose drafts come back unchanged, and who is looked at still: whoever coordinates may let them go. */
  records: { colleague: ColleagueView; decided: number; approved: number; isNew: boolean }[]
  pace?: string
  /** Why the reader may only look. */
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onPlan: (plan: ReviewPlanView) => Promise<boolean>
  onRetire: (id: string) => void
  onNeeds: (needs: ReviewNeedsView) => void
  onTrust: (employeeId: string) => void
}

/** Who reads what before it leaves, and why: plans of up to four steps, and what else asks for a second look. */
export function ReviewRules(props: ReviewRulesProps) {
  const { plans, needs, records, lockedBecause, busy, pace } = props
  const [changing, setChanging] = useState<ReviewPlanView>()
  return (
    <Page
      title="Who reads first"
      about={
        <>
          A second pair of eyes for what is delicate, and for nothing else: whoever waits loses heart.{' '}
          {pace && <>{pace}</>}
        </>
      }
    >
      <div className="review-rules">
        <section aria-labelledby="plans-head" className="stack">
          <h2 id="plans-head" className="heading">
            Who looks
          </h2>
          {plans.length === 0 && !changing && (
            <Empty title="Any one reviewer is enough.">
              Say here who looks at figures, at promises, at what is new.
            </Empty>
          )}
          <ul className="plans">
            {plans.map(plan => (
              <li key={plan.id}>
                {changing?.id === plan.id && changing ? (
                  <PlanForm {...props} plan={changing} onDone={() => setChanging(undefined)} />
                ) : (
                  <PlanWords {...props} plan={plan} onChange={() => setChanging(plan)} />
                )}
              </li>
            ))}
          </ul>
          {changing && !changing.id ? (
            <PlanForm {...props} plan={changing} onDone={() => setChanging(undefined)} />
          ) : (
            <div>
              <Button
                disabledBecause={lockedBecause}
                reasonHidden
                onClick={() =>
                  setChanging({ name: '', reasons: [], steps: [{ name: '', needs: 'any', people: null }] })
                }
              >
                Another plan
              </Button>
            </div>
          )}
        </section>
        <NeedsForm key={JSON.stringify(needs)} {...props} />
        {records.length > 0 && (
          <section aria-labelledby="records-head" className="stack">
            <h2 id="records-head" className="heading">
              How drafts came back
            </h2>
            <ul className="records">
              {records.map(({ colleague, decided, approved, isNew }) => (
                <li key={colleague.id}>
                  <b>{colleague.name}</b>{' '}
                  <span className="second">
                    {approved} of the last {decided} left as they were.
                  </span>
                  {isNew && (
                    <LinkButton
                      disabled={Boolean(lockedBecause) || busy !== undefined}
                      onClick={() => props.onTrust(colleague.id)}
                    >
                      Let them answer on their own
                    </LinkButton>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Page>
  )
}

const labelOf = (reason: string) => reasonWords.find(each => each.value === reason)?.label ?? reason

function PlanWords({
  plan,
  colleagues,
  lockedBecause,
  onRetire,
  onChange,
}: Pick<ReviewRulesProps, 'colleagues' | 'lockedBecause' | 'onRetire'> & {
  plan: ReviewPlanView
  onChange: () => void
}) {
  const names = new Map(colleagues.map(({ id, name }) => [id, name]))
  return (
    <article className="plan">
      <h3>{plan.name}</h3>
      <p className="t13 third">
        {plan.reasons.length === 0 ? 'For every draft that is held.' : `For: ${plan.reasons.map(labelOf).join('; ')}.`}
      </p>
      <ol>
        {plan.steps.map(step => (
          <li key={JSON.stringify(step)}>
            {step.name && <b>{step.name}: </b>}
            {step.people
              ? `${step.people.length > 1 ? (step.needs === 'all' ? 'all of ' : 'any of ') : ''}${step.people.map(id => names.get(id) ?? 'somebody who left').join(', ')}`
              : step.needs === 'all'
                ? 'every reviewer'
                : 'any reviewer'}
          </li>
        ))}
      </ol>
      {!lockedBecause && plan.id && (
        <p className="row tight">
          <LinkButton onClick={onChange}>Change it</LinkButton>
          <LinkButton onClick={() => plan.id && onRetire(plan.id)}>Take it away</LinkButton>
        </p>
      )}
    </article>
  )
}

function PlanForm({
  plan,
  colleagues,
  busy,
  problem,
  onPlan,
  onDone,
}: ReviewRulesProps & { plan: ReviewPlanView; onDone: () => void }) {
  const [name, setName] = useState(plan.name)
  const [reasons, setReasons] = useState(plan.reasons)
  const [steps, setSteps] = useState(plan.steps)
  const change = (at: number, next: Partial<ReviewPlanView['steps'][number]>) =>
    setSteps(steps.map((step, index) => (index === at ? { ...step, ...next } : step)))
  const missing = !name.trim()
    ? 'A name first.'
    : steps.some(step => step.people?.length === 0)
      ? 'Name somebody for each step.'
      : undefined
  const rest = reasonsElsewhere(problem, ['name'])
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (!missing && (await onPlan({ ...plan, name: name.trim(), reasons, steps }))) onDone()
  }
  return (
    <form className="plan form" aria-label="A plan" onSubmit={event => void keep(event)}>
      <TextField
        label="Its name"
        placeholder="Figures and promises"
        value={name}
        maxLength={80}
        error={reasonAt(problem, 'name')}
        onChange={event => setName(event.target.value)}
      />
      <fieldset className="choices columns">
        <legend>For drafts that are held because</legend>
        {reasonWords.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={reasons.includes(value)}
            onChange={event =>
              setReasons(event.target.checked ? [...reasons, value] : reasons.filter(each => each !== value))
            }
          />
        ))}
      </fieldset>
      <p className="hint">None of them: for every draft that is held.</p>
      {steps.map((step, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
        <fieldset key={at} className="step">
          <legend>Step {at + 1}</legend>
          <TextField
            label="As you call it"
            placeholder="Legal"
            value={step.name}
            maxLength={60}
            onChange={event => change(at, { name: event.target.value })}
          />
          <Select
            label="Who"
            value={step.people ? 'named' : 'reviewers'}
            options={[
              { value: 'reviewers', label: 'Reviewers' },
              { value: 'named', label: 'Colleagues by name' },
            ]}
            onChange={event => change(at, { people: event.target.value === 'named' ? [] : null })}
          />
          {step.people && (
            <fieldset className="choices columns">
              <legend className="hidden-words">Colleagues</legend>
              {colleagues.map(colleague => (
                <Checkbox
                  key={colleague.id}
                  label={colleague.name}
                  checked={step.people?.includes(colleague.id) ?? false}
                  onChange={event =>
                    change(at, {
                      people: event.target.checked
                        ? [...(step.people ?? []), colleague.id]
                        : (step.people ?? []).filter(id => id !== colleague.id),
                    })
                  }
                />
              ))}
            </fieldset>
          )}
          <Radio
            label="It is done when"
            value={step.needs}
            onChange={needs => change(at, { needs })}
            options={[
              { value: 'any', label: 'any one of them finds it good' },
              { value: 'all', label: 'all of them do', about: 'Whoever is away is not waited for.' },
            ]}
          />
          {steps.length > 1 && (
            <LinkButton onClick={() => setSteps(steps.filter((_, index) => index !== at))}>
              Leave this step out
            </LinkButton>
          )}
        </fieldset>
      ))}
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button type="submit" kind="primary" busy={busy} disabledBecause={missing}>
          Keep the plan
        </Button>
        <Button
          disabledBecause={steps.length >= 4 ? 'Four steps are the most.' : undefined}
          reasonHidden
          onClick={() => setSteps([...steps, { name: '', needs: 'any', people: null }])}
        >
          One more step
        </Button>
        <Button onClick={onDone}>Leave it</Button>
      </div>
    </form>
  )
}

function NeedsForm({ needs, lockedBecause, busy, problem, onNeeds }: ReviewRulesProps) {
  const [reach, setReach] = useState(needs.reachFrom?.toString() ?? '')
  const [cameBack, setCameBack] = useState(needs.cameBack?.toString() ?? '')
  const [kinds, setKinds] = useState(needs.kinds)
  const [unread, setUnread] = useState(needs.unreadGuidelines)
  const keep = (event: FormEvent) => {
    event.preventDefault()
    onNeeds({
      reachFrom: reach.trim() ? Number(reach) : null,
      cameBack: cameBack ? Number(cameBack) : null,
      kinds,
      unreadGuidelines: unread,
    })
  }
  return (
    <form className="form" aria-labelledby="needs-head" onSubmit={keep}>
      <h2 id="needs-head" className="heading">
        What else is read first
      </h2>
      <p className="hint">
        Always: what a rule asks for, drafts of those who are new, and whatever its author wants read.
      </p>
      <TextField
        label="Answers to people whom so many follow"
        inputMode="numeric"
        placeholder="No matter how many"
        value={reach}
        error={reasonAt(problem, 'reachFrom')}
        onChange={event => setReach(event.target.value.replace(/\D/g, ''))}
      />
      <fieldset className="choices columns">
        <legend>Answers to</legend>
        {kindOptions.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={kinds.includes(value)}
            onChange={event =>
              setKinds(event.target.checked ? [...kinds, value] : kinds.filter(each => each !== value))
            }
          />
        ))}
      </fieldset>
      <Select
        label="Drafts of somebody whose last ten came back"
        value={cameBack}
        options={[
          { value: '', label: 'However often' },
          ...[2, 3, 4, 5].map(times => ({ value: `${times}`, label: `${times} times or more` })),
        ]}
        onChange={event => setCameBack(event.target.value)}
      />
      <Checkbox
        label="Drafts of whoever has not read the newest guidelines"
        checked={unread}
        onChange={event => setUnread(event.target.checked)}
      />
      <div>
        <Button type="submit" busy={busy} disabledBecause={lockedBecause}>
          Keep it so
        </Button>
      </div>
    </form>
  )
}
