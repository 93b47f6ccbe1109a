import { drawnTogether, type Near, nearestOf } from './near.ts'
import { closeness, stretch } from './point.ts'

export interface Grouping {
  /** How many groups; where absent, as many as lie apart by `apart`. */
  count?: number
  /** Groups whose middles are closer than this are one; 0 to 1. */
  apart?: number
}

/** Neighbours that each point is drawn toward: few among few points, so that strangers are not drawn together. */
const neighboursAmong = (points: number) => Math.max(2, Math.min(10, Math.round(points / 20)))
const mostRounds = 20

/**
 * Parts points into groups about the same: the number of its group for each point. Deterministic.
 *
 * Points are drawn toward their neighbours, groups begin where points lie densest and far from those begun (density
 * peaks; Rodriguez and Laio, Science 2014), and each point goes to the nearest middle until none moves (spherical k-means;
 * Dhillon and Modha, 2001). All pairs are compared: meant for some thousands of points.
 */
export function* groupPoints(
  points: Float32Array[],
  { count, apart = 0.5 }: Grouping = {},
): Generator<undefined, Int32Array> {
  if (points.length === 0) return new Int32Array(0)
  const neighbours = neighboursAmong(points.length)
  const drawn = yield* drawnTogether(points, yield* nearestOf(points, neighbours))
  const near = yield* nearestOf(drawn, neighbours)
  const middles = peaksOf(drawn, near, count ?? Infinity, count === undefined ? apart : 1)
  return yield* settle(drawn, middles)
}

function peaksOf(points: Float32Array[], near: Near[], most: number, apart: number): Float32Array[] {
  const density = near.map(({ close }) => close.reduce((sum, each) => sum + Math.max(0, each), 0))
  const distance = new Float32Array(points.length).fill(1)
  const middles: Float32Array[] = []
  while (middles.length < Math.min(most, points.length)) {
    let best = -1
    let highest = 0
    for (let at = 0; at < points.length; at++) {
      if (apart < 1 && 1 - (distance[at] as number) > apart) continue
      const height = (density[at] as number) * (distance[at] as number)
      if (height > highest) {
        highest = height
        best = at
      }
    }
    if (best < 0) break
    const middle = points[best] as Float32Array
    middles.push(middle.slice())
    for (const [at, point] of points.entries())
      distance[at] = Math.min(distance[at] as number, Math.max(0, 1 - closeness(point, middle)))
  }
  return middles
}

function* settle(points: Float32Array[], middles: Float32Array[]): Generator<undefined, Int32Array> {
  const groups = new Int32Array(points.length).fill(-1)
  for (let round = 0; round < mostRounds; round++) {
    let moved = 0
    for (const [at, point] of points.entries()) {
      const { place } = nearestMiddle(point, middles)
      if (groups[at] !== place) moved++
      groups[at] = place
      if (at % 8 === 0) yield
    }
    if (moved <= points.length / 1000) break
    for (const middle of middles) middle.fill(0)
    for (const [at, point] of points.entries()) addTo(middles[groups[at] as number] as Float32Array, point)
    for (const middle of middles) stretch(middle)
  }
  return groups
}

/** Which of several middles a point is nearest to, and how close that is; place -1 where there is none. */
export function nearestMiddle(point: Float32Array, middles: Float32Array[]): { place: number; close: number } {
  let place = -1
  let highest = -2
  for (const [at, middle] of middles.entries()) {
    const close = closeness(point, middle)
    if (close > highest) {
      highest = close
      place = at
    }
  }
  return { place, close: highest }
}

/** Adds one vector to another. */
export function addTo(sum: Float32Array, point: Float32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (point[at] as number)
}
