/** “Re:” as mail programs of many languages write it. */
const replies =
  're|aw|antw|antwort|sv|vs|rif|r|ré|rép|réf|res|rv|odp|ynt|yan|cevap|vá|válasz|απ|σχετ|отв|ответ|на|bls|ats|atb|ad|回复|回覆|答复|答覆|返信|回信|답장|回答|השב|תגובה|رد'
const forwards =
  'fw|fwd|wg|tr|i|enc|pd|doorst|vb|vl|vs fwd|videresend|ilt|továbbítás|προώθ|πρθ|пересл|fs|转发|轉寄|转寄|轉發|転送|전달|הועבר|إعادة توجيه|weitergeleitet|rv fwd'
const prefix = new RegExp(
  `^(?:(${replies})|(${forwards}))\\s*(?:\\[\\d+\\]|\\(\\d+\\)|\\^\\d+|\\d+)?\\s*[:：]\\s*`,
  'iu',
)
/** What gateways put before a subject. */
const label =
  /^\[(?:ext|extern|external|externe|externo|esterno|e-?mail extern[eo]?|spam|\*+spam\*+|suspected spam)\]\s*:?\s*/iu

export interface SubjectReading {
  /** The matter: prefixes and gateways’ labels gone, spaces single. */
  matter: string
  isReply: boolean
  isForward: boolean
}

/** Takes “Re:”, “AW:”, “转发：” and their like from a subject, in about thirty languages. */
export function readSubject(subject: string): SubjectReading {
  let rest = subject.slice(0, 1000).replace(/\s+/g, ' ').trim()
  let isReply = false
  let isForward = false
  for (let turns = 0; turns < 20; turns++) {
    const labelled = label.exec(rest)
    if (labelled) {
      rest = rest.slice(labelled[0].length)
      continue
    }
    const found = prefix.exec(rest)
    if (!found) break
    if (found[1] !== undefined) isReply = true
    else isForward = true
    rest = rest.slice(found[0].length)
  }
  return { matter: rest.replace(/\s*\((?:fwd|fw)\)$/i, '').trim(), isReply, isForward }
}

/**
 * Do two subjects speak of the same matter? An empty one may; one that holds the other does (a ticket’s number was put
 * before it, a list’s name, “was: …”).
 */
export function isSameMatter(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  if (a === '' || b === '' || a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 4 && ` ${long} `.includes(` ${short} `)
}

function plain(subject: string): string {
  return readSubject(subject)
    .matter.normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
