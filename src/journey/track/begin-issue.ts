import { accountsOf, type PersonAccount } from '#core/people'
import { judge } from '#core/policy'
import { type Conversation, type Message, messagesOf, theConversation } from '#journey/listen'
import { paths } from '#lib/paths'
import { type Context, requireEmployee } from '#platform/context'
import type { Finding } from '#text/guard'

/** What could be passed on, as a start to be edited. */
export interface IssueStart {
  title: string
  body: string
  /** What of the person was left out, in words; empty when nothing had to be. */
  leftOut: string[]
}

const mostMessages = 6
const mostLetters = 4_000
const titleLength = 100
const leftOutWords = '[left out]'

/** Words to begin with: what was said, without who said it unless that is chosen. */
export async function beginIssue(
  ctx: Context,
  conversationId: string,
  { withPerson = false }: { withPerson?: boolean } = {},
): Promise<IssueStart> {
  const me = requireEmployee(ctx)
  const conversation = await theConversation(ctx, conversationId)
  const said = (await messagesOf(ctx, conversationId)).filter(message => message.accountId && !message.removedAt)
  const people = await peopleIn(ctx, said)
  const leftOut = new Set<string>()
  const mask = async (text: string): Promise<string> => {
    if (withPerson) return text
    const personal = (await judge(ctx, text)).findings.filter(isPersonal)
    for (const { title } of personal) leftOut.add(title)
    const covered = cover(text, personal)
    for (const name of namesIn(covered, people))
      leftOut.add(name.startsWith('http') ? 'An address of theirs' : 'Who they are')
    return coverNames(covered, people)
  }
  const quotes: string[] = []
  for (const message of said.slice(0, mostMessages)) {
    const who = people.find(person => person.id === message.accountId)
    const name =
      withPerson && who
        ? `${who.name ?? who.handle} (${[who.url, message.url].filter(Boolean).join(', ')})`
        : 'Somebody'
    const text = await mask([message.title, message.text].filter(Boolean).join('\n\n'))
    quotes.push(
      `${name} wrote on ${day(message.postedAt)}:\n\n${text
        .split('\n')
        .map(line => `> ${line}`.trimEnd())
        .join('\n')}`,
    )
  }
  const title = await mask(titleOf(conversation, said[0]))
  const link = new URL(paths.conversation(conversationId), ctx.config.publicUrl).href
  const body = `${quotes.join('\n\n').slice(0, mostLetters)}\n\nPassed on by ${me.name}. For colleagues: ${link}`
  return { title, body, leftOut: [...leftOut] }
}

/** Everybody outside who spoke in it. */
export async function peopleIn(ctx: Context, said: Message[]): Promise<PersonAccount[]> {
  return accountsOf(ctx, [...new Set(said.flatMap(message => (message.accountId ? [message.accountId] : [])))])
}

/** Names, handles and addresses of people that stand in a text. */
export function namesIn(text: string, people: PersonAccount[]): string[] {
  return namesOf(people).filter(name => patternOf(name).test(text))
}

/** What tells who a person is: a finding that is personal. */
export function isPersonal({ kind }: Pick<Finding, 'kind'>): boolean {
  return kind === 'personal'
}

function namesOf(people: PersonAccount[]): string[] {
  const names = people.flatMap(({ name, handle, url }) => [url, name, handle, ...(name?.split(/\s+/) ?? [])])
  // Of two letters, a name is too often a word of its own.
  return [...new Set(names.flatMap(name => (name && name.length > 2 ? [name] : [])))].sort(
    (a, b) => b.length - a.length,
  )
}

function patternOf(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])@?${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'giu')
}

function coverNames(text: string, people: PersonAccount[]): string {
  return namesOf(people).reduce((words, name) => words.replace(patternOf(name), leftOutWords), text)
}

function cover(text: string, findings: Finding[]): string {
  return findings
    .toSorted((a, b) => b.start - a.start)
    .reduce((words, { start, end }) => `${words.slice(0, start)}${leftOutWords}${words.slice(end)}`, text)
}

function titleOf({ title }: Conversation, first: Message | undefined): string {
  const words = (title ?? first?.text ?? '').split('\n')[0] ?? ''
  return words.length > titleLength ? `${words.slice(0, titleLength).replace(/\s+\S*$/u, '')}…` : words
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10)
}
