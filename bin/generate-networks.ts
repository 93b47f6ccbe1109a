import { fileURLToPath } from 'node:url'
import { furnish } from '../src/apps/rooms.ts'
import type { Capabilities, Connector, Field } from '../src/core/channels/index.ts'
import { connectors, groupOf } from '../src/core/channels/registry.ts'
import { writeOrCheck } from './write-or-check.ts'

const titles: Record<ReturnType<typeof groupOf>, string> = {
  feeds: 'Feeds and sites',
  networks: 'Networks',
  forums: 'Forums',
  code: 'Code',
  messages: 'Mail and messages',
  own: 'Your own systems',
  files: 'Files',
}

const listens: Record<Capabilities['listen'], string> = {
  stream: 'as it is said (a stream that stays open)',
  poll: 'by asking again and again, as often as the place likes',
  push: 'when the place sends, to an address of yours',
  once: 'once, from beginning to end',
  no: 'not at all: it is only answered there',
}

const exactly: Record<Capabilities['exactlyOnce'], string> = {
  'by-id': 'An answer that is sent twice, after a crash say, stands there once: it carries an id of ours.',
  'by-looking': 'After a crash Sosh looks whether an answer arrived before it is sent again.',
  no: 'After a crash in the very moment of sending, nobody can tell whether an answer arrived: its author is asked to look.',
}

furnish()
const all = Object.keys(titles).flatMap(group =>
  connectors()
    .filter(connector => groupOf(connector) === group && !connector.isOwnPlace)
    .sort((one, other) => one.label.localeCompare(other.label, 'en')),
)

writeOrCheck(
  fileURLToPath(new URL('../docs/networks.md', import.meta.url)),
  `<!-- Written by \`npm run generate\` from what each connector declares: don’t edit, change src/connectors instead. -->

# Networks

Where Sosh listens and answers, what each place can do, what it can’t, and what it forbids and asks for. Each line is
what the connector itself declares, and each connector is held to it by the same suite (\`test/conformance/\`).

${table()}

${all.map(section).join('\n')}`,
)

function table(): string {
  const can = (yes: boolean | undefined) => (yes ? 'yes' : '–')
  const columns = [
    'Place',
    'Heard',
    'Answer',
    'Quote',
    'Like',
    'Boost',
    'Change',
    'Take down',
    'Whole thread',
    'Longest',
  ]
  const rows = all.map(connector => {
    const { capabilities: c, label, limits } = connector
    const answer = c.reply ? 'yes' : c.opensPage ? 'by hand' : '–'
    const heard = { stream: 'stream', poll: 'asked', push: 'sent to us', once: 'once', no: '–' }[c.listen]
    const longest = limits.maxLength ? `${count(limits.maxLength.value)} ${limits.maxLength.unit}` : 'no limit named'
    return [
      `[${label}](#${anchor(label)})`,
      heard,
      answer,
      ...[c.quote, c.like, c.boost, c.editOwn, c.retract, c.fetchThread].map(can),
      c.reply ? longest : '–',
    ]
  })
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}

function section(connector: Connector): string {
  const { about, capabilities, label, limits } = connector
  const parts = [
    `## ${label}`,
    about,
    bullets([`Heard ${listens[capabilities.listen]}.`, ...abilities(connector)]),
    capabilities.reply ? exactly[capabilities.exactlyOnce] : '',
    titled('What it can’t', inabilities(connector)),
    titled('What holds there', limits.rules),
    titled('To listen, it asks for', (connector.asks?.source ?? []).map(asked)),
    titled('To connect an account, it asks for', (connector.asks?.account ?? []).map(asked)),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function abilities(connector: Connector): string[] {
  const { capabilities: c, close, describeLength, limits, listensThrough, signIn } = connector
  const measure = limits.maxLength && `at most ${count(limits.maxLength.value)} ${limits.maxLength.unit}`
  const said: [boolean | undefined, string][] = [
    [listensThrough === 'account', 'Heard through a connected account.'],
    [listensThrough === 'account-or-nothing', 'Heard with or without a connected account.'],
    [signIn !== undefined, 'An account is connected by signing in on its own page.'],
    [
      c.reply,
      `Answers leave from here${measure ? `, ${measure}` : ''}${describeLength ? ', counted as it counts them' : ''}.`,
    ],
    [c.opensPage, 'It takes no answers from programs: Sosh opens its page with your words on the clipboard.'],
    [c.quote, 'What somebody said can be shown in a post of yours.'],
    [c.like && c.boost, 'A like says thanks; a boost shows somebody’s words to those who follow you.'],
    [c.like && !c.boost, 'A like says thanks.'],
    [c.editOwn, 'What was said can be changed by its author.'],
    [c.retract, 'What was said can be taken down.'],
    [c.fetchThread, 'A thread is completed from its beginning.'],
    [c.edits, 'Edits by others are followed.'],
    [c.deletes, 'What others delete is deleted here.'],
    [close !== undefined, 'When you close it, Sosh takes back what it set up there: a webhook, a subscription.'],
  ]
  return said.flatMap(([holds, words]) => (holds ? [words] : []))
}

function inabilities({ capabilities: c, close, receive }: Connector): string[] {
  const missing: [boolean | undefined, string][] = [
    [!c.reply && !c.opensPage, 'Nothing can be answered there.'],
    [c.reply && !c.editOwn, 'What was said can’t be changed from here.'],
    [c.reply && !c.retract, 'What was said can’t be taken down from here.'],
    [c.listen !== 'no' && !c.fetchThread, 'A thread of which we hear only a part stays in parts, and says so.'],
    [c.listen !== 'no' && !c.edits, 'It does not tell of edits.'],
    [c.listen !== 'no' && !c.deletes, 'It does not tell what was deleted.'],
    [receive && !close, 'When you close it, the address that you pasted there stays: take it away by hand.'],
  ]
  return missing.flatMap(([holds, words]) => (holds ? [words] : []))
}

function asked({ label, hint, of, optional }: Field): string {
  const asides = [of === 'secret' && 'kept sealed', optional && 'if you like'].filter(Boolean).join(', ')
  return `${label}${asides && ` (${asides})`}${hint ? `: ${hint}` : ''}`
}

function titled(title: string, lines: string[]): string {
  return lines.length > 0 ? `**${title}**\n\n${bullets(lines)}` : ''
}

function bullets(lines: string[]): string {
  return lines.map(line => `- ${line.replaceAll('\n', ' ')}`).join('\n')
}

function count(value: number): string {
  return value.toLocaleString('en-GB')
}

/** As GitHub makes it of a heading. */
function anchor(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-')
}
