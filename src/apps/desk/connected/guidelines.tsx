import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Dialog, type Finding } from '#apps/ui'
import { compileRules } from '#text/guard'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { GuidelineForm } from '../screens/guideline-form.tsx'
import { Guidelines } from '../screens/guidelines.tsx'
import type { Past, RuleWords } from '../screens/rule-form.tsx'
import { findingViews } from './conversation-view.ts'
import { useDeeds } from './deeds.ts'
import { EarlierOfRule } from './earlier-of-rule.tsx'
import { againInput, divisionViews, guidelineViews, ruleInput, ruleView } from './guideline-views.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'

/** What we agreed, and the rules that read along, as they are now. */
export function GuidelinesPage() {
  const me = useMe()
  const guidelines = useQuery({ queryKey: ['guidelines'], queryFn: async () => dataOf(await api.GET('/guidelines')) })
  const rules = useQuery({ queryKey: ['rules'], queryFn: async () => dataOf(await api.GET('/rules')) })
  const caught = useQuery({
    queryKey: ['rules', 'caught'],
    queryFn: async () => dataOf(await api.GET('/rules/caught')),
  })
  const figures = useQuery({ queryKey: ['figures'], queryFn: async () => dataOf(await api.GET('/public-figures')) })
  const divisions = useQuery({ queryKey: ['divisions'], queryFn: async () => dataOf(await api.GET('/divisions')) })
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const agreeing = useDeeds('guidelines')
  const ruling = useDeeds('rules')
  const listing = useDeeds('figures')
  const parting = useDeeds('divisions', 'guidelines', 'rules')
  const [writing, setWriting] = useState<{ divisionId?: string }>()
  const [past, setPast] = useState<Past>()
  const colleagues = team.data?.employees ?? []
  const parts = divisions.data?.divisions ?? []
  const locked = lockedFor(me, 'reviewer', 'administrator')
  const newestFor = (divisionId?: string) =>
    guidelines.data?.versions.find(each => (each.divisionId ?? undefined) === divisionId)
  const publish = async (body: { body: string; note: string }) => {
    const divisionId = writing?.divisionId ?? null
    const published = await agreeing.run(
      async () => dataOf(await api.POST('/guidelines', { body: { ...body, divisionId } })),
      { busy: 'Publishing it', done: 'Published. Colleagues are asked to read it.', inForm: true },
    )
    if (published) setWriting(undefined)
  }
  const tryOnThePast = async (rule: RuleWords | undefined) => {
    setPast(undefined)
    if (!rule || locked) return
    // What is still missing of it says nothing about what it finds.
    const asked = { ...ruleInput(rule), name: rule.name || '?', explanation: rule.explanation || '?', examples: [] }
    const { data } = await api.POST('/rules/try', { body: asked }).catch(() => ({ data: undefined }))
    if (data) setPast({ count: data.caught, of: data.answers, places: data.places })
  }
  return (
    <Loaded of={guidelines} what="Fetching what we agreed" rows={5}>
      {data => (
        <>
          <Guidelines
            guidelines={guidelineViews(data, colleagues, parts, me.id)}
            rules={(rules.data?.rules ?? []).map(rule => ruleView(rule, caught.data))}
            divisions={divisionViews(parts, colleagues)}
            colleagues={colleagues.filter(each => each.id !== me.id)}
            lockedBecause={locked}
            busy={agreeing.busy}
            ruleBusy={ruling.busy}
            problem={ruling.problem}
            past={past}
            onPast={rule => void tryOnThePast(rule)}
            figures={{
              figures: figures.data?.figures ?? [],
              lockedBecause: locked,
              busy: listing.busy,
              problem: listing.problem,
              onAdd: async body =>
                Boolean(
                  await listing.run(async () => dataOf(await api.POST('/public-figures', { body })), {
                    busy: 'Adding it',
                    done: `${body.amount} may be said from now on.`,
                    inForm: true,
                  }),
                ),
              onWithdraw: id =>
                void listing.run(() => api.DELETE('/public-figures/{id}', { params: { path: { id } } }), {
                  done: 'Taken off the list.',
                }),
            }}
            parts={{
              colleagues,
              lockedBecause: lockedFor(me, 'administrator'),
              busy: parting.busy,
              problem: parting.problem,
              onMake: async name =>
                Boolean(
                  await parting.run(async () => dataOf(await api.POST('/divisions', { body: { name } })), {
                    busy: 'Making it',
                    done: `${name} can have a text and rules of its own.`,
                    inForm: true,
                  }),
                ),
              onDissolve: divisionId =>
                void parting.run(() => api.DELETE('/divisions/{divisionId}', { params: { path: { divisionId } } }), {
                  done: 'Dissolved. What was written for it holds for nobody any more.',
                }),
              onJoin: (employeeId, divisionId) =>
                void parting.run(
                  () =>
                    api.PUT('/colleagues/{employeeId}/division', {
                      params: { path: { employeeId } },
                      body: { divisionId },
                    }),
                  { done: 'Noted.' },
                ),
            }}
            onAttest={version =>
              void agreeing.run(() => api.POST('/guidelines/{version}/attest', { params: { path: { version } } }), {
                busy: 'Noting it',
                done: 'Noted, with today’s date.',
              })
            }
            onEdit={divisionId => setWriting({ divisionId })}
            onTry={tryRule}
            onKeepRule={async (rule, from) => {
              const body = ruleInput(rule)
              const kept = await ruling.run(
                async () =>
                  dataOf(
                    from
                      ? await api.PUT('/rules/{id}', {
                          params: { path: { id: from.id } },
                          body: { ...body, version: from.version },
                        })
                      : await api.POST('/rules', { body }),
                  ),
                { busy: 'Keeping it', done: `“${rule.name}” reads along from now on.`, inForm: true },
              )
              return Boolean(kept)
            }}
            onRetire={id => {
              const rule = rules.data?.rules.find(each => each.id === id)
              void ruling.run(() => api.DELETE('/rules/{id}', { params: { path: { id } } }), {
                done: `“${rule?.name ?? 'The rule'}” is retired.`,
                undo: rule && (() => api.POST('/rules', { body: againInput(rule) })),
              })
            }}
            earlier={id => <EarlierOfRule id={id} />}
          />
          <Dialog title="A new version" open={writing !== undefined} onClose={() => setWriting(undefined)} as="wide">
            {writing && (
              <GuidelineForm
                before={newestFor(writing.divisionId)?.body ?? ''}
                readers={parts.find(each => each.id === writing.divisionId)?.name}
                busy={agreeing.busy}
                problem={agreeing.problem}
                onPublish={guideline => void publish(guideline)}
                onLeave={() => setWriting(undefined)}
              />
            )}
          </Dialog>
        </>
      )}
    </Loaded>
  )
}

/** What the rule alone would find, by the engine that judges on the server. */
function tryRule(rule: RuleWords, text: string): Finding[] {
  const { name, kind, level, words, exceptions, near, explanation, suggestion } = rule
  const tried = {
    id: 'tried',
    name: name || 'This rule',
    kind,
    level,
    words,
    except: exceptions,
    near,
    explanation: explanation || 'Say why, for whoever meets it.',
    ...(suggestion && { suggestion }),
  }
  return findingViews(compileRules([tried], { alone: true }).check(text, { now: new Date() }))
}
