import { type Whole, wholePerson } from '#core/people'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { forgetSigns } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'buying.forgotten': { personId: string; by: 'them' | 'colleague' }
  }
}

/** A colleague is asked not to guess where somebody stands in buying: what was kept is gone, and nothing is kept again. */
export async function forgetBuying(ctx: Context, personId: string): Promise<void> {
  requireEmployee(ctx)
  await inTransaction(ctx, async ctx => forgetFor(ctx, await wholePerson(ctx, personId), 'colleague'))
}

/** In a transaction: whoever asks has been looked at. */
export async function forgetFor(ctx: Context, { id, ids }: Whole, by: 'them' | 'colleague'): Promise<void> {
  await forgetSigns(ctx, id, ids)
  await emit(ctx, 'buying.forgotten', { personId: id, by }, { subjectId: id })
}
