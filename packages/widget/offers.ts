import type { Offer, Setting } from './house.ts'
import { distanceWords, nearestFirst } from './near.ts'
import { away, button, make } from './pieces.ts'

/** What is on offer, and where; the nearest first once somebody wants that. Where they are stays in their browser. */
export function offersPart(offers: Offer[], { language, words }: Pick<Setting, 'language' | 'words'>): HTMLElement[] {
  const list = make('ul', { class: 'found' })
  const told = make('p', { role: 'status', class: 'second' })
  const fill = (lines: { offer: Offer; metres?: number | undefined }[]) =>
    list.replaceChildren(
      ...lines.map(({ offer, metres }) =>
        make(
          'li',
          {},
          away(offer.title, offer.url),
          make(
            'p',
            { class: 'small' },
            [
              offer.price,
              offer.where,
              metres !== undefined && distanceWords(metres, language),
              offer.isHereNow && words.hereNow,
              offer.left,
            ]
              .filter(Boolean)
              .join(' · '),
          ),
        ),
      ),
    )
  fill(offers.map(offer => ({ offer })))
  const isSomewhere = offers.some(({ latitude }) => latitude !== null)
  if (!isSomewhere || !('geolocation' in navigator)) return [list, told]
  const near = button(words.nearestFirst, '', () => {
    told.textContent = words.askingBrowser
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        fill(nearestFirst(offers, coords))
        told.textContent = words.nearestStand
      },
      () => {
        told.textContent = words.notSaid
      },
      { maximumAge: 60_000, timeout: 15_000 },
    )
  })
  return [make('p', { class: 'row' }, near), make('p', { class: 'small' }, words.staysInBrowser), told, list]
}
