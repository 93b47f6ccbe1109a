import './guidelines.css'
import { useState } from 'react'
import { Button, Chip, Dialog, Empty, LinkButton, Therefore, Time } from '#apps/ui'
import { Page, useTitle } from '../screen.tsx'
import type { ColleagueView, GuidelineView, RuleView } from '../view-types.ts'
import { Prose } from './prose.tsx'
import { RuleForm, type RuleFormProps } from './rule-form.tsx'

interface GuidelinesProps extends Pick<RuleFormProps, 'problem' | 'ruleBusy' | 'onTry'> {
  guideline: GuidelineView | undefined
  rules: RuleView[]
  /** Who can keep a rule. */
  colleagues: ColleagueView[]
  /** Why this reader cannot change them. */
  lockedBecause?: string
  busy?: string
  onAttest: () => void
  onEdit: () => void
  /** Says whether the rule was made; if not, what was typed stays. */
  onMakeRule: (rule: Parameters<RuleFormProps['onKeep']>[0]) => Promise<boolean>
  onRetire: (id: string) => void
}

/** What we say and what stays inside: the text that people read, and the rules that read along as one types. */
export function Guidelines({
  guideline,
  rules,
  colleagues,
  lockedBecause,
  busy,
  onAttest,
  onEdit,
  onMakeRule,
  onRetire,
  ...form
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
          <p className="row spaced">
            <Button disabledBecause={lockedBecause} onClick={() => setAdding(true)}>
              Add a rule
            </Button>
          </p>
          {rules.map(rule => (
            <Rule key={rule.id} rule={rule} lockedBecause={lockedBecause} onRetire={onRetire} />
          ))}
        </aside>
      </div>
      <Dialog title="A rule" open={adding} onClose={() => setAdding(false)} as="wide">
        <RuleForm
          {...form}
          colleagues={colleagues}
          onKeep={rule => void onMakeRule(rule).then(made => made && setAdding(false))}
          onLeave={() => setAdding(false)}
        />
      </Dialog>
    </Page>
  )
}

function Agreed({ guideline, busy, onAttest }: { guideline: GuidelineView; busy?: string; onAttest: () => void }) {
  const { read, notYet } = guideline.readBy
  return (
    <>
      <p className="t13 third">
        Version {guideline.version}, {guideline.publishedBy ? `by ${guideline.publishedBy}, ` : ''}
        <Time at={guideline.publishedAt} />.{guideline.note && ` ${guideline.note}`}
      </p>
      <Prose text={guideline.body} />
      {guideline.attested ? (
        <Therefore>You have read this version.</Therefore>
      ) : (
        <Button kind="primary" busy={busy} onClick={onAttest}>
          I have read this
        </Button>
      )}
      <details className="folded">
        <summary>
          {read.length} of {read.length + notYet.length} have read it
        </summary>
        {read.length > 0 && <p>Read by {list(read)}.</p>}
        {notYet.length > 0 && <p>Not yet by {list(notYet)}.</p>}
      </details>
      {guideline.earlier.map(version => (
        <details className="folded" key={version.version}>
          <summary>
            Version {version.version}, <Time at={version.publishedAt} />
            {version.note && `: ${version.note}`}
          </summary>
          <Prose text={version.body} />
        </details>
      ))}
    </>
  )
}

function list(names: string[]): string {
  return new Intl.ListFormat('en-GB').format(names)
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
      {rule.exceptions.length > 0 && <p className="t13 third">Fine in: {rule.exceptions.join(' · ')}</p>}
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
