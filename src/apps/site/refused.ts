import { Problem } from '#lib/problem'
import { dayWords } from './pieces.ts'
import type { Visit } from './visit.ts'
import { en } from './words/refusals/en.ts'

type Speaker = Pick<Visit, 'site' | 'words'>
type Name = keyof typeof en

/** Why a verb refused, in the language of the page. */
export function refusedIn(visit: Speaker, problem: Problem): Problem {
  return new Problem(
    problem.kind,
    toldIn(visit, problem.message),
    problem.reasons.map(reason => ({ ...reason, message: toldIn(visit, reason.message) })),
  )
}

/**
 * What a verb told, in the language of the page. What a person wrote, such as why a topic was closed, stays as it is: it is nobody
 * else’s to say.
 */
export function toldIn(visit: Speaker, message: string): string {
  const { refusals } = visit.words
  const name = whole.get(message)
  if (name) return String(refusals[name])
  // The library that checks what was sent speaks for itself where nobody wrote a sentence for it.
  if (/^(?:Too (?:big|small)|Invalid) ?/.test(message)) return refusals.notAsItIs
  for (const { form, name } of forms) {
    const found = form.exec(message)
    const said = refusals[name]
    if (found && typeof said === 'function')
      return (said as (...within: string[]) => string)(...found.slice(1).map(within => withinIn(visit, within)))
  }
  return message
}

/** A day is written as the language writes it; a sentence within a sentence is said, too. */
function withinIn(visit: Speaker, within: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(within) ? dayWords(visit.site.language, new Date(within)) : toldIn(visit, within)
}

const names = Object.keys(en) as Name[]
const whole = new Map(names.flatMap(name => (typeof en[name] === 'string' ? [[en[name], name]] : [])))
const gap = '\u0001'

/** Sentences in which something stands, by their form. */
const forms = names.flatMap(name => {
  const said = en[name]
  if (typeof said === 'string') return []
  const pattern = (said as (...within: string[]) => string)(gap, gap).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return [{ name, form: new RegExp(`^${pattern.replaceAll(gap, '(.+?)')}$`, 's') }]
})
