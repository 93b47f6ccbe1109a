import type { Context } from '#platform/context'
import { atClock } from './clock.ts'

/** What is on sale: the words that its author released, and what happened since. */
export interface SampleOffer {
  by: string
  daysAgo: number
  /** As an offer is written, without what says nothing here. */
  words: (ctx: Context) => {
    title: string
    about: string
    price?: string
    priceBefore?: string
    stock?: number
    language: string
    conditions?: string
    endsInDays: number
    place: {
      kind: 'point' | 'address' | 'route'
      label: string
      address?: string
      point?: { latitude: number; longitude: number }
      opening?: { days: number[]; opens: string; closes: string }[]
      stops?: { label: string; latitude: number; longitude: number; from: Date; until: Date }[]
    }
  }
  /** How many were left, so many hours after it went out; none: sold out. */
  counted?: { afterHours: number; left: number }[]
  /** Where the truck was a moment ago. */
  seenAt?: { latitude: number; longitude: number }
}

const dayMs = 86_400_000
const inDays = (ctx: Context, days: number, clock: string) =>
  atClock(new Date(ctx.now().getTime() + days * dayMs), clock)

export const offers: SampleOffer[] = [
  {
    by: 'lukas',
    daysAgo: 18,
    words: () => ({
      title: 'Nine Cargo L from our test fleet',
      about:
        'They carried other people’s children up and down Leipzig for a season, and Tomás has been through every one of them: new chain, new pads, a battery above 95 %. **The scratches stay.** Two years of guarantee, as on a new one.\n\nCome and choose yours; we would rather you rode it first.',
      price: '3190',
      priceBefore: '4490',
      stock: 9,
      language: 'en',
      conditions: 'One for each household. Collected in Leipzig, or brought for 95 euros.',
      endsInDays: 21,
      place: {
        kind: 'address',
        label: 'Halden, the old goods station',
        address: 'Musterbahnhof 11, Leipzig',
        point: { latitude: 51.3522, longitude: 12.3894 },
        opening: [],
      },
    }),
    counted: [
      { afterHours: 20, left: 6 },
      { afterHours: 51, left: 2 },
      { afterHours: 96, left: 0 },
    ],
  },
  {
    by: 'omar',
    daysAgo: 6,
    words: ctx => ({
      title: 'The demo truck: three bikes, one mechanic, a kettle',
      about:
        'Ride a Tour, a Stad or a Cargo L for as long as you like, with your own children in the box if they come along. Rui tightens whatever rattles on the bike you arrived on. Costs nothing, sells nothing on the spot.\n\nWe say here where the truck is, to some ten metres.',
      language: 'en',
      endsInDays: 9,
      place: {
        kind: 'route',
        label: 'Leipzig, Halle, Dresden',
        stops: [
          {
            label: 'Leipzig, Karl-Heine-Kanal',
            latitude: 51.3291,
            longitude: 12.3287,
            from: inDays(ctx, 0, '00:30'),
            until: inDays(ctx, 0, '23:30'),
          },
          {
            label: 'Halle, Peißnitz',
            latitude: 51.4937,
            longitude: 11.9482,
            from: inDays(ctx, 3, '10:00'),
            until: inDays(ctx, 3, '17:00'),
          },
          {
            label: 'Dresden, Alaunpark',
            latitude: 51.0706,
            longitude: 13.7569,
            from: inDays(ctx, 7, '10:00'),
            until: inDays(ctx, 7, '18:00'),
          },
        ],
      },
    }),
    seenAt: { latitude: 51.3296, longitude: 12.3301 },
  },
  {
    by: 'tomas',
    daysAgo: 31,
    words: () => ({
      title: 'Wintercheck: Bremsen, Kette, Licht, Akku',
      about:
        'Vierzig Minuten, ihr könnt zusehen und fragen. Wir messen den Akku, bremsen die Beläge ein und fetten die Distanzhülse, von der ihr nicht wusstet, dass ihr sie habt.\n\nWas gemacht werden muss, sagen wir vorher. Was nicht gemacht werden muss, auch.',
      price: '49',
      language: 'de',
      conditions: 'Für alle Räder von Halden, auch für die alten. Teile gehen extra, zum Listenpreis.',
      endsInDays: 90,
      place: {
        kind: 'address',
        label: 'Halden, Werkstatt im Hof',
        address: 'Beispielhof 4, Leipzig',
        point: { latitude: 51.3324, longitude: 12.3731 },
        opening: [
          { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' },
          { days: [6], opens: '10:00', closes: '14:00' },
        ],
      },
    }),
  },
]
