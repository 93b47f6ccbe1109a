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
  if (total <= one) return { count: 1, alphabet, left: one - total, because }
  // A letter of two is never cut in half: it goes into the next message whole.
  let count = 1
  let used = 0
  for (const size of sizes) {
    if (used + size > each) {
      count += 1
      used = 0
    }
    used += size
  }
  return { count, alphabet, left: each - used, because }
}

export function segmentsInWords(text: string): string {
  const { count, because, left } = segmentsOf(text)
  const messages = count === 1 ? 'one text message' : `${count} text messages`
  if (because.length === 0) return `${messages}, ${left} letters left`
  return `${messages}, ${left} letters left. Each holds 70 letters instead of 160 because of: ${because.slice(0, 5).join(' ')}`
}
