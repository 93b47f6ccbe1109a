/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface Damaged {
  kind: string
  bytes: Uint8Array
  /** Everything before this byte is as it was; absent where the damage may change how all of it is read. */
  from: number
}

type Damage = (bytes: Uint8Array, other: Uint8Array, random: () => number) => Omit<Damaged, 'kind'>

/** Damages a document in one of many ways; `other` is another document, pieces of which may come into this one. */
export function damage(bytes: Uint8Array, other: Uint8Array, random: () => number): Damaged {
  const [kind, work] = kinds[Math.floor(random() * kinds.length)] ?? kinds[0] ?? ['none', bytes => ({ bytes, from: 0 })]
  return { kind, ...work(bytes, other, random) }
}

const encode = (text: string) => new TextEncoder().encode(text)
const place = (bytes: Uint8Array, random: () => number) => Math.floor(random() * bytes.length)
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

function insert(bytes: Uint8Array, at: number, added: Uint8Array): Omit<Damaged, 'kind'> {
  return { bytes: joined(bytes.subarray(0, at), added, bytes.subarray(at)), from: at }
}

const openings = [
  '<b>',
  '<item>',
  '<div xmlns="x">',
  '<a href="',
  '[',
  '{"a":',
  '<![CDATA[',
  '<!--',
  '&lt;div&gt;',
  '<x:y ',
  '<table>',
  '(',
]
const marks = [[0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [0], [0xff, 0xfe, 0, 0], [0x1f, 0x8b], [0x0a, 0x0a]]

const kinds: [string, Damage][] = [
  [
    'bytes flipped',
    (bytes, _, random) => {
      const flipped = new Uint8Array(bytes)
      let from = bytes.length
      for (let count = 1 + Math.floor(random() * 20); count > 0; count--) {
        const at = place(bytes, random)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8))
        from = Math.min(from, at)
      }
      return { bytes: flipped, from }
    },
  ],
  [
    'cut short',
    (bytes, _, random) => {
      const from = place(bytes, random)
      return { bytes: bytes.subarray(0, from), from }
    },
  ],
  [
    'a piece missing',
    (bytes, _, random) => {
      const from = place(bytes, random)
      const length = Math.floor(random() ** 3 * (bytes.length - from))
      return { bytes: joined(bytes.subarray(0, from), bytes.subarray(from + length)), from }
    },
  ],
  [
    'a piece repeated',
    (bytes, _, random) => {
      const from = place(bytes, random)
      const piece = bytes.subarray(from, from + 1 + Math.floor(random() * 2_000))
      const times = Math.min(2 + Math.floor(random() * 200), Math.ceil(100_000 / piece.length))
      return insert(bytes, from, joined(...Array.from({ length: times }, () => piece)))
    },
  ],
  [
    'a piece of another',
    (bytes, other, random) => {
      const start = place(other, random)
      return insert(bytes, place(bytes, random), other.subarray(start, start + Math.floor(random() * 5_000)))
    },
  ],
  [
    'nested deep',
    (bytes, _, random) => {
      const opening = openings[Math.floor(random() * openings.length)] ?? ''
      return insert(bytes, place(bytes, random), encode(opening.repeat(1 + Math.floor(random() ** 6 * 50_000))))
    },
  ],
  [
    'entity bomb',
    (bytes, _, random) => {
      const levels = Array.from({ length: 12 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
      const bomb = `<!DOCTYPE x [<!ENTITY l0 "${'ha'.repeat(1 + Math.floor(random() * 2_000))}">${levels}<!ENTITY self "&self;">]>`
      const text = new TextDecoder('latin1').decode(bytes)
      const at = /^\s*<\?xml[^>]*\?>/.exec(text)?.[0].length ?? 0
      const inside = Math.max(at, place(bytes, random))
      const used = '&l0;&l3;&l12;&self;&l1;'.repeat(1 + Math.floor(random() * 200))
      const parts = [
        bytes.subarray(0, at),
        encode(bomb),
        bytes.subarray(at, inside),
        encode(used),
        bytes.subarray(inside),
      ]
      return { bytes: joined(...parts), from: 0 }
    },
  ],
  [
    'ends and quotes gone',
    (bytes, _, random) => {
      const from = place(bytes, random)
      const gone = new Set(
        '>"\'/;]}'
          .split('')
          .filter(() => random() < 0.4)
          .map(character => character.charCodeAt(0)),
      )
      const share = random()
      return {
        bytes: joined(
          bytes.subarray(0, from),
          bytes.subarray(from).filter(byte => !gone.has(byte) || random() > share),
        ),
        from,
      }
    },
  ],
  [
    'another encoding',
    (bytes, _, random) => {
      const mark = marks[Math.floor(random() * marks.length)] ?? []
      const text = new TextDecoder('latin1').decode(bytes)
      const claim = ['utf-16', 'shift_jis', 'ebcdic-cp-be', 'utf-7', 'us-ascii', 'x'.repeat(5_000)][
        Math.floor(random() * 6)
      ]
      const claimed = text.replace(/encoding=(["'])[^"']*\1/, `encoding="${claim}"`)
      return { bytes: joined(new Uint8Array(mark), new Uint8Array(Buffer.from(claimed, 'latin1'))), from: 0 }
    },
  ],
  [
    'one long word',
    (bytes, _, random) => {
      const word =
        ['a', ' ', '&', '<', '&#x10ffff;', '\u0000', '=', '"', '\ud83d\ude00', '-'][Math.floor(random() * 10)] ?? ''
      return insert(bytes, place(bytes, random), encode(word.repeat(1 + Math.floor(random() ** 4 * 300_000))))
    },
  ],
]
