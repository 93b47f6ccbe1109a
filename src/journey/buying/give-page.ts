import { type Whole, wholePerson } from '#core/people'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { forgetFor } from './forget-buying.ts'
import { type Placed, placeInBuying } from './model.ts'
import { signalsOf, unaskedSince } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'buying.page-given': { personId: string; employeeId: string }
  }
}

const purpose = 'buying page'
const daysOpen = 30

/** A link to a page on which somebody sees what we guess of them, and can end it. A colleague gives it to them, by hand. */
export async function givePage(ctx: Context, personId: string): Promise<{ url: string; until: Date }> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    const { id } = await wholePerson(ctx, personId)
    const until = new Date(ctx.now().getTime() + daysOpen * 86_400_000)
    const said = `${id}.${Math.floor(until.getTime() / 1000)}`
    await emit(ctx, 'buying.page-given', { personId: id, employeeId: me.employeeId }, { subjectId: id })
    return { url: `${ctx.config.publicUrl}/where-you-stand/${said}.${ctx.secrets.sign(purpose, said)}`, until }
  })
}

/** What somebody is shown of themselves. */
export interface PageSeen {
  unaskedSince: Date | undefined
  placed: Placed | undefined
}

/** By the link: what is guessed of whoever was given it. */
export async function seePage(ctx: Context, token: string): Promise<PageSeen> {
  const { id, ids } = await whoseLink(ctx, token)
  const signals = await signalsOf(ctx, id)
  return {
    unaskedSince: await unaskedSince(ctx, ids),
    placed: signals.length > 0 ? placeInBuying(signals, ctx.now()) : undefined,
  }
}

/** By the link: whoever was given it wants it forgotten, and not guessed again. */
export async function forgetByPage(ctx: Context, token: string): Promise<void> {
  await inTransaction(ctx, async ctx => forgetFor(ctx, await whoseLink(ctx, token), 'them'))
}

async function whoseLink(ctx: Context, token: string): Promise<Whole> {
  const [personId = '', seconds = '', ...signature] = token.split('.')
  const isOurs = token.length < 300 && ctx.secrets.verify(purpose, `${personId}.${seconds}`, signature.join('.'))
  if (!isOurs) throw new Problem('not-found', 'This link leads nowhere. Look whether all of it was copied.')
  if (Number(seconds) * 1000 < ctx.now().getTime())
    throw new Problem('not-found', 'This link has ended. Ask whoever gave it to you for a new one.')
  return wholePerson(ctx, personId)
}
