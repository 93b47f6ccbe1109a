import type { Area, Verdict } from '#journey/learn'

/** What several people raised, and what was decided about it. */
export interface SampleTheme {
  name: string
  /** Key of the colleague who gathered it. */
  by: string
  /** How the first words of each conversation in it begin. */
  begins: string[]
  decision: {
    area: Area
    title: string
    owner: string
    /** How the first words of those it rests on begin. */
    cites: string[]
    consideredDaysAgo: number
    decidedDaysAgo: number
    verdict: Verdict
    reason: string
    done?: { daysAgo: number; by: string; note: string }
    /** Those who raised it were told, where a colleague answered them afterwards. */
    isTold?: true
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
      decidedDaysAgo: 2.44,
      verdict: 'do',
      reason:
        'The limit is right and the silence is wrong: people in four languages took a healthy battery for a broken one. Yuki says that it is a week of work. It comes with the update in spring.',
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
      decidedDaysAgo: 2.1,
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
      decidedDaysAgo: 32.2,
      verdict: 'no',
      reason:
        'It would take a quarter of the range in January, when there is least of it, and a hot thing among blankets is nothing we want to answer for. A sheepskin does it better. We say so, with the reason.',
      isTold: true,
    },
  },
]
