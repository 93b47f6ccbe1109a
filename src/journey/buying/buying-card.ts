import type { Whole } from '#core/people'
import type { Context } from '#platform/context'
import { type Evidence, placeInBuying, type Sign, type Stage, stages } from './model.ts'
import { signalsOf, unaskedSince } from './store.ts'

const stageWords: Record<Stage, string> = {
  looking: 'looking around',
  comparing: 'comparing',
  deciding: 'deciding',
  using: 'using it',
  quiet: 'none that shows',
}
const signWords: Record<Sign, string> = {
  asks: 'asked something',
  compares: 'compared',
  price: 'spoke of the price',
  moves: 'spoke of changing over',
  wants: 'thought of buying',
  ready: 'was about to buy',
  has: 'spoke as somebody who has it',
  'followed-link': 'somebody followed a link that we gave there',
  returns: 'came back after a week or more',
  bought: 'a purchase was confirmed there',
}
const mostLines = 5

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
        ...evidence
          .filter(({ adds }) => adds > 0.005)
          .slice(0, mostLines)
          .map(evidenceLine),
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
export const signSaid = (sign: Sign): string =>
  sign === 'followed-link' || sign === 'bought' ? signWords[sign] : `you ${signWords[sign]}`

function evidenceLine({ adds, at, conversationId, sign, words }: Evidence, place: number) {
  const on = at.toISOString().slice(0, 10)
  return {
    label: `${place + 1}. ${on}`,
    words: words ? `They ${signWords[sign]}: “${words}”.`.replace('They somebody', 'Somebody') : sentence(sign),
    because: `It makes this ${Math.round(100 * adds)} points of 100 likelier.`,
    conversationId,
  }
}

const sentence = (sign: Sign) =>
  sign === 'followed-link' || sign === 'bought'
    ? `${signWords[sign].charAt(0).toUpperCase()}${signWords[sign].slice(1)}.`
    : `They ${signWords[sign]}.`
