import { Problem } from '#lib/problem'

/** Who writes, for whom, and the line that will stand under their words. */
export interface Signing {
  /** The person, or the company where it speaks itself: then no name at all signs. */
  author: string
  company: string
  disclosure: string
  /** The field in which the words stand; `text` where none is named. */
  at?: string
}

/** How letters end, folded. Thanks are left out: “Thanks, Marta” may well be said to Marta. */
const closings = [
  'best wishes|best regards|kind regards|warm regards|regards|all the best|best|cheers|yours sincerely|yours truly|yours|sincerely|greetings|love',
  '(?:viele|liebe|beste|schone|freundliche|herzliche) gr(?:u|ue)(?:ß|ss)e|gr(?:u|ue)(?:ß|ss)e?|mit freundlichen gr(?:u|ue)(?:ß|ss)en|lg|vg|mfg',
  'saludos cordiales|saludos|un saludo|atentamente|cordialement|bien a vous|cordiali saluti|distinti saluti|un saluto|atenciosamente|um abraco',
  'met vriendelijke groet|groeten|groetjes|pozdrawiam|med venlig hilsen|med vennlig hilsen|hilsen|vanliga halsningar|halsningar|terveisin',
].join('|')
const closed = new RegExp(String.raw`(?:^|[.!?…]\s*)(?:${closings})\s*[,!–—-]?\s+(\S.*)$`)
const closing = new RegExp(String.raw`^(?:thanks|thank you|many thanks|${closings})\s*[,.!]?$`)
/** What goes on after a name at the end: its title, for whom, an address. */
const afterName = /^(?:\s*[,|(/@·–—]|\s+-\s|\s+(?:at|from|of|bei|von|aus|en|de|chez|di|da|van|bij|hos|fra|from the)\s)/

/**
 * Refuses words that end as if somebody else had written them: with a colleague’s name, or with a line like ours that
 * names another. To mention a colleague, to list them or to quote them is fine.
 */
export function refuseOthersSignature(text: string, signing: Signing, colleagues: readonly string[]): void {
  const { author, company, disclosure, at: field = 'text' } = signing
  const body = text.trim().endsWith(disclosure) ? text.trim().slice(0, -disclosure.length) : text
  const lines = body
    .split('\n')
    .map(line => line.replaceAll(/[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}/g, '').trim())
    .filter(Boolean)
  const others = colleagues.filter(name => namesOf(name).join(' ') !== namesOf(author).join(' '))
  for (const at of [lines.length - 1, lines.length - 2, lines.length - 3]) {
    const line = lines[at]
    if (line === undefined) continue
    // Further up a name signs only under a closing; below it stand its title and its company.
    const before = lines[at - 1]
    if (at < lines.length - 1 && !(before && closing.test(plain(before)))) continue
    const who = signerOf(line, before, others, author) ?? strangerOf(line, author, company)
    if (who === undefined) continue
    const why =
      author === company
        ? 'The company says this itself. Nobody’s name can stand under it.'
        : 'You write under your own name. Nobody else’s can stand under your words.'
    throw new Problem('invalid', why, [
      {
        at: field,
        message: `It ends as if ${who} had written it. Take “${line}” out: your words end with “${disclosure}”.`,
      },
    ])
  }
}

/**
 * Refuses words of somebody from outside that end with a line like ours: a dash, a colleague by the whole name, and the
 * company. To be called the same as a colleague, or to speak of one, is fine.
 */
export function refuseOurLine(text: string, company: string, colleagues: readonly string[]): void {
  const line = plain(text.trimEnd().split('\n').at(-1)?.trim() ?? '')
  const [, said = ''] = /^[-—–―]+\s*(.*)$/.exec(line) ?? []
  const who = colleagues.find(name => {
    const names = namesOf(name)
    const whole = names.length > 1 && said.startsWith(names.join(' '))
    return whole && said.slice(names.join(' ').length).includes(plain(company))
  })
  if (!who) return
  throw new Problem('invalid', `Only ${who} signs as ${who}.`, [
    { at: 'text', message: 'Leave the last line out: your own name stands beside what you say.' },
  ])
}

/** Whose name a line ends the text with, if it is a colleague’s. */
function signerOf(line: string, before: string | undefined, others: readonly string[], author: string) {
  if (line.length > 120) return undefined
  const dashed = /^[-—–―~]+\s*/.exec(line)
  if (before !== undefined && isNoEnd(before, dashed !== null)) return undefined
  const folded = plain(line)
  const said = dashed ? plain(line.slice(dashed[0].length)) : (closed.exec(folded)?.[1] ?? folded)
  const isClosed = dashed !== null || said !== folded
  if (!isClosed && before === undefined) return undefined
  const own = namesOf(author)
  return others.find(name => {
    const size = nameAtStart(said, namesOf(name), own)
    if (size === 0) return false
    const rest = said.slice(size)
    return /^[\s.!,]*$/.test(rest) || afterName.test(rest)
  })
}

/** How many letters of a text are one’s name: the first name, all of it, or the first and an initial. */
function nameAtStart(said: string, name: readonly string[], own: readonly string[]): number {
  const words = [...said.matchAll(/[\p{L}'’]+/gu)].slice(0, name.length)
  if (words[0]?.index !== 0) return 0
  let size = 0
  let isAnother = false
  for (const [at, word] of words.entries()) {
    if (!/^[\s.-]*$/.test(said.slice(size, word.index))) break
    const isIts = at === 0 ? word[0] === name[0] : name.includes(word[0]) || name.at(-1)?.[0] === word[0]
    if (!isIts) break
    if (!own.includes(word[0])) isAnother = true
    size = word.index + word[0].length
  }
  return isAnother ? size : 0
}

/** The one before says that a list, or words of another, follow. */
function isNoEnd(before: string, isDashed: boolean): boolean {
  return (
    before.endsWith(':') ||
    (isDashed && /^(?:[-–—*•]\s|>|["“”„«»‘'].*["“”«»’']\W*$)/u.test(before)) ||
    (isDashed && /["”“»]\W*$/u.test(before))
  )
}

/** A line like ours, that names the company and somebody who is not who writes. */
function strangerOf(line: string, author: string, company: string): string | undefined {
  const [, name] = /^[—–―-]+\s*(\p{Lu}[\p{L}'’]+(?:\s\p{Lu}[\p{L}'’.]+){0,2}),\s/u.exec(line) ?? []
  if (!name || line.length > 120) return undefined
  const isOurs = plain(line.slice(line.indexOf(name) + name.length)).includes(plain(company))
  if (!isOurs || plain(name).includes(plain(company))) return undefined
  return namesOf(name).some(word => namesOf(author).includes(word)) ? undefined : name
}

function namesOf(name: string): string[] {
  return plain(name)
    .split(/[^\p{L}'’]+/u)
    .filter(word => word.length > 1)
}

function plain(words: string): string {
  return words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
