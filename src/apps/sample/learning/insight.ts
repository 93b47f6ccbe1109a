import type { Area, Verdict } from '#journey/learn'

/** What several people raised, and what was decided about it. */
export interface SampleTheme {
  name: string
  /** Key of the colleague who gathered it. */
  by: string
  /** How the first words of each conversation in it begin. */
  begins: string[]
  /** Nothing is considered yet where there is none. */
  decision?: {
    area: Area
    title: string
    owner: string
    /** How the first words of those it rests on begin. */
    cites: string[]
    consideredDaysAgo: number
    /** It is still thought about where there is none. */
    decided?: {
      daysAgo: number
      verdict: Verdict
      reason: string
      done?: { daysAgo: number; by: string; note: string }
      /** Those who raised it were told, where a colleague answered them afterwards. */
      isTold?: true
    }
  }
}

export const insight: SampleTheme[] = [
  {
    name: 'A charge that stops at 80 %, and nothing says why',
    by: 'jonas',
    begins: [
      'Vier Nächte hintereinander dasselbe: Halden Tour',
      'wunsch an halden: malt doch einfach',
      '¿Es verdad lo del 80 %?',
      'Ma Halden s’arrête de charger à 80 %',
      '札幌です',
      'Pregunta para quien lo sepa: ¿es la batería',
    ],
    decision: {
      area: 'product',
      title: 'A snowflake on the display when the cold ends a charge',
      owner: 'yuki',
      cites: ['wunsch an halden: malt doch einfach', 'Pregunta para quien lo sepa: ¿es la batería'],
      consideredDaysAgo: 2.48,
      decided: {
        daysAgo: 2.44,
        verdict: 'do',
        reason:
          'The limit is right and the silence is wrong: people in four languages took a healthy battery for a broken one. Yuki says that it is a week of work. It comes with the update in spring.',
      },
    },
  },
  {
    name: 'People want to mend it themselves',
    by: 'tomas',
    begins: [
      'How do I find who has spare derailleur hangers',
      'petition for halden to print the pad part number',
      'Halden should publish the exploded drawings',
      'Wie lange gibts eigentlich noch Akkus für die alten',
    ],
    decision: {
      area: 'product',
      title: 'The number of the pads, engraved on each caliper',
      owner: 'femke',
      cites: ['petition for halden to print the pad part number'],
      consideredDaysAgo: 2.3,
      decided: {
        daysAgo: 2.1,
        verdict: 'do',
        reason: 'It costs four cents and saves every mechanic a look under the bike. Rui has asked for it for years.',
        done: {
          daysAgo: 1.75,
          by: 'femke',
          note: 'In the drawing, and in the order of calipers that left this afternoon.',
        },
        isTold: true,
      },
    },
  },
  {
    name: 'What the box of the Cargo L still lacks',
    by: 'jonas',
    begins: [
      'Eine Heizung für die Kiste wäre was',
      'Could Halden make a see-through panel',
      'Halden, un toldo para el sol',
      'Idée pour Halden : une ligne réfléchissante',
      'parkeerrem op de halden bak',
    ],
    decision: {
      area: 'product',
      title: 'A heater in the box',
      owner: 'femke',
      cites: ['Eine Heizung für die Kiste wäre was'],
      consideredDaysAgo: 32.6,
      decided: {
        daysAgo: 32.2,
        verdict: 'no',
        reason:
          'It would take a quarter of the range in January, when there is least of it, and a hot thing among blankets is nothing we want to answer for. A sheepskin does it better. We say so, with the reason.',
        isTold: true,
      },
    },
  },
  {
    name: 'A whole day with it before they buy',
    by: 'jonas',
    begins: [
      'Free idea for Halden: rent me a Cargo for one week',
      '¿Se puede probar una Cargo L en Sevilla?',
      'Dove si può provare una Halden Cargo L',
      'So. Probefahrt Cargo L am Samstag',
    ],
    decision: {
      area: 'marketing',
      title: 'Lend a Cargo L for a week, with a toddler’s worth of rain',
      owner: 'lukas',
      cites: ['¿Se puede probar una Cargo L en Sevilla?'],
      consideredDaysAgo: 1.4,
    },
  },
  {
    name: 'A display for the night, for seventy, and for sunglasses',
    by: 'ada',
    begins: [
      'feature request for halden: let me turn off',
      'Would trade the entire Halden app',
      'Halden, fate comparire l’ora GRANDE',
      'Halden, gör displayen synlig',
    ],
  },
]
