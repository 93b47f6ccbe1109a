/**
 * How far a timeline was heard. Posts of other servers arrive late and stand below newer ones, so a timeline is read
 * again from where it stood a while ago: `marks` remember what was newest when.
 */
export type Marks = [id: string, heardAtMs: number][]

const overlapMs = 15 * 60_000
const everyMs = 60_000

/** Ids grow: numbers by length and digits, those of letters (ULID, flake) have one length and sort as text. */
export function compareIds(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length
  return one < other ? -1 : one > other ? 1 : 0
}

/** From where to read again; `undefined` where nothing was heard yet. */
export function readFrom(marks: Marks): string | undefined {
  return marks[0]?.[0]
}

/** Notes that a timeline was heard up to an id. */
export function noted(marks: Marks, id: string, now: Date): Marks {
  const last = marks.at(-1)
  const nowMs = now.getTime()
  if (last && compareIds(id, last[0]) <= 0) return marks
  const next: Marks =
    last && marks.length > 1 && nowMs - last[1] < everyMs
      ? [...marks.slice(0, -1), [id, last[1]]]
      : [...marks, [id, nowMs]]
  // The newest that is older than the overlap is where to read from; what is older still is not needed.
  const from = next.findLastIndex(([, heardAtMs]) => heardAtMs <= nowMs - overlapMs)
  return next.slice(Math.max(0, from))
}

/** What is in a saved cursor; one that can't be read begins anew. */
export function marksIn(cursor: string | undefined): Map<string, Marks> {
  const found = new Map<string, Marks>()
  let saved: unknown
  try {
    saved = JSON.parse(cursor ?? '{}')
  } catch {
    return found
  }
  if (typeof saved !== 'object' || saved === null) return found
  for (const [timeline, marks] of Object.entries(saved)) {
    if (!Array.isArray(marks)) continue
    const whole = marks.filter(
      (mark): mark is [string, number] =>
        Array.isArray(mark) && typeof mark[0] === 'string' && typeof mark[1] === 'number',
    )
    if (whole.length > 0) found.set(timeline, whole)
  }
  return found
}
