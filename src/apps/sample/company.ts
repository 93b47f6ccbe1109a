import type { SampleCompany, SampleQuery, SampleTopic } from './shape.ts'

/** Who the sample company is. */
export const company: SampleCompany = {
  name: 'Halden',
  about:
    'Halden builds electric bicycles for people who carry things: children, crates, a cello. 140 of us, in Leipzig and in a few kitchens elsewhere. We would rather mend a bicycle than sell a second one.',
  language: 'en',
  timezone: 'Europe/Berlin',
  disclosures: {
    en: '— {name}, {title} at {company}',
    de: '— {name}, {title} bei {company}',
    es: '— {name}, {title} en {company}',
    fr: '— {name}, {title} chez {company}',
    nl: '— {name}, {title} bij {company}',
    it: '— {name}, {title} da {company}',
    pt: '— {name}, {title} na {company}',
    pl: '— {name}, {title} w {company}',
    sv: '— {name}, {title} på {company}',
    ja: '— {name}、{company}の{title}',
  },
  contractorDisclosures: {
    en: '— {name}, {title}, paid by {company}',
    de: '— {name}, {title}, im Auftrag von {company}',
    fr: '— {name}, {title}, pour le compte de {company}',
  },
}

/** What people talk to Halden about. */
export const topics: SampleTopic[] = [
  {
    key: 'tour',
    name: 'Tour',
    kind: 'product',
    words: ['tour', 'halden tour', 'commuter', 'tourenrad'],
  },
  {
    key: 'cargo-l',
    name: 'Cargo L',
    kind: 'product',
    words: ['cargo l', 'cargo', 'lastenrad', 'bakfiets', 'box', 'kiste', 'bak', 'caisse', 'cajón', 'cassone'],
  },
  {
    key: 'stad',
    name: 'Stad',
    kind: 'product',
    words: ['stad', 'halden stad', 'stadtrad', 'city bike', 'stadsfiets'],
  },
  {
    key: 'battery',
    name: 'Battery and charging',
    kind: 'topic',
    words: [
      'battery',
      'charger',
      'charging',
      'range',
      'akku',
      'ladegerät',
      'reichweite',
      'batería',
      'batterie',
      'accu',
    ],
  },
  {
    key: 'winter',
    name: 'Cold and winter',
    kind: 'topic',
    words: [
      'winter',
      'frost',
      'frozen',
      'cold',
      'kälte',
      'minus',
      'helada',
      'invierno',
      'hiver',
      'gel',
      'vorst',
      'salt',
    ],
  },
  {
    key: 'display',
    name: 'Display and software',
    kind: 'topic',
    words: ['display', 'update', 'firmware', 'app', 'error', 'pantalla', 'écran', 'scherm', 'fehlercode'],
  },
  {
    key: 'brakes',
    name: 'Brakes, wheels and noises',
    kind: 'topic',
    words: ['brake', 'squeal', 'rattle', 'creak', 'spoke', 'tyre', 'bremse', 'quietscht', 'frein', 'freno', 'remmen'],
  },
  {
    key: 'service',
    name: 'Workshop and spare parts',
    kind: 'topic',
    words: ['workshop', 'repair', 'spare', 'service', 'werkstatt', 'ersatzteil', 'taller', 'atelier', 'officina'],
  },
  {
    key: 'family',
    name: 'Children, dogs and luggage',
    kind: 'topic',
    words: [
      'child',
      'kids',
      'seat',
      'dog',
      'rain cover',
      'kinder',
      'kindersitz',
      'hund',
      'niños',
      'enfants',
      'kinderen',
    ],
  },
  {
    key: 'buying',
    name: 'Choosing and buying',
    kind: 'topic',
    words: ['price', 'lease', 'test ride', 'delivery', 'compare', 'preis', 'probefahrt', 'precio', 'essai', 'prova'],
  },
]

/** What Halden listens for. */
export const queries: SampleQuery[] = [
  {
    name: 'Halden, everywhere',
    source:
      '((halden NEAR/12 (bike* OR bicycle* OR ebike* OR rad OR räder OR lastenrad OR fahrrad OR bici* OR vélo* OR fiets* OR bakfiets OR rower* OR cykel OR akku* OR batter* OR bater* OR accu* OR tour OR stad OR cargo)) OR "cargo l" OR url:halden.example) NOT (festning OR fengsel OR fortress OR prison OR fredriksten)',
  },
  {
    name: 'Cold and charging',
    source:
      'halden AND (akku* OR batter* OR bater* OR accu* OR charg* OR lad* OR range OR reichweite OR winter OR frost OR cold OR kälte OR invierno OR hiver OR vorst OR "80 %")',
  },
  {
    name: 'Someone is choosing',
    source:
      '(halden OR "cargo l") AND (buy* OR price OR compar* OR "test ride" OR lease OR kauf* OR preis OR probefahrt OR leasing OR compra* OR precio OR achet* OR essai OR prix OR kopen OR proefrit OR prezzo OR provare)',
  },
  {
    name: 'Something is wrong',
    source:
      '(halden NEAR/20 (broken OR noise OR rattl* OR squeal* OR error OR kaputt OR quietscht OR klappert OR fehler OR roto OR ruido OR panne OR bruit OR kapot OR rumore)) OR (halden AND (werkstatt OR workshop OR taller OR atelier OR officina))',
  },
  {
    name: 'Halden beyond the West of Europe',
    source: '(halden AND (lang:ja OR lang:pl OR lang:pt OR lang:sv)) OR (url:halden.example AND lang:ja)',
  },
]
