import { type At, type Tracker as Kind, trackers as kinds } from '#connectors/tracker'
import { toolsFor } from '#core/channels'
import { openSecret } from '#core/secrets'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import type { Tracker } from './model.ts'
import { trackerRow } from './tracker-store.ts'

/** A tracker with its secret in the clear, for the length of one call. */
export interface OpenTracker {
  tracker: Tracker
  kind: Kind
  at: At
}

/** Opens a tracker; a problem where it was removed. */
export async function openTracker(ctx: Context, id: string): Promise<OpenTracker> {
  const tracker = await trackerRow(ctx, id)
  if (!tracker) throw new Problem('not-found', 'There is no such tracker, or it was removed.')
  const kind = kinds[tracker.kind]
  const settings = kind.settings.safeParse(tracker.settings)
  const at: At = {
    settings: settings.success ? settings.data : tracker.settings,
    secret: await openSecret(ctx, tracker.secretId),
    tools: toolsFor(ctx, `tracker ${tracker.kind}`),
  }
  return { tracker, kind, at }
}

/** Where a tracker sends what becomes of an issue. */
export function trackerHookOf(ctx: Context, id: string): string {
  return new URL(`/hooks/trackers/${id}`, ctx.config.publicUrl).href
}
