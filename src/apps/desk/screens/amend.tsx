import { type FormEvent, type ReactNode, useState } from 'react'
import { Button, type Finding, FindingCard, findingKey, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'

interface ChangeWordsProps {
  author: string
  text: string
  onText: (text: string) => void
  findings: Finding[]
  disclosure: string
  language?: string
  /** The words that stand there now. */
  standing: string
  /** They nearly repeat what a colleague stopped: why they can't leave, and where that is seen through. */
  stopped: { because: string | undefined; notice: ReactNode }
  /** Why a second pair of eyes is needed first. */
  reviewBecause?: string
  /** A reviewer approved these very words: they leave when their author presses. */
  isApproved: boolean
  busy?: string
  problem?: ProblemDetails
  onChange: () => void
}

/** Other words in the place of those that stand there; guarded like all that leaves. */
export function ChangeWords(props: ChangeWordsProps) {
  const { author, text, onText, findings, disclosure, language, standing, busy, problem, onChange } = props
  const rest = reasonsElsewhere(problem, ['text'])
  const stop = findings.find(finding => finding.level === 'stop')
  const why =
    text.trim() === standing.trim()
      ? 'These are the words that stand there.'
      : stop
        ? `${stop.title}. Take these words out first.`
        : props.stopped.because
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!why && !busy) onChange()
  }
  return (
    <form className="form" onSubmit={send}>
      <p className="second">
        Whoever read it already may have seen the old words, and many networks show that it changed.
      </p>
      <TextArea
        label="The words, as they will stand there"
        rows={7}
        lang={language}
        value={text}
        error={reasonAt(problem, 'text')}
        onChange={event => onText(event.target.value)}
      />
      <p className="t13 second">
        Ends with <b lang={language}>{disclosure}</b>
      </p>
      {findings.map(finding => (
        <FindingCard key={findingKey(finding)} finding={finding} language={language} />
      ))}
      {props.stopped.notice}
      {rest && <Trouble title={rest} />}
      <div>
        <Button kind="primary" type="submit" busy={busy} disabledBecause={why}>
          {props.reviewBecause ? 'Send for review' : props.isApproved ? `Send as ${author}` : `Change it as ${author}`}
        </Button>{' '}
        {!why && props.reviewBecause && <span className="t13 second">{props.reviewBecause}</span>}
      </div>
    </form>
  )
}

interface TakeDownProps {
  /** Whose words they are, when they are a colleague's. */
  colleague?: string
  busy?: string
  problem?: ProblemDetails
  onTakeDown: (reason: string) => void
}

/** Takes our words off their network, with the reason; there is no way back but to say them again. */
export function TakeDown({ colleague, busy, problem, onTakeDown }: TakeDownProps) {
  const [reason, setReason] = useState('')
  const rest = reasonsElsewhere(problem, ['reason'])
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim() && !busy) onTakeDown(reason.trim())
  }
  return (
    <form className="form" onSubmit={send}>
      <p className="second">
        {colleague
          ? `These are ${colleague}’s words. In an emergency you may take them down; ${colleague} sees that it was you, and why.`
          : 'It leaves the network. Whoever read it has read it; here it stays in the trail with your reason.'}
      </p>
      <TextField
        label="Why, in a few words"
        maxLength={300}
        value={reason}
        error={reasonAt(problem, 'reason')}
        onChange={event => setReason(event.target.value)}
      />
      {rest && <Trouble title={rest} />}
      <div>
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabledBecause={reason.trim() ? undefined : 'The reason first.'}
        >
          Take it down
        </Button>
      </div>
    </form>
  )
}
