import type { Source } from '#core/channels'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'

declare module '#platform/events' {
  interface Events {
    'source.recovered': { sourceId: string }
    'source.heard': { sourceId: string }
  }
}

/** Says, once, that a source is heard, or heard again. */
export async function tellHowItGoes(
  ctx: Context,
  source: Source,
  wasFailing: boolean,
  hasProgress: boolean,
): Promise<void> {
  if (wasFailing) {
    source.failure = null
    await emit(ctx, 'source.recovered', { sourceId: source.id })
  } else if (source.lastSuccessAt === null || hasProgress) await emit(ctx, 'source.heard', { sourceId: source.id })
  source.lastSuccessAt = ctx.now()
}
