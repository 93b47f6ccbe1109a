import { headerBlockAt, introAt, isBlank, isForwardMark, isOriginalMark, isQuoted } from './quote-lines.ts'
import { footerStart, type Signer, signatureStart } from './signature-lines.ts'

/** A part that was taken out, in the writer’s own words. */
export interface Cut {
  kind: 'quote' | 'signature' | 'footer'
  text: string
}

export interface CutMail {
  /** What its writer says in this mail. */
  said: string
  /** What was cut, in order. With `said`, nothing of the mail is lost. */
  cut: Cut[]
}

type Role = 'said' | Cut['kind']

/** So many lines of a quote stay where an answer was written under them: enough to know what it answers. */
const mostContext = 6
/** A mail with more lines than this is a log or a list, and only its ends are looked at for quotes. */
const mostLines = 20_000

/**
 * Cuts quoted text, signatures and list footers from the plain text of a mail.
 *
 * Top, bottom and interleaved posting are told apart: where somebody wrote between the lines of a quote, the lines that
 * are answered stay (shortened), as the answers mean nothing without them. A forwarded mail is what its sender wants
 * read, so it stays whole. Where nothing would be left, nothing is cut.
 *
 * @param signer the writer, whose name begins most signatures.
 */
export function cutReply(text: string, signer: Signer = {}): CutMail {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  if (lines.length > mostLines) return { said: text.trim(), cut: [] }
  const forward = lines.findIndex(isForwardMark)
  const end = forward < 0 ? lines.length : forward
  const roles: Role[] = lines.map((line, at) => (at < end && isQuoted(line) ? 'quote' : 'said'))
  markIntros(lines, roles, end)
  markOriginals(lines, roles, end)
  fillBlanks(lines, roles, end)
  if (forward < 0) markClosings(lines, roles, signer)
  const kept = roles.map((role): boolean => role === 'said')
  keepContext(lines, roles, kept)
  const said = tidy(lines.filter((_, at) => kept[at]))
  if (said === '') return { said: tidy(lines), cut: [] }
  return { said, cut: cutsOf(lines, roles) }
}

function markIntros(lines: string[], roles: Role[], end: number): void {
  for (let at = 0; at < end; at++) {
    if (roles[at] !== 'said') continue
    const start = introAt(lines, at)
    if (start === undefined) continue
    let next = at + 1
    while (next < end && isBlank(lines[next] ?? '')) next++
    if (next >= end) continue
    if (roles[next] === 'quote') mark(roles, start, at + 1, 'quote')
    // A quote that lost its marks on the way: all that follows was there before, unless somebody wrote below a marked one.
    else if (!roles.slice(next, end).includes('quote')) {
      mark(roles, start, end, 'quote')
      return
    }
  }
}

function markOriginals(lines: string[], roles: Role[], end: number): void {
  for (let at = 0; at < end; at++) {
    if (roles[at] !== 'said') continue
    const isMark = isOriginalMark(lines[at] ?? '')
    const after = isMark ? end : headerBlockAt(lines, at)
    if (after === undefined) continue
    const start = isMark ? at : withRuleBefore(lines, at)
    const saysBefore = lines.slice(0, start).some((line, index) => roles[index] === 'said' && !isBlank(line))
    mark(roles, start, saysBefore ? end : after, 'quote')
    return
  }
}

/** A rule above the block belongs to it. */
function withRuleBefore(lines: string[], at: number): number {
  let start = at
  while (start > 0 && (isBlank(lines[start - 1] ?? '') || /^[\s_=*-]{3,}$/.test(lines[start - 1] ?? ''))) start--
  return start
}

/** Empty lines inside a quote are part of it. */
function fillBlanks(lines: string[], roles: Role[], end: number): void {
  let before: Role = 'said'
  for (let at = 0; at < end; at++) {
    if (!isBlank(lines[at] ?? '')) {
      before = roles[at] ?? 'said'
      continue
    }
    let next = at
    while (next < end && isBlank(lines[next] ?? '')) next++
    if (before === 'quote' && next < end && roles[next] === 'quote') mark(roles, at, next, 'quote')
    at = next - 1
  }
}

/** From the last words upwards: footers and signatures, each below what was said, above or below a quote. */
function markClosings(lines: string[], roles: Role[], signer: Signer): void {
  for (let turns = 0; turns < 6; turns++) {
    const run = lastSaid(lines, roles)
    if (!run) return
    const inside = lines.slice(run.start, run.end)
    const footer = footerStart(inside)
    if (footer !== undefined) {
      mark(roles, run.start + footer, run.end, 'footer')
      continue
    }
    const signature = signatureStart(inside, signer)
    if (signature === undefined) return
    mark(roles, run.start + signature, run.end, 'signature')
  }
}

function lastSaid(lines: string[], roles: Role[]): { start: number; end: number } | undefined {
  let end = lines.length
  while (end > 0 && (roles[end - 1] !== 'said' || isBlank(lines[end - 1] ?? ''))) end--
  if (end === 0) return undefined
  let start = end
  while (start > 0 && roles[start - 1] === 'said') start--
  return { start, end }
}

/** Written between the lines: each quote that an answer stands under is shown by its last lines. */
function keepContext(lines: string[], roles: Role[], kept: boolean[]): void {
  const quotes: { start: number; end: number }[] = []
  for (let at = 0; at < lines.length; ) {
    if (roles[at] !== 'quote') {
      at++
      continue
    }
    const start = at
    while (at < lines.length && roles[at] === 'quote') at++
    quotes.push({ start, end: at })
  }
  const answered = quotes.filter(({ end }) => {
    const next = lines.findIndex((line, at) => at >= end && !isBlank(line))
    return next >= 0 && roles[next] === 'said'
  })
  if (answered.length < 2) return
  for (const { start, end } of answered) {
    let left = mostContext
    for (let at = end - 1; at >= start && left > 0; at--) {
      if (!isQuoted(lines[at] ?? '') || /^[>\s]*$/.test(lines[at] ?? '')) continue
      kept[at] = true
      left--
    }
  }
}

function cutsOf(lines: string[], roles: Role[]): Cut[] {
  const cuts: { kind: Cut['kind']; lines: string[] }[] = []
  let open: (typeof cuts)[number] | undefined
  for (const [at, line] of lines.entries()) {
    const role = roles[at] ?? 'said'
    if (role === 'said') {
      if (!isBlank(line)) open = undefined
      continue
    }
    if (open?.kind !== role) {
      open = { kind: role, lines: [] }
      cuts.push(open)
    }
    open.lines.push(line)
  }
  return cuts.map(({ kind, lines }) => ({ kind, text: tidy(lines) })).filter(({ text }) => text !== '')
}

function mark(roles: Role[], start: number, end: number, role: Role): void {
  for (let at = start; at < end; at++) roles[at] = role
}

function tidy(lines: string[]): string {
  return lines
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
