/** The letters of the GSM 03.38 alphabet, in which a text message holds 160 of them. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** Those that take the room of two. */
const extended = '^{}\\[~]|€\f'
const cost = new Map<string, number>([
  ...[...basic].map((letter): [string, number] => [letter, 1]),
  ...[...extended].map((letter): [string, number] => [letter, 2]),
])

export interface Segments {
  /** How many text messages it is, as the phone company counts and bills. */
  count: number
  alphabet: 'gsm' | 'unicode'
  /** Letters that still fit into the last one. */
  left: number
  /** What makes it unicode, each once: a single one more than halves the room. */
  because: string[]
  /** What stands in each of them. */
  texts: string[]
}

/** Counts text messages (3GPP TS 23.038 and 23.040): 160 letters, or 153 in each of several; 70 and 67 in unicode. */
export function segmentsOf(text: string): Segments {
  const letters = [...text]
  const because = [...new Set(letters.filter(letter => !cost.has(letter)))]
  const sizes =
    because.length === 0 ? letters.map(letter => cost.get(letter) ?? 1) : letters.map(letter => letter.length)
  const [one, each] = because.length === 0 ? [160, 153] : [70, 67]
  const alphabet = because.length === 0 ? 'gsm' : 'unicode'
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total <= one) return { count: 1, alphabet, left: one - total, because, texts: [text] }
  // A letter of two is never cut in half: it goes into the next message whole.
  const texts = ['']
  let used = 0
  for (const [n, letter] of letters.entries()) {
    const size = sizes[n] ?? 1
    if (used + size > each) {
      texts.push('')
      used = 0
    }
    used += size
    texts[texts.length - 1] += letter
  }
  return { count: texts.length, alphabet, left: each - used, because, texts }
}

const escapeCode = 0x1b
const extendedCodes = [0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65, 0x0a]
const codes = new Map<string, number[]>([
  // In the alphabet’s table, the escape stands before Æ.
  ...[...basic].map((letter, n): [string, number[]] => [letter, [n < escapeCode ? n : n + 1]]),
  ...[...'^{}\\[~]|€\f'].map((letter, n): [string, number[]] => [letter, [escapeCode, extendedCodes[n] ?? 0]]),
])

/** A text in the GSM alphabet, one letter a byte, as it is handed to a message centre. */
export function gsmBytes(text: string): Buffer {
  return Buffer.from([...text].flatMap(letter => codes.get(letter) ?? codes.get('?') ?? []))
}

export function segmentsInWords(text: string): string {
  const { count, because, left } = segmentsOf(text)
  const messages = count === 1 ? 'one text message' : `${count} text messages`
  if (because.length === 0) return `${messages}, ${left} letters left`
  return `${messages}, ${left} letters left. Each holds 70 letters instead of 160 because of: ${because.slice(0, 5).join(' ')}`
}
