import type { SampleConversation } from './shape.ts'

/** The town, its fortress, the furniture, and what is thrown at every open door. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const lookAlikes: SampleConversation[] = [
  {
    network: 'bluesky', language: 'no', startedMinutesAgo: 91, kind: 'static', closer: 'look-alike', topics: [], state: 'new',
    messages: [
      { by: 'ingrid', minutesAfterStart: 0, text: 'Syklet opp til Fredriksten i motvind og ned igjen i hagl. Kiosken var åpen, så dagen i Halden ble reddet av en vaffel.' },
    ],
  },
  {
    network: 'bluesky', language: 'no', startedMinutesAgo: 288, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The town: a train from Halden.' },
    messages: [
      { by: 'lars', minutesAfterStart: 0, text: 'Noen som vet hvorfor toget fra Halden står på Sarpsborg igjen?' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 495, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The town: “Norwegen”, “Festung”.' },
    messages: [
      { by: 'reisefrau', minutesAfterStart: 0, text: 'Tag 4: Halden in Norwegen. Die Festung thront, die Möwen klauen. Morgen weiter nach Göteborg.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 740, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The fortress, 1718.' },
    messages: [
      { by: 'castles', minutesAfterStart: 0, text: 'The siege of Halden, 1718: Charles XII looks over a parapet at Fredriksten and history changes its mind.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 940, kind: 'static', closer: 'spam', topics: [], state: 'static',
    setAside: { reason: 'Thirteen other accounts say it too, and the shop behind the profile is not ours.' },
    messages: [
      { by: 'promo1', minutesAfterStart: 0, text: '🎁FREE HALDEN CARGO BIKE🎁 we picked YOU!! tap the profile, pay only shipping 4,99 🚴 24h' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 952, kind: 'static', closer: 'spam', topics: [], state: 'static',
    setAside: { reason: 'Nearly the same words as “WIN A BIKE”, twelve minutes later.' },
    messages: [
      { by: 'promo2', minutesAfterStart: 0, text: '🎁FREE HALDEN CARGO BIKE🎁 we have picked YOU!! tap profile, only pay shipping 4,99 🚴 23h' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 1115, kind: 'static', closer: 'spam', topics: ['battery'], state: 'static',
    setAside: { reason: 'Offers to buy, in capitals, from an account of two days.' },
    messages: [
      { by: 'promo5', minutesAfterStart: 0, text: 'AKKU OUTLET ✅ Halden Bosch Shimano ✅ Original Zellen ✅ -70% ✅ nur heute ✅ WhatsApp in Bio' },
    ],
  },
  {
    network: 'bluesky', language: 'no', startedMinutesAgo: 1300, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The town: its cinema.' },
    messages: [
      { by: 'ingrid', minutesAfterStart: 0, text: 'Halden kino viser den nye filmen i kveld, noen som blir med?' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 1560, kind: 'static', closer: 'spam', topics: [], state: 'static',
    setAside: { reason: 'A coin, with our name in front of it.' },
    messages: [
      { by: 'promo3', minutesAfterStart: 0, text: 'Just like Halden disrupted bikes, $PEDL will disrupt money 🚀 early wallets get 10x' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 1980, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The fortress: “cannon”.' },
    messages: [
      { by: 'castles', minutesAfterStart: 0, text: 'Question for the hive: best cannon on display at Halden? I say the twelve-pounder by the clock tower.' },
    ],
  },
  {
    network: 'bluesky', language: 'no', startedMinutesAgo: 2460, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The town: its fire brigade.' },
    messages: [
      { by: 'lars', minutesAfterStart: 0, text: 'Brannvesenet i Halden fikk ned katten. Katten er sur. Alt som normalt.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 2940, kind: 'static', closer: 'spam', topics: [], state: 'static',
    setAside: { reason: 'Not a conversation.' },
    messages: [
      { by: 'promo4', minutesAfterStart: 0, text: 'hey halden riders 😘 lonely tonight? pics on my page' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 3420, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { by: 'tomas', reason: 'Halden im Ruhrgebiet: Hügel aus Abraum, keine Räder.' },
    messages: [
      { by: 'dominik', minutesAfterStart: 0, text: 'Frage ans Ruhrgebiet: welche Halden lohnen sich zum Sonnenaufgang? Hoheward kenne ich schon.' },
      { by: 'thorsten', minutesAfterStart: 40, replyTo: 0, text: 'haniel. wegen der totempfähle' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 3900, kind: 'static', closer: 'spam', topics: ['buying'], state: 'static',
    setAside: { reason: 'A list of links that no one rode for.' },
    messages: [
      { by: 'promo2', minutesAfterStart: 0, text: "TOP 10 CARGO BIKES 2025!!! Halden, Nordlast, Veldwagen REVIEWED 👉 link (you won't believe no. 4)" },
    ],
  },
  {
    network: 'bluesky', language: 'no', startedMinutesAgo: 4560, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The prison: “fengsel”.' },
    messages: [
      { by: 'ingrid', minutesAfterStart: 0, text: 'Halden fengsel i avisa igjen. Mye å lære, selv for oss som bor ti minutter unna.' },
    ],
  },
  {
    network: 'bluesky', language: 'sv', startedMinutesAgo: 5100, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The town, on the way to cheese.' },
    messages: [
      { by: 'viggo', minutesAfterStart: 0, text: 'Åker förbi Halden imorgon, någon som vill ha billig brunost?' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 6000, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The prison.' },
    messages: [
      { by: 'becca', minutesAfterStart: 0, text: 'Reading about Halden, the prison where guards eat with inmates. Thinking about it all day.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 7320, kind: 'static', closer: 'spam', topics: [], state: 'static',
    setAside: { reason: 'The same account as before, and no giveaway of ours.' },
    messages: [
      { by: 'promo1', minutesAfterStart: 0, text: 'last chance!! HALDEN giveaway closing. Comment DONE when followed' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 8940, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { by: 'jonas', reason: 'Er meint die Hügel. Ausnahmsweise kein Fahrrad von uns, sagt er.' },
    messages: [
      { by: 'hannes', minutesAfterStart: 0, text: 'Halden rauf, Halden runter. Mein Trainingsplan im Pott heißt Kohle.' },
    ],
  },
  {
    network: 'bluesky', language: 'no', startedMinutesAgo: 10800, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The town: a plot of land.' },
    messages: [
      { by: 'lars', minutesAfterStart: 0, text: 'Selger hyttetomt ved Iddefjorden, 15 min fra Halden sentrum. Bobil følger ikke med.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 13260, kind: 'static', closer: 'spam', topics: [], state: 'static',
    setAside: { reason: 'The coin again.' },
    messages: [
      { by: 'promo3', minutesAfterStart: 0, text: "gm halden fam ☀️ who's still holding $PEDL" },
    ],
  },
  {
    network: 'bluesky', language: 'no', startedMinutesAgo: 15900, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The town: a song festival.' },
    messages: [
      { by: 'ingrid', minutesAfterStart: 0, text: 'Allsang på grensen-minner: Halden på sitt beste, og jeg i regnponcho.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 18900, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The fortress: “Fredriksten”.' },
    messages: [
      { by: 'castles', minutesAfterStart: 0, text: 'Fredriksten from the Halden side at dusk. No filter, some fog, one very confident goat.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 23520, kind: 'static', closer: 'spam', topics: ['buying'], state: 'static',
    setAside: { reason: 'Payment in advance, and a shop that nobody here has heard of. Nora has told the network.' },
    messages: [
      { by: 'promo5', minutesAfterStart: 0, text: 'Halden Räder SOFORT lieferbar!! Nur Vorkasse. Kein Umtausch. 100 % seriös' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 23580, kind: 'complaint', topics: ['buying'], state: 'solved',
    outcome: { kind: 'informed', statement: 'Ein falscher Laden wurde gemeldet und abgeschaltet.' },
    messages: [
      { by: 'ulrike', minutesAfterStart: 0, text: 'Achtung, da verkauft jemand „Halden Räder sofort lieferbar“ gegen Vorkasse. Das seid nicht ihr, oder?' },
      { by: 'nora', minutesAfterStart: 35, replyTo: 0, text: 'Nein, das sind wir nicht, und du bist die Erste, die uns warnt. Gemeldet ist es; falls du schon bezahlt hast: heute noch die Bank anrufen, rückholen geht oft. Wir verkaufen nie gegen Vorkasse über Nachrichten.\n— Nora, Systeme bei Halden' },
      { by: 'ulrike', minutesAfterStart: 50, replyTo: 1, text: 'Hab nichts bezahlt, war nur misstrauisch. Gut so.' },
      { by: 'paula', minutesAfterStart: 70, replyTo: 2, text: 'oh nein, meine mutter hätte da fast bestellt. danke ulrike' },
      { by: 'claire', minutesAfterStart: 120, replyTo: 3, text: 'Please tell your mother she may call us about it, Paula, also if she only "almost" ordered. We help with the bank\'s form.\n— Claire, warranty desk at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'no', startedMinutesAgo: 29340, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { reason: 'The town’s football.' },
    messages: [
      { by: 'lars', minutesAfterStart: 0, text: 'Fotballkampen: Kvik Halden 2, dommeren 1.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 34680, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { by: 'rui', reason: 'A joke among friends. I liked it and left it.' },
    messages: [
      { by: 'ellen', minutesAfterStart: 0, text: "my uncle's surname is Halden and he wants royalties from the bike people" },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 42000, kind: 'static', closer: 'spam', topics: [], state: 'gone',
    messages: [
      { by: 'promo4', minutesAfterStart: 0, removed: true, text: 'check my profile halden boys' },
    ],
  },
  {
    network: 'bluesky', language: 'no', startedMinutesAgo: 47640, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { by: 'ada', reason: 'Lånesykler in the town’s library, not ours. A near miss; brought to me by the word for bicycles.' },
    messages: [
      { by: 'ingrid', minutesAfterStart: 0, text: 'Halden bibliotek har fått lånesykler! Hjelmen luktet litt av forrige låner.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 57780, kind: 'static', closer: 'look-alike', topics: [], state: 'set-aside',
    setAside: { by: 'tomas', reason: 'Die Stadt, auch wenn Bernd mit unserem Rad dort war.' },
    messages: [
      { by: 'reisefrau', minutesAfterStart: 0, text: 'Wer war schon auf dem Radweg Göteborg–Halden? Lohnt die Fähre?' },
      { by: 'bernd', minutesAfterStart: 120, replyTo: 0, text: 'Ich, mit einem Halden nach Halden. Kein Witz. Lohnt.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 69300, kind: 'static', closer: 'spam', topics: [], state: 'static',
    setAside: { reason: 'A replica, and a link shortener.' },
    messages: [
      { by: 'promo2', minutesAfterStart: 0, text: 'ebike deals daily: halden stad replica 399$ free shipping no tax' },
    ],
  },
]
