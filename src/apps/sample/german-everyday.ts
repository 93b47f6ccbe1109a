import type { SampleConversation } from './shape.ts'

/** Children, brakes, workshop, leasing: the rest of the week in German. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const germanEveryday: SampleConversation[] = [
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 21, kind: 'purchase-interest', topics: ['cargo-l', 'family', 'buying'], state: 'new',
    messages: [
      { by: 'lena', minutesAfterStart: 0, text: 'So. Probefahrt Cargo L am Samstag. Zwei Kinder (3 und 6), ein Hügel, ein skeptischer Mann. Worauf soll ich achten? @halden' },
      { by: 'jule', minutesAfterStart: 9, replyTo: 0, text: 'Auf das Gesicht vom Mann beim ersten Anfahren am Berg 😎' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 55, kind: 'complaint', closer: 'problem', topics: ['brakes', 'tour'], state: 'suggested',
    suggestedTo: 'tomas',
    messages: [
      { by: 'sven', minutesAfterStart: 0, text: 'Bei meinem Halden Tour tickt es hinten, einmal pro Radumdrehung. Speichen sind alle fest. Langsam werde ich wahnsinnig, der Hund auch.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 145, kind: 'question', topics: ['family', 'tour'], state: 'suggested',
    suggestedTo: 'lukas',
    messages: [
      { by: 'kathrin', minutesAfterStart: 0, text: 'Halden, welcher Kindersitz passt auf den Gepäckträger vom Tour? Bei euch auf der Seite find ich nur Körbe und einen für Hunde.' },
      { by: 'ulrike', minutesAfterStart: 16, replyTo: 0, text: 'Dito. Wir fahren einen anderen, der wackelt ein bisschen.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 228, kind: 'complaint', topics: ['service', 'buying'], state: 'claimed',
    claimedBy: 'tomas',
    messages: [
      { by: 'thorsten', minutesAfterStart: 0, text: 'halden hotline: „alle mitarbeiter sind im gespräch“. alle BEIDE oder was' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 320, kind: 'question', topics: ['buying'], state: 'in-review',
    claimedBy: 'lukas',
    draft: { by: 'lukas', replyTo: 0, text: 'Hallo Ayşe, grob liegst du beim Tour je nach Anbieter zwischen 75 und 95 Euro im Monat, ab zehn Rädern mit Rabatt. Die Wartung machen wir, zweimal im Jahr bei euch im Hof. Magst du mir sagen, in welcher Stadt?' },
    messages: [
      { by: 'ayse', minutesAfterStart: 0, text: 'Unser Büro (14 Leute) überlegt Halden Tours über Leasing. Was kostet das pro Monat, grob? Und wer macht die Wartung?' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 453, kind: 'praise', topics: ['cargo-l', 'family'], state: 'new',
    messages: [
      { by: 'ulrike', minutesAfterStart: 0, text: 'Sohn (4) heute in der Halden-Kiste eingeschlafen, Mund offen, Brezel in der Hand. Niemand hat je bequemer gewohnt.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 612, kind: 'question', topics: ['display', 'stad'], state: 'suggested',
    suggestedTo: 'jonas',
    messages: [
      { by: 'dominik', minutesAfterStart: 0, text: 'Muss ich mir für das Halden Stad wirklich keine App holen? Der Typ im Laden war sich „fast sicher“.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 725, kind: 'complaint', closer: 'problem', topics: ['brakes', 'cargo-l'], state: 'answered',
    messages: [
      { by: 'jule', minutesAfterStart: 0, text: 'Die Cargo L meiner Schwester quietscht beim Bremsen wie ein Ferkel. Neu sind die Beläge auch. Halden, erlöst die Nachbarschaft 🐷' },
      { by: 'tomas', minutesAfterStart: 55, replyTo: 0, text: 'Gerade neue Beläge singen gern. Zwanzigmal aus Tempo 25 kräftig bis fast zum Stand, nicht schleifen lassen, dann sind sie eingebremst. Wenn das Ferkel danach noch lebt, schau ich selbst nach.\n— Tomás, Leiter der Werkstatt bei Halden' },
      { by: 'jule', minutesAfterStart: 130, replyTo: 1, text: 'Sie fährt jetzt die Karl-Heine rauf und runter. Man hört sie leiser werden.' },
      { by: 'sven', minutesAfterStart: 160, replyTo: 0, text: 'Ah, ihr seid das. Ich wohne Karl-Heine.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 900, kind: 'unknown', topics: ['stad'], state: 'new',
    messages: [
      { by: 'hannes', minutesAfterStart: 0, text: 'Die Klingel vom Halden Stad ist die einzige, bei der sich Leute umdrehen und lächeln statt zu springen. Wer denkt sich sowas aus?' },
      { by: 'paula', minutesAfterStart: 21, replyTo: 0, text: 'in echt zu leise. in berlin hört dich damit keiner' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 1140, kind: 'purchase-interest', topics: ['cargo-l', 'buying'], state: 'claimed',
    claimedBy: 'lukas',
    messages: [
      { by: 'sven', minutesAfterStart: 0, text: 'Cargo L oder doch Auto behalten? Halden, hat wer bei euch mal ehrlich durchgerechnet, was die Kiste im Jahr kostet? Mit Verschleiß und allem.' },
      { by: 'bernd', minutesAfterStart: 60, replyTo: 0, text: 'Bei mir 310 € letztes Jahr, viel davon Bremsbeläge. Berge.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 1500, kind: 'complaint', closer: 'problem', topics: ['service', 'tour'], state: 'answered',
    messages: [
      { by: 'kathrin', minutesAfterStart: 0, text: 'Pedal vom Halden Tour hat Spiel, seit gestern knackt’s bei jedem Tritt. Muss ich damit nach Leipzig oder reicht der Laden ums Eck?' },
      { by: 'tomas', minutesAfterStart: 75, replyTo: 0, text: 'Der Laden ums Eck reicht völlig, das Lager ist Normware. Sag ihnen: Innenlager nachziehen, 40 Nm. Falls sie fragen, wer das behauptet, dürfen sie mich anrufen.\n— Tomás, Leiter der Werkstatt bei Halden' },
      { by: 'femke', minutesAfterStart: 1440, replyTo: 1, text: 'Und wenn es danach noch knackt: die Pedalachse fetten. Tomás sagt, das prüft er zuerst. Hat er nur nicht geschrieben.\n— Femke, Rahmenentwicklung bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 1800, kind: 'complaint', closer: 'incorrect', topics: ['buying', 'service'], state: 'in-review',
    claimedBy: 'omar',
    draft: { by: 'omar', replyTo: 0, text: 'Hallo Nils, das stimmt nicht: Halden gehört zu 100 % den Gründerinnen und den Leuten, die hier arbeiten. Nachzulesen im Handelsregister, da steht kein Fonds.' },
    messages: [
      { by: 'nils', minutesAfterStart: 0, text: 'Halden gehört doch längst einem Fonds aus Luxemburg. Deswegen auch die Preise.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 2220, kind: 'question', topics: ['family', 'cargo-l'], state: 'answered',
    messages: [
      { by: 'ulrike', minutesAfterStart: 0, text: 'Ab welchem Alter darf ein Baby in der Cargo L mit? Die einen sagen 9 Monate, die andern „wenn’s sitzen kann“.' },
      { by: 'femke', minutesAfterStart: 150, replyTo: 0, text: 'Bei uns: mit Babyschale in der gefederten Halterung ab etwa zwei Monaten, langsam und auf Asphalt. Auf der Bank erst, wenn dein Kind lange frei sitzt. Bei Kopfsteinpflaster hätte ich mit beiden gewartet. Frag auch eure Kinderärztin.\n— Femke, Rahmenentwicklung bei Halden' },
      { by: 'ulrike', minutesAfterStart: 180, replyTo: 1, text: 'Sehr klar, danke. Bei uns ist alles Kopfsteinpflaster 😬' },
      { by: 'kathrin', minutesAfterStart: 200, replyTo: 2, text: 'Wir sind drei Monate lang einfach den Umweg über den Park gefahren, ging gut.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 2940, kind: 'complaint', closer: 'problem', topics: ['display'], state: 'solved',
    outcome: { kind: 'question-solved', statement: 'E23: Magnet geputzt, Anzeige leer.' },
    messages: [
      { by: 'dominik', minutesAfterStart: 0, text: 'Halden-Display zeigt E23 und fährt trotzdem. Ignorieren?' },
      { by: 'marta', minutesAfterStart: 50, replyTo: 0, text: 'Heute nach Hause fahren: ja. Ignorieren: nein. E23 heißt, der Sensor am Kettenblatt sieht seinen Magneten nicht immer. Meist ist nur Schmodder drauf. Einmal abwischen, dann bleibt die Anzeige leer.\n— Marta, Anleitungen bei Halden' },
      { by: 'dominik', minutesAfterStart: 540, replyTo: 1, text: 'Schmodder bestätigt. Läuft.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 3180, kind: 'idea', topics: ['family', 'tour'], state: 'claimed',
    claimedBy: 'jonas',
    messages: [
      { by: 'bernd', minutesAfterStart: 0, text: 'Wunschzettel an Halden: ein Kindersitz für den Tour von euch selbst. Enkel Nr. 2 ist unterwegs und ich trau den Universalklemmen nicht.' },
      { by: 'kathrin', minutesAfterStart: 40, replyTo: 0, text: 'Unterschreibe ich.' },
      { by: 'sven', minutesAfterStart: 120, replyTo: 1, text: 'Drei!' },
      { by: 'jonas', minutesAfterStart: 1680, replyTo: 2, text: 'Gelesen, alle drei. Ich kann dir heute nichts ankündigen; ich sammle gerade, wer so einen Sitz braucht und wofür. Wie schwer wird der Enkel und fährt er vorn oder hinten mit?\n— Jonas, Produktmanager bei Halden' },
      { by: 'bernd', minutesAfterStart: 1740, replyTo: 3, text: 'Hinten, 14 kg, viel Gepäck dazu. Der Große will vorn nix verpassen, aber das lass mal.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 3840, kind: 'complaint', topics: ['buying', 'service'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'Händler hat das Geld erstattet; alle Händler haben die Regel noch einmal bekommen.' },
    messages: [
      { by: 'hannes', minutesAfterStart: 0, text: 'Halden-Händler in Chemnitz hat mir 89 € für „Update einspielen“ berechnet. Ist das euer Ernst?' },
      { by: 'claire', minutesAfterStart: 190, replyTo: 0, text: "Not ours, no. Updates are free, everywhere, for the life of the bicycle. Please send me the bill in a private message; I'll talk to the shop and you'll get the 89 € back. And thank you for not paying quietly.\n— Claire, warranty desk at Halden" },
      { by: 'hannes', minutesAfterStart: 1560, replyTo: 1, text: '89 € sind zurück. Ihr habt’s drauf, ich nehm die Hälfte vom Fluch zurück.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 4860, kind: 'question', topics: ['tour', 'buying'], state: 'answered',
    messages: [
      { by: 'ayse', minutesAfterStart: 0, text: '165 cm, lange Beine: Halden Tour in S oder M? Der Rechner sagt beides, haha' },
      { by: 'jonas', minutesAfterStart: 120, replyTo: 0, text: 'M, wenn du gern gestreckt sitzt, S, wenn du viel in der Stadt anhältst. Bei langen Beinen meist M mit kürzerem Vorbau; den tauscht dir jeder Laden. Am Samstag stehen beide am Ostplatz, setz dich einfach drauf.\n— Jonas, Produktmanager bei Halden' },
      { by: 'femke', minutesAfterStart: 300, replyTo: 1, text: 'Aus der Rahmenecke: Bei S und langen Beinen kommt die Sattelstütze bis kurz vor die Marke. Geht, sieht aber nach Storch aus.\n— Femke, Rahmenentwicklung bei Halden' },
      { by: 'ayse', minutesAfterStart: 360, replyTo: 2, text: 'Ich mag Störche.' },
      { by: 'ayse', minutesAfterStart: 4080, replyTo: 3, text: 'M wurde es. Vorbau passt.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 5940, kind: 'praise', topics: ['service'], state: 'thanked',
    messages: [
      { by: 'sven', minutesAfterStart: 0, text: 'Mail an Halden um 7:40, Antwort um 8:05, von einem Menschen, mit Witz. Ich bin verwirrt.' },
      { by: 'tomas', minutesAfterStart: 60, replyTo: 0, text: 'Um 7:40 hatte ich den Kaffee schon, sonst wäre der Witz nicht dabei gewesen. Freut mich!\n— Tomás, Leiter der Werkstatt bei Halden' },
      { by: 'thorsten', minutesAfterStart: 120, replyTo: 0, text: 'bei mir hats bis neun gedauert. auch n mensch' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 6960, kind: 'complaint', closer: 'problem', topics: ['cargo-l', 'service'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'Gummitülle saß daneben, Thorsten hat sie selbst zurückgeschoben.' },
    messages: [
      { by: 'thorsten', minutesAfterStart: 0, text: 'seilzug von der lenkung cargo l macht knarz. gefährlich?' },
      { by: 'femke', minutesAfterStart: 100, replyTo: 0, text: 'Gefährlich ist das Knarzen nicht, nachsehen solltest du trotzdem: links unter der Kiste sitzt eine Gummitülle. Ist die verrutscht, reibt der Zug am Rahmen. Zurückschieben, fertig. Siehst du blanken Draht, bitte stehen lassen und melden.\n— Femke, Rahmenentwicklung bei Halden' },
      { by: 'thorsten', minutesAfterStart: 180, replyTo: 1, text: 'tülle wars. super' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 8760, kind: 'purchase-interest', topics: ['cargo-l', 'buying'], state: 'solved',
    review: { by: 'ada', decision: 'approved', comment: 'The lost courtyard makes it. Nothing to add.' },
    outcome: { kind: 'purchase', statement: 'Lena hat sich nach drei Antworten und einer Probefahrt entschieden.' },
    messages: [
      { by: 'lena', minutesAfterStart: 0, text: 'Letzte Frage vor dem Kauf, Halden: Kommt man mit der Cargo L durch eine 80er Tür? Unser Innenhof ist mittelalterlich.' },
      { by: 'lukas', minutesAfterStart: 120, replyTo: 0, text: 'Durch die Tür ja: am breitesten ist der Lenker mit 72 cm, die Kiste hat 64. Um die Ecke dahinter brauchst du 2,70 m. Miss lieber zweimal, ich habe schon einen Hof verloren.\n— Lukas, Verkauf bei Halden' },
      { by: 'lena', minutesAfterStart: 1620, replyTo: 1, text: '2,85! Bestellt. Und der Mann, der so skeptisch war, hat die Farbe ausgesucht. Ihr wart die Einzigen ohne „bis zu 150 km“.' },
      { by: 'ines', minutesAfterStart: 1740, replyTo: 2, text: 'Da freut sich die ganze Teststrecke, und meine Sandsäcke auch. Gute erste Fahrt!\n— Inés, Akkuentwicklung bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 11880, kind: 'question', topics: ['service'], state: 'answered',
    messages: [
      { by: 'paula', minutesAfterStart: 0, text: 'kann ich halden ein foto vom geräusch schicken? also ein video halt' },
      { by: 'tomas', minutesAfterStart: 50, replyTo: 0, text: 'Gern! Per Nachricht auf die Werkstattnummer, zehn Sekunden reichen, am besten bergauf und mit Ton. Ich höre mir das jeden Morgen beim Kaffee durch.\n— Tomás, Leiter der Werkstatt bei Halden' },
      { by: 'marta', minutesAfterStart: 120, replyTo: 1, text: 'Und weil du nicht die Erste bist: Die Nummer steht jetzt auch hinten auf dem Handbuch, nicht nur auf Seite 41.\n— Marta, Anleitungen bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 14700, kind: 'unknown', topics: ['stad'], state: 'set-aside',
    setAside: { by: 'tomas', reason: 'Hat sich gefunden, ohne uns.' },
    messages: [
      { by: 'jule', minutesAfterStart: 0, text: 'Wer hat den Schlüssel mit Halden-Anhänger am Kanal verloren? Hängt am Geländer bei der Brücke.' },
      { by: 'hannes', minutesAfterStart: 180, replyTo: 0, text: 'Meiner!!! Ich komme. Danke ❤️' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 17760, kind: 'complaint', closer: 'incorrect', topics: ['display', 'stad'], state: 'solved',
    outcome: { kind: 'correction', statement: 'Kein Konto nötig; Dominik behält sein Stad.' },
    messages: [
      { by: 'dominik', minutesAfterStart: 0, text: 'Lese gerade, dass Halden-Räder ohne Konto nach 30 Tagen nicht mehr starten. Rückgabe läuft…' },
      { by: 'jonas', minutesAfterStart: 45, replyTo: 0, text: 'Das Rad startet mit dem Schlüssel, heute, nach 30 Tagen und in zehn Jahren. Ein Konto gibt es nur für die freiwillige App. Was sie sendet und was nie: halden.example/blog/no-account Wo stand das mit den 30 Tagen?\n— Jonas, Produktmanager bei Halden' },
      { by: 'dominik', minutesAfterStart: 80, replyTo: 1, text: 'In einer Rezension, glaub das war ein anderer Hersteller. Rückgabe gestoppt. Sorry.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 20400, kind: 'complaint', topics: ['stad'], state: 'answered',
    messages: [
      { by: 'paula', minutesAfterStart: 0, text: 'klingel. zu. leise. halden, ich liebe euch, aber die klingel' },
      { by: 'jonas', minutesAfterStart: 180, replyTo: 0, text: 'Du bist die sechste, und ich fange an, dir zu glauben. Wir haben sie im Park ausgesucht, nicht an der Kreuzung. Bis wir weiter sind: Eine lautere passt auf dieselbe Schelle, 22 mm.\n— Jonas, Produktmanager bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 25020, kind: 'complaint', closer: 'problem', topics: ['brakes', 'tour'], state: 'solved',
    outcome: { kind: 'product-decision', statement: 'Der Distanzring wird seither beim ersten Service geprüft.' },
    messages: [
      { by: 'bernd', minutesAfterStart: 0, text: 'Für alle mit dem Ticken hinten am Halden: Es war der Distanzring. Ein ganzer Sommer, drei Werkstätten. Wieso sagt einem das keiner?' },
      { by: 'tomas', minutesAfterStart: 120, replyTo: 0, text: 'Weil wir es selbst zu spät verstanden haben. Jetzt steht es in der Servicenotiz 118 und jede Werkstatt prüft den Ring beim ersten Termin. Der Sommer tut mir trotzdem leid.\n— Tomás, Leiter der Werkstatt bei Halden' },
      { by: 'bernd', minutesAfterStart: 180, replyTo: 1, text: 'Geschenkt. Hauptsache, die anderen müssen nicht.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 29220, kind: 'question', topics: ['buying'], state: 'answered',
    review: { by: 'ada', decision: 'changed', comment: 'Added the storm; we stood in hail last time and so did they.' },
    messages: [
      { by: 'sven', minutesAfterStart: 0, text: 'Wo steht der Halden-Transporter zum Probefahren am Wochenende?' },
      { by: 'omar', minutesAfterStart: 1440, replyTo: 0, text: 'Samstag auf dem Ostplatz, 11 bis 15 Uhr, mit zwei Cargo L und vier Tours. Bei Sturm bleiben wir zu Hause, das steht dann morgens hier.\n— Omar, Agentur Feldpost, im Auftrag von Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 34740, kind: 'praise', topics: ['cargo-l'], state: 'thanked',
    outcome: { kind: 'advocacy', statement: 'Hannes’ Sofa steht jetzt auf der Seite „What fits in the box“.' },
    messages: [
      { by: 'hannes', minutesAfterStart: 0, text: 'Umzug mit der Cargo L: 19 Fahrten, ein Sofa (in Teilen), null Strafzettel. Ich verneige mich vor diesem Rahmen, Halden.' },
      { by: 'femke', minutesAfterStart: 300, replyTo: 0, text: 'Ein Sofa! Das kommt auf die Liste. Stehend oder liegend? Ich muss es für unsere Seite wissen, wir sammeln sowas ernsthaft.\n— Femke, Rahmenentwicklung bei Halden' },
      { by: 'hannes', minutesAfterStart: 360, replyTo: 1, text: 'Die Lehne stehend, der Rest liegend und auf mir.' },
      { by: 'sven', minutesAfterStart: 420, replyTo: 0, text: 'Ich war die Lehne auf Fahrt 11.' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 40920, kind: 'question', topics: ['service'], state: 'answered',
    messages: [
      { by: 'ulrike', minutesAfterStart: 0, text: 'Inspektion bei Halden in Leipzig: mit oder ohne Termin? Auf der Website steht beides.' },
      { by: 'tomas', minutesAfterStart: 60, replyTo: 0, text: 'Di und Do ohne, sonst mit. Dass beides dasteht, war mein Fehler, ich habe die alte Zeile gerade gelöscht.\n— Tomás, Leiter der Werkstatt bei Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 46440, kind: 'unknown', topics: ['cargo-l'], state: 'static',
    setAside: { reason: 'Nichts, worauf jemand eine Antwort erwartet.' },
    messages: [
      { by: 'ayse', minutesAfterStart: 0, text: 'Heute im Traum mit der Halden Cargo durch einen Supermarkt gefahren und an der Kasse hat mich eine Ente bedient' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 53760, kind: 'complaint', closer: 'problem', topics: ['display'], state: 'solved',
    outcome: { kind: 'question-solved', statement: 'Uhr gestellt; der Handgriff steht jetzt auf Seite 2.' },
    messages: [
      { by: 'kathrin', minutesAfterStart: 0, text: 'Zeit auf dem Halden-Display geht seit der Umstellung eine Stunde nach. Wo stellt man das um? Hab alle Knöpfe durch.' },
      { by: 'marta', minutesAfterStart: 30, replyTo: 0, text: 'Beide Pfeile fünf Sekunden halten, dann „Uhr“. Zugegeben: Darauf kommt niemand. Ich setze es in der Anleitung nach vorn.\n— Marta, Anleitungen bei Halden' },
      { by: 'kathrin', minutesAfterStart: 41, replyTo: 1, text: 'Nie im Leben wär ich drauf gekommen. Danke!' },
    ],
  },
  {
    network: 'bluesky', language: 'de', startedMinutesAgo: 65100, kind: 'complaint', topics: ['buying', 'cargo-l'], state: 'answered',
    review: { by: 'ada', decision: 'approved', comment: 'Brave, and right. Keep telling people that.' },
    messages: [
      { by: 'dominik', minutesAfterStart: 0, text: '5.490 für ein Fahrrad. FÜNFTAUSEND. Halden, dafür krieg ich ein Auto' },
      { by: 'lukas', minutesAfterStart: 240, replyTo: 0, text: 'Ein Auto kriegst du dafür, stimmt, und manchmal ist es auch das Richtige. Wenn du magst, sag mir, was du fahren willst; für viele Wege reicht ein gebrauchtes, und ich weiß meist, wer eins abgibt.\n— Lukas, Verkauf bei Halden' },
    ],
  },
]
