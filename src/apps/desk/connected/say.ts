import type { PlaceView } from '../view-types.ts'
import { counted, firstName, languageWords } from '../words.ts'
import type { Answered } from './answers.ts'

type RouteReason = Answered['RouteReason']

/** Why somebody is suggested, said to themselves ("you") or about a colleague. */
export function reasonWords(reason: RouteReason, you: boolean): string | undefined {
  switch (reason.kind) {
    case 'wrote':
      return `${you ? 'You' : 'Wrote'}${you ? ' wrote' : ''} “${reason.title}”, which ${reason.how === 'links' ? 'it links to' : 'it names'}.`
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

/** The reasons in one sentence or two, the weightiest first. */
export function becauseWords(reasons: RouteReason[], you: boolean): string {
  const weight = { passed: 0, wrote: 1, knows: 2, 'was-here': 3, language: 4, 'at-work': 5, busy: 6 }
  const said = [...reasons]
    .sort((a, b) => weight[a.kind] - weight[b.kind])
    .flatMap(reason => reasonWords(reason, you) ?? [])
  return said.slice(0, 2).join(' ')
}

/** What is true of a colleague at this moment. */
export function nowWords(reasons: RouteReason[]): string | undefined {
  const busy = reasons.find(reason => reason.kind === 'busy')
  const atWork = reasons.some(reason => reason.kind === 'at-work')
  const said = [
    atWork ? undefined : 'not at work now',
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
