import { addTo, groupPoints, nearestMiddle } from './group.ts'
import { closeness, POINT_SIZE, stretch } from './point.ts'

/** A theme as it is known: the sums of its posts' points, one for each way of saying it (a merged theme has several). */
export interface KnownTheme {
  id: string
  sums: Float32Array[]
}

/** A theme that was found among posts that belonged to none: which of them, by their places. */
export interface FoundTheme {
  places: number[]
  sum: Float32Array
}

/** As close to a theme's middle as a post must be to belong to it. */
const near = 0.4
/** Posts that are in no theme must be this close to the middle of the others in their group to begin one. */
const together = 0.35
/** Fewer posts begin no theme. */
const fewest = 3

/** To which theme a post belongs, by its point, and how close it is (0 to 1); none where it is close to none. */
export function placeIn(themes: KnownTheme[], point: Float32Array): { id: string; close: number } | undefined {
  let best: { id: string; close: number } | undefined
  for (const { id, sums } of themes)
    for (const sum of sums) {
      const close = closeness(sum, point) / (lengthOf(sum) || 1)
      if (close >= near && close > (best?.close ?? 0)) best = { id, close }
    }
  return best
}

/**
 * The theme grown by a post: only the way of saying it that is nearest moves. What was placed before stays where it is, so a theme
 * keeps what it is about as it grows, and a theme merged by hand keeps every part's way of saying it.
 */
export function grown(theme: KnownTheme, point: Float32Array): KnownTheme {
  const middles = theme.sums.map(sum => {
    const middle = sum.slice()
    stretch(middle)
    return middle
  })
  const { place } = nearestMiddle(point, middles)
  const sums = theme.sums.map(sum => sum.slice())
  if (place < 0) sums.push(point.slice())
  else addTo(sums[place] as Float32Array, point)
  return { id: theme.id, sums }
}

/** Themes among posts that belong to none yet: groups of three and more that are close together. Yields so that others get their turn. */
export function* findThemes(points: Float32Array[]): Generator<undefined, FoundTheme[]> {
  const groups = yield* groupPoints(points)
  const byGroup = new Map<number, number[]>()
  for (const [place, group] of groups.entries()) byGroup.set(group, [...(byGroup.get(group) ?? []), place])
  const found: FoundTheme[] = []
  for (const members of byGroup.values()) {
    const all = sumOf(members.map(place => points[place] as Float32Array))
    const places = members.filter(place => closenessToOthers(all, points[place] as Float32Array) >= together)
    if (places.length >= fewest) found.push({ places, sum: sumOf(places.map(place => points[place] as Float32Array)) })
  }
  return found.sort((a, b) => b.places.length - a.places.length)
}

/** How close a point is to the middle of a group without it: three strangers are close to a middle that they make themselves. */
function closenessToOthers(sum: Float32Array, point: Float32Array): number {
  const others = sum.slice()
  for (let at = 0; at < others.length; at++) others[at] = (others[at] as number) - (point[at] as number)
  return closeness(others, point) / (lengthOf(others) || 1)
}

/** The sum of points, all zero of none. */
export function sumOf(points: Float32Array[]): Float32Array {
  const sum = new Float32Array(POINT_SIZE)
  for (const point of points) addTo(sum, point)
  return sum
}

function lengthOf(sum: Float32Array): number {
  return Math.sqrt(closeness(sum, sum))
}
