import type { SampleConversation } from './shape.ts'

/** Frost, Akku, Garage: the conversations in German that begin with the cold. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const germanWinter: SampleConversation[] = [
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 38, kind: 'question', topics: ['battery', 'winter', 'tour'], state: 'suggested',
    suggestedTo: 'ines',
    messages: [
      { by: 'kathrin', minutesAfterStart: 0, text: 'Vier Nächte hintereinander dasselbe: Halden Tour abends ans Kabel, morgens 80 % und Schluss. Im Schuppen war’s −3. Eure Seite halden.example/hilfe/laden-im-winter sagt viel über Kälte und nichts über 80. Muss ich mir Sorgen machen?' },
      { by: 'bernd', minutesAfterStart: 7, replyTo: 0, text: 'Kenn ich. Unserer schläft deshalb unter der Garderobe, da wird er voll.' },
      { by: 'nils', minutesAfterStart: 18, replyTo: 1, text: 'Sorgen nicht, nur eine neue Rechnung. Das ist eingebauter Verschleiß mit Schneeflöckchen drauf 🙃' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 112, kind: 'question', topics: ['battery', 'winter'], state: 'suggested',
    suggestedTo: 'ines',
    messages: [
      { by: 'paula', minutesAfterStart: 0, text: 'halden-akku heute früh: 41 km angezeigt, nach dem bäcker 33. der bäcker ist 900 m weg. rechnet der in brötchen?' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 190, kind: 'question', topics: ['winter', 'cargo-l'], state: 'claimed',
    claimedBy: 'marta',
    messages: [
      { by: 'ulrike', minutesAfterStart: 0, text: 'Darf die Cargo L mit Akku über Nacht draußen stehen, wenn es minus sieben hat? Wir haben keinen Keller und der Akku wiegt ja auch was. #halden' },
      { by: 'sven', minutesAfterStart: 25, replyTo: 0, text: 'Wir lassen unseren drin und legen eine alte Decke drüber. Bisher gut gegangen.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 280, kind: 'complaint', closer: 'incorrect', topics: ['battery', 'display'], state: 'claimed',
    claimedBy: 'ines',
    messages: [
      { by: 'nils', minutesAfterStart: 0, text: 'Seit dem letzten Halden-Update lädt mein Akku weniger als vorher. Zufall? Die machen unsere Räder mit Absicht alt, damit ihr pünktlich nachkauft. Gerne weitersagen.' },
      { by: 'hannes', minutesAfterStart: 33, replyTo: 0, text: 'Hast du dafür eine Quelle? Würde ich gern lesen, bevor ich es weitererzähle.' },
      { by: 'nils', minutesAfterStart: 41, replyTo: 1, text: 'Quelle: mein Akku.' },
      { by: 'ayse', minutesAfterStart: 64, replyTo: 0, text: 'Meiner hält seit 2020. Aber gut, ich update auch nie 😅' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 365, kind: 'complaint', closer: 'problem', topics: ['battery', 'winter'], state: 'in-review',
    claimedBy: 'ines',
    draft: { by: 'ines', replyTo: 0, text: 'Das tut mir leid, Schieben im Matsch ist das Letzte. 30 % und dann aus heißt meist: eine Zelle ist schwächer als die anderen, und die Kälte zeigt es. Der Akku ist garantiert noch in der Garantie; schreib mir privat, dann lasse ich ihn abholen.' },
    messages: [
      { by: 'dominik', minutesAfterStart: 0, text: 'Halden Stad, Akku 2 Jahre, heute bei -4 im Hof gestorben: Anzeige 30 %, dann aus. Schieben durch Schneematsch. Danke für nichts.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 570, kind: 'unknown', topics: ['winter', 'tour'], state: 'new',
    messages: [
      { by: 'bernd', minutesAfterStart: 0, text: 'Minus neun, Nebel über der Elster, Spikes drauf, niemand unterwegs. Mein Halden und ich haben heute die Stadt für uns.' },
      { by: 'jule', minutesAfterStart: 12, replyTo: 0, text: 'Foto oder es ist nicht passiert' },
      { by: 'bernd', minutesAfterStart: 15, replyTo: 1, text: 'Finger zu kalt. Du musst mir glauben.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 780, kind: 'question', topics: ['battery', 'winter'], state: 'answered',
    messages: [
      { by: 'sven', minutesAfterStart: 0, text: 'Frage an die Halden-Leute: Akku in der Wohnung neben der Heizung laden, okay oder Quatsch?' },
      { by: 'ines', minutesAfterStart: 48, replyTo: 0, text: 'Wohnung ja, Heizung nein. Zimmerwarm ist ideal, über 35 Grad mag er so wenig wie du. Einen Meter Abstand, dann schlaft ihr beide gut. Stellst du ihn jeden Abend rein oder nur bei Frost?\n— Inés, Akkuentwicklung bei Halden' },
      { by: 'sven', minutesAfterStart: 70, replyTo: 1, text: 'Nur bei Frost. Danke, dann wandert er auf die Kommode.' },
      { by: 'marta', minutesAfterStart: 180, replyTo: 2, text: 'Auf der Kommode liegt meiner auch. Nur bitte nicht in der Schublade laden, er will Luft.\n— Marta, Anleitungen bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 1050, kind: 'complaint', closer: 'problem', topics: ['winter', 'brakes'], state: 'answered',
    messages: [
      { by: 'thorsten', minutesAfterStart: 0, text: 'cargo l steht seit gestern drausen, heute geht die bremse vorn nich mehr richtig zurück. eingefroren??' },
      { by: 'tomas', minutesAfterStart: 85, replyTo: 0, text: 'Gut möglich: Wasser im Bremssattel. Bitte so nicht fahren. Stell sie eine Stunde warm, dann den Hebel zwanzigmal ziehen. Kommt er danach zügig zurück, war es Eis. Wenn nicht, brauche ich sie hier.\n— Tomás, Leiter der Werkstatt bei Halden' },
      { by: 'thorsten', minutesAfterStart: 250, replyTo: 1, text: 'war eis. geht wieder. dachte schon ich muss den kindern absagen' },
      { by: 'ulrike', minutesAfterStart: 300, replyTo: 2, text: 'Bei uns auch! Lag bei euch auch Schnee auf dem Hebel?' },
      { by: 'femke', minutesAfterStart: 360, replyTo: 3, text: 'Schnee auf dem Hebel ist der Anfang, tagsüber taut er und nachts zieht er rein. Eine Plastiktüte über den Griff sieht dumm aus und hilft. Ich fahre so.\n— Femke, Rahmenentwicklung bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 1320, kind: 'question', topics: ['winter', 'tour'], state: 'answered',
    messages: [
      { by: 'lena', minutesAfterStart: 0, text: 'Reicht der Halden Tour im Januar für 22 km hin und 22 zurück, Grazer Hügel, 300 hm, ohne Laden in der Arbeit? Ehrlich bitte, nicht Prospekt.' },
      { by: 'ines', minutesAfterStart: 80, replyTo: 0, text: 'Ehrlich: knapp. Bei null Grad und deinen Hügeln rechne ich mit 50 bis 55 km auf Stufe 2. Mit Gegenwind wird der Rückweg spannend. Kannst du mittags laden, ist es entspannt. So habe ich gemessen: halden.example/blog/how-far-honestly\n— Inés, Akkuentwicklung bei Halden' },
      { by: 'lena', minutesAfterStart: 101, replyTo: 1, text: 'Das ist die erste Antwort ohne „bis zu“ davor. Danke!' },
      { by: 'lena', minutesAfterStart: 1140, replyTo: 1, text: 'Hab nachgemessen, in der Arbeit ist eine Steckdose im Radkeller. Ich glaub, ich mach die Probefahrt.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 1620, kind: 'praise', topics: ['winter', 'service'], state: 'thanked',
    outcome: { kind: 'thanked', statement: 'Ayşe lobte die Werkstatt; Tomás hat es weitergegeben.' },
    messages: [
      { by: 'ayse', minutesAfterStart: 0, text: 'Werkstatt Leipzig hat mir heute bei -6 einfach so die Schaltung enteist und einen Tee hingestellt. Geld wollte keiner. Halden, ihr seid komisch. Bleibt so.' },
      { by: 'tomas', minutesAfterStart: 125, replyTo: 0, text: 'Den Tee hat Mehmet gekocht, die Schaltung war nur eingeschnappt. Ich richte es ihm aus, er wird rot. Komm gut durch die Woche!\n— Tomás, Leiter der Werkstatt bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 1980, kind: 'question', topics: ['battery'], state: 'set-aside',
    setAside: { by: 'ines', reason: 'Nils fragt ausdrücklich Leute und nicht uns. Ich lese mit.' },
    messages: [
      { by: 'nils', minutesAfterStart: 0, text: 'Umfrage: Wie viele Ladezyklen hat euer Halden-Akku? Ich sammle das für einen Artikel. Bitte nur Antworten von Leuten, keine Firma 😉' },
      { by: 'paula', minutesAfterStart: 18, replyTo: 0, text: '212 laut anzeige' },
      { by: 'bernd', minutesAfterStart: 55, replyTo: 0, text: 'Um die 400, und noch 91 %.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 2640, kind: 'complaint', closer: 'problem', topics: ['battery', 'winter'], state: 'solved',
    outcome: { kind: 'question-solved', statement: 'Rot-rot-grün erklärt, und die Seite „Laden im Winter“ ergänzt.' },
    messages: [
      { by: 'jule', minutesAfterStart: 0, text: 'Mein Halden-Ladegerät blinkt rot-rot-grün und steht im Fahrradkeller bei gefühlt Nordpol. Stirbt da gerade was?' },
      { by: 'marta', minutesAfterStart: 40, replyTo: 0, text: 'Da stirbt nichts: rot-rot-grün heißt „mir ist zu kalt, ich warte“. Es lädt von selbst weiter, sobald der Akku über null ist. Dass das nirgends steht, habe ich gerade gemerkt; ich schreibe es heute auf die Seite.\n— Marta, Anleitungen bei Halden' },
      { by: 'jule', minutesAfterStart: 210, replyTo: 1, text: 'Jetzt grün. Und auf der Seite steht’s auch schon, Respekt.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 3000, kind: 'question', topics: ['winter', 'tour'], state: 'answered',
    messages: [
      { by: 'hannes', minutesAfterStart: 0, text: 'Halden-Fahrende: 50er Spikes und Schutzbleche am Tour, passt das? Hab keine Lust auf Schleifgeräusche bis März.' },
      { by: 'jonas', minutesAfterStart: 135, replyTo: 0, text: 'Mit den alten Blechen schleift es, mit den neuen für 50 mm passen die üblichen Spikes mit gut 6 mm Luft. Ich fahre sie so. Maße: halden.example/parts/mudguards-50\n— Jonas, Produktmanager bei Halden' },
      { by: 'hannes', minutesAfterStart: 160, replyTo: 1, text: '👍 Bestellt. Wenn’s schleift, komm ich vorbei und stell’s dir ins Büro.' },
      { by: 'femke', minutesAfterStart: 1200, replyTo: 2, text: 'Bring ein Foto von der Kurve mit, beim Tour M streift bei manchen der Zeh das vordere Blech. Lässt sich 8 mm nach vorn setzen.\n— Femke, Rahmenentwicklung bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 3540, kind: 'idea', topics: ['battery', 'display', 'winter'], state: 'solved',
    outcome: { kind: 'product-decision', statement: 'Das Display sagt künftig, warum das Laden bei Kälte endet.' },
    messages: [
      { by: 'paula', minutesAfterStart: 0, text: 'wunsch an halden: malt doch einfach ein ❄️ ins display wenn der akku wegen kälte aufhört zu laden. grenze ist ok. rätselraten um 6 uhr früh nicht' },
      { by: 'kathrin', minutesAfterStart: 50, replyTo: 0, text: 'Genau das. Bitte.' },
      { by: 'jonas', minutesAfterStart: 1500, replyTo: 1, text: 'Genau so kommt es: Schneeflocke und „80 %, schont die Zellen“. Ich habe es gestern entschieden, nachdem es so viele von euch geschrieben hatten. Du bekommst es mit dem Update im Frühjahr; ich melde mich, wenn es da ist.\n— Jonas, Produktmanager bei Halden' },
      { by: 'paula', minutesAfterStart: 1560, replyTo: 2, text: 'ok wow. das ging ja schneller als mein bäcker' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 4560, kind: 'complaint', closer: 'incorrect', topics: ['battery', 'winter'], state: 'solved',
    outcome: { kind: 'correction', statement: 'Leerfahren und Föhn: richtiggestellt, Thorsten lagert jetzt bei 60 %.' },
    messages: [
      { by: 'thorsten', minutesAfterStart: 0, text: 'hab gelesen bei halden soll man den akku im winter komplett leer fahren damit er sich neu kalibriert' },
      { by: 'ines', minutesAfterStart: 65, replyTo: 0, text: 'Bitte nicht, das wäre das Gegenteil von gut: ganz leer und kalt ist die Kombination, die Zellen altern lässt. Zwischen 30 und 80 % lagern, kühl und trocken. Wo hast du das gelesen? Dann bitte ich sie, es zu ändern.\n— Inés, Akkuentwicklung bei Halden' },
      { by: 'thorsten', minutesAfterStart: 120, replyTo: 1, text: 'irgendein video. mit nem föhn kam auch noch was' },
      { by: 'ines', minutesAfterStart: 129, replyTo: 2, text: 'Den Föhn bitte erst recht nicht! Luft und Geduld reichen.\n— Inés, Akkuentwicklung bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 6120, kind: 'question', topics: ['cargo-l', 'winter'], state: 'answered',
    messages: [
      { by: 'ulrike', minutesAfterStart: 0, text: 'Regenverdeck der Cargo L bei Frost zusammenfalten oder lieber offen lassen? Das Fenster knackt so.' },
      { by: 'femke', minutesAfterStart: 300, replyTo: 0, text: 'Lieber offen lassen, bis es warm ist. Das Fenster wird unter minus fünf steif und knickt dann weiß. Wenn es schon einen Knick hat: lauwarmes Wasser, flach hinlegen, Geduld.\n— Femke, Rahmenentwicklung bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 7680, kind: 'praise', topics: ['winter', 'tour'], state: 'thanked',
    outcome: { kind: 'advocacy', statement: 'Bernd empfiehlt den Tour von sich aus; zwei Mitlesende wollen ihn ausprobieren.' },
    messages: [
      { by: 'bernd', minutesAfterStart: 0, text: 'Bilanz nach drei Wintern Halden: zwei Sätze Bremsbeläge, eine Kette, ein Platten vor der Oper. Das war’s. Wer mich fragt, dem sag ich das.' },
      { by: 'hannes', minutesAfterStart: 36, replyTo: 0, text: 'Und wer dich nicht fragt, auch 😄' },
      { by: 'bernd', minutesAfterStart: 51, replyTo: 1, text: 'Auch der.' },
      { by: 'ines', minutesAfterStart: 180, replyTo: 2, text: 'Drei Winter an der Elster (plus Oper) sind ein besserer Test als meine Klimakammer. Danke dir, Bernd.\n— Inés, Akkuentwicklung bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 10380, kind: 'complaint', closer: 'problem', topics: ['battery', 'tour'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'Schloss enteist, Kathrin kam pünktlich.' },
    messages: [
      { by: 'kathrin', minutesAfterStart: 0, text: 'Akku-Schloss vom Halden zugefroren, Schlüssel steckt und bewegt sich kein Stück. Was darf ich da reinsprühen, ohne was kaputt zu machen?' },
      { by: 'tomas', minutesAfterStart: 22, replyTo: 0, text: 'Enteiser fürs Autoschloss geht, einmal kurz. Danach einen Tropfen Öl, sonst friert es morgen wieder. Nicht mit Gewalt drehen, der Schlüssel ist weicher als das Eis.\n— Tomás, Leiter der Werkstatt bei Halden' },
      { by: 'kathrin', minutesAfterStart: 58, replyTo: 1, text: 'Auf! Danke, der Bus wäre in vier Minuten gefahren.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 13380, kind: 'question', topics: ['battery'], state: 'answered',
    messages: [
      { by: 'dominik', minutesAfterStart: 0, text: 'Wie lange gibts eigentlich noch Akkus für die alten Halden-Rahmen (2019)? Frage für einen Freund, der ich bin.' },
      { by: 'jonas', minutesAfterStart: 380, replyTo: 0, text: 'Für dich und den Freund: bis 2031. Wir haben die Zellhalter dafür eingelagert, damit das kein leeres Versprechen ist. Alles dazu, auch der Preis: halden.example/blog/batteries-for-old-frames\n— Jonas, Produktmanager bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 16020, kind: 'unknown', topics: ['winter'], state: 'set-aside',
    setAside: { by: 'tomas', reason: 'Ein Scherz, keine Frage. Lieber nicht reinreden.' },
    messages: [
      { by: 'jule', minutesAfterStart: 0, text: 'Wetten, dass mein Halden länger durchhält als der Bahnfahrplan? ❄️🚆 #schneechaos' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 19260, kind: 'question', topics: ['winter', 'brakes'], state: 'answered',
    messages: [
      { by: 'sven', minutesAfterStart: 0, text: 'Streusalz und Scheibenbremse am Halden Stad: abspülen oder in Ruhe lassen?' },
      { by: 'tomas', minutesAfterStart: 420, replyTo: 0, text: 'Spülen ja, aber mit der Gießkanne, nie mit Hochdruck. Salz kriecht sonst in die Lager. Danach einmal trocken bremsen, das reicht.\n— Tomás, Leiter der Werkstatt bei Halden' },
      { by: 'sven', minutesAfterStart: 480, replyTo: 1, text: 'Gießkanne im Januar, die Nachbarn freuen sich. Danke!' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 21720, kind: 'complaint', topics: ['battery', 'service'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'Leihgerät statt Warten; seither liegt in Leipzig immer eins bereit.' },
    messages: [
      { by: 'thorsten', minutesAfterStart: 0, text: 'zwei wochen warten auf nen ladegerät. ZWEI WOCHEN. im winter. halden ihr habt doch n laden in leipzig??' },
      { by: 'tomas', minutesAfterStart: 110, replyTo: 0, text: 'Zwei Wochen sind zu lang, da gibt es nichts zu beschönigen. Im Lager lag keins mehr, und ich habe dich nicht gefragt, ob ein geliehenes hilft. Komm vorbei, ich gebe dir meins mit, bis deins da ist.\n— Tomás, Leiter der Werkstatt bei Halden' },
      { by: 'thorsten', minutesAfterStart: 200, replyTo: 1, text: 'ok. fair. komm donnerstag' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 26280, kind: 'question', topics: ['battery', 'winter'], state: 'answered',
    messages: [
      { by: 'lena', minutesAfterStart: 0, text: 'Überwintern auf dem Balkon: Akku raus, eh klar. Aber das Display auch? Halden schreibt nur „kühl und trocken“.' },
      { by: 'yuki', minutesAfterStart: 540, replyTo: 0, text: 'Display can stay if it is under a cover: it is tested to −20. If you take it off, put the rubber cap on the contacts, otherwise moisture gets in. (Sorry, my German is for menus only.)\n— Yuki, display software at Halden' },
      { by: 'lena', minutesAfterStart: 600, replyTo: 1, text: 'Perfect, your menus are fine :)' },
      { by: 'bernd', minutesAfterStart: 660, replyTo: 0, text: 'Meines liegt seit Jahren im Kleiderschrank, zwischen den Mützen.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 30480, kind: 'praise', topics: ['battery'], state: 'thanked',
    outcome: { kind: 'thanked', statement: 'Tausend Ladungen, 88 %: das Foto hängt im Labor.' },
    messages: [
      { by: 'paula', minutesAfterStart: 0, text: 'heute 1000ste ladung am halden-akku. 88 % kapazität. hab ihm einen keks hingelegt' },
      { by: 'ines', minutesAfterStart: 120, replyTo: 0, text: 'Tausend! Darf ich das Foto mit Keks im Labor aufhängen? Da hängt sonst nur eine Kurve.\n— Inés, Akkuentwicklung bei Halden' },
      { by: 'paula', minutesAfterStart: 132, replyTo: 1, text: 'der keks ist weg aber ja' },
      { by: 'kathrin', minutesAfterStart: 180, replyTo: 0, text: 'Was für ein Keks? Für die Wissenschaft.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 36300, kind: 'question', topics: ['tour', 'winter'], state: 'answered',
    messages: [
      { by: 'hannes', minutesAfterStart: 0, text: 'Vollbremsung auf Eis: Schaltet sich beim Halden die Unterstützung ab, bevor es mich hinlegt?' },
      { by: 'femke', minutesAfterStart: 270, replyTo: 0, text: 'Ja, sobald du einen Hebel berührst, ist der Motor in rund 40 Millisekunden weg. Gegen Glatteis hilft das nur leider so viel wie ein guter Vorsatz. Spikes und früh bremsen.\n— Femke, Rahmenentwicklung bei Halden' },
      { by: 'ines', minutesAfterStart: 300, replyTo: 1, text: 'Und vorher nicht rekuperieren wollen: Unser Motor bremst nie von selbst, darauf kannst du dich bei Eis verlassen.\n— Inés, Akkuentwicklung bei Halden' },
      { by: 'hannes', minutesAfterStart: 360, replyTo: 2, text: 'Zwei Antworten, zwei Abteilungen, null Werbung. Notiert.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 42240, kind: 'complaint', closer: 'problem', topics: ['battery'], state: 'solved',
    outcome: { kind: 'question-solved', statement: 'Der Stecker saß nicht ganz.' },
    messages: [
      { by: 'ayse', minutesAfterStart: 0, text: 'Halden Akku lädt seit gestern gar nicht mehr, LED tot. Steckdose geht (Föhn getestet).' },
      { by: 'marta', minutesAfterStart: 35, replyTo: 0, text: 'Föhn als Messgerät, sehr gut. Zieh bitte den Stecker am Ladegerät selbst ab, nicht in der Wand, warte eine Minute und steck ihn fest wieder ein. Der sitzt strenger, als er aussieht.\n— Marta, Anleitungen bei Halden' },
      { by: 'ayse', minutesAfterStart: 52, replyTo: 1, text: '… okay. Ich sag’s niemandem, wenn ihr’s niemandem sagt.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 47700, kind: 'idea', topics: ['winter', 'family'], state: 'answered',
    messages: [
      { by: 'ulrike', minutesAfterStart: 0, text: 'Eine Heizung für die Kiste wäre was. Oder wenigstens eine Steckdose für Wärmflaschen mit Kabel. Halden?' },
      { by: 'femke', minutesAfterStart: 1560, replyTo: 0, text: 'Eine Heizung frisst euch im Januar ein Viertel der Reichweite, das will ich euch nicht antun. Was bei uns hilft: Lammfell unten, Decke oben, warmer Stein in der Mitte. An der Steckdose rechnen wir noch; ich weiß noch nicht, was dabei herauskommt.\n— Femke, Rahmenentwicklung bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 55320, kind: 'question', topics: ['battery'], state: 'solved',
    outcome: { kind: 'peer-answer', statement: 'Bernd hat Kathrin geantwortet, wir wurden nicht gebraucht.' },
    messages: [
      { by: 'kathrin', minutesAfterStart: 0, text: 'Kann ich den Halden-Akku im Zug mitnehmen oder gibts da Theater?' },
      { by: 'bernd', minutesAfterStart: 80, replyTo: 0, text: 'Nie Theater gehabt, solange er am Rad ist. Lose in der Tasche hat mal eine Schaffnerin gefragt.' },
      { by: 'kathrin', minutesAfterStart: 104, replyTo: 1, text: 'Dann bleibt er dran. Danke Bernd!' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 60840, kind: 'complaint', closer: 'incorrect', topics: ['battery'], state: 'solved',
    outcome: { kind: 'correction', statement: 'Nils hat seinen Beitrag berichtigt: Akkus für alte Rahmen bis 2031.' },
    messages: [
      { by: 'nils', minutesAfterStart: 0, text: 'Halden hat die Ersatzakkus für alte Räder eingestellt. Wegwerfrad mit Ansage. 40 x geteilt, danke euch.' },
      { by: 'marta', minutesAfterStart: 180, replyTo: 0, text: 'Nils, das stimmt so nicht: Akkus für Rahmen von vor 2021 werden bis 2031 gebaut, nachzulesen auf halden.example/blog/batteries-for-old-frames. Wer hat dir vom Ende erzählt? Falls ein Händler: den rufe ich heute noch an.\n— Marta, Anleitungen bei Halden' },
      { by: 'nils', minutesAfterStart: 360, replyTo: 1, text: 'Händler in Halle. Ok, ich hab’s im Post ergänzt. Stehe korrigiert da.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 67800, kind: 'question', topics: ['winter', 'tour'], state: 'answered',
    messages: [
      { by: 'jule', minutesAfterStart: 0, text: 'Bin neu im Halden-Club ✌️ Was muss ich vorm ersten Frost machen, außer Angst haben?' },
      { by: 'marta', minutesAfterStart: 300, replyTo: 0, text: 'Willkommen! Drei Dinge: Akku nachts rein, Schloss einmal ölen, Reifendruck ein halbes Bar runter. Die Angst kannst du bis zum ersten Glatteis aufheben.\n— Marta, Anleitungen bei Halden' },
    ],
  },
]
