import { counted } from '../words.ts'
import { count, type Happening, num, text } from './happening.ts'

const place = (network: unknown) => text(network)
const left = (value: unknown) => (value === null ? 'are not counted any more' : `left: ${num(value)}`)
const who = (of: (key: string) => string, payload: Record<string, unknown>) =>
  payload.employeeId ? of('employeeId') : 'A shop'

/** What happens with what is on sale, in words. */
export const happeningsOfOffers: Record<string, Happening> = {
  'offer.begun': { label: 'Offer: begun', say: ({ of }) => `${of('employeeId')} began an offer` },
  'offer.handed-in': {
    label: 'Offer: read by others',
    say: ({ of }) => `${of('employeeId')} had a colleague read an offer`,
  },
  'offer.stopped': {
    label: 'Offer: stopped',
    say: ({ of, payload }) =>
      `What ${of('employeeId')} would have offered had to stay inside, by ${counted(count(payload.rules), 'rule')}`,
  },
  'offer.approved': {
    label: 'Offer: approved',
    say: ({ of, payload }) =>
      `The offer of ${of('employeeId')} was found good${payload.changed ? ', with other words' : ''}`,
  },
  'offer.returned': { label: 'Offer: returned', say: ({ of }) => `The offer of ${of('employeeId')} came back` },
  'offer.taken-back': {
    label: 'Offer: taken back to write on',
    say: ({ of, payload }) =>
      `${of('employeeId')} took an offer back to write on${payload.from === 'released' ? '; what was released stands until then' : ''}`,
  },
  'offer.released': {
    label: 'Offer: released',
    say: ({ of, payload }) =>
      `${of('employeeId')} released ${payload.isNew ? 'an offer' : 'other words for an offer'}${num(payload.places) > 0 ? `, with ${counted(num(payload.places), 'post')} on networks` : ''}`,
  },
  'offer.posted': {
    label: 'Offer: posted',
    say: ({ of, payload }) => `The offer of ${of('employeeId')} stands on ${place(payload.network)}`,
  },
  'offer.not-posted': {
    label: 'Offer: not posted',
    say: ({ of, payload }) =>
      `The offer of ${of('employeeId')} did not arrive on ${place(payload.network)}: ${text(payload.why)}`,
  },
  'offer.post-changed': {
    label: 'Offer: its post says how it is',
    say: ({ of, payload }) =>
      payload.says === 'taken-down'
        ? `The post of the offer of ${of('employeeId')} was taken down on ${place(payload.network)}`
        : `The post of the offer of ${of('employeeId')} on ${place(payload.network)} now says ${payload.says === 'as-it-was' ? 'what it said at first' : `that it is ${text(payload.says).replace('sold-out', 'sold out').replace('moved', 'elsewhere')}`}`,
  },
  'offer.post-stays': {
    label: 'Offer: its post was not changed',
    say: ({ of, payload }) =>
      `The post of the offer of ${of('employeeId')} on ${place(payload.network)} stands as it was: ${text(payload.why)}`,
  },
  'offer.counted': {
    label: 'Offer: counted',
    say: ({ of, payload }) => `${who(of, payload)} counted an offer, ${left(payload.left)}`,
  },
  'offer.sold-out': {
    label: 'Offer: sold out',
    say: ({ of, payload }) =>
      payload.employeeId
        ? `${of('employeeId')} said that an offer of ${of('authorId')} is sold out`
        : `The offer of ${of('authorId')} is sold out, as a shop told us`,
  },
  'offer.back': {
    label: 'Offer: there again',
    say: ({ of, payload }) => `${who(of, payload)} said that an offer is not sold out after all`,
  },
  'offer.moved': { label: 'Offer: moved', say: ({ of }) => `${of('employeeId')} said where an offer is now` },
  'offer.location-shared': {
    label: 'Offer: location shared',
    say: ({ of }) => `${of('employeeId')} shares where an offer is, for a time`,
  },
  'offer.location-stopped': {
    label: 'Offer: location not shared any more',
    say: ({ of }) => `${of('employeeId')} stopped sharing where an offer is; the place is forgotten`,
  },
  'offer.location-ended': {
    label: 'Offer: time of sharing over',
    say: () => 'The time for which a place was shared is over; the place is forgotten',
  },
  'offer.ended': { label: 'Offer: over', say: ({ of }) => `The time of an offer of ${of('employeeId')} is over` },
  'offer.withdrawn': {
    label: 'Offer: withdrawn',
    say: ({ of, payload }) =>
      payload.wasPublic
        ? `${of('by')} withdrew an offer: its page says why`
        : `${of('employeeId')} gave up an offer that nobody saw`,
  },
  'shop.connected': { label: 'Shop: connected', say: ({ of }) => `${of('employeeId')} let a shop tell us of orders` },
  'shop.removed': { label: 'Shop: removed', say: ({ of }) => `${of('employeeId')} removed a shop with its key` },
  'sale.made': {
    label: 'Sale',
    say: ({ payload }) => `A shop told us of an order that came of an offer: ${num(payload.quantity)} sold`,
  },
  'sale.undone': { label: 'Sale undone', say: () => 'An order that came of an offer was cancelled, or given back' },
}
