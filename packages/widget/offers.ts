import type { Offer } from './house.ts'
import { distanceWords, nearestFirst } from './near.ts'
import { away, button, make } from './pieces.ts'

/** What is on offer, and where; the nearest first once somebody wants that. Where they are stays in their browser. */
export function offersPart(offers: Offer[]): HTMLElement[] {
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
              metres !== undefined && distanceWords(metres),
              offer.isHereNow && 'here now',
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
  const near = button('Nearest first', '', () => {
    told.textContent = 'Asking your browser…'
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        fill(nearestFirst(offers, coords))
        told.textContent = 'The nearest stand first.'
      },
      () => {
        told.textContent = 'Your browser did not say where you are. Each offer says where it is.'
      },
      { maximumAge: 60_000, timeout: 15_000 },
    )
  })
  const hint = 'Your browser asks you first. Where you are stays in it: nobody is told, nor are we.'
  return [make('p', { class: 'row' }, near), make('p', { class: 'small' }, hint), told, list]
}
