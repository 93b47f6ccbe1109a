import type { ToldWords } from './en.ts'

/** Was jemand über die eigenen Worte erfährt, uns sagt, und was andere sagen, auf Deutsch. */
export const de: ToldWords = {
  somebodyWroteToYou: 'Jemand, der sich um diesen Ort kümmert, hat Ihnen geschrieben.',
  readIt: 'Lesen',
  waitToBeRead: count =>
    count === 1
      ? 'Ein Beitrag wartet auf alle, die sich um diesen Ort kümmern.'
      : `${count} Beiträge warten auf alle, die sich um diesen Ort kümmern.`,
  look: 'Ansehen',
  somebodyElseAnswers: 'Jemand anderes liest es und antwortet Ihnen hier.',
  waitsToBeRead: 'Wird noch gelesen',
  withPictures: count => (count === 1 ? 'Mit einem Bild.' : `Mit ${count} Bildern.`),
  nobodySeesItYet: 'Noch sieht es niemand sonst.',
  nothingDecided: 'Nichts. Was über Ihre Worte entschieden wird, steht hier, mit der Begründung.',
  forEverybodyIn: site => `für alle in ${site}`,
  decided: {
    warn: 'Bitte achten Sie auf die Regeln',
    hide: 'Ihre Worte wurden weggenommen',
    lock: 'Ihr Thema wurde beendet: Hier antwortet niemand mehr',
    suspend: 'Sie können lesen, aber eine Weile nicht schreiben',
    refuse: 'Ihre Worte wurden nicht durchgelassen',
  },
  until: day => `bis ${day}`,
  undone: 'Rückgängig gemacht',
  youAsked: words => `Sie haben darum gebeten, dass jemand anderes darauf schaut: „${words}“`,
  wasUndone: 'Es wurde rückgängig gemacht.',
  staysSo: 'Es bleibt dabei.',
  notWhoDecided: 'Jemand anderes liest es, nicht wer entschieden hat.',
  askForOtherEyes: 'Jemand anderen bitten, darauf zu schauen',
  whatWasNotSeen: 'Was übersehen wurde',
  ask: 'Bitten',
  reportThis: 'Das melden',
  whatIsWrong: 'Was stimmt damit nicht?',
  wrong: {
    spam: 'Es will etwas verkaufen oder steht nur wegen seiner Links da',
    hurtful: 'Es verletzt oder bedroht jemanden',
    private: 'Es verrät Privates über jemanden',
    'off-topic': 'Es gehört nicht hierher',
    wrong: 'Wer es befolgt, könnte Schaden nehmen',
    other: 'Etwas anderes',
  },
  inYourWords: 'In Ihren Worten',
  onlyTheyRead: 'Das lesen nur die, die sich um diesen Ort kümmern.',
  reportIt: 'Melden',
  reported: 'Jemand, der sich um diesen Ort kümmert, liest es. Niemand erfährt, dass Sie es waren.',
  backToTheTopic: 'Zurück zum Thema',
  yourMessagesTo: company => `Ihre Nachrichten an ${company}`,
  aboutThisPage:
    'Wer die Adresse dieser Seite hat, kann sie lesen. Ein Mensch antwortet; schauen Sie wieder vorbei, oder lassen Sie die Seite offen, auf der Sie gefragt haben.',
  changed: 'geändert',
  takenBack: 'Das wurde zurückgenommen.',
  writeToUs: 'Schreiben Sie uns',
  doneWithIt: 'Alles geklärt?',
  aboutEnding:
    'Sie können diesen Link beenden. Dann öffnet er nichts mehr, für niemanden; schreiben können Sie uns jederzeit wieder.',
  endThisLink: 'Diesen Link beenden',
  linkHasEnded: 'Der Link ist beendet',
  afterTheEnd:
    'Er öffnet nichts mehr. Was geantwortet wurde, bleibt bei uns, und schreiben können Sie uns jederzeit wieder.',
  toSite: site => `Zu ${site}`,
  whatOthersSay: 'Was andere sagen',
  whatOthersSayOf: company => `Was andere über ${company} sagen`,
  howItIsChosen: 'Alles davon, und wie es ausgewählt wird',
  saidElsewhere: company =>
    `Anderswo gesagt, von Menschen, die nicht bei ${company} arbeiten, und mit ihrer Erlaubnis gezeigt.`,
  aboutWhatOthersSay: company =>
    `Alles steht hier, wie es geschrieben wurde, mit Erlaubnis, und verschwindet, wenn jemand es sich anders überlegt, es löscht oder ändert. ${company} fragt, wen es will; das ist also keine Stichprobe und keine Umfrage: Es gibt keine Sterne, und kein Durchschnitt wird daraus gemacht.`,
  nobodyAllowed: 'Noch wurde niemand gefragt, oder niemand hat es erlaubt.',
  whereItWasSaid: 'Wo es gesagt wurde',
  saidToUs: 'Uns gesagt',
  allowedOn: day => `erlaubt am ${day}`,
  officially: company => `${company}, offiziell`,
  allStatements: 'Alle offiziellen Mitteilungen',
  aboutStatements: company =>
    `Was ${company} im eigenen Namen sagt. Wer dort arbeitet, spricht in der Community und im Blog für sich selbst.`,
  nothingOfficial: 'Noch wurde nichts offiziell gesagt.',
  putRight: day => `berichtigt am ${day}`,
  nothingIsLost: 'Nichts davon ist verloren, und wer sie geleitet hat, kann sie wieder öffnen.',
  theOthersAt: site => `Die anderen Communitys, bei ${site}`,
}
