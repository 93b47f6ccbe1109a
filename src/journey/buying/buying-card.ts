import type { Whole } from '#core/people'
import type { Context } from '#platform/context'
import { type Evidence, placeInBuying, type Stage, stages } from './model.ts'
import { signalsOf, unaskedSince } from './store.ts'

const stageWords: Record<Stage, string> = {
  looking: 'looking around',
  comparing: 'comparing',
  deciding: 'deciding',
  using: 'using it',
  quiet: 'none that shows',
}
type Happened = 'followed-link' | `read-${string}` | 'bought' | 'silence'
const did: Record<Exclude<Evidence['sign'], Happened>, string> = {
  asks: 'asked something',
  compares: 'compared',
  price: 'spoke of the price',
  moves: 'spoke of changing over',
  wants: 'thought of buying',
  ready: 'was about to buy',
  has: 'spoke as somebody who has it',
  returns: 'came back after a week or more',
}
/** Not by themselves, or not certainly. */
const happened: Record<Extract<Evidence['sign'], Happened>, string> = {
  'followed-link': 'somebody followed a link that we gave there',
  'read-price': 'somebody followed our link to a page of prices',
  'read-comparison': 'somebody followed our link to a comparison',
  'read-moving': 'somebody followed our link to a page about changing over',
  'read-offer': 'somebody followed our link to where it can be bought or tried',
  'read-help': 'somebody followed our link to a page of help',
  bought: 'a purchase was confirmed there',
  silence: 'no sign has come since then',
}
const mostLines = 5
const leastToTell = 0.005

/** Where they may stand in their own buying process, on their page, with what says so. */
export const buyingCard = {
  name: 'buying',
  async card(ctx: Context, { id, ids }: Whole) {
    if (await unaskedSince(ctx, ids))
      return {
        title: 'Buying',
        about: 'They asked us not to guess where they stand. Nothing is kept.',
        lines: [],
      }
    const signals = await signalsOf(ctx, id)
    if (signals.length === 0) return undefined
    const { evidence, odds, stage } = placeInBuying(signals, ctx.now())
    const shares = stages
      .filter(each => odds[each] >= 0.1)
      .toSorted((a, b) => odds[b] - odds[a])
      .map(each => `${stageWords[each]} ${Math.round(100 * odds[each])} %`)
    return {
      title: 'Buying',
      about: 'A guess from what they said themselves; it fades with silence. It hides nothing from them.',
      lines: [
        {
          label: stage ? `Probably ${stageWords[stage]}` : 'Too little to say',
          words: `${shares.join(', ')}.`,
        },
        ...[
          ...evidence.filter(({ adds, sign }) => sign !== 'silence' && adds > leastToTell).slice(0, mostLines),
          ...evidence.filter(({ adds, sign }) => sign === 'silence' && Math.abs(adds) > leastToTell),
        ].map(evidenceLine),
      ],
    }
  },
  async exported(ctx: Context, { id, ids }: Whole) {
    const unasked = await unaskedSince(ctx, ids)
    if (unasked) return { notGuessedSince: unasked }
    const signals = await signalsOf(ctx, id)
    return signals.length > 0 ? placeInBuying(signals, ctx.now()) : null
  },
}

/** In words, for the person themselves. */
export const stageSaid = (stage: string): string => (stage in stageWords ? stageWords[stage as Stage] : stage)
export const signSaid = (sign: Evidence['sign']): string => said('you', sign)

function said(who: 'they' | 'you', sign: Evidence['sign']): string {
  return sign in happened ? happened[sign as keyof typeof happened] : `${who} ${did[sign as keyof typeof did]}`
}

function evidenceLine({ adds, at, conversationId, sign, words }: Evidence, place: number) {
  const on = at.toISOString().slice(0, 10)
  const sentence = said('they', sign)
  const points = Math.round(100 * adds)
  return {
    label: `${place + 1}. ${on}`,
    words: `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${words ? `: “${words}”` : ''}.`,
    because: `It makes this ${Math.abs(points)} points of 100 ${points < 0 ? 'less likely' : 'likelier'}.`,
    conversationId,
  }
}
