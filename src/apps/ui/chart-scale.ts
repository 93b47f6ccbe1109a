/** A round number at or above the largest value, with at most four ticks including nought. */
export function ticksFor(largest: number): number[] {
  if (!(largest > 0)) return [0, 1]
  const rough = largest / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map(part => part * power).find(candidate => candidate * 3 >= largest) ?? rough
  const ticks = [0]
  while ((ticks.at(-1) ?? 0) < largest) ticks.push(Number((step * ticks.length).toPrecision(12)))
  return ticks
}

/** An SVG path through points. */
export function linePath(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('')
}

/** A closed SVG path between an upper and a lower line. */
export function bandPath(
  upper: readonly (readonly [number, number])[],
  lower: readonly (readonly [number, number])[],
): string {
  return upper.length === 0 ? '' : `${linePath([...upper, ...[...lower].reverse()])}Z`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
