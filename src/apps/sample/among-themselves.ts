import type { SampleConversation } from './shape.ts'

/** What people tell each other about Halden and about others, where nobody of Halden speaks. The other makes are invented. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const amongThemselves: SampleConversation[] = [
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 66_550, kind: 'praise', topics: ['tour'], state: 'new',
    messages: [
      { by: 'gareth', minutesAfterStart: 0, text: 'Two years ago I sold a Brisk Hauler and bought a Halden. The Tour is much better than the Brisk on wet hills, and the Brisk was no slouch on dry ones.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 63_455, kind: 'praise', topics: ['cargo-l', 'family'], state: 'new',
    messages: [
      { by: 'jule', minutesAfterStart: 0, text: 'Nach Probefahrten mit vier Rädern und zwei Kindern: Die Cargo L ist deutlich besser als das Lastwerk, vor allem mit Schlafenden drin. Es wird wohl eine Halden.' },
      { by: 'dominik', minutesAfterStart: 41, replyTo: 0, text: 'Unsere fährt seit 2023. Ich kann die Halden uneingeschränkt weiterempfehlen, auch den Händlern, die nie Zeit haben.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 59_740, kind: 'question', topics: ['cargo-l'], state: 'new',
    messages: [
      { by: 'tunde', minutesAfterStart: 0, text: 'Which box bike survives a courier? Three of us here, three opinions, one of them a Halden.' },
      { by: 'kit', minutesAfterStart: 25, replyTo: 0, text: 'We run five. I would recommend the Halden to anyone who has to load it forty times a day.' },
      { by: 'hollis', minutesAfterStart: 60, replyTo: 0, text: 'I prefer the Kastell to the Halden Cargo L: shorter, and I get it through my gate.' },
    ],
  },
  {
    network: 'import', language: 'de', startedMinutesAgo: 56_380, kind: 'praise', topics: ['winter', 'tour'], state: 'new',
    messages: [
      { by: 'forum_speiche', minutesAfterStart: 0, text: 'Bin im Herbst vom Nordwerk zum Tour gewechselt. Halden baut schwer, aber der Antrieb friert nicht ein, und das war der Punkt.' },
    ],
  },
  {
    network: 'bluesky', language: 'es', startedMinutesAgo: 52_320, kind: 'praise', topics: ['tour'], state: 'new',
    messages: [
      { by: 'nuria', minutesAfterStart: 0, text: 'Después de un invierno con las dos: la Halden Tour es mucho mejor que la Ligera en cuesta, y la Ligera se pliega. Yo no pliego nada.' },
      { by: 'marisol', minutesAfterStart: 33, replyTo: 0, text: 'La compré por ti y la recomiendo a todo el mundo, incluso a mi cuñado.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 47_650, kind: 'praise', topics: ['cargo-l', 'family'], state: 'new',
    messages: [
      { by: 'becca', minutesAfterStart: 0, text: 'Traded the Volvo for a Halden Cargo L this spring. The dog has opinions. The dog is wrong.' },
      { by: 'ruth', minutesAfterStart: 18, replyTo: 0, text: 'Same here, without the dog. I highly recommend the Halden, and getting used to being late on purpose.' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 43_715, kind: 'praise', topics: ['cargo-l'], state: 'new',
    messages: [
      { by: 'sanne', minutesAfterStart: 0, text: 'Vier weken geleend, twee merken naast elkaar: de Halden Cargo L is veel beter dan de Bakker Groot in de regen. Bij zon is het andersom, maar wanneer is het zon.' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 39_240, kind: 'praise', topics: ['tour'], state: 'new',
    messages: [
      { by: 'solene', minutesAfterStart: 0, text: 'Un an de vélotaf avec la Halden Tour. Je la recommande à tous ceux qui ont une côte entre le lit et le bureau.' },
    ],
  },
  {
    network: 'import', language: 'en', startedMinutesAgo: 35_400, kind: 'praise', topics: ['tour'], state: 'new',
    messages: [
      { by: 'forum_wendy', minutesAfterStart: 0, text: 'I picked the Brisk over the Halden Tour in the end. Lighter, cheaper, and my shed has a low door. No regrets, but I do miss the lights.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 30_510, kind: 'praise', topics: ['battery'], state: 'new',
    messages: [
      { by: 'samwise', minutesAfterStart: 0, text: 'Replaced my Ampere kit with a Halden Tour. It is the first thing I own that tells me the truth about how far I will get.' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 26_520, kind: 'praise', topics: ['cargo-l'], state: 'new',
    messages: [
      { by: 'elisa', minutesAfterStart: 0, text: 'Tre cargo in salita, con la spesa, in una mattina. La Halden Cargo L è molto meglio della Portatutto, e lo dico con due sacchi di patate di esperienza.' },
      { by: 'matteo', minutesAfterStart: 52, replyTo: 0, text: 'La mia ha quattro anni. La consiglio a tutti, meno a chi abita al terzo piano.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 22_015, kind: 'praise', topics: ['service'], state: 'new',
    messages: [
      { by: 'callum', minutesAfterStart: 0, text: 'Asked in the club who still answers the phone. Six people said Halden. I recommend Halden for that alone.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 17_430, kind: 'praise', topics: ['tour'], state: 'new',
    messages: [
      { by: 'hannes', minutesAfterStart: 0, text: 'Ehrlicher Vergleich nach 4000 km: Das Nordwerk ist besser als die Halden Tour, wenn man es tragen muss. Ich muss es tragen.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 13_865, kind: 'praise', topics: ['winter', 'tour'], state: 'new',
    messages: [
      { by: 'maeve', minutesAfterStart: 0, text: 'Moved from a Glacier Nine to a Halden Tour before the frost. Best decision of the autumn, and I also got married.' },
    ],
  },
  {
    network: 'bluesky', language: 'en', startedMinutesAgo: 8_980, kind: 'praise', topics: ['cargo-l'], state: 'new',
    messages: [
      { by: 'priya', minutesAfterStart: 0, text: 'We would choose the Halden Cargo L over the Kastell again. The Kastell is prettier. Pretty does not carry a washing machine.' },
    ],
  },
]
