import type { PlaceView } from '../view-types.ts'
import { counted, firstName, languageWords } from '../words.ts'
import type { Answered } from './answers.ts'

type RouteReason = Answered['RouteReason']

/** Why somebody is suggested, said to themselves ("you") or about a colleague. */
export function reasonWords(reason: RouteReason, you: boolean): string | undefined {
  switch (reason.kind) {
    case 'wrote':
      return `${you ? 'You wrote' : 'Wrote'} “${reason.title}”, ${howWords(reason)}.`
    case 'answered':
      return `${you ? 'You' : 'Has'} answered something like it before: “${short(reason.title)}”.`
    case 'endorsed':
      return `${list.format(reason.by.map(firstName))} ${reason.by.length > 1 ? 'say' : 'says'} ${you ? 'you know' : 'so, too: knows'} ${reason.topic}.`
    case 'instead':
      return `${reason.title ? `${reason.of} wrote “${short(reason.title)}”, and ${whyNotWords[reason.why]}` : `${reason.of} would be asked first, and ${whyNotWords[reason.why]}`}.`
    case 'knows': {
      const words = [...new Set(reason.words)].map(word => `“${word}”`).join(', ')
      return `${you ? 'You know' : 'Knows'} ${reason.topic}: it says ${words}.`
    }
    case 'was-here':
      return you ? 'You spoke in this thread before.' : 'Spoke in this thread before.'
    case 'language':
      return `${you ? 'You speak' : 'Speaks'} ${languageWords(reason.language)}.`
    case 'passed':
      return `${firstName(reason.from)} passed it on${reason.team ? ` to ${reason.team}` : ''}${reason.note ? `: “${reason.note.replace(/\.$/, '')}.”` : '.'}`
    default:
      return undefined
  }
}

const list = new Intl.ListFormat('en-GB')
const short = (title: string) => (title.length > 70 ? `${title.slice(0, 69).trimEnd()}…` : title)

const whyNotWords: Record<Extract<RouteReason, { kind: 'instead' }>['why'], string> = {
  left: 'has left',
  passed: 'let it pass',
  away: 'is away',
  full: 'has enough in hand',
}

/** How a post is about a document. */
function howWords({ how, words }: Extract<RouteReason, { kind: 'wrote' }>): string {
  if (how === 'links') return 'which it links to'
  if (how === 'quotes') return words?.[0] ? `which it quotes: “${short(words[0])}”` : 'which it quotes'
  if (how === 'names') return 'which it names'
  return words && words.length > 0
    ? `which is about the same: ${words.slice(0, 4).join(', ')}`
    : 'which is about the same'
}

/** The reasons in one sentence or two, the weightiest first. */
export function becauseWords(reasons: RouteReason[], you: boolean): string {
  const weight = {
    ...{ passed: 0, instead: 1, wrote: 2, answered: 3, knows: 4, endorsed: 5 },
    ...{ 'was-here': 6, language: 7, holiday: 8, 'at-work': 9, busy: 10 },
  }
  const said = [...reasons]
    .sort((a, b) => weight[a.kind] - weight[b.kind])
    .flatMap(reason => reasonWords(reason, you) ?? [])
  return said.slice(0, 2).join(' ')
}

/** What is true of a colleague at this moment. */
export function nowWords(reasons: RouteReason[]): string | undefined {
  const busy = reasons.find(reason => reason.kind === 'busy')
  const atWork = reasons.some(reason => reason.kind === 'at-work')
  const holiday = reasons.find(reason => reason.kind === 'holiday')
  const said = [
    holiday ? `on holiday today${holiday.name ? ` (${holiday.name})` : ''}` : atWork ? undefined : 'not at work now',
    busy ? `has ${counted(busy.open, 'other', 'others')}` : undefined,
  ].filter(Boolean)
  return said.length > 0 ? said.join(', ') : undefined
}

const networks = new Map([
  ['bluesky', 'Bluesky'],
  ['feed', 'A blog or site'],
  ['import', 'From a file'],
  ['webhook', 'Our own systems'],
  ['hacker-news', 'Hacker News'],
  ['stack-exchange', 'Stack Exchange'],
  ['github', 'GitHub'],
  ['youtube', 'YouTube'],
  ['email', 'Mail'],
  ['sms', 'Text message'],
])

/** Once the connectors are known, each network is called as its connector calls it. */
export function nameNetworks(connectors: { network: string; label: string }[]): void {
  for (const { network, label } of connectors) if (!networks.has(network)) networks.set(network, label)
}

/** A network's name as people say it; one of which nothing is known, by the word that it came with. */
export function networkName(network: string): string {
  const words = network.replaceAll('-', ' ')
  return networks.get(network) ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** Where something was said, in words. */
export function placeOf(network: string, label?: string | null): PlaceView {
  return { network, label: label || networkName(network) }
}
