import { Counted, counted } from '../words.ts'
import type { Answered } from './answers.ts'

type Who = Answered['LookedAtTheme']['who']

const stageWords: Record<string, string> = {
  looking: 'look around',
  comparing: 'compare',
  deciding: 'decide',
  using: 'use it already',
}
const people = (count: number) => counted(count, 'person', 'people')

/** Who speaks of a theme, in sentences; none where nothing is known of them. */
export function whoWords({ heard, talking, stages, groups, bought }: Who): string[] {
  const standsOut = [
    ...(heard > 0 ? [`${people(heard)} whom others hear`] : []),
    ...(talking > 0 ? [`${people(talking)} who ${talking === 1 ? 'talks' : 'talk'} much with others`] : []),
  ]
  return [
    ...(standsOut.length > 0 ? [`Among them: ${standsOut.join(', ')}.`] : []),
    ...(stages.length > 0
      ? [`In buying, probably: ${stages.map(each => `${stageWords[each.stage]}: ${people(each.people)}`).join('; ')}.`]
      : []),
    ...groups.map(({ kind, name, people: count }) => `${kind === 'tag' ? `#${name}` : name}: ${people(count)}.`),
    ...bought.map(({ currency, orders, amount }) => {
      const money = new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(amount)
      return `${Counted(orders, 'order')} of ${money} came of conversations that they began.`
    }),
  ]
}
