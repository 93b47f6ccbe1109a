import { keepSecret } from '#core/secrets'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { connectorNamed, keepsOf } from './registry.ts'
import { insertSource, openSources, spreadSources } from './store.ts'

export interface NewSource {
  label: string
  settings: unknown
}

export interface OpenedMany {
  opened: number
  /** Those that are open already. */
  alreadyOpen: number
  refused: { label: string; why: string }[]
}

/** The first visit of each begins this long after the one before it. */
const gapMs = 200

/**
 * Opens a whole list of places as they are, without looking at each first: that would take minutes. What is wrong with
 * one shows in its health. `keyOf` tells, from its settings, what place a source is.
 */
export async function openManySources(
  ctx: Context,
  input: { connector: string; sources: NewSource[]; keeps?: 'all' | 'matching' | undefined },
  keyOf: (settings: unknown) => string,
): Promise<OpenedMany> {
  const me = requireRole(ctx, 'coordinator', 'administrator')
  const connector = connectorNamed(input.connector)
  return inTransaction(ctx, async ctx => {
    const taken = new Set(
      (await openSources(ctx)).filter(one => one.connector === connector.name).map(one => keyOf(one.settings)),
    )
    const ids: string[] = []
    const result: OpenedMany = { opened: 0, alreadyOpen: 0, refused: [] }
    for (const { label, settings } of input.sources) {
      const wanted = checked(() => check(connector.settings, settings))
      if ('why' in wanted) {
        result.refused.push({ label, why: wanted.why })
        continue
      }
      const key = keyOf(wanted.settings)
      if (taken.has(key)) {
        result.alreadyOpen++
        continue
      }
      taken.add(key)
      const id = newId()
      const secret = connector.secret && check(connector.secret, {})
      const { name, network } = connector
      await insertSource(
        ctx,
        {
          id,
          connector: name,
          network,
          label: label.trim().slice(0, 120) || connector.label,
          settings: wanted.settings,
          secretId: secret ? await keepSecret(ctx, 'source', secret) : null,
          keeps: input.keeps ?? keepsOf(connector, wanted.settings),
        },
        me.employeeId,
      )
      await emit(ctx, 'source.opened', { sourceId: id, connector: name })
      ids.push(id)
    }
    if (ids.length > 0) await spreadSources(ctx, ids, gapMs)
    return { ...result, opened: ids.length }
  })
}

function checked(read: () => unknown): { settings: unknown } | { why: string } {
  try {
    return { settings: read() }
  } catch (error) {
    if (error instanceof Problem) return { why: error.reasons[0]?.message ?? error.message }
    throw error
  }
}
