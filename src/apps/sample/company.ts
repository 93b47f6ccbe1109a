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

/** What Halden listens for. The name is also a town's, which the first query says no to as far as words can. */
export const queries: SampleQuery[] = [
  {
    name: 'Halden, everywhere',
    source:
      '(halden OR haldens OR "cargo l" OR url:halden.example) NOT (festning OR fengsel OR fortress OR prison OR fredriksten OR ruhr* OR (lang:no OR lang:nb))',
  },
  {
    name: 'Cold and charging',
    source:
      'halden AND (akku* OR batter* OR bater* OR accu* OR charg* OR laden OR lädt OR ladegerät OR range OR reichweite OR autonomie OR autonomía OR winter OR frost OR frozen OR cold OR kälte OR invierno OR hiver OR vorst OR gelo OR バッテリー OR "80 %")',
  },
  {
    name: 'Someone is choosing',
    source:
      '(halden OR "cargo l") AND (buy* OR bought OR price* OR compar* OR choos* OR refurb* OR "test ride" OR lease OR kauf* OR preis* OR probefahrt OR leasing OR compra* OR probar OR precio OR achet* OR essai OR prix OR kopen OR tweedehands OR proefrit OR prezzo OR provare OR preventivo OR köpa)',
  },
  {
    name: 'Something is wrong',
    source:
      'halden NEAR/20 (broken OR nois* OR rattl* OR creak* OR squeal* OR wobble OR error OR froze OR kaputt OR quietsch* OR klapper* OR knack* OR knarz OR fehler OR eingefroren OR tot OR roto OR ruido OR freno* OR panne OR bruit OR frein* OR kapot OR beslagen OR rumor* OR warranty OR garantie OR werkstatt OR workshop OR taller OR atelier OR officina OR 故障)',
  },
  {
    name: 'Halden, further away',
    source: '(halden OR "cargo l") AND (lang:ja OR lang:pl OR lang:pt OR lang:sv)',
  },
]
