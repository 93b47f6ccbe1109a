import './insight.css'
import { type FormEvent, useState } from 'react'
import {
  Anchor,
  Button,
  Chip,
  Empty,
  LinkButton,
  NetworkMark,
  Radio,
  TextArea,
  TextField,
  Time,
  Trouble,
} from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { Counted, counted, firstName } from '../words.ts'
import { type Area, areaWords, type DecisionView, type Verdict, verdictWords } from './insight.tsx'

interface ConsiderProps {
  title: string
  busy?: string
  problem?: ProblemDetails
  onConsider: (said: { title: string; area: Area }) => void
}

/** What is to be decided, and what about. */
export function ConsiderForm({ title: before, busy, problem, onConsider }: ConsiderProps) {
  const [title, setTitle] = useState(before)
  const [area, setArea] = useState<Area>('product')
  const rest = reasonsElsewhere(problem, ['title'])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim()) onConsider({ title: title.trim(), area })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label="In a few words"
        maxLength={200}
        value={title}
        error={reasonAt(problem, 'title')}
        onChange={event => setTitle(event.target.value)}
      />
      <Radio
        label="It changes"
        value={area}
        onChange={setArea}
        options={(['product', 'marketing', 'guidelines'] as const).map(value => ({
          value,
          label: value === 'product' ? 'the product' : value === 'marketing' ? 'what we say' : 'the guidelines',
        }))}
      />
      {rest && <Trouble title={rest} />}
      <div>
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabledBecause={title.trim() ? undefined : 'A few words first.'}
          reasonHidden
        >
          Take it up
        </Button>
      </div>
    </form>
  )
}

interface DecideProps {
  busy?: string
  problem?: ProblemDetails
  onDecide: (said: { verdict: Verdict; reason: string }) => void
}

/** Do it, not now, or no; with the reason. */
export function DecideForm({ busy, problem, onDecide }: DecideProps) {
  const [verdict, setVerdict] = useState<Verdict>('do')
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) onDecide({ verdict, reason: reason.trim() })
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Radio
        label="We decide"
        value={verdict}
        onChange={setVerdict}
        options={[
          { value: 'do', label: 'To do it' },
          { value: 'not-now', label: 'Not now' },
          { value: 'no', label: 'No' },
        ]}
      />
      <TextArea
        label="Why"
        hint="Whoever tells people has to know."
        rows={3}
        maxLength={1000}
        value={reason}
        error={reasonAt(problem, 'reason')}
        onChange={event => setReason(event.target.value)}
      />
      {problem && reasonsElsewhere(problem, ['reason']) && <Trouble title={problem.title} />}
      <div>
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabledBecause={reason.trim() ? undefined : 'Say why first.'}
          reasonHidden
        >
          Decide
        </Button>
      </div>
    </form>
  )
}

export interface TellingView {
  id: string
  conversationId: string
  personName: string
  network: string
  words: string
  language?: string
  tellerId: string
  tellerName: string
  /** How far the answer has come: in review, on its way. */
  step?: string
  toldAt?: string
  letBe?: string
}

export interface OpenedDecisionView extends DecisionView {
  decidedBy?: string
  /** That it is done, and who says so. */
  done?: string
  doneNote: string
  tellingWaits?: string
  citations: {
    messageId: string
    conversationId: string
    personName: string
    network: string
    words: string
    language?: string
    at: string
  }[]
  issues: { id: string; url: string; label: string; state?: string }[]
  tellings: TellingView[]
}

interface DecisionProps {
  decision: OpenedDecisionView
  myId: string
  lockedBecause?: string
  busy?: string
  onDecide: () => void
  /** It is talked about with people on our own ground. */
  onTalk: () => void
  onDone: () => void
  onAsk: () => void
  onCiteTheme: () => void
  onUncite: (messageId: string) => void
  onLink: (url: string) => void
  onTakeOn: (tellingId: string) => void
  onDrop: () => void
}

