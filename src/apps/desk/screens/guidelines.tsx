import './guidelines.css'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { Button, Dialog, Empty, SearchField } from '#apps/ui'
import type { DivisionView, GuidelineView, RuleView } from '../company-types.ts'
import { Page, useTitle } from '../screen.tsx'
import type { ColleagueView } from '../view-types.ts'
import { Agreed } from './agreed.tsx'
import { Divisions } from './divisions.tsx'
import { PublicFigures } from './public-figures.tsx'
import { RuleCard } from './rule-card.tsx'
import { RuleForm, type RuleFormProps, type RuleWords } from './rule-form.tsx'

interface GuidelinesProps extends Pick<RuleFormProps, 'problem' | 'ruleBusy' | 'onTry' | 'past' | 'onPast'> {
  /** The text for everybody first, then what divisions add. */
  guidelines: GuidelineView[]
  rules: RuleView[]
  divisions: DivisionView[]
  /** Who can keep a rule. */
  colleagues: ColleagueView[]
  /** Why this reader cannot change them. */
  lockedBecause?: string
  busy?: string
  figures: ComponentProps<typeof PublicFigures>
  parts: Omit<ComponentProps<typeof Divisions>, 'divisions'>
  onAttest: (version: number) => void
  onEdit: (divisionId: string | undefined) => void
  /** Says whether the rule was kept; if not, what was typed stays. `from` is the rule that is changed. */
  onKeepRule: (rule: RuleWords, from: RuleView | undefined) => Promise<boolean>
  onRetire: (id: string) => void
  earlier: (id: string) => ReactNode
}

/** What we say and what stays inside: the texts that people read, and the rules that read along as one types. */
export function Guidelines(props: GuidelinesProps) {
  const { guidelines, rules, divisions, colleagues, lockedBecause, busy, onEdit } = props
  const [writing, setWriting] = useState<{ from?: RuleView }>()
  const [sought, setSought] = useState('')
  useTitle('Guidelines')
  const forAll = guidelines.find(each => each.divisionId === undefined)
  const additions = guidelines.filter(each => each.divisionId !== undefined)
  const without = divisions.filter(each => !additions.some(added => added.divisionId === each.id))
  const low = sought.trim().toLowerCase()
  const shown = rules.filter(rule =>
    [rule.name, rule.owner ?? '', ...rule.words].some(each => each.toLowerCase().includes(low)),
  )
  return (
    <Page
      title="Speak for yourself. Keep inside what must stay inside."
      actions={
        <Button disabledBecause={lockedBecause} reasonHidden onClick={() => onEdit(undefined)}>
          Write a new version
        </Button>
      }
    >
      <div className="two-columns">
        <div className="stack wide">
          <section aria-labelledby="guideline">
            <h2 className="heading" id="guideline">
              What we agreed
            </h2>
            {forAll ? (
              <Agreed guideline={forAll} busy={busy} onAttest={props.onAttest} />
            ) : (
              <Empty title="Nothing is written down yet.">
                A page is enough: who may say what, whom to ask, what never leaves. Each of us reads it once.
              </Empty>
            )}
          </section>
          {additions.map(added => (
            <section key={added.version} aria-labelledby={`added-${added.version}`} className="addition">
              <h2 className="heading" id={`added-${added.version}`}>
                What {added.division} adds
              </h2>
              <Agreed guideline={added} busy={busy} onAttest={props.onAttest} />
              {!lockedBecause && (
                <p>
                  <Button onClick={() => onEdit(added.divisionId)}>Write it anew for {added.division}</Button>
                </p>
              )}
            </section>
          ))}
          {!lockedBecause && without.length > 0 && (
            <p className="row spaced">
              {without.map(each => (
                <Button key={each.id} onClick={() => onEdit(each.id)}>
                  Add a text for {each.name}
                </Button>
              ))}
            </p>
          )}
          <Divisions divisions={divisions} {...props.parts} />
        </div>
        <aside aria-labelledby="rules" className="stack wide">
          <section className="stack">
            <h2 className="heading" id="rules">
              Rules that read along
            </h2>
            <p className="t13 second">
              They look at a draft while it is typed, and again before it leaves. A word that only looks like one of
              these is read by somebody first, and never stopped.
            </p>
            <p className="row">
              <Button disabledBecause={lockedBecause} onClick={() => setWriting({})}>
                Add a rule
              </Button>
            </p>
            {rules.length > 8 && (
              <SearchField label="Find a rule" value={sought} onChange={event => setSought(event.target.value)} />
            )}
            {shown.map(rule => (
              <RuleCard
                key={rule.id}
                rule={rule}
                lockedBecause={lockedBecause}
                onChange={() => setWriting({ from: rule })}
                onRetire={() => props.onRetire(rule.id)}
                earlier={props.earlier}
              />
            ))}
            {rules.length > 0 && shown.length === 0 && <p className="t13 second">No rule says this.</p>}
          </section>
          <PublicFigures {...props.figures} />
        </aside>
      </div>
      <Dialog
        title={writing?.from ? 'Change the rule' : 'A rule'}
        open={writing !== undefined}
        onClose={() => setWriting(undefined)}
        as="wide"
      >
        {writing && (
          <RuleForm
            key={writing.from?.id ?? 'new'}
            from={writing.from}
            colleagues={colleagues}
            divisions={divisions}
            problem={props.problem}
            ruleBusy={props.ruleBusy}
            past={props.past}
            onPast={props.onPast}
            onTry={props.onTry}
            onKeep={rule => void props.onKeepRule(rule, writing.from).then(kept => kept && setWriting(undefined))}
            onLeave={() => setWriting(undefined)}
          />
        )}
      </Dialog>
    </Page>
  )
}
