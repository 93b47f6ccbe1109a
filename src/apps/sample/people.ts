import type { SampleNetwork, SamplePerson } from './shape.ts'

type Line = [key: string, name: string, handle: string, language: string, followers?: number]

const bluesky: Line[] = [
  ['kathrin', 'Kathrin Vogel', 'kathrinvogel', 'de', 412],
  ['bernd', 'Bernd Ahlers', 'bernd-ahlers', 'de', 890],
  ['nils', 'Nils auf Achse', 'nilsaufachse', 'de', 14200],
  ['lena', 'Lena Pichler', 'lenapichler', 'de', 233],
  ['jule', 'Jule Hartwig', 'julehartwig', 'de', 1780],
  ['sven', 'Sven Okonek', 'okonek', 'de', 96],
  ['ayse', 'Ayşe Demirel', 'aysedemirel', 'de', 3050],
  ['thorsten', 'Thorsten R.', 'thorsten-r', 'de', 41],
  ['paula', 'paula lädt', 'paulalaedt', 'de', 655],
  ['hannes', 'Hannes Kurbel', 'hanneskurbel', 'de', 7400],
  ['ulrike', 'Ulrike Sommer', 'ulrikesommer', 'de', 128],
  ['dominik', 'Dominik Stöckl', 'dstoeckl', 'de', 310],
  ['owen', 'Owen P.', 'owenp', 'en', 540],
  ['priya', 'Priya Raman', 'priyaraman', 'en', 920],
  ['gareth', 'Gareth Llewelyn', 'garethonwheels', 'en', 2210],
  ['maeve', 'Maeve Kilbride', 'maevek', 'en', 388],
  ['tunde', 'Tunde Afolabi', 'tunde-afolabi', 'en', 5120],
  ['hollis', 'hollis rides', 'hollisrides', 'en', 18900],
  ['becca', 'Becca Strand', 'beccastrand', 'en', 75],
  ['samwise', 'samwise commutes', 'samwisecommutes', 'en', 1340],
  ['ruth', 'Ruth Adeyemi', 'ruthadeyemi', 'en', 264],
  ['kit', 'Kit (they)', 'kitfixes', 'en', 3870],
  ['callum', 'Callum Reid', 'callumreid', 'en', 152],
  ['ellen', 'Ellen M', 'ellenm-bikes', 'en', 47],
  ['alvaro', 'Álvaro Quiroga', 'alvaroquiroga', 'es', 610],
  ['nuria', 'Núria Pons', 'nuriapons', 'es', 2890],
  ['lucia', 'Lucía Bermejo', 'luciabermejo', 'es', 199],
  ['iker', 'Iker Zabala', 'ikerzabala', 'es', 1450],
  ['marisol', 'Marisol T.', 'marisolenbici', 'es', 330],
  ['paco', 'Paco el de las ruedas', 'pacoruedas', 'es', 6100],
  ['camille', 'Camille Roussel', 'camilleroussel', 'fr', 705],
  ['thibault', 'Thibault G.', 'thibaultg', 'fr', 118],
  ['solene', 'Solène Le Bihan', 'solenelebihan', 'fr', 2440],
  ['mathieu', 'mathieu vélotaf', 'mathieuvelotaf', 'fr', 4980],
  ['fatou', 'Fatou Diarra', 'fatoudiarra', 'fr', 366],
  ['joost', 'Joost Verhoeven', 'joostverhoeven', 'nl', 820],
  ['sanne', 'Sanne B.', 'sannebakt', 'nl', 1960],
  ['wouter', 'Wouter Dijkstra', 'wouterd', 'nl', 57],
  ['lotte', 'Lotte Claes', 'lotteclaes', 'nl', 430],
  ['chiara', 'Chiara Benassi', 'chiarabenassi', 'it', 515],
  ['matteo', 'Matteo Zorzi', 'mzorzi', 'it', 144],
  ['elisa', 'Elisa in bici', 'elisainbici', 'it', 3320],
  ['davide', 'Davide Conti', 'davideconti', 'it', 88],
  ['beatriz', 'Beatriz Nogueira', 'beatriznogueira', 'pt', 275],
  ['joao', 'João Pimentel', 'joaopimentel', 'pt', 1010],
  ['piotr', 'Piotr Zieliński', 'pzielinski', 'pl', 340],
  ['agnieszka', 'Agnieszka W.', 'agawu', 'pl', 605],
  ['haruka', '春香', 'harukacargo', 'ja', 2680],
  ['kenji', 'Kenji M', 'kenji-pedal', 'ja', 154],
  ['ingrid', 'Ingrid Solli', 'ingridsolli', 'no', 390],
  ['lars', 'Lars-Erik', 'larserikhalden', 'no', 71],
  ['astrid', 'Astrid Ek', 'astridek', 'sv', 222],
  ['viggo', 'Viggo Holst', 'viggoholst', 'sv', 96],
  ['reisefrau', 'Gudrun reist', 'gudrunreist', 'de', 1220],
  ['castles', 'Castles & Cannons', 'castlesandcannons', 'en', 9700],
  ['promo1', 'WIN A BIKE', 'winabike-official24', 'en', 12],
  ['promo2', 'ebike deals daily', 'ebikedealsdaily77', 'en', 31],
  ['promo3', 'Crypto Lars', 'larspumps', 'en', 204],
  ['promo4', 'Vanessa', 'vanessa-xoxo88', 'en', 3],
  ['promo5', 'Akku Outlet', 'akku-outlet-24h', 'de', 8],
]

