import './tracked.css'
import { Anchor, Button, LinkButton, Time, Trouble } from '#apps/ui'
import type { TrackedIssueView } from '../conversation-types.ts'
import { firstName } from '../words.ts'

interface TrackedProps {
  issues: TrackedIssueView[]
  /** Whoever raised it. */
  personName: string
  onTell: (start: string) => void
  onLook: (id: string) => void
  onLetGo: (id: string) => void
  onFound: (id: string) => void
}

/** What of this conversation is with a tracker outside, how it stands there, and whom to tell. */
export function Tracked({ issues, ...actions }: TrackedProps) {
  if (issues.length === 0) return null
  return (
    <section className="tracked" aria-label="Passed on to a tracker">
      <ul>
        {issues.map(issue => (
          <li key={issue.id}>
            <One issue={issue} {...actions} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function One({
  issue,
  personName,
  onTell,
  onLook,
  onLetGo,
  onFound,
}: { issue: TrackedIssueView } & Omit<TrackedProps, 'issues'>) {
  const { id, tellingStart } = issue
  const where = [issue.trackerLabel, issue.number].filter(Boolean).join(' ')
  if (issue.step === 'refused')
    return (
      <Trouble
        title={`${issue.trackerLabel} did not take it.`}
        actions={<LinkButton onClick={() => onLetGo(id)}>Let it go</LinkButton>}
      >
        {issue.failure}
      </Trouble>
    )
  if (issue.step === 'doubtful')
    return (
      <Trouble
        mild
        title={`It may be in ${issue.trackerLabel}.`}
        actions={
          <>
            <LinkButton onClick={() => onFound(id)}>It is there</LinkButton>
            <LinkButton onClick={() => onLetGo(id)}>It is not there</LinkButton>
          </>
        }
      >
        Nobody could tell whether it arrived. Look there for “{issue.title}”.
      </Trouble>
    )
  if (issue.step !== 'passed')
    return (
      <p>
        On its way to {issue.trackerLabel}.{' '}
        {issue.failure && (
          <>
            {issue.failure} It is tried again {issue.nextTryAt && <Time at={issue.nextTryAt} />}.
          </>
        )}
      </p>
    )
  return (
    <div className="row spread">
      <p>
        {issue.url ? (
          <a href={issue.url} target="_blank" rel="noreferrer noopener">
            {where}
          </a>
        ) : (
          <b>{where}</b>
        )}
        : {states[issue.state ?? 'open']}
        {issue.stateAt && issue.state !== 'open' && (
          <>
            {' '}
            <Time at={issue.stateAt} />
          </>
        )}
        {issue.toldByName
          ? `, and ${firstName(issue.toldByName)} told them.`
          : `. ${firstName(issue.passedByName)} passed it on.`}
      </p>
      {tellingStart ? (
        <Button small kind="primary" onClick={() => onTell(tellingStart)}>
          Tell {firstName(personName)}
        </Button>
      ) : (
        issue.state === 'open' &&
        issue.trackerKind !== 'webhook' && <LinkButton onClick={() => onLook(id)}>Look now</LinkButton>
      )}
    </div>
  )
}

const states = {
  open: 'open there',
  resolved: 'resolved',
  declined: 'closed without being done',
  gone: 'can’t be followed there any more',
}

interface ToTellProps {
  issues: (TrackedIssueView & { personName: string; href: string })[]
}

/** What was settled in a tracker and nobody was told of yet. */
export function ToTell({ issues }: ToTellProps) {
  if (issues.length === 0) return null
  return (
    <section className="unwell" aria-label="Settled, and not told yet">
      <h2 className="heading">Settled, and not told yet</h2>
      <ul>
        {issues.map(({ id, title, trackerLabel, number, step, state, personName, href }) => (
          <li key={id}>
            <span aria-hidden>✓</span>
            <span>
              <Anchor href={href}>{step === 'passed' ? `Tell ${firstName(personName)}` : title}</Anchor>
              <small>
                {step === 'passed'
                  ? `“${title}” is ${states[state ?? 'open']} in ${[trackerLabel, number].filter(Boolean).join(' ')}.`
                  : `${trackerLabel} did not take it, or nobody can tell.`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
