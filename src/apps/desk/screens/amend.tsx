import { type FormEvent, useState } from 'react'
import { Button, type Finding, FindingCard, findingKey, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'

interface ChangeWordsProps {
  author: string
  text: string
  onText: (text: string) => void
  findings: Finding[]
  disclosure: string
  language?: string
  unchanged: boolean
  busy?: string
  problem?: ProblemDetails
  onChange: () => void
}

/** Other words in the place of those that stand there; guarded like all that leaves. */
export function ChangeWords(props: ChangeWordsProps) {
  const { author, text, onText, findings, disclosure, language, unchanged, busy, problem, onChange } = props
  const rest = reasonsElsewhere(problem, ['text'])
  const heavy =
    findings.find(finding => finding.level === 'stop') ?? findings.find(finding => finding.level === 'review')
  const why = unchanged
    ? 'These are the words that stand there.'
    : heavy?.level === 'stop'
      ? `${heavy.title}. Take these words out first.`
      : heavy && `${heavy.title}: this needs a second pair of eyes. Take it down, and answer anew.`
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
      {rest && <Trouble title={rest} />}
      <div>
        <Button kind="primary" type="submit" busy={busy} disabledBecause={why}>
          Change it as {author}
        </Button>
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
