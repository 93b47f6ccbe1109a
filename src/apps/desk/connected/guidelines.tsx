import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Dialog, type Finding } from '#apps/ui'
import { compileRules } from '#text/guard'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { GuidelineForm } from '../screens/guideline-form.tsx'
import { Guidelines } from '../screens/guidelines.tsx'
import type { RuleWords } from '../screens/rule-form.tsx'
import type { GuidelineView, RuleView } from '../view-types.ts'
import type { Answered } from './answers.ts'
import { findingViews } from './conversation-view.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'

/** What we agreed, and the rules that read along, as they are now. */
export function GuidelinesPage() {
  const me = useMe()
  const guidelines = useQuery({ queryKey: ['guidelines'], queryFn: async () => dataOf(await api.GET('/guidelines')) })
  const rules = useQuery({ queryKey: ['rules'], queryFn: async () => dataOf(await api.GET('/rules')) })
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const agreeing = useDeeds('guidelines')
  const ruling = useDeeds('rules')
  const [writing, setWriting] = useState(false)
  const newest = guidelines.data?.versions[0]
  const publish = async (body: { body: string; note: string }) => {
    const published = await agreeing.run(async () => dataOf(await api.POST('/guidelines', { body })), {
      busy: 'Publishing it',
      done: 'Published. Colleagues are asked to read it.',
      inForm: true,
    })
    if (published) setWriting(false)
  }
  return (
    <Loaded of={guidelines} what="Fetching what we agreed" rows={5}>
      {({ versions, attested }) => (
        <>
          <Guidelines
            guideline={guidelineView(versions, attested, team.data?.employees ?? [], me.id)}
            rules={(rules.data?.rules ?? []).map(ruleView)}
            colleagues={(team.data?.employees ?? []).filter(each => each.id !== me.id)}
            lockedBecause={lockedFor(me, 'reviewer', 'administrator')}
            busy={agreeing.busy}
            ruleBusy={ruling.busy}
            problem={ruling.problem}
            onAttest={() =>
              newest &&
              void agreeing.run(
                () => api.POST('/guidelines/{version}/attest', { params: { path: { version: newest.version } } }),
                { busy: 'Noting it', done: 'Noted, with today’s date.' },
              )
            }
            onEdit={() => setWriting(true)}
            onTry={tryRule}
            onMakeRule={async rule => {
              const made = await ruling.run(async () => dataOf(await api.POST('/rules', { body: ruleInput(rule) })), {
                busy: 'Keeping it',
                done: `“${rule.name}” reads along from now on.`,
                inForm: true,
              })
              return Boolean(made)
            }}
            onRetire={id => {
              const rule = rules.data?.rules.find(each => each.id === id)
              void ruling.run(() => api.DELETE('/rules/{id}', { params: { path: { id } } }), {
                done: `“${rule?.name ?? 'The rule'}” is retired.`,
                undo: rule && (() => api.POST('/rules', { body: againInput(rule) })),
              })
            }}
          />
          <Dialog title="A new version" open={writing} onClose={() => setWriting(false)} as="wide">
            <GuidelineForm
              before={newest?.body ?? ''}
              busy={agreeing.busy}
              problem={agreeing.problem}
              onPublish={guideline => void publish(guideline)}
              onLeave={() => setWriting(false)}
            />
          </Dialog>
        </>
      )}
    </Loaded>
  )
}

function guidelineView(
  [newest, ...earlier]: Answered['Guideline'][],
  attested: { employeeId: string; version: number }[],
  team: { id: string; name: string }[],
  myId: string,
): GuidelineView | undefined {
  if (!newest) return undefined
  const hasRead = (id: string) => attested.some(each => each.employeeId === id && each.version === newest.version)
  const names = (colleagues: { name: string }[]) => colleagues.map(each => each.name)
  return {
    version: newest.version,
    body: newest.body,
    note: newest.note,
    publishedBy: newest.publishedBy ?? undefined,
    publishedAt: newest.publishedAt,
    attested: hasRead(myId),
    readBy: {
      read: names(team.filter(each => hasRead(each.id))),
      notYet: names(team.filter(each => !hasRead(each.id))),
    },
    earlier: earlier.map(({ version, body, note, publishedAt }) => ({ version, body, note, publishedAt })),
  }
}

function ruleView(rule: Answered['Rule']): RuleView {
  return {
    id: rule.id,
    name: rule.name,
    kind: rule.kind,
    level: rule.level,
    words: rule.words,
    exceptions: rule.exceptions,
    until: rule.until ?? undefined,
    owner: rule.ownerName ?? undefined,
    explanation: rule.explanation,
    suggestion: rule.suggestion ?? undefined,
  }
}

function ruleInput({ until, suggestion, ownerId, ...rule }: RuleWords) {
  return {
    ...rule,
    until: until ? new Date(`${until}T00:00`).toISOString() : null,
    suggestion: suggestion ?? null,
    ownerId: ownerId ?? null,
  }
}

function againInput({
  name,
  kind,
  level,
  words,
  exceptions,
  until,
  ownerId,
  explanation,
  suggestion,
}: Answered['Rule']) {
  return { name, kind, level, words, exceptions, until, ownerId, explanation, suggestion }
}

/** What the rule alone would find, by the engine that judges on the server. */
function tryRule(rule: RuleWords, text: string): Finding[] {
  const { name, kind, level, words, exceptions, explanation, suggestion } = rule
  const tried = {
    id: 'tried',
    name: name || 'This rule',
    kind,
    level,
    words,
    except: exceptions,
    explanation: explanation || 'Say why, for whoever meets it.',
    ...(suggestion && { suggestion }),
  }
  const found = compileRules([tried]).check(text, { now: new Date() })
  return findingViews(found.filter(finding => finding.ruleId === 'tried'))
}
