import './results.css'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Anchor, Button, LinkButton, Select, TextField, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import type { ProblemDetails } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'

export interface OutcomeSeen {
  kind: string
  statement: string
  /** In a sentence: “Confirmed: whoever asked or bought says so, or whoever sold.” */
  sureness: string
  quote?: string
  quoteLanguage?: string
  at: string
  conversationId?: string
  takenBack?: { by: string; why: string; at: string }
  credits: { name: string; part: string; share: string }[]
  disputes: {
    id: string
    by: string
    reason: string
    at: string
    isMine: boolean
    settled?: { verdict: string; words: string; by: string }
  }[]
}

interface OutcomeProps {
  seen: OutcomeSeen
  path: ReactNode
  colleagues: { id: string; name: string }[]
  /** Why it can’t be changed by whoever looks; doubting it is for everybody. */
  lockedBecause?: string
  maySettle: boolean
  busy?: string
  problem?: ProblemDetails
  onShare: (employeeId: string) => void
  onDoubt: (reason: string) => void
  onSettle: (disputeId: string, verdict: 'stands' | 'less-sure' | 'withdrawn', words: string) => void
  onUndo: (reason: string) => void
  onRestore: () => void
}

/** One result: what shows it, how sure we are, who had a part in it, who doubts it, and the way that led there. */
export function OutcomeScreen({
  seen,
  path,
  colleagues,
  lockedBecause,
  maySettle,
  busy,
  problem,
  onShare,
  onDoubt,
  onSettle,
  onUndo,
  onRestore,
}: OutcomeProps) {
  useTitle(seen.kind)
  const [helper, setHelper] = useState('')
  const open = seen.disputes.find(({ settled }) => !settled)
  return (
    <Page title={seen.kind} about={<Anchor href={paths.results()}>Results</Anchor>}>
      <div className="led">
        {problem && <Trouble title={problem.title}>{problem.reasons.map(({ message }) => message).join(' ')}</Trouble>}
        <section aria-labelledby="how-we-know">
          <h2 className="heading" id="how-we-know">
            How we know
          </h2>
          <p>{seen.statement}</p>
          {seen.quote && (
            <blockquote lang={seen.quoteLanguage} dir="auto">
              “{seen.quote}”
            </blockquote>
          )}
          <p className="second">
            {seen.sureness} <Time at={seen.at} as="short" />
          </p>
          {seen.conversationId && <Anchor href={paths.conversation(seen.conversationId)}>The conversation</Anchor>}
          {seen.takenBack && (
            <p>
              {seen.takenBack.by} took it back <Time at={seen.takenBack.at} />: “{seen.takenBack.why}” It counts no
              more.
            </p>
          )}
        </section>
        <section className="stack tight" aria-labelledby="who-had-a-part">
          <h2 className="heading" id="who-had-a-part">
            Who had a part in it
          </h2>
          {seen.credits.length === 0 && <p className="second">Nobody of us: they helped each other.</p>}
          <ul>
            {seen.credits.map(({ name, part, share }) => (
              <li key={name}>
                {name}: {part}. <span className="second">{share}</span>
              </li>
            ))}
          </ul>
          {!lockedBecause && (
            <form
              className="row"
              onSubmit={event => {
                event.preventDefault()
                if (helper) onShare(helper)
                setHelper('')
              }}
            >
              <Select
                label="Who helped, too?"
                value={helper}
                onChange={event => setHelper(event.target.value)}
                options={[
                  { value: '', label: 'Choose a colleague' },
                  ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
              <Button type="submit" busy={busy}>
                Share it
              </Button>
            </form>
          )}
        </section>
        <section className="stack tight" aria-labelledby="doubts">
          <h2 className="heading" id="doubts">
            Is it so?
          </h2>
          {seen.disputes.map(({ id, by, reason, at, settled, isMine }) => (
            <div key={id} className="stack tight">
              <p>
                {by} doubts it: “{reason}” <Time at={at} />
              </p>
              {settled && (
                <p className="second">
                  {settled.by} looked: {settled.verdict}. “{settled.words}”
                </p>
              )}
              {!settled && maySettle && !isMine && (
                <Settle onSettle={(verdict, words) => onSettle(id, verdict, words)} />
              )}
              {!settled && (!maySettle || isMine) && (
                <p className="second">It counts until a coordinator {isMine ? 'other than you ' : ''}has looked.</p>
              )}
            </div>
          ))}
          {!open && !seen.takenBack && (
            <WithReason label="Why do you doubt it?" button="I doubt it" busy={busy} onSay={onDoubt} />
          )}
          {seen.takenBack ? (
            <Button disabledBecause={lockedBecause} onClick={onRestore}>
              Bring it back
            </Button>
          ) : lockedBecause ? (
            <p className="t13 second">{lockedBecause}</p>
          ) : (
            <WithReason label="Why is it none?" button="Take it back" busy={busy} onSay={onUndo} />
          )}
        </section>
        <section aria-labelledby="the-way">
          <h2 className="heading" id="the-way">
            The way there
          </h2>
          {path}
        </section>
      </div>
    </Page>
  )
}

function Settle({ onSettle }: { onSettle: (verdict: 'stands' | 'less-sure' | 'withdrawn', words: string) => void }) {
  const [words, setWords] = useState('')
  return (
    <div className="stack tight">
      <TextField label="What did you see?" value={words} onChange={event => setWords(event.target.value)} />
      <p className="row">
        <LinkButton onClick={() => onSettle('stands', words)}>It stands</LinkButton>
        <LinkButton onClick={() => onSettle('less-sure', words)}>It is less sure</LinkButton>
        <LinkButton onClick={() => onSettle('withdrawn', words)}>It is none</LinkButton>
      </p>
    </div>
  )
}

function WithReason({
  label,
  button,
  busy,
  onSay,
}: {
  label: string
  button: string
  busy?: string
  onSay: (reason: string) => void
}) {
  const [reason, setReason] = useState('')
  const say = (event: FormEvent) => {
    event.preventDefault()
    onSay(reason)
    setReason('')
  }
  return (
    <form className="row" onSubmit={say}>
      <TextField label={label} value={reason} maxLength={1000} onChange={event => setReason(event.target.value)} />
      <Button type="submit" busy={busy}>
        {button}
      </Button>
    </form>
  )
}
