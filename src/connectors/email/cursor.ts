import { z } from 'zod'

/** How far a folder is read. UIDs only grow, for as long as UIDVALIDITY stays (RFC 3501, 2.3.1.1). */
export interface Place {
  uidValidity: string
  /** Everything up to here is read. */
  lastUid: number
  /** When the newest of these was taken by the server: after a new UIDVALIDITY, reading goes on from here. */
  newestMs: number
  /** Mails up to this UID were there before us: of them, only those since `sinceMs` are read. */
  before?: { uid: number; sinceMs: number } | undefined
}

const Places = z.record(
  z.string(),
  z.object({
    uidValidity: z.string(),
    lastUid: z.int().min(0),
    newestMs: z.number(),
    before: z.object({ uid: z.int(), sinceMs: z.number() }).optional(),
  }),
)

/** The places of all folders, as they were saved; none where nothing was, or it is no longer understood. */
export function readCursor(cursor: string | undefined): Map<string, Place> {
  try {
    return new Map(Object.entries(Places.parse(JSON.parse(cursor ?? '{}'))))
  } catch {
    return new Map()
  }
}

export function writeCursor(places: Map<string, Place>): string {
  return JSON.stringify(Object.fromEntries(places))
}

/**
 * Where to go on in a folder that was opened: at the saved place while its UIDs mean the same. When the server numbered
 * them anew, only what came since is read: mails that were dealt with, or erased, are not brought in a second time.
 */
export function placeFor(
  saved: Place | undefined,
  folder: { uidValidity: string; uidNext: number },
  sinceMs: number,
): Place {
  const { uidValidity, uidNext } = folder
  if (saved?.uidValidity === uidValidity) return saved
  const before = { uid: uidNext - 1, sinceMs: saved ? saved.newestMs : sinceMs }
  return { uidValidity, lastUid: 0, newestMs: before.sinceMs, before }
}
