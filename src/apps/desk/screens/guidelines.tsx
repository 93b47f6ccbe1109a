import './guidelines.css'
import { useState } from 'react'
import { Button, Chip, Empty, LinkButton, Therefore, Time } from '#apps/ui'
import { Page, useTitle } from '../screen.tsx'
import type { GuidelineView, RuleView } from '../view-types.ts'
import { RuleForm, type RuleWords } from './rule-form.tsx'

interface GuidelinesProps {
  guideline: GuidelineView | undefined
  rules: RuleView[]
  /** Why this reader cannot change them. */
  lockedBecause?: string
  busy?: string
  onAttest: () => void
  onEdit: () => void
  onMakeRule: (rule: RuleWords) => void
  onRetire: (id: string) => void
}

/** What we say and what stays inside: the text that people read, and the rules that read along as one types. */
export function Guidelines({
  guideline,
  rules,
  lockedBecause,
  busy,
  onAttest,
  onEdit,
  onMakeRule,
  onRetire,
}: GuidelinesProps) {
  const [adding, setAdding] = useState(false)
  useTitle('Guidelines')
  return (
    <Page
      title="Speak for yourself. Keep inside what must stay inside."
      actions={
        <Button disabledBecause={lockedBecause} reasonHidden onClick={onEdit}>
          Write a new version
        </Button>
      }
    >
      <div className="two-columns">
        <section aria-labelledby="guideline">
          <h2 className="heading" id="guideline">
            What we agreed
          </h2>
          {guideline ? (
            <Agreed guideline={guideline} busy={busy} onAttest={onAttest} />
          ) : (
            <Empty title="Nothing is written down yet.">
              A page is enough: who may say what, whom to ask, what never leaves. Each of us reads it once.
            </Empty>
          )}
        </section>
        <aside aria-labelledby="rules">
          <h2 className="heading" id="rules">
            Rules that read along
          </h2>
          <p className="t13 second">They look at a draft while it is typed, and again before it leaves.</p>
          {rules.map(rule => (
            <Rule key={rule.id} rule={rule} lockedBecause={lockedBecause} onRetire={onRetire} />
          ))}
          {adding ? (
            <RuleForm
              busy={busy}
              onKeep={rule => {
                onMakeRule(rule)
                setAdding(false)
              }}
              onLeave={() => setAdding(false)}
            />
          ) : (
            <p className="row spaced">
              <Button disabledBecause={lockedBecause} onClick={() => setAdding(true)}>
                Add a rule
              </Button>
            </p>
          )}
        </aside>
      </div>
    </Page>
  )
}

function Agreed({ guideline, busy, onAttest }: { guideline: GuidelineView; busy?: string; onAttest: () => void }) {
  return (
    <>
      <p className="t13 third">
        Version {guideline.version}, {guideline.publishedBy ? `by ${guideline.publishedBy}, ` : ''}
        <Time at={guideline.publishedAt} />. {guideline.readBy.read} of {guideline.readBy.of} have read it.
      </p>
      <div className="guideline-body">{guideline.body}</div>
      {guideline.attested ? (
        <Therefore>You have read this version.</Therefore>
      ) : (
        <Button kind="primary" busy={busy} onClick={onAttest}>
          I have read this
        </Button>
      )}
    </>
  )
}

const levels = {
  note: { tone: 'line', words: 'said as a hint' },
  review: { tone: 'care', words: 'to review' },
  stop: { tone: 'stop', words: 'must not leave' },
} as const

function Rule({
  rule,
  lockedBecause,
  onRetire,
}: {
  rule: RuleView
  lockedBecause?: string
  onRetire: (id: string) => void
}) {
  const level = levels[rule.level]
  return (
    <article className="rule">
      <p className="head">
        <b>{rule.name}</b>
        <Chip tone={level.tone}>{level.words}</Chip>
      </p>
      {rule.words.length > 0 && <p className="words">{rule.words.join(' · ')}</p>}
      <p className="t13 second">
        {rule.explanation} {rule.suggestion && <>Rather: “{rule.suggestion}”.</>}
      </p>
      <p className="t13 third">
        {rule.owner ? `${rule.owner} keeps it` : 'Nobody keeps it yet'}
        {rule.until && (
          <>
            , until <Time at={rule.until} />
          </>
        )}
        .{' '}
        {!lockedBecause && (
          <LinkButton onClick={() => onRetire(rule.id)} aria-label={`Retire the rule ${rule.name}`}>
            Retire
          </LinkButton>
        )}
      </p>
    </article>
  )
}
