/** A key or a place on the way into a JSON value. */
export type Step = string

export interface DamagedValue {
  value: unknown
  /** The way to what was changed. */
  way: Step[]
}

/** Ways to everything inside a value, at most so many. */
export function stepsTo(value: unknown, most = 2_000): Step[][] {
  const found: Step[][] = []
  const walk = (value: unknown, way: Step[]) => {
    if (found.length >= most || typeof value !== 'object' || value === null || way.length > 40) return
    for (const [key, inner] of Object.entries(value)) {
      found.push([...way, key])
      walk(inner, [...way, key])
    }
  }
  walk(value, [])
  return found
}

const nested = (depth: number, wrap: (inner: unknown) => unknown) => {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = wrap(value)
  return value
}

/** What a server that errs, or somebody who means ill, could say in the place of anything. */
const strange: ((random: () => number) => unknown)[] = [
  () => null,
  () => '',
  () => 0,
  () => -1,
  () => 1e308,
  () => Number.MAX_VALUE,
  () => true,
  () => [],
  () => ({}),
  () => [null, 1, 'x', [], {}],
  () => ({ length: 3, 0: 'a' }),
  () => JSON.parse('{"__proto__": {"isAdmin": true}, "constructor": 1, "toString": null, "hasOwnProperty": 1}'),
  () => '\ud800 half a letter',
  () => 'a zero \0 byte and a bell \x07',
  () => '\u202e\u2066turned around',
  () => 'https://[',
  () => 'http://user:pass@:99999/%zz',
  () => 'javascript:alert(1)',
  () => '2026-13-45T99:99:99Z',
  () => '+275760-09-13T00:00:00.001Z',
  () => '<p>'.repeat(2_000),
  () => '<a href="'.repeat(500),
  () => '&amp;'.repeat(3_000),
  () => '('.repeat(20_000),
  () => '@a '.repeat(8_000),
  () => 'x'.repeat(200_000),
  () => '👩‍👩‍👧'.repeat(4_000),
  random => nested(1 + Math.floor(random() * 3_000), inner => [inner]),
  random => nested(1 + Math.floor(random() * 3_000), inner => ({ replies: inner, data: inner, children: [inner] })),
  random => Array.from({ length: Math.floor(random() * 5_000) }, (_, n) => n),
  random => Object.fromEntries(Array.from({ length: Math.floor(random() * 2_000) }, (_, n) => [`key ${n}`, n])),
]

/** Changes one thing in a value: puts something strange in its place, takes it away, repeats it, or brings a piece of another. */
export function damageValue(value: unknown, other: unknown, random: () => number): DamagedValue {
  const copy = structuredClone(value)
  const ways = stepsTo(copy)
  const way = ways[Math.floor(random() * ways.length)]
  if (!way) return { value: something(random), way: [] }
  const holder = at(copy, way.slice(0, -1)) as Record<string, unknown>
  const key = way.at(-1) ?? ''
  const turn = random()
  if (turn < 0.6) holder[key] = something(random)
  else if (turn < 0.75) {
    if (Array.isArray(holder)) holder.splice(Number(key), 1)
    else delete holder[key]
  } else if (turn < 0.85) {
    const others = stepsTo(other)
    holder[key] = structuredClone(at(other, others[Math.floor(random() * others.length)] ?? []))
  } else if (turn < 0.95 && typeof holder[key] === 'string')
    holder[key] = holder[key].repeat(
      Math.min(2 + Math.floor(random() * 300), Math.ceil(100_000 / (holder[key].length + 1))),
    )
  else holder[key] = Array.from({ length: 2 + Math.floor(random() * 50) }, () => holder[key])
  return { value: copy, way: Array.isArray(holder) ? way.slice(0, -1) : way }
}

const something = (random: () => number) => strange[Math.floor(random() * strange.length)]?.(random)

function at(value: unknown, way: Step[]): unknown {
  return way.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], value)
}
