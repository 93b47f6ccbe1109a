import { divisionIdOf } from '#core/company'
import { type Context, requireEmployee } from '#platform/context'
import { compileRules, type Guard } from '#text/guard'
import { shippedReader } from '#text/name-reader'
import { figureRows } from './figure-store.ts'
import { guardRuleOf, holdsFor, type Verdict, verdictOf } from './model.ts'
import { rules } from './rules.ts'
import { newestVersion } from './store.ts'

/**
 * Judges a text by today's rules, those for everybody and those of the author's division: the authority, whatever the
 * browser said.
 */
export async function judge(ctx: Context, text: string): Promise<Verdict> {
  return judgeFor(ctx, requireEmployee(ctx).employeeId, text)
}

/** The same for what a colleague wrote and let go, at the moment at which it leaves by itself. */
export async function judgeFor(ctx: Context, authorId: string, text: string): Promise<Verdict> {
  const divisionId = await divisionIdOf(ctx, authorId)
  const ours = (await rules(ctx)).filter(rule => holdsFor(rule, divisionId)).map(guardRuleOf)
  const publicFigures = (await figureRows(ctx)).map(({ amount, about }) => ({ amount, about }))
  const guard = compiled(JSON.stringify([ours, publicFigures]), () =>
    compileRules(ours, { names: shippedReader(), publicFigures }),
  )
  return verdictOf(guard.check(text, { now: ctx.now() }), await newestVersion(ctx, divisionId))
}

/** Which version of the guidelines holds for whoever acts: kept with every refusal, approval and taking back. */
export async function guidelineInForce(ctx: Context): Promise<number | null> {
  return newestVersion(ctx, await divisionIdOf(ctx, requireEmployee(ctx).employeeId))
}

/** The guards of the last sets of rules: a thousand of them take a while to compile, and change seldom. */
const guards = new Map<string, Guard>()
const most = 8

function compiled(key: string, make: () => Guard): Guard {
  const guard = guards.get(key) ?? make()
  guards.delete(key)
  guards.set(key, guard)
  for (const [oldest] of guards) {
    if (guards.size <= most) break
    guards.delete(oldest)
  }
  return guard
}
