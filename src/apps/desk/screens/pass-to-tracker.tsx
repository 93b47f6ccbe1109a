import type { FormEvent } from 'react'
import { Button, Checkbox, type Finding, Select, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'

interface PassToTrackerProps {
  trackers: { id: string; label: string }[]
  trackerId: string
  onTracker: (id: string) => void
  withPerson: boolean
  onWithPerson: (withPerson: boolean) => void
  /** What of the person was left out, in words. */
  leftOut: string[]
  title: string
  body: string
  onType: (change: { title?: string; body?: string }) => void
  /** What must not leave, as it is typed. */
  findings: Finding[]
  busy?: string
  problem?: ProblemDetails
  onPass: () => void
  onKeep: () => void
}

/** What a tracker outside is told: in one’s own words, and without who said it unless that is chosen. */
export function PassToTracker(props: PassToTrackerProps) {
  const { trackers, trackerId, onTracker, withPerson, onWithPerson, leftOut, title, body, onType, findings } = props
  const { busy, problem, onPass, onKeep } = props
  const tracker = trackers.find(each => each.id === trackerId)
  const missing = !title.trim() ? 'A title first.' : !body.trim() ? 'Say what is the matter first.' : undefined
  const inBody = problem?.reasons.filter(reason => reason.at === 'body') ?? []
  const rest = reasonsElsewhere(problem, ['title', 'body'])
  const pass = (event: FormEvent) => {
    event.preventDefault()
    if (!missing && !busy) onPass()
  }
  return (
    <form className="stack" onSubmit={pass}>
      <Select
        label="Tracker"
        value={trackerId}
        onChange={event => onTracker(event.target.value)}
        options={trackers.map(each => ({ value: each.id, label: each.label }))}
      />
      <Checkbox
        label="Pass on who they are, too"
        about="Their name, address and where they said it. Whoever reads the tracker reads that."
        checked={withPerson}
        onChange={event => onWithPerson(event.target.checked)}
      />
      <TextField
        label="Title"
        value={title}
        maxLength={200}
        error={reasonAt(problem, 'title')}
        onChange={event => onType({ title: event.target.value })}
      />
      <TextArea
        label="What is the matter"
        rows={9}
        hint={
          !withPerson && leftOut.length > 0
            ? `Left out: ${new Intl.ListFormat('en-GB').format(leftOut).toLowerCase()}.`
            : 'As it will stand there. Markdown works.'
        }
        value={body}
        maxLength={20_000}
        error={inBody.length > 0 ? inBody.map(reason => reason.message).join(' ') : undefined}
        onChange={event => onType({ body: event.target.value })}
      />
      {inBody.length === 0 &&
        findings.slice(0, 3).map(finding => (
          <Trouble key={`${finding.ruleId} ${finding.start}`} mild title={finding.title}>
            “{finding.words}”. {finding.explanation}
          </Trouble>
        ))}
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button kind="primary" type="submit" busy={busy} disabledBecause={missing}>
          Pass on to {tracker?.label ?? 'the tracker'}
        </Button>
        <Button onClick={onKeep}>Keep it</Button>
      </div>
    </form>
  )
}
