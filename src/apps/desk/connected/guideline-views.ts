import type { DivisionView, GuidelineView, RuleView } from '../company-types.ts'
import type { RuleWords } from '../screens/rule-form.tsx'
import type { Answered } from './answers.ts'

interface Colleague {
  id: string
  name: string
  title: string
}
interface Agreed {
  versions: Answered['Guideline'][]
  attested: { employeeId: string; version: number }[]
  toRead: number[]
  divisionId: string | null
}

/** The newest text for everybody first, then what each division adds. */
export function guidelineViews(
  { versions, attested, toRead, divisionId: mine }: Agreed,
  team: Colleague[],
  divisions: Answered['Division'][],
  myId: string,
): GuidelineView[] {
  const newest = new Map<string | null, Answered['Guideline']>()
  for (const version of versions) if (!newest.has(version.divisionId)) newest.set(version.divisionId, version)
  const inOrder = [...newest.values()].sort((a, b) => Number(a.divisionId !== null) - Number(b.divisionId !== null))
  return inOrder.map(guideline => {
    const division = divisions.find(each => each.id === guideline.divisionId)
    const readers = division ? team.filter(each => division.memberIds.includes(each.id)) : team
    const hasRead = (id: string) => attested.some(each => each.employeeId === id && each.version === guideline.version)
    const names = (colleagues: Colleague[]) => colleagues.map(each => each.name)
    return {
      version: guideline.version,
      ...(division && { division: division.name, divisionId: division.id }),
      holdsForMe: guideline.divisionId === null || guideline.divisionId === mine,
      body: guideline.body,
      note: guideline.note,
      publishedBy: guideline.publishedBy ?? undefined,
      publishedAt: guideline.publishedAt,
      attested: hasRead(myId) && !toRead.includes(guideline.version),
      readBy: {
        read: names(readers.filter(each => hasRead(each.id))),
        notYet: names(readers.filter(each => !hasRead(each.id))),
      },
      earlier: versions
        .filter(each => each.divisionId === guideline.divisionId && each.version !== guideline.version)
        .map(({ version, body, note, publishedAt }) => ({ version, body, note, publishedAt })),
    }
  })
}

export function divisionViews(divisions: Answered['Division'][], team: Colleague[]): DivisionView[] {
  return divisions.map(({ id, name, memberIds }) => ({
    id,
    name,
    members: team.filter(each => memberIds.includes(each.id)),
  }))
}

export function ruleView(
  rule: Answered['Rule'],
  past: { answers: number; caught: { ruleId: string; count: number }[] } | undefined,
): RuleView {
  const caught = past?.caught.find(each => each.ruleId === rule.id)
  return {
    id: rule.id,
    version: rule.version,
    name: rule.name,
    kind: rule.kind,
    level: rule.level,
    words: rule.words,
    exceptions: rule.exceptions,
    near: rule.near,
    examples: rule.examples,
    until: rule.until ?? undefined,
    owner: rule.ownerName ?? undefined,
    ownerId: rule.ownerId ?? undefined,
    division: rule.divisionName ?? undefined,
    divisionId: rule.divisionId ?? undefined,
    explanation: rule.explanation,
    suggestion: rule.suggestion ?? undefined,
    changedAt: rule.changedAt ?? undefined,
    ...(past && caught && { caught: { count: caught.count, of: past.answers } }),
  }
}

/** A rule as the server takes it. */
export function ruleInput({ until, suggestion, ownerId, divisionId, ...rule }: RuleWords) {
  return {
    ...rule,
    until: until ? new Date(`${until}T00:00`).toISOString() : null,
    suggestion: suggestion ?? null,
    ownerId: ownerId ?? null,
    divisionId: divisionId ?? null,
  }
}

/** The same rule once more, to take a retirement back. */
export function againInput(rule: Answered['Rule']) {
  const { name, kind, level, words, exceptions, near, examples, until, ownerId, divisionId, explanation, suggestion } =
    rule
  return { name, kind, level, words, exceptions, near, examples, until, ownerId, divisionId, explanation, suggestion }
}