const feed: Line[] = [
  ['rosa', 'Rosa Ibáñez', 'sinprisaenbici.example', 'es'],
  ['imogen', 'Imogen Vale', 'slowpannier.example', 'en'],
  ['meg', 'Meg Donnelly', 'twowheelsonetoddler.example', 'en'],
  ['friederike', 'Friederike Maas', 'lastentage.example', 'de'],
  ['anais', 'Anaïs Kermarrec', 'deuxrouestroisenfants.example', 'fr'],
  ['bakpraat', 'Ruben van Oort', 'bakfietspraat.example', 'nl'],
  ['pedali', 'Giorgio Salvi', 'pedaliepioggia.example', 'it'],
  ['radkurier', 'Redaktion Radkurier', 'radkurier.example', 'de'],
  ['northpress', 'Østfold Today', 'ostfoldtoday.example', 'en'],
  ['contentmill', 'Best Ebikes Guide', 'bestebikesguide.example', 'en'],
]

const webhook: Line[] = [
  ['sms218', '+34 ··· ··· 218', 'text-218', 'es'],
  ['sms904', '+49 ··· ··· 904', 'text-904', 'de'],
  ['sms377', '+44 ··· ··· 377', 'text-377', 'en'],
  ['sms061', '+31 ··· ··· 061', 'text-061', 'nl'],
  ['daniel', 'Daniel Whitlock', 'daniel@borough-couriers.example', 'en'],
  ['heike', 'Heike Lorenz', 'heike.lorenz@post.example', 'de'],
  ['aurelie', 'Aurélie Martin', 'a.martin@courrier.example', 'fr'],
  ['tobias', 'Tobias Engel', 'engel@kita-sonnenhof.example', 'de'],
  ['silvia', 'Silvia Marchetti', 'silvia@posta.example', 'it'],
  ['grace', 'Grace Muriuki', 'grace.m@mail.example', 'en'],
]

const imported: Line[] = [
  ['forum_kettenfett', 'kettenfett', 'kettenfett', 'de'],
  ['forum_mamaladen', 'mamaladen', 'mamaladen', 'de'],
  ['forum_oldroadster', 'oldroadster', 'oldroadster', 'en'],
  ['forum_pedalpusher', 'pedal_pusher', 'pedal_pusher', 'en'],
  ['forum_wendy', 'wendy_w', 'wendy_w', 'en'],
  ['forum_speiche', 'Speiche47', 'speiche47', 'de'],
]

/** A line becomes a person of one network; on Bluesky the handle carries its (invented) server. */
function peopleOf(network: SampleNetwork, lines: Line[], server = ''): SamplePerson[] {
  return lines.map(([key, name, handle, language, followers]) => ({
    key,
    name,
    handle: handle + server,
    network,
    language,
    ...(followers === undefined ? {} : { followers }),
  }))
}

/** Everybody outside: who rides one, who wonders, who means the town, who sells something. */
export const people: SamplePerson[] = [
  ...peopleOf('bluesky', bluesky, '.sky.example'),
  ...peopleOf('feed', feed),
  ...peopleOf('webhook', webhook),
  ...peopleOf('import', imported),
]