/** A decision, with the words it rests on and the people it is told to. */
export function Decision({ decision, myId, lockedBecause, busy, ...on }: DecisionProps) {
  useTitle(decision.title)
  const { stage, verdict, tellings, citations } = decision
  const [url, setUrl] = useState('')
  const mine = tellings.filter(each => each.tellerId === myId && !each.toldAt && !each.letBe).length
  const isTold = decision.told > 0
  return (
    <Page
      title={decision.title}
      about={`${decision.ownerName} owns it; it changes ${areaWords[decision.area] === 'product' ? 'the product' : areaWords[decision.area]}.`}
      actions={
        <>
          <Button
            kind={verdict ? 'default' : 'primary'}
            disabledBecause={lockedBecause ?? (isTold ? 'People were told of it already.' : undefined)}
            reasonHidden={isTold}
            onClick={on.onDecide}
          >
            {verdict ? 'Decide anew…' : 'Decide…'}
          </Button>
          {verdict === 'do' && stage === 'decided' && (
            <Button kind="primary" disabledBecause={lockedBecause} reasonHidden onClick={on.onDone}>
              It is done
            </Button>
          )}
          <Button onClick={on.onTalk}>Start a conversation about it</Button>
        </>
      }
    >
      <div className="theme">
        {verdict && (
          <section className="stack" aria-labelledby="decided">
            <h2 className="heading" id="decided">
              {decision.decidedBy} decided: {verdictWords[verdict]}
            </h2>
            <p className="said" dir="auto">
              {decision.reason}
            </p>
            {decision.done && (
              <div>
                <p className="t13 second">{decision.done}</p>
                {decision.doneNote && <p dir="auto">{decision.doneNote}</p>}
              </div>
            )}
          </section>
        )}
        <section className="stack tight" aria-labelledby="tell">
          <h2 className="heading" id="tell">
            {decision.toTell > 0 ? `${decision.told} of ${decision.toTell} told` : 'Tell those who raised it'}
          </h2>
          <p className="t13 second">
            {decision.tellingWaits ??
              'Each hears from the colleague they spoke with, where they said it, in words of their own.'}
          </p>
          <div className="row">
            <Button
              kind={!decision.tellingWaits && decision.toTell === 0 ? 'primary' : 'default'}
              busy={busy}
              disabledBecause={lockedBecause ?? decision.tellingWaits}
              reasonHidden
              onClick={on.onAsk}
            >
              {decision.toTell > 0 ? 'Ask for those who came since' : 'Ask colleagues to tell them'}
            </Button>
            {mine > 0 && <Anchor href={paths.telling()}>Tell your {counted(mine, 'person', 'people')}</Anchor>}
          </div>
          <ul className="quotes" aria-label="Who is told">
            {tellings.map(each => (
              <li key={each.id}>
                <p>
                  <b>{each.personName}</b>, by {each.tellerName}{' '}
                  {each.toldAt ? (
                    <span className="t13 third">
                      told <Time at={each.toldAt} />
                    </span>
                  ) : (
                    <Chip tone="line">{each.letBe ? 'let be' : stepWords(each.step)}</Chip>
                  )}
                </p>
                {each.letBe && <p className="t13 third">{each.letBe}</p>}
                {!each.toldAt && !each.letBe && each.tellerId !== myId && !each.step && (
                  <div>
                    <LinkButton onClick={() => on.onTakeOn(each.id)} aria-label={`I tell ${each.personName}`}>
                      I tell {firstName(each.personName)}
                    </LinkButton>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
        <section className="stack tight" aria-labelledby="cites">
          <h2 className="heading" id="cites">
            It rests on {counted(citations.length, 'post')}
          </h2>
          {citations.length === 0 && (
            <p className="second">It cites nobody yet. What is decided without anybody’s words counts so in Results.</p>
          )}
          {decision.themeId && (
            <div className="row">
              <Anchor href={paths.theme(decision.themeId)}>Its theme</Anchor>
              {!lockedBecause && <LinkButton onClick={on.onCiteTheme}>Cite what was said since</LinkButton>}
            </div>
          )}
          <ul className="quotes" aria-label="Cited words">
            {citations.map(each => (
              <li key={each.messageId}>
                <blockquote dir="auto" lang={each.language}>
                  {each.words}
                </blockquote>
                <p className="row tight t13 third">
                  <NetworkMark bare size={14} network={each.network} label={each.network} />
                  <span>
                    <Anchor href={paths.conversation(each.conversationId)}>{each.personName}</Anchor>,{' '}
                    <Time at={each.at} />
                  </span>
                  {!lockedBecause && (
                    <LinkButton
                      onClick={() => on.onUncite(each.messageId)}
                      aria-label={`Don’t cite it: ${each.personName}`}
                    >
                      Don’t cite it
                    </LinkButton>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </section>
        <section className="stack tight" aria-labelledby="issues">
          <h2 className="heading" id="issues">
            Where it is worked on
          </h2>
          <ul>
            {decision.issues.map(issue => (
              <li key={issue.id}>
                <a href={issue.url} target="_blank" rel="noreferrer noopener">
                  {issue.label}
                </a>
                {issue.state && `, ${issue.state}`}
              </li>
            ))}
          </ul>
          {!lockedBecause && (
            <form
              className="row"
              onSubmit={event => {
                event.preventDefault()
                if (!url.trim()) return
                on.onLink(url.trim())
                setUrl('')
              }}
            >
              <TextField label="Address in your tracker" value={url} onChange={event => setUrl(event.target.value)} />
              <Button type="submit" disabledBecause={url.trim() ? undefined : 'Its address first.'} reasonHidden>
                Link it
              </Button>
            </form>
          )}
        </section>
        {!lockedBecause && !isTold && (
          <div>
            <LinkButton onClick={on.onDrop}>Don’t consider it any more</LinkButton>
          </div>
        )}
      </div>
    </Page>
  )
}

function stepWords(step: string | undefined): string {
  if (step === 'in-review') return 'a colleague reads it first'
  if (step === 'approved') return 'read, waits to be sent'
  if (step === 'returned') return 'came back from review'
  if (step === 'sending') return 'on its way'
  return step ? 'look at the conversation' : 'not yet'
}

export interface ToTellView extends TellingView {
  decisionId: string
  title: string
  start: string
}

interface ToTellProps {
  tellings: ToTellView[]
  busy?: string
  problem?: ProblemDetails
  myName: string
  onTell: (id: string, text: string) => void
  onLetBe: (id: string, why: string) => void
}

/** Whom I am asked to tell: one after the other, each in words of their own. */
export function ToTell({ tellings, ...rest }: ToTellProps) {
  useTitle('Whom I tell')
  const [at, setAt] = useState(0)
  const one = tellings[Math.min(at, tellings.length - 1)]
  return (
    <Page
      title="Whom I tell."
      about="People who raised something, and what became of it. Each hears it from you, where they said it."
    >
      {one ? (
        <>
          <p className="row t13 third">
            {Counted(tellings.length, 'person', 'people')} to tell
            {tellings.length > 1 && (
              <LinkButton onClick={() => setAt((at + 1) % tellings.length)}>The next one first</LinkButton>
            )}
          </p>
          <TellOne key={one.id} telling={one} {...rest} />
        </>
      ) : (
        <Empty title="Nobody waits to hear from you.">
          When something that people raised is decided, you tell those whom you spoke with.
        </Empty>
      )}
    </Page>
  )
}

function TellOne({
  telling,
  busy,
  problem,
  myName,
  onTell,
  onLetBe,
}: Omit<ToTellProps, 'tellings'> & { telling: ToTellView }) {
  const [text, setText] = useState(telling.start)
  const [why, setWhy] = useState<string>()
  const gap = telling.start.match(/\[[^\]]+\]/)?.[0]
  const missing =
    gap && text.includes(gap)
      ? 'Put your own words in place of the brackets.'
      : text.trim()
        ? undefined
        : 'Write something first.'
  const refused = problem && [problem.title, ...problem.reasons.map(({ message }) => message)].find(Boolean)
  return (
    <form
      className="theme"
      aria-label={`Tell ${telling.personName}`}
      onSubmit={event => {
        event.preventDefault()
        if (!missing) onTell(telling.id, text)
      }}
    >
      {telling.step && (
        <p className="second">
          You wrote to {firstName(telling.personName)}: {stepWords(telling.step)}.
        </p>
      )}
      <section>
        <p className="t13 third">
          <Anchor href={paths.conversation(telling.conversationId)}>{telling.personName}</Anchor> said, and we decided
          on <Anchor href={paths.decision(telling.decisionId)}>{telling.title}</Anchor>:
        </p>
        <blockquote className="said" dir="auto" lang={telling.language}>
          {telling.words}
        </blockquote>
      </section>
      <TextArea
        label={`What you tell ${firstName(telling.personName)}`}
        rows={5}
        maxLength={10_000}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      {refused && <Trouble title={refused} />}
      <div className="row">
        <Button kind="primary" type="submit" busy={busy} disabledBecause={missing}>
          Send as {firstName(myName)}
        </Button>
        {why === undefined && <LinkButton onClick={() => setWhy('')}>Let them be…</LinkButton>}
      </div>
      {why !== undefined && (
        <div className="row">
          <TextField
            label="Why they hear nothing"
            maxLength={500}
            value={why}
            onChange={event => setWhy(event.target.value)}
          />
          <Button
            disabledBecause={why.trim() ? undefined : 'Say why first.'}
            reasonHidden
            onClick={() => onLetBe(telling.id, why.trim())}
          >
            Let them be
          </Button>
        </div>
      )}
    </form>
  )
}
