import type { SampleConversation } from './shape.ts'

/** Bakfietsen, wind tegen, en meningen. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const dutch: SampleConversation[] = [
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 44, kind: 'question', topics: ['cargo-l', 'family'], state: 'suggested',
    suggestedTo: 'femke',
    messages: [
      { by: 'sanne', minutesAfterStart: 0, text: 'Past een Maxi-Cosi op het bankje van de Halden Cargo L, of moet dat met zo’n beugel? Baby over 5 weken, paniek over 4.' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 108, kind: 'complaint', closer: 'problem', topics: ['brakes', 'cargo-l'], state: 'claimed',
    claimedBy: 'femke',
    messages: [
      { by: 'joost', minutesAfterStart: 0, text: 'Mijn Halden bakfiets trekt bij remmen naar links. Kind rechts is zwaarder, dat wel. Maar toch.' },
      { by: 'lotte', minutesAfterStart: 17, replyTo: 0, text: 'kinderen wisselen, opnieuw meten 😇' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 242, kind: 'purchase-interest', topics: ['cargo-l', 'buying'], state: 'new',
    messages: [
      { by: 'lotte', minutesAfterStart: 0, text: 'Gent, kasseien, twee kleuters, budget 4000. Is een tweedehands Halden een goed idee of ga ik andermans problemen kopen?' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 385, kind: 'complaint', topics: ['service'], state: 'new',
    messages: [
      { by: 'wouter', minutesAfterStart: 0, text: 'halden dealer utrecht: over 3 weken pas plek. voor een lekke band!! ik kan in 3 weken leren plakken' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 670, kind: 'praise', topics: ['cargo-l'], state: 'new',
    messages: [
      { by: 'sanne', minutesAfterStart: 0, text: 'Windkracht 7, Afsluitdijk-gevoel op de Amsterdamsestraatweg, Halden op stand 4, kind zingt. Ik huil een beetje maar dat is de wind.' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 1005, kind: 'complaint', closer: 'incorrect', topics: ['buying', 'cargo-l'], state: 'solved',
    review: { by: 'ada', decision: 'approved', comment: 'Femke read it for me: good Dutch, kind to the man.' },
    outcome: { kind: 'correction', statement: 'Eén dealer met pensioen, verder rijdt de vrachtwagen.' },
    messages: [
      { by: 'joost', minutesAfterStart: 0, text: 'Halden levert dus gewoon niet meer in Nederland, hoorde ik bij de koffie.' },
      { by: 'lukas', minutesAfterStart: 100, replyTo: 0, text: 'Dan was de koffie te sterk: we leveren gewoon, ook deze week nog naar Zwolle. Eén dealer is gestopt, met pensioen na veertig jaar; misschien komt het daarvandaan.\n— Lukas, verkoop bij Halden' },
      { by: 'joost', minutesAfterStart: 120, replyTo: 1, text: 'Klopt, die was het. Mooie man. Fijn dat jullie blijven.' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 1500, kind: 'question', topics: ['cargo-l', 'family'], state: 'answered',
    messages: [
      { by: 'lotte', minutesAfterStart: 0, text: 'hond van 34 kilo in de bak van de Halden: springt hij eruit bij de eerste kat?' },
      { by: 'femke', minutesAfterStart: 90, replyTo: 0, text: 'De mijne wel, de tweede kat niet meer. Tuigje aan de ring vast (nooit aan de halsband), mat erin en een week lang alleen naar leuke plekken. Zo leerde Moos het: halden.example/nl/hond-in-de-bak\n— Femke, frame-ingenieur bij Halden' },
      { by: 'lotte', minutesAfterStart: 120, replyTo: 1, text: 'Moos is een held. We beginnen bij het bos.' },
      { by: 'wouter', minutesAfterStart: 300, replyTo: 2, text: 'de kat ook een tuigje dan' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 2400, kind: 'question', topics: ['battery'], state: 'answered',
    messages: [
      { by: 'wouter', minutesAfterStart: 0, text: 'hoeveel kost opladen van een halden nou echt per keer? vriendin zegt dat ik de wasmachine ben' },
      { by: 'femke', minutesAfterStart: 180, replyTo: 0, text: 'Een volle accu is ruim een halve kilowattuur, dus zo’n vijftien cent. De wasmachine doet twee keer zoveel. Je mag dit antwoord laten zien.\n— Femke, frame-ingenieur bij Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 3240, kind: 'complaint', closer: 'problem', topics: ['display'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'Een nacht in de rijst en het scherm was helder.' },
    messages: [
      { by: 'sanne', minutesAfterStart: 0, text: 'Scherm van de Halden beslagen van binnen. Föhn?' },
      { by: 'marta', minutesAfterStart: 40, replyTo: 0, text: 'No hair dryer please, the glass comes loose. Take it off, put it in a closed box with rice or those little bags for a night, contacts up. If it fogs again within a week the seal is gone, and we send you a new one.\n— Marta, technical writer at Halden' },
      { by: 'sanne', minutesAfterStart: 1620, replyTo: 1, text: 'Rijst deed het. De rijst eten we niet.' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 4500, kind: 'praise', topics: ['service'], state: 'thanked',
    messages: [
      { by: 'joost', minutesAfterStart: 0, text: 'Kapotte standaard, zaterdagmiddag, Halden-mecanicien in Lissabon (!) legt via video uit hoe ik thuiskom. Europa op z’n best.' },
      { by: 'rui', minutesAfterStart: 120, replyTo: 0, text: 'From one rainy Saturday to another: you did it with a tent peg, I only watched. Please still replace the spring.\n— Rui, mechanic at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 5520, kind: 'idea', topics: ['cargo-l', 'brakes'], state: 'answered',
    messages: [
      { by: 'wouter', minutesAfterStart: 0, text: 'parkeerrem op de halden bak svp. hij reed gister zonder mij naar het water' },
      { by: 'femke', minutesAfterStart: 240, replyTo: 0, text: 'Dat is één keer te vaak. Tot wij beter weten: het elastiek om de linker remhendel, zit bij het slot in het zakje. Een echte parkeerrem teken ik nu; ik kan nog niet zeggen of hij het haalt.\n— Femke, frame-ingenieur bij Halden' },
      { by: 'sanne', minutesAfterStart: 360, replyTo: 1, text: 'Die van mij is ook al eens alleen gaan zwemmen. Bijna.' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 7800, kind: 'complaint', topics: ['buying'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'The order was fine; the sentence is mended.' },
    messages: [
      { by: 'lotte', minutesAfterStart: 0, text: 'Website Halden: “Bestel nu!” Ik: bestel. Website: “Uw bestelling is mislukt gelukt.” Sorry wat' },
      { by: 'nora', minutesAfterStart: 60, replyTo: 0, text: 'It was charged once and ordered once; only the sentence is broken, by me, on Friday. It now says what is true. I checked yours by hand. Sorry for the fright.\n— Nora, systems at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 10200, kind: 'question', topics: ['tour'], state: 'answered',
    messages: [
      { by: 'wouter', minutesAfterStart: 0, text: 'Halden Tour en 1,98 lang, kan dat zonder op een circusbeer te lijken?' },
      { by: 'jonas', minutesAfterStart: 300, replyTo: 0, text: 'XL goes to 2.02 with the long seatpost. Above 1.95 I would take the higher bar as well, otherwise it is the bear. Two riders of your length come on Saturdays; shall I ask one whether you may try theirs?\n— Jonas, product manager at Halden' },
      { by: 'wouter', minutesAfterStart: 360, replyTo: 1, text: 'graag! 🐻' },
      { by: 'femke', minutesAfterStart: 1440, replyTo: 2, text: 'Ik ben 1,86 en reed de XL zonder beer te worden. De hogere stuurpen maakt het verschil, niet de zadelpen.\n— Femke, frame-ingenieur bij Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 14760, kind: 'question', topics: ['winter', 'cargo-l'], state: 'solved',
    outcome: { kind: 'peer-answer', statement: 'Joost en zijn kaars.' },
    messages: [
      { by: 'sanne', minutesAfterStart: 0, text: 'Iemand tips tegen een bevroren regentent-rits op de Halden?' },
      { by: 'joost', minutesAfterStart: 25, replyTo: 0, text: 'kaars! met een kaarsje langs de tanden' },
      { by: 'sanne', minutesAfterStart: 31, replyTo: 1, text: 'halden of niet, dit is de beste tip van 2 winters' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 19140, kind: 'complaint', closer: 'incorrect', topics: ['battery'], state: 'answered',
    review: { by: 'claire', decision: 'changed', comment: 'Left out the fine; we don’t know next year’s.' },
    messages: [
      { by: 'lotte', minutesAfterStart: 0, text: 'Zag dat Halden-accu’s niet mee mogen op de trein in België?' },
      { by: 'lukas', minutesAfterStart: 360, replyTo: 0, text: 'Op de fiets mogen ze gewoon mee, ook bij de Belgische spoorwegen; alleen opladen aan boord niet. Bij de internationale lijnen is een bakfiets te lang, dat dan weer wel.\n— Lukas, verkoop bij Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 24720, kind: 'unknown', topics: ['cargo-l'], state: 'set-aside',
    setAside: { by: 'femke', reason: 'Leuk, maar niet aan ons.' },
    messages: [
      { by: 'wouter', minutesAfterStart: 0, text: 'gezocht: mijn linkerhandschoen. laatst gezien in een halden bakfiets die niet van mij was' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 32160, kind: 'question', topics: ['service'], state: 'answered',
    messages: [
      { by: 'joost', minutesAfterStart: 0, text: 'Welk vet op de asring van de Halden? Las over die tik.' },
      { by: 'tomas', minutesAfterStart: 80, replyTo: 0, text: "Any lithium grease, as much as a lentil on each side, and none near the disc. Wipe the rest off with a clean cloth. If it ticks afterwards, it wasn't the spacer and I want to hear it.\n— Tomás, service lead at Halden" },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 40500, kind: 'praise', topics: ['cargo-l', 'family'], state: 'thanked',
    messages: [
      { by: 'sanne', minutesAfterStart: 0, text: 'Vanmorgen zei de juf: “daar is de bus weer”. Zes kinderen, drie ritten, één Halden.' },
      { by: 'femke', minutesAfterStart: 180, replyTo: 0, text: 'Mag ik op de bus? Ik teken ze alleen maar. Groeten aan de juf.\n— Femke, frame-ingenieur bij Halden' },
      { by: 'lotte', minutesAfterStart: 240, replyTo: 1, text: 'Zit er nog een abonnement in?' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 53580, kind: 'complaint', topics: ['stad'], state: 'solved',
    outcome: { kind: 'informed', statement: 'The picture of the orange frame was replaced.' },
    messages: [
      { by: 'lotte', minutesAfterStart: 0, text: 'De oranje van Halden Stad op de site is in het echt zalm. Mooi, maar zalm.' },
      { by: 'jonas', minutesAfterStart: 420, replyTo: 0, text: 'Salmon it is, I admit it. The photograph was taken at sunset by an optimist. There is a new one in daylight since today, and if you would rather have the sunset, we take it back.\n— Jonas, product manager at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'nl', startedMinutesAgo: 66780, kind: 'question', topics: ['family'], state: 'answered',
    messages: [
      { by: 'joost', minutesAfterStart: 0, text: 'Tot welke leeftijd past een kind nog in de Halden-bak? Zoon (9) weigert afscheid te nemen.' },
      { by: 'femke', minutesAfterStart: 300, replyTo: 0, text: 'Tot de knieën de kin raken, bij ons rond de tien. Daarna mocht de mijne vooraan aan de boodschappen zitten, als stuurman. Afscheid nemen hoeft niet in één keer.\n— Femke, frame-ingenieur bij Halden' },
    ],
  },
]
