import { type ReactNode, useState } from 'react'
import { Chip, LinkButton, Time } from '#apps/ui'
import type { RuleView } from '../company-types.ts'
import { counted } from '../words.ts'

interface RuleCardProps {
  rule: RuleView
  /** Why this reader cannot change it. */
  lockedBecause?: string
  onChange: () => void
  onRetire: () => void
  /** What it said before, fetched when it is asked for. */
  earlier: (id: string) => ReactNode
}

const levels = {
  note: { tone: 'line', words: 'said as a hint' },
  review: { tone: 'care', words: 'to review' },
  stop: { tone: 'stop', words: 'must not leave' },
} as const

/** One rule in full: what it finds and where not, why, whose it is, and what it would have done. */
export function RuleCard({ rule, lockedBecause, onChange, onRetire, earlier }: RuleCardProps) {
  const [looking, setLooking] = useState(false)
  const level = levels[rule.level]
  const finds = rule.examples.filter(each => each.finds)
  const leaves = rule.examples.filter(each => !each.finds)
  return (
    <article className="rule" aria-label={rule.name}>
      <p className="head">
        <b>{rule.name}</b>
        <Chip tone={level.tone}>{level.words}</Chip>
        {rule.division && <Chip tone="line">{rule.division} only</Chip>}
      </p>
      {rule.words.length > 0 && <p className="words">{rule.words.join(' · ')}</p>}
      {rule.near.length > 0 && <p className="t13 third">Only beside: {rule.near.join(' · ')}</p>}
      {rule.exceptions.length > 0 && <p className="t13 third">Fine in: {rule.exceptions.join(' · ')}</p>}
      <p className="t13 second">
        {rule.explanation} {rule.suggestion && <>Rather: “{rule.suggestion}”.</>}
      </p>
      {rule.caught && rule.caught.of > 0 && <p className="t13 second">{caughtWords(rule.caught)}</p>}
      {(finds.length > 0 || leaves.length > 0) && (
        <details className="folded">
          <summary>Its {counted(rule.examples.length, 'example')}</summary>
          {finds.map(each => (
            <p key={each.text}>Finds: “{each.text}”</p>
          ))}
          {leaves.map(each => (
            <p key={each.text}>Leaves alone: “{each.text}”</p>
          ))}
        </details>
      )}
      {rule.version > 1 && (
        <details className="folded" onToggle={event => setLooking(event.currentTarget.open)}>
          <summary>What it said before</summary>
          {looking && earlier(rule.id)}
        </details>
      )}
      <p className="t13 third">
        {rule.owner ? `${rule.owner} keeps it` : 'Nobody keeps it yet'}
        {rule.until && (
          <>
            , until <Time at={rule.until} />
          </>
        )}
        . Version {rule.version}
        {rule.changedAt && (
          <>
            , <Time at={rule.changedAt} />
          </>
        )}
        .{' '}
        {!lockedBecause && (
          <span className="deeds">
            <LinkButton onClick={onChange} aria-label={`Change the rule ${rule.name}`}>
              Change
            </LinkButton>
            <LinkButton onClick={onRetire} aria-label={`Retire the rule ${rule.name}`}>
              Retire
            </LinkButton>
          </span>
        )}
      </p>
    </article>
  )
}

/** “Would have caught 3 of last month's 412 answers.” */
export function caughtWords({ count, of }: { count: number; of: number }): string {
  const answers = of === 1 ? 'last month’s one answer' : `last month’s ${of.toLocaleString('en-GB')} answers`
  return count === 0 ? `Would have caught none of ${answers}.` : `Would have caught ${count} of ${answers}.`
}
