import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { insertApiToken, withdrawApiTokenRow } from './access-store.ts'

declare module '#platform/events' {
  interface Events {
    'token.made': { tokenId: string }
    'token.withdrawn': { tokenId: string }
  }
}

const TokenName = z.string().trim().min(1).max(80)

/** Makes a token for a program. A program may read and prepare; it can never send. The token is shown once. */
export async function makeApiToken(ctx: Context, name: string): Promise<{ id: string; token: string }> {
  const me = requireRole(ctx, 'administrator')
  const token = `sosh_${ctx.secrets.randomToken()}`
  const id = newId()
  await inTransaction(ctx, async ctx => {
    await insertApiToken(ctx, {
      id,
      name: check(TokenName, name),
      hash: ctx.secrets.hashToken(token),
      createdBy: me.employeeId,
    })
    await emit(ctx, 'token.made', { tokenId: id })
  })
  return { id, token }
}

/** Makes a token stop working. */
export async function withdrawApiToken(ctx: Context, tokenId: string): Promise<void> {
  requireRole(ctx, 'administrator')
  await inTransaction(ctx, async ctx => {
    if (!(await withdrawApiTokenRow(ctx, tokenId))) throw new Problem('not-found', 'There is no such token.')
    await emit(ctx, 'token.withdrawn', { tokenId })
  })
}
