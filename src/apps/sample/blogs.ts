import type { SampleConversation } from './shape.ts'

/** Those who write at length, on pages of their own. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const blogs: SampleConversation[] = [
  {
    network: 'feed', language: 'es', startedMinutesAgo: 2940, kind: 'praise', topics: ['cargo-l', 'family'], state: 'suggested',
    suggestedTo: 'ines',
    messages: [
      { by: 'rosa', minutesAfterStart: 0, title: 'Un mes, tres cajones y dos niños', url: 'https://sinprisaenbici.example/un-mes-tres-cajones', text: 'Durante un mes hemos ido al cole en tres bicis prestadas. Ganó la Halden Cargo L, que perdió en casi todas las tablas: pesa, tarda, cuesta. Pero cuando la devolvimos, mi hija preguntó a qué hora volvía. Lo que me convenció a mí no fue el folleto sino una prueba de autonomía de junio, con sacos de arena y números bajos: https://halden.example/blog/how-far-honestly. Alguien allí prefiere decir la verdad.' },
    ],
  },
  {
    network: 'feed', language: 'en', startedMinutesAgo: 545, kind: 'news', closer: 'incorrect', topics: ['cargo-l', 'buying'], state: 'new',
    messages: [
      { by: 'contentmill', minutesAfterStart: 0, title: 'Best cargo ebikes of the season, ranked', url: 'https://bestebikesguide.example/cargo-ranked', text: 'Number 4: Halden Cargo L. With a top speed of 45 km/h and a removable 3-wheel kit, this cargo bike is the perfect companion for modern families on the go. Pros: modern. Cons: none. Price: check here.' },
    ],
  },
  {
    network: 'feed', language: 'de', startedMinutesAgo: 315, kind: 'praise', topics: ['winter', 'cargo-l'], state: 'suggested',
    suggestedTo: 'femke',
    messages: [
      { by: 'friederike', minutesAfterStart: 0, title: 'Fünfzig Tage unter null', url: 'https://lastentage.example/fuenfzig-tage', text: 'Fünfzig Tage habe ich gezählt, an denen die Cargo L morgens weiß war. Ausgefallen ist sie an keinem. Genervt hat mich zweierlei: das Knacken des Verdeckfensters und dass Halden nirgends schreibt, wie laut Spikes auf trockenem Asphalt sind. Sehr laut, liebe Leute.' },
    ],
  },
  {
    network: 'feed', language: 'en', startedMinutesAgo: 685, kind: 'praise', topics: ['service', 'tour'], state: 'new',
    messages: [
      { by: 'imogen', minutesAfterStart: 0, title: 'A letter to the person who packed my brake pads', url: 'https://slowpannier.example/brake-pads', text: "Inside the box was a page of an old atlas, Jutland, with a ring of tea on it. I don't know who you are. I sat in the hall with Halden's brake pads in my lap and looked up Skagen, and now we are going in June." },
    ],
  },
  {
    network: 'feed', language: 'en', startedMinutesAgo: 1035, kind: 'question', topics: ['family', 'cargo-l'], state: 'suggested',
    suggestedTo: 'femke',
    messages: [
      { by: 'meg', minutesAfterStart: 0, title: 'Two kids, one hill, no answer yet', url: 'https://twowheelsonetoddler.example/two-kids-one-hill', text: "Everyone tells me what a box bike does on the flat. Nobody will tell me what a Halden Cargo L does on Jacob's Ladder with 38 kilos of offspring. If an engineer is reading this, hello. I have biscuits." },
    ],
  },
  {
    network: 'feed', language: 'en', startedMinutesAgo: 1335, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The town: “municipality”, “Strömstad”.' },
    messages: [
      { by: 'northpress', minutesAfterStart: 0, title: 'Ferry link from Halden to resume in May', url: 'https://ostfoldtoday.example/ferry-may', text: 'The summer boat between Halden and Strömstad will run four times a day from the middle of May, the municipality says, with room for bicycles on deck.' },
    ],
  },
  {
    network: 'feed', language: 'fr', startedMinutesAgo: 1920, kind: 'unknown', topics: ['cargo-l', 'family'], state: 'new',
    messages: [
      { by: 'anais', minutesAfterStart: 0, title: 'Ce que la caisse a entendu cette semaine', url: 'https://deuxrouestroisenfants.example/ce-que-la-caisse', text: 'Lundi : pourquoi les pigeons ne mettent pas de casque. Mardi : un divorce de peluches. Jeudi, notre Halden a transporté un silence complet, sept minutes, record absolu. Vendredi on a retrouvé le goûter de lundi.' },
    ],
  },
  {
    network: 'feed', language: 'nl', startedMinutesAgo: 2580, kind: 'complaint', closer: 'incorrect', topics: ['battery', 'cargo-l'], state: 'claimed',
    claimedBy: 'femke',
    messages: [
      { by: 'bakpraat', minutesAfterStart: 0, title: 'Wat niemand zegt over accu’s', url: 'https://bakfietspraat.example/accus', text: 'Halden gebruikt volgens mijn monteur nog cellen van 2017, met een nieuw stickertje. Ik kan het niet bewijzen, maar het verklaart wel waarom de actieradius in de winter zo tegenvalt. Wie weet meer?' },
    ],
  },
  {
    network: 'feed', language: 'it', startedMinutesAgo: 3780, kind: 'praise', topics: ['tour', 'winter'], state: 'thanked',
    outcome: { kind: 'advocacy', statement: 'Giorgio racconta 1200 km di pioggia; i suoi lettori chiedono dei parafanghi.' },
    messages: [
      { by: 'pedali', minutesAfterStart: 0, title: 'Pioggia, atto terzo', url: 'https://pedaliepioggia.example/atto-terzo', text: 'Milleduecento chilometri di pioggia con la stessa Halden. I parafanghi nuovi fanno quello che i parafanghi promettono da un secolo: tengono la pioggia dove deve stare, cioè fuori da me.' },
      { by: 'giulia', minutesAfterStart: 420, replyTo: 0, text: 'Giorgio, l’ho letto in treno e ho saltato la fermata. I parafanghi larghi ce li hanno chiesti in sedici; adesso ne conosco uno in più che li usa come si deve. Se passi da Bologna, l’officina ha una stufa.\n— Giulia, assistenza rivenditori da Halden' },
    ],
  },
  {
    network: 'feed', language: 'de', startedMinutesAgo: 4380, kind: 'news', topics: ['buying', 'service'], state: 'suggested',
    suggestedTo: 'claire',
    messages: [
      { by: 'radkurier', minutesAfterStart: 0, title: 'Wenn der Händler aufhört', url: 'https://radkurier.example/haendler-hoert-auf', text: 'Drei Halden-Händler in Thüringen haben im Winter geschlossen, aus Altersgründen. Wer sein Rad dort gekauft hat, fragt sich, wer nun die Inspektion macht. Auf der Website des Herstellers stehen zwei der Läden bis heute.' },
    ],
  },
  {
    network: 'feed', language: 'en', startedMinutesAgo: 5640, kind: 'unknown', topics: ['tour'], state: 'set-aside',
    setAside: { by: 'jonas', reason: 'A mention in passing; a company’s voice would spoil it.' },
    messages: [
      { by: 'imogen', minutesAfterStart: 0, title: 'Notes from the ferry', url: 'https://slowpannier.example/ferry-notes', text: 'Two Haldens, a Dutch tandem and a man with a goat on the car deck. Nobody asked about the goat.' },
    ],
  },
  {
    network: 'feed', language: 'es', startedMinutesAgo: 8400, kind: 'question', topics: ['battery', 'winter'], state: 'thanked',
    outcome: { kind: 'question-solved', statement: 'Lo decide el cargador; Rosa lo añadió a su artículo.' },
    messages: [
      { by: 'rosa', minutesAfterStart: 0, title: 'Mi primera helada', url: 'https://sinprisaenbici.example/primera-helada', text: 'Pregunta para quien lo sepa: ¿es la batería o es el cargador quien decide parar en el 80 %? Me lo han explicado de dos maneras y las dos con mucha seguridad.' },
      { by: 'ines', minutesAfterStart: 300, replyTo: 0, text: 'Rosa, es el cargador: lee la temperatura de las celdas y bajo cero se queda en el 80. El motor ni se entera, así que ninguna actualización puede tocarlo. Lo tengo escrito con dibujo en https://halden.example/help/charging-in-winter. Y gracias por preguntar antes de publicar.\n— Inés, ingeniera de baterías en Halden' },
    ],
  },
  {
    network: 'feed', language: 'de', startedMinutesAgo: 12300, kind: 'praise', topics: ['service'], state: 'new',
    messages: [
      { by: 'friederike', minutesAfterStart: 0, title: 'Der Mechaniker, der zurückschrieb', url: 'https://lastentage.example/der-mechaniker', text: 'Ich hatte ein Geräusch geschickt, kein Wort dazu. Zurück kam: „Das ist der linke Spritzschutz, und im Hintergrund kocht bei Ihnen etwas über.“ Beides stimmte.' },
    ],
  },
  {
    network: 'feed', language: 'en', startedMinutesAgo: 17880, kind: 'purchase-interest', topics: ['cargo-l', 'buying'], state: 'solved',
    outcome: { kind: 'purchase', statement: 'Meg’s family ordered after a test ride and two answers.' },
    messages: [
      { by: 'meg', minutesAfterStart: 0, title: 'We chose', url: 'https://twowheelsonetoddler.example/we-chose', text: 'It came down to a spreadsheet and a toddler. The spreadsheet said one thing. The toddler climbed into the Halden, said "mine" and fell asleep. We ordered on Tuesday. Thank you to the frame engineer who wrote back about how it turns.' },
      { by: 'femke', minutesAfterStart: 1440, replyTo: 0, text: 'The toddler is the better spreadsheet. Congratulations, and hold the inside of the first corner a little wider than you believe.\n— Femke, frame engineer at Halden' },
    ],
  },
  {
    network: 'feed', language: 'nl', startedMinutesAgo: 27540, kind: 'praise', topics: ['cargo-l', 'family'], state: 'thanked',
    outcome: { kind: 'thanked', statement: 'De kaas staat nu in het stuk.' },
    messages: [
      { by: 'bakpraat', minutesAfterStart: 0, title: 'Moos leert instappen', url: 'https://bakfietspraat.example/moos', text: 'Naar aanleiding van het stukje van Halden over de hond in de bak heb ik het met mijn eigen herder geprobeerd: week één paniek, week twee kaas, week drie wil hij er niet meer uit.' },
      { by: 'femke', minutesAfterStart: 240, replyTo: 0, text: 'Kaas is de ontbrekende stap, die zet ik erbij. Moos laat groeten; hij gaat nog steeds niet voor minder dan oude.\n— Femke, frame-ingenieur bij Halden' },
    ],
  },
  {
    network: 'feed', language: 'de', startedMinutesAgo: 37860, kind: 'news', closer: 'incorrect', topics: ['battery'], state: 'solved',
    outcome: { kind: 'correction', statement: 'Der Radkurier hat den Absatz berichtigt.' },
    messages: [
      { by: 'radkurier', minutesAfterStart: 0, title: 'Akkus: Wer liefert noch?', url: 'https://radkurier.example/wer-liefert-noch', text: 'Halden liefert für Modelle vor 2021 keine Ersatzakkus mehr, teilt ein Händler mit. Der Hersteller war bis Redaktionsschluss nicht zu erreichen.' },
      { by: 'jonas', minutesAfterStart: 360, replyTo: 0, text: 'Liebe Redaktion, bei mir klingelte leider nichts; hier ist meine Antwort: Akkus für Rahmen vor 2021 bauen wir bis 2031, nachzulesen unter https://halden.example/blog/batteries-for-old-frames. Für das nächste Mal haben Sie jetzt meine Nummer im Postfach.\n— Jonas, Produktmanager bei Halden' },
      { by: 'radkurier', minutesAfterStart: 1440, replyTo: 1, text: 'Danke, wir haben den Absatz berichtigt und das Datum ergänzt.' },
    ],
  },
  {
    network: 'feed', language: 'fr', startedMinutesAgo: 46380, kind: 'praise', topics: ['family', 'cargo-l'], state: 'thanked',
    messages: [
      { by: 'anais', minutesAfterStart: 0, title: 'L’anniversaire roulant', url: 'https://deuxrouestroisenfants.example/anniversaire-roulant', text: 'Six enfants, deux voyages, une Halden décorée en dragon. Le dragon a perdu une aile rue des Carmes. Si quelqu’un de chez eux lit ceci : la caisse ne rouille pas sous la peinture à doigts.' },
      { by: 'ada', minutesAfterStart: 480, replyTo: 0, text: 'Nous lisons, et nous avons tous voulu voir le dragon. La peinture à doigts entre ce matin au programme d’essais, très officiellement.\n— Ada, communication chez Halden' },
    ],
  },
  {
    network: 'feed', language: 'en', startedMinutesAgo: 61020, kind: 'static', closer: 'look-alike', topics: [], state: 'static',
    setAside: { reason: 'A page made of links, about a town.' },
    messages: [
      { by: 'contentmill', minutesAfterStart: 0, title: '10 Scandinavian towns you must see', url: 'https://bestebikesguide.example/ten-towns', text: 'Halden: a charming town with charming charm and a castle. Check prices now.' },
    ],
  },
  {
    network: 'feed', language: 'en', startedMinutesAgo: 69420, kind: 'unknown', topics: ['battery'], state: 'solved',
    outcome: { kind: 'advocacy', statement: 'Imogen wrote about trusting the low number; it is still quoted.' },
    messages: [
      { by: 'imogen', minutesAfterStart: 0, title: 'What I learned from a low number', url: 'https://slowpannier.example/low-number', text: "A company told me its bicycle would go 55 kilometres in winter, and I nearly didn't buy it, since the others said 120. It goes 57. I have been thinking about trust and arithmetic ever since. (It was Halden; I have nothing from them but the bicycle.)" },
    ],
  },
]
