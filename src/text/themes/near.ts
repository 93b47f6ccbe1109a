import { closeness, stretch } from './point.ts'

/** For each point the others nearest to it, the nearest first, and how close each is. */
export interface Near {
  places: Int32Array
  close: Float32Array
}

/** Points compared before others get their turn. */
const rowsAtOnce = 4

/** Finds for each point the `count` others nearest to it, by comparing all; yields now and then, so that others get their turn. */
export function* nearestOf(points: Float32Array[], count: number): Generator<undefined, Near[]> {
  const near = points.map(() => ({ places: new Int32Array(count).fill(-1), close: new Float32Array(count).fill(-1) }))
  for (const [at, point] of points.entries()) {
    for (let other = at + 1; other < points.length; other++) {
      const close = closeness(point, points[other] as Float32Array)
      keep(near[at] as Near, other, close)
      keep(near[other] as Near, at, close)
    }
    if (at % rowsAtOnce === 0) yield
  }
  return near
}

function keep({ places, close }: Near, place: number, value: number): void {
  let at = close.length - 1
  if (value <= (close[at] as number)) return
  while (at > 0 && (close[at - 1] as number) < value) {
    close[at] = close[at - 1] as number
    places[at] = places[at - 1] as number
    at--
  }
  close[at] = value
  places[at] = place
}

/**
 * Moves each point toward those nearest to it, twice: what short texts leave unsaid, their neighbours say (adaptive graph
 * convolution; Zhang et al., IJCAI 2019).
 */
export function* drawnTogether(points: Float32Array[], near: Near[], rounds = 2): Generator<undefined, Float32Array[]> {
  let now = points
  for (let round = 0; round < rounds; round++) {
    const before = now
    now = []
    for (const [at, point] of before.entries()) {
      const moved = point.slice()
      const { places, close } = near[at] as Near
      for (const [which, place] of places.entries()) {
        const weight = close[which] as number
        if (place < 0 || weight <= 0) continue
        const other = before[place] as Float32Array
        for (let number = 0; number < moved.length; number++)
          moved[number] = (moved[number] as number) + weight * (other[number] as number)
      }
      stretch(moved)
      now.push(moved)
      if (at % 32 === 0) yield
    }
  }
  return now
}
