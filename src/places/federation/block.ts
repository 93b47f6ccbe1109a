import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { followingRows, forgetFollowing } from '#places/following'
import { isCentre } from '#places/sites'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { makeActors } from './actors.ts'
import { blockedFrom, hostOf } from './model.ts'
import { actorsWithFollowers, blockedStrangers, blockServer, blockStranger, serverRows, unblock } from './who-store.ts'

declare module '#platform/events' {
  interface Events {
    'federation.blocked': { employeeId: string; what: 'server' | 'person'; host: string }
    'federation.unblocked': { employeeId: string; what: 'server' | 'person'; host: string }
  }
}

const Whom = z.string().trim().min(3, 'Say which server, or whom: spam.example or lea@social.example.').max(300)

export const Block = z.object({
  whom: Whom,
  /** Told to them, and to colleagues. */
  why: z.string().trim().min(3, 'Say why: they are told, and colleagues see it.').max(200),
})
export type Block = z.input<typeof Block>

export const Unblock = z.object({ whom: Whom })
export type Unblock = z.input<typeof Unblock>

/** Deals no more with a server, or with somebody on it: nothing of theirs is taken and nothing is told to them. */
export async function block(ctx: Context, input: Block): Promise<void> {
  const me = requireHost(ctx)
  const { whom, why } = check(Block, input)
  const meant = theMeant(whom)
  await inTransaction(ctx, async ctx => {
    if ('host' in meant) {
      if (meant.host === hostOf(ctx.config.publicUrl)) throw new Problem('invalid', 'This is your own server.')
      await blockServer(ctx, meant.host, { why, by: me.employeeId })
    } else if (!(await blockStranger(ctx, meant.address, { why, by: me.employeeId })))
      throw new Problem('not-found', 'Nobody of this address was met here. Look at how it is written.')
    await forgetFollowing(ctx, meant)
    await emit(ctx, 'federation.blocked', { employeeId: me.employeeId, ...factsOf(meant) })
  })
}

/** Deals with them again; who followed has to follow anew. */
export async function letIn(ctx: Context, input: Unblock): Promise<void> {
  const me = requireHost(ctx)
  const meant = theMeant(check(Unblock, input).whom)
  await inTransaction(ctx, async ctx => {
    if (!(await unblock(ctx, meant))) throw new Problem('not-found', 'They are not blocked.')
    await emit(ctx, 'federation.unblocked', { employeeId: me.employeeId, ...factsOf(meant) })
  })
}

/** Whom people elsewhere can follow, how many do, and how it goes with each server. */
export async function lookElsewhere(ctx: Context) {
  const me = requireEmployee(ctx)
  await makeActors(ctx)
  const host = hostOf(ctx.config.publicUrl) ?? ''
  const actors = await actorsWithFollowers(ctx)
  return {
    actors: actors.map(({ handle, ...actor }) => ({ ...actor, address: `@${handle}@${host}` })),
    servers: await serverRows(ctx),
    people: await blockedStrangers(ctx),
    following: await followingRows(ctx),
    hasOfficial: actors.some(({ kind }) => kind === 'official'),
    isCentre: isCentre(me),
    /** Other servers reach us by a name with HTTPS and without a port. */
    isReachable: /^https:\/\/[^:/]+$/.test(ctx.config.publicUrl),
  }
}

function requireHost(ctx: Context) {
  const me = requireEmployee(ctx)
  if (isCentre(me)) return me
  throw new Problem('forbidden', 'Communications and administrators decide with whom we deal.')
}

type Meant = { host: string } | { address: string }

function theMeant(whom: string): Meant {
  const meant = blockedFrom(whom)
  if (meant) return meant
  throw new Problem('invalid', 'Write a server as spam.example, or somebody as lea@social.example.', [
    { at: 'whom', message: 'This is neither.' },
  ])
}

function factsOf(meant: Meant): { what: 'server' | 'person'; host: string } {
  return 'host' in meant
    ? { what: 'server', host: meant.host }
    : { what: 'person', host: meant.address.split('@')[1] ?? '' }
}
