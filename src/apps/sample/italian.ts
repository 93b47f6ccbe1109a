import type { SampleConversation } from './shape.ts'

/** Salite, nonne e officine. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const italian: SampleConversation[] = [
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 67, kind: 'purchase-interest', topics: ['cargo-l', 'buying'], state: 'suggested',
    suggestedTo: 'giulia',
    messages: [
      { by: 'chiara', minutesAfterStart: 0, text: 'Dove si può provare una Halden Cargo L vicino a Bologna? Il sito dice “presto”, che da noi vuol dire mai 😅' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 153, kind: 'complaint', closer: 'problem', topics: ['display', 'tour'], state: 'new',
    messages: [
      { by: 'davide', minutesAfterStart: 0, text: 'La mia Halden Tour segna 4% e poi 31% e poi si spegne. Ha bisogno di uno psicologo o di un elettricista?' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 372, kind: 'praise', topics: ['cargo-l', 'family'], state: 'new',
    messages: [
      { by: 'elisa', minutesAfterStart: 0, text: 'Oggi in cargo: due figli, una pianta di limone, la nonna (da ferma, per la foto). Halden, vi vogliamo bene.' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 595, kind: 'complaint', topics: ['service'], state: 'in-review',
    claimedBy: 'giulia',
    draft: { by: 'giulia', replyTo: 0, text: 'Un mese non è serio, hai ragione. Le pastiglie ci sono: te le faccio avere a Verona entro giovedì, con uno sconto sul montaggio per l’attesa. Mi scrivi in privato il nome dell’officina?' },
    messages: [
      { by: 'matteo', minutesAfterStart: 0, text: 'Officina di Verona: “per Halden ci vuole un mese”. Un mese per una pastiglia del freno. Siamo seri?' },
      { by: 'davide', minutesAfterStart: 60, replyTo: 0, text: 'a me tre settimane, ma con sorriso' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 1140, kind: 'question', topics: ['battery', 'winter'], state: 'answered',
    messages: [
      { by: 'davide', minutesAfterStart: 0, text: 'Batteria Halden in cantina a 5 gradi, va bene o soffre?' },
      { by: 'giulia', minutesAfterStart: 140, replyTo: 0, text: 'Va benissimo, anzi le piace. Soffre solo sotto zero e quando è attaccata alla presa per settimane. Caricala a metà e dimenticatela fino alla prossima gita.\n— Giulia, assistenza rivenditori da Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 1740, kind: 'question', topics: ['tour', 'buying'], state: 'answered',
    messages: [
      { by: 'chiara', minutesAfterStart: 0, text: 'Halden Tour su per San Luca: ce la fa o ce la faccio io?' },
      { by: 'giulia', minutesAfterStart: 180, replyTo: 0, text: 'Insieme sì. L’ho fatta a ottobre con la M, terza marcia, senza eroismi, e in cima avevo ancora il fiato per il gelato. I 666 archi si contano meglio piano.\n— Giulia, assistenza rivenditori da Halden' },
      { by: 'chiara', minutesAfterStart: 210, replyTo: 1, text: 'Convinta dal gelato' },
      { by: 'elisa', minutesAfterStart: 300, replyTo: 2, text: 'Il gelato però solo in cima, altrimenti non vale' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 3300, kind: 'complaint', closer: 'problem', topics: ['brakes', 'stad'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'Il grillo era la guarnizione.' },
    messages: [
      { by: 'elisa', minutesAfterStart: 0, text: 'Rumorino tipo grillo dalla ruota davanti della Halden, solo quando piove. Poetico ma ansiogeno.' },
      { by: 'giulia', minutesAfterStart: 300, replyTo: 0, text: 'Il grillo è quasi sempre la guarnizione del mozzo, asciutta: una goccia d’olio sull’orlo, gira la ruota, asciuga il disco con un panno pulito. Se canta anche col sole, fammi un video.\n— Giulia, assistenza rivenditori da Halden' },
      { by: 'elisa', minutesAfterStart: 1440, replyTo: 1, text: 'Grillo tornato nei campi. Grazie Giulia!' },
      { by: 'rui', minutesAfterStart: 2880, replyTo: 2, text: "From the mechanics' corner: if the cricket returns in spring, it is a real cricket. We had one in a Stad for a week.\n— Rui, mechanic at Halden" },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 4920, kind: 'complaint', closer: 'incorrect', topics: ['buying'], state: 'solved',
    outcome: { kind: 'correction', statement: 'Quattro rivenditori in Italia, nessuna chiusura.' },
    messages: [
      { by: 'matteo', minutesAfterStart: 0, text: 'Ma è vero che Halden ha chiuso in Italia?' },
      { by: 'giulia', minutesAfterStart: 70, replyTo: 0, text: 'No, anzi: ieri ero a Trento a consegnare le chiavi al quarto rivenditore. Dove si prova e con quali orari, quelli veri: halden.example/it/provare\n— Giulia, assistenza rivenditori da Halden' },
      { by: 'matteo', minutesAfterStart: 120, replyTo: 1, text: 'Meno male, allora è solo il mio negoziante che è pigro' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 6540, kind: 'praise', topics: ['service'], state: 'thanked',
    messages: [
      { by: 'elisa', minutesAfterStart: 0, text: 'Mi hanno richiamata dalla Halden DI DOMENICA per dirmi che il pezzo era arrivato. Io a una ditta non rispondo mai la domenica.' },
      { by: 'giulia', minutesAfterStart: 1440, replyTo: 0, text: 'Confesso: era lunedì in Giappone e ha visto il pacco prima di me la collega Yuki. Le passo i tuoi saluti!\n— Giulia, assistenza rivenditori da Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 10440, kind: 'question', topics: ['family', 'stad'], state: 'answered',
    messages: [
      { by: 'chiara', minutesAfterStart: 0, text: 'Si può montare un cestino davanti sulla Halden Stad senza coprire il faro? Mi serve per il gatto (piccolo) (arrabbiato)' },
      { by: 'rui', minutesAfterStart: 1440, replyTo: 0, text: 'Yes: there are two M5 holes on the head tube above the lamp. Basket up to 5 kg, so cat included, mood not included.\n— Rui, mechanic at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 14520, kind: 'complaint', topics: ['buying'], state: 'solved',
    outcome: { kind: 'purchase', statement: 'Davide ha ordinato il Tour due giorni dopo.' },
    messages: [
      { by: 'davide', minutesAfterStart: 0, text: 'Ho chiesto un preventivo a Halden il 3. Oggi è il 14. Il preventivo è andato a piedi?' },
      { by: 'giulia', minutesAfterStart: 50, replyTo: 0, text: 'Peggio: era rimasto nelle mie bozze. L’ho mandato adesso, con le mie scuse e la bici che ti avevo tenuto da parte. Colpa mia, non della posta.\n— Giulia, assistenza rivenditori da Halden' },
      { by: 'davide', minutesAfterStart: 70, replyTo: 1, text: 'Onesta. Apprezzato.' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 20640, kind: 'idea', topics: ['display'], state: 'solved',
    outcome: { kind: 'question-solved', statement: 'La pagina “Big” esisteva già.' },
    messages: [
      { by: 'matteo', minutesAfterStart: 0, text: 'Halden, fate comparire l’ora GRANDE sul display? Mio padre ha 70 anni e la vista di un prosciutto' },
      { by: 'yuki', minutesAfterStart: 600, replyTo: 0, text: 'For your father and his ham: hold both arrows, "Big". One number fills the screen: speed or time, he chooses. It exists since autumn; I only never told anyone. I will.\n— Yuki, display software at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 29100, kind: 'unknown', topics: ['tour'], state: 'static',
    setAside: { reason: 'A sofa of the same name.' },
    messages: [
      { by: 'davide', minutesAfterStart: 0, text: 'Vendo divano Halden due posti, quasi nuovo, ritiro a Padova, no perditempo' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 39120, kind: 'praise', topics: ['tour'], state: 'thanked',
    messages: [
      { by: 'chiara', minutesAfterStart: 0, text: 'Primo mese di Halden: 412 km, zero multe, una caduta (colpa del piccione).' },
      { by: 'giulia', minutesAfterStart: 360, replyTo: 0, text: 'Spero che stiate bene in due, tu e il piccione. Buon secondo mese!\n— Giulia, assistenza rivenditori da Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 49380, kind: 'question', topics: ['service'], state: 'solved',
    outcome: { kind: 'question-solved', statement: 'Primo tagliando fatto da Piera, gratis come dovuto.' },
    messages: [
      { by: 'elisa', minutesAfterStart: 0, text: 'Tagliando dei 1000 km Halden: chi lo fa a Torino e quanto ci vuole?' },
      { by: 'giulia', minutesAfterStart: 180, replyTo: 0, text: 'In Borgo Dora, Piera, un’ora e mezza con caffè compreso. Costa 60 euro e il primo è già pagato con la bici: fatti ridare quelli se te li chiedono.\n— Giulia, assistenza rivenditori da Halden' },
      { by: 'elisa', minutesAfterStart: 2880, replyTo: 1, text: 'Fatto, e il caffè era buono' },
    ],
  },
  {
    network: 'bluesky', language: 'it', startedMinutesAgo: 65160, kind: 'question', topics: ['battery'], state: 'solved',
    outcome: { kind: 'peer-answer', statement: 'Davide ha risposto con un passo alpino.' },
    messages: [
      { by: 'matteo', minutesAfterStart: 0, text: 'Qualcuno ha provato la Halden in montagna sul serio? Quanto dura in salita vera?' },
      { by: 'davide', minutesAfterStart: 60, replyTo: 0, text: 'Passo Rolle da Predazzo, 1000 m di dislivello, arrivato col 22%. Peso 80 kg, dignità variabile.' },
    ],
  },
]
