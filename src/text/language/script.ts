/** Letters of a text, counted by the script they are written in. */
export interface ScriptCount {
  letters: number
  /** Script → letters. `Kana` is Hiragana and Katakana together. */
  by: Map<string, number>
}

/** Blocks of Unicode by their first and last code unit; enough to tell scripts of living languages apart. */
const blocks: [first: number, last: number, script: string][] = [
  [0x41, 0x5a, 'Latin'],
  [0x61, 0x7a, 'Latin'],
  [0xc0, 0x24f, 'Latin'],
  [0x370, 0x3ff, 'Greek'],
  [0x400, 0x52f, 'Cyrillic'],
  [0x531, 0x58f, 'Armenian'],
  [0x5d0, 0x5f4, 'Hebrew'],
  [0x620, 0x6ff, 'Arabic'],
  [0x750, 0x77f, 'Arabic'],
  [0x900, 0x97f, 'Devanagari'],
  [0x980, 0x9ff, 'Bengali'],
  [0xa00, 0xa7f, 'Gurmukhi'],
  [0xa80, 0xaff, 'Gujarati'],
  [0xb00, 0xb7f, 'Oriya'],
  [0xb80, 0xbff, 'Tamil'],
  [0xc00, 0xc7f, 'Telugu'],
  [0xc80, 0xcff, 'Kannada'],
  [0xd00, 0xd7f, 'Malayalam'],
  [0xd80, 0xdff, 'Sinhala'],
  [0xe00, 0xe7f, 'Thai'],
  [0xe80, 0xeff, 'Lao'],
  [0xf00, 0xfff, 'Tibetan'],
  [0x1000, 0x109f, 'Myanmar'],
  [0x10a0, 0x10ff, 'Georgian'],
  [0x1100, 0x11ff, 'Hangul'],
  [0x1200, 0x139f, 'Ethiopic'],
  [0x1780, 0x17ff, 'Khmer'],
  [0x1c90, 0x1cbf, 'Georgian'],
  [0x1e00, 0x1eff, 'Latin'],
  [0x1f00, 0x1fff, 'Greek'],
  [0x3041, 0x309f, 'Kana'],
  [0x30a1, 0x30fa, 'Kana'],
  [0x30fc, 0x30ff, 'Kana'],
  [0x3130, 0x318f, 'Hangul'],
  [0x31f0, 0x31ff, 'Kana'],
  [0x3400, 0x4dbf, 'Han'],
  [0x4e00, 0x9fff, 'Han'],
  [0xac00, 0xd7af, 'Hangul'],
  [0xf900, 0xfaff, 'Han'],
  [0xfb50, 0xfdff, 'Arabic'],
  [0xfe70, 0xfefc, 'Arabic'],
  [0xff66, 0xff9f, 'Kana'],
]

const names = [...new Set(blocks.map(([, , script]) => script))]
const scriptOfUnit = new Uint8Array(0x10000)
for (const [first, last, script] of blocks) scriptOfUnit.fill(names.indexOf(script) + 1, first, last + 1)
scriptOfUnit[0xd7] = 0
scriptOfUnit[0xf7] = 0

/** The languages that have a script (nearly) to themselves on today's networks. */
export const languageOfScript: Record<string, string> = {
  Kana: 'ja',
  Hangul: 'ko',
  Han: 'zh',
  Greek: 'el',
  Hebrew: 'he',
  Armenian: 'hy',
  Georgian: 'ka',
  Thai: 'th',
  Lao: 'lo',
  Khmer: 'km',
  Myanmar: 'my',
  Tibetan: 'bo',
  Sinhala: 'si',
  Bengali: 'bn',
  Gurmukhi: 'pa',
  Gujarati: 'gu',
  Oriya: 'or',
  Tamil: 'ta',
  Telugu: 'te',
  Kannada: 'kn',
  Malayalam: 'ml',
  Ethiopic: 'am',
}

/** Counts letters by script in one walk; letters beyond the basic plane are rare enough to be left out. */
export function countScripts(text: string): ScriptCount {
  const counts = new Uint16Array(names.length + 1)
  const end = Math.min(text.length, 2_000)
  for (let at = 0; at < end; at++) {
    const script = scriptOfUnit[text.charCodeAt(at)] ?? 0
    counts[script] = (counts[script] ?? 0) + 1
  }
  const by = new Map<string, number>()
  let letters = 0
  for (let index = 0; index < names.length; index++) {
    const count = counts[index + 1] ?? 0
    const name = names[index]
    if (count === 0 || name === undefined) continue
    by.set(name, count)
    letters += count
  }
  return { letters, by }
}
