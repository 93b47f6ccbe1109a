import type { SampleConversation } from './shape.ts'

/** The contact form, the text line, and what came over from the old forum. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const letters: SampleConversation[] = [
  {
    network: 'webhook', language: 'es', startedMinutesAgo: 12, kind: 'question', topics: ['winter', 'battery', 'cargo-l'], state: 'suggested',
    suggestedTo: 'ines',
    messages: [
      { by: 'sms218', minutesAfterStart: 0, text: 'Hola, soy nueva con la Halden Cargo. Esta noche hiela fuerte en Soria y la tengo en el patio. ¿Le quito la batería o es exagerar?' },
    ],
  },
  {
    network: 'webhook', language: 'en', startedMinutesAgo: 118, kind: 'purchase-interest', topics: ['buying', 'cargo-l'], state: 'claimed',
    claimedBy: 'lukas',
    messages: [
      { by: 'daniel', minutesAfterStart: 0, text: 'Dear Halden, our vans go in autumn and eleven cargo bikes take their place, yours or somebody else’s. My riders do 60 km a day with 50 kilos, uphill in one direction and into the wind in the other. Before we talk money: how far would they really get on one battery in February? A number with a reason beats a brochure. Daniel Whitlock, Borough Couriers' },
    ],
  },
  {
    network: 'webhook', language: 'de', startedMinutesAgo: 212, kind: 'complaint', closer: 'problem', topics: ['brakes', 'service'], state: 'new',
    messages: [
      { by: 'sms904', minutesAfterStart: 0, text: 'Halden Stad hinterrad schleift bei jeder umdrehung, morgen frühdienst, kann ich so 6 km fahren?' },
    ],
  },
  {
    network: 'webhook', language: 'fr', startedMinutesAgo: 438, kind: 'question', topics: ['service', 'stad'], state: 'suggested',
    suggestedTo: 'claire',
    messages: [
      { by: 'aurelie', minutesAfterStart: 0, text: 'Bonjour, ma fille a perdu la seconde clé de sa Halden Stad. Peut-on en commander une sans retourner en magasin ? Elle est étudiante à Tours et le magasin est à Nantes. Merci d’avance, Aurélie Martin' },
    ],
  },
  {
    network: 'webhook', language: 'de', startedMinutesAgo: 1210, kind: 'purchase-interest', topics: ['cargo-l', 'family', 'buying'], state: 'in-review',
    claimedBy: 'lukas',
    draft: { by: 'lukas', replyTo: 0, text: 'Guten Tag Tobias Engel, vier Kleine gehen mit der zweiten Bank: alle angeschnallt, jedes bis 18 kg. Eine Einweisung ist keine Pflicht, aber ich würde sie machen, eine Stunde auf eurem Hof, mit leeren Kisten und dann mit Sandsäcken. Bei zwei Rädern ist auch ein Rabatt für Kitas möglich. Wann passt ein Nachmittag?' },
    messages: [
      { by: 'tobias', minutesAfterStart: 0, text: 'Guten Tag, wir sind eine Kita mit 46 Kindern und suchen zwei Lastenräder für Ausflüge zum Wald. Ginge die Halden Cargo L mit vier Kleinen? Und brauchen die Erzieherinnen dafür eine Einweisung? Viele Grüße, Tobias Engel' },
    ],
  },
  {
    network: 'webhook', language: 'en', startedMinutesAgo: 5280, kind: 'complaint', closer: 'problem', topics: ['service', 'cargo-l'], state: 'solved',
    outcome: { kind: 'product-decision', statement: 'Eleven weeks of kickstands are being replaced because Grace wrote.' },
    messages: [
      { by: 'grace', minutesAfterStart: 0, text: 'Hello, the kickstand of my Halden Cargo L no longer locks. It is two and a half years old, bought in Bristol. I had my daughter in the box when it slipped. She is fine; I am less so. Grace Muriuki' },
      { by: 'claire', minutesAfterStart: 50, replyTo: 0, text: "Dear Grace, I am glad she is fine, and I'd be less so too. Please don't use the stand with anybody in the box until it is replaced. A new one leaves today at our cost, and a mechanic in Bristol (Sal, ten minutes from the bridge) fits it on Wednesday at your door if that suits you. I would also like the old one back: Femke wants to see why it let go.\n— Claire, warranty desk at Halden" },
      { by: 'grace', minutesAfterStart: 120, replyTo: 1, text: 'Wednesday suits. Thank you for not asking for the receipt first.' },
      { by: 'femke', minutesAfterStart: 4320, replyTo: 2, text: 'The old stand is on my desk. A rivet had sheared, one we bought in for eleven weeks that year, so I now know which bicycles have it. We write to each owner this week. You were the first to tell us; thank you for writing it down so plainly.\n— Femke, frame engineer at Halden' },
    ],
  },
  {
    network: 'webhook', language: 'nl', startedMinutesAgo: 2160, kind: 'question', topics: ['battery', 'tour'], state: 'answered',
    messages: [
      { by: 'sms061', minutesAfterStart: 0, text: 'Mag de accu van mijn Halden mee in het vliegtuig naar Faro?' },
      { by: 'femke', minutesAfterStart: 100, replyTo: 0, text: 'Nee, helaas: boven de 160 Wh mag geen enkele accu mee in een passagiersvliegtuig, ook niet in de koffer, en die van jou heeft 540. In Faro verhuurt een winkel passende accu’s per week; ik stuur je het adres in een tweede bericht.\n— Femke, frame-ingenieur bij Halden' },
      { by: 'sms061', minutesAfterStart: 112, replyTo: 1, text: 'Top, dan gaat de fiets zonder en huur ik daar.' },
    ],
  },
  {
    network: 'webhook', language: 'de', startedMinutesAgo: 3360, kind: 'complaint', topics: ['buying', 'service'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'Das Rad stand abends im Flur. Tomás war beim Konzert.' },
    messages: [
      { by: 'heike', minutesAfterStart: 0, text: 'Sehr geehrte Damen und Herren, mein Halden Tour steht seit dem 2. in der Werkstatt in Jena und niemand ruft zurück. Ich bin 68 und ohne Rad komme ich nicht zum Chor. Heike Lorenz' },
      { by: 'tomas', minutesAfterStart: 35, replyTo: 0, text: 'Liebe Frau Lorenz, ich habe gerade in Jena angerufen: Das Rad ist fertig, seit Freitag, und der Zettel mit Ihrer Nummer lag unter der Kasse. Der Kollege bringt es Ihnen heute bis fünf. Das hätte nicht passieren dürfen. Was singt Ihr Chor denn?\n— Tomás, Leiter der Werkstatt bei Halden' },
      { by: 'heike', minutesAfterStart: 540, replyTo: 1, text: 'Es steht im Flur. Wir singen Schütz, am 14. in der Stadtkirche. Kommen Sie doch.' },
    ],
  },
  {
    network: 'webhook', language: 'it', startedMinutesAgo: 4440, kind: 'question', topics: ['cargo-l', 'buying'], state: 'solved',
    outcome: { kind: 'informed', statement: 'Silvia aspetta le bici di prova di primavera.' },
    messages: [
      { by: 'silvia', minutesAfterStart: 0, text: 'Buongiorno, vivo a Trento e vorrei sapere se la Halden Cargo L si può comprare usata da voi, con garanzia. Grazie, Silvia Marchetti' },
      { by: 'giulia', minutesAfterStart: 240, replyTo: 0, text: 'Buongiorno Silvia, sì: due volte l’anno vendiamo le bici di prova, con cinque anni di garanzia sul telaio come le nuove e una lista sincera dei graffi. La prossima volta è in primavera. Se vuole le scrivo io, a mano, il giorno stesso; intanto a Trento ne può provare una il sabato.\n— Giulia, assistenza rivenditori da Halden' },
      { by: 'silvia', minutesAfterStart: 360, replyTo: 1, text: 'Volentieri. E grazie dei graffi sinceri.' },
    ],
  },
  {
    network: 'webhook', language: 'en', startedMinutesAgo: 6060, kind: 'question', topics: ['cargo-l', 'display'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'Nine minutes from the stop in the rain to riding again.' },
    messages: [
      { by: 'sms377', minutesAfterStart: 0, text: "Halden says E07 and won't start. Kids in box. In the rain. Help" },
      { by: 'yuki', minutesAfterStart: 6, replyTo: 0, text: 'E07 is the side stand switch. Kick the stand down and fully up again, twice. Then switch on.\n— Yuki, display software at Halden' },
      { by: 'sms377', minutesAfterStart: 9, replyTo: 1, text: 'GOING. thank you thank you' },
      { by: 'yuki', minutesAfterStart: 1440, replyTo: 2, text: 'How was it since? If E07 comes back, the switch wants a drop of oil; the picture is on halden.example/help/display-codes.\n— Yuki, display software at Halden' },
      { by: 'sms377', minutesAfterStart: 1500, replyTo: 3, text: 'Not once. Kids now shout "E SEVEN" at red lights' },
    ],
  },
  {
    network: 'webhook', language: 'en', startedMinutesAgo: 9180, kind: 'complaint', topics: ['buying'], state: 'solved',
    outcome: { kind: 'informed', statement: 'Surveys about small parts are switched off.' },
    messages: [
      { by: 'grace', minutesAfterStart: 0, text: 'I have had four survey requests from Halden about one pump. It is a good pump. Please stop.' },
      { by: 'ada', minutesAfterStart: 60, replyTo: 0, text: 'It is a good pump, and four is four too many. The surveys are off, for you and for everybody who bought anything under 50 euros. Thank you for telling us instead of sighing.\n— Ada, communications at Halden' },
    ],
  },
  {
    network: 'webhook', language: 'de', startedMinutesAgo: 13200, kind: 'question', topics: ['family', 'tour'], state: 'answered',
    review: { by: 'ada', decision: 'approved', comment: 'A price, and it is the list price. Fine.' },
    messages: [
      { by: 'sms904', minutesAfterStart: 0, text: 'welcher anhänger passt an den halden tour ohne bastelei? enkel 2 jahre' },
      { by: 'lukas', minutesAfterStart: 75, replyTo: 0, text: 'Alle mit Kupplung an der Hinterachse; du brauchst nur die längere Steckachse, M12 mal 1,0 und 172 mm. Die schicke ich dir mit, kostet 24 Euro. Welcher Anhänger ist es denn?\n— Lukas, Verkauf bei Halden' },
    ],
  },
  {
    network: 'webhook', language: 'fr', startedMinutesAgo: 21780, kind: 'complaint', closer: 'problem', topics: ['battery', 'tour'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'Deux cellules au lieu d’une batterie.' },
    messages: [
      { by: 'aurelie', minutesAfterStart: 0, text: 'Bonjour, la batterie du Halden Tour de mon mari ne tient plus que 20 km. Elle a quatre ans et demi. Faut-il tout changer ? Aurélie Martin' },
      { by: 'claire', minutesAfterStart: 120, replyTo: 0, text: 'Bonjour Aurélie, peut-être pas tout. Nos ateliers mesurent la batterie et remplacent souvent deux cellules pour 120 € au lieu de 590. Le plus proche de chez vous est à Angers. Demandez la mesure d’abord : elle est gratuite, et on vous la doit par écrit.\n— Claire, service garantie chez Halden' },
      { by: 'aurelie', minutesAfterStart: 7200, replyTo: 1, text: 'Deux cellules, comme vous disiez. Il refait 60 km et moi je n’ai plus la paix.' },
    ],
  },
  {
    network: 'webhook', language: 'en', startedMinutesAgo: 32040, kind: 'purchase-interest', topics: ['buying', 'tour'], state: 'answered',
    review: { by: 'ada', decision: 'approved', comment: 'Ten lines of annoyance: lovely idea.' },
    messages: [
      { by: 'daniel', minutesAfterStart: 0, text: 'Following up on the Tour we had on loan for a week: two of my couriers refuse to give it back. Could they keep it until we decide about the others?' },
      { by: 'lukas', minutesAfterStart: 40, replyTo: 0, text: "They may keep it until the end of the month; I'll tell the next in line, who is patient. Would the two write me ten lines about what annoyed them? That is worth more to me than the week.\n— Lukas, sales at Halden" },
      { by: 'daniel', minutesAfterStart: 1440, replyTo: 1, text: 'Ten lines attached, mostly about the bell. Thank you.' },
    ],
  },
  {
    network: 'webhook', language: 'es', startedMinutesAgo: 39300, kind: 'question', topics: ['brakes'], state: 'answered',
    messages: [
      { by: 'sms218', minutesAfterStart: 0, text: 'Las pastillas de la Halden, ¿cuándo se cambian? La tienda dice ya, mi cuñado dice nunca' },
      { by: 'tomas', minutesAfterStart: 70, replyTo: 0, text: 'Ni ya ni nunca: cuando el forro mide menos que una tarjeta de banco, un milímetro. Se mira desde arriba con una linterna, sin desmontar. Si quieres, mándame una foto y desempato con tu cuñado.\n— Tomás, jefe de taller en Halden' },
    ],
  },
  {
    network: 'webhook', language: 'en', startedMinutesAgo: 50520, kind: 'praise', topics: ['service'], state: 'thanked',
    messages: [
      { by: 'grace', minutesAfterStart: 0, text: 'No question today. I only wanted to say that whoever wraps your parcels in old maps should be given a raise.' },
      { by: 'tomas', minutesAfterStart: 120, replyTo: 0, text: "That is Mehmet, who also makes the tea. I have read it to him, twice because he asked. The raise I can't decide, the cake I could.\n— Tomás, service lead at Halden" },
    ],
  },
  {
    network: 'import', language: 'de', startedMinutesAgo: 62280, kind: 'question', topics: ['brakes'], state: 'solved',
    outcome: { kind: 'peer-answer', statement: 'kettenfett kannte die gefaltete Membran.' },
    messages: [
      { by: 'forum_speiche', minutesAfterStart: 0, text: 'Halden Tour Bj. 2018: Bremshebel links wandert beim Ziehen bis zum Griff, rechts perfekt. Schon zweimal entlüftet. Was übersehe ich?' },
      { by: 'forum_kettenfett', minutesAfterStart: 120, replyTo: 0, text: 'Ausgleichsbehälter. Die Membran war bei dem Jahrgang manchmal gefaltet. Aufmachen, glattziehen, wieder drauf.' },
      { by: 'forum_speiche', minutesAfterStart: 1680, replyTo: 1, text: 'Membran war gefaltet wie ein Brief. Danke, Kettenfett!' },
    ],
  },
  {
    network: 'import', language: 'de', startedMinutesAgo: 63540, kind: 'unknown', topics: ['cargo-l', 'family'], state: 'solved',
    outcome: { kind: 'advocacy', statement: 'Aus dem Thread wurde die Seite „What fits in the box“.' },
    messages: [
      { by: 'forum_mamaladen', minutesAfterStart: 0, text: 'Sammelthread: Was habt ihr schon alles in der Halden Cargo transportiert? Ich fange an: 1 Waschmaschine, 1 Schwiegermutter (nacheinander).' },
      { by: 'forum_kettenfett', minutesAfterStart: 180, replyTo: 0, text: 'Ein Kajak, quer. Würde ich nicht nochmal.' },
      { by: 'forum_mamaladen', minutesAfterStart: 300, replyTo: 1, text: 'Quer???' },
      { by: 'femke', minutesAfterStart: 1440, replyTo: 2, text: 'Kajak quer kommt auf die Liste, mit deinem „würde ich nicht nochmal“ daneben. Bisher führt ein halber Flügel.\n— Femke, Rahmenentwicklung bei Halden' },
    ],
  },
  {
    network: 'import', language: 'en', startedMinutesAgo: 65280, kind: 'question', topics: ['battery'], state: 'solved',
    outcome: { kind: 'peer-answer', statement: 'pedal_pusher had done it and told how long it takes.' },
    messages: [
      { by: 'forum_oldroadster', minutesAfterStart: 0, text: "Has anyone had the pre-2021 Halden pack rebuilt rather than replaced? Mine's down to half and I'm sentimental about it." },
      { by: 'forum_pedalpusher', minutesAfterStart: 240, replyTo: 0, text: 'Sent mine to the Halden workshop via the dealer. Three cells, £105, good as new. Took twelve days.' },
      { by: 'forum_oldroadster', minutesAfterStart: 360, replyTo: 1, text: "Twelve days without it. I'll need a hobby. Cheers." },
    ],
  },
  {
    network: 'import', language: 'en', startedMinutesAgo: 66540, kind: 'complaint', topics: ['service'], state: 'solved',
    outcome: { kind: 'issue-resolved', statement: 'Fee returned; the spacer is checked first, free of charge.' },
    messages: [
      { by: 'forum_wendy', minutesAfterStart: 0, text: 'Halden workshop quoted me £60 for "diagnosis" and then told me it was the spacer. It is ALWAYS the spacer. Pin this.' },
      { by: 'tomas', minutesAfterStart: 1560, replyTo: 0, text: "You are right, and it changed something: for that tick there's no diagnosis fee any more, since we check the spacer first. I'll see that the 60 come back to you. It may take a week, the office does it by hand.\n— Tomás, service lead at Halden" },
      { by: 'forum_wendy', minutesAfterStart: 8640, replyTo: 1, text: "It's back. Took eight days. Nobody's perfect." },
    ],
  },
  {
    network: 'import', language: 'en', startedMinutesAgo: 68040, kind: 'complaint', closer: 'incorrect', topics: ['display'], state: 'solved',
    outcome: { kind: 'correction', statement: 'oldroadster showed that it works, with the lead.' },
    messages: [
      { by: 'forum_pedalpusher', minutesAfterStart: 0, text: "PSA: the new Halden display doesn't work with frames before 2020." },
      { by: 'forum_oldroadster', minutesAfterStart: 60, replyTo: 0, text: 'Works on my 2017 with the adapter lead. Ugly, but works.' },
      { by: 'forum_pedalpusher', minutesAfterStart: 80, replyTo: 1, text: 'Stand corrected. Ugly how?' },
      { by: 'forum_oldroadster', minutesAfterStart: 91, replyTo: 2, text: 'Like a fish on a wall.' },
    ],
  },
  {
    network: 'import', language: 'de', startedMinutesAgo: 69240, kind: 'question', topics: ['service'], state: 'answered',
    messages: [
      { by: 'forum_kettenfett', minutesAfterStart: 0, text: 'Freilauf vom Halden Stad: Fett oder Öl? Hier im Forum gibt es zwei Religionen.' },
      { by: 'tomas', minutesAfterStart: 540, replyTo: 0, text: 'Öl, dünnes, drei Tropfen. Mit Fett frieren bei Kälte die Klinken fest, das habe ich einmal auf einer Kreuzung gelernt. Die andere Religion darf trotzdem zum Grillen kommen.\n— Tomás, Leiter der Werkstatt bei Halden' },
    ],
  },
  {
    network: 'import', language: 'en', startedMinutesAgo: 69600, kind: 'idea', topics: ['stad'], state: 'solved',
    outcome: { kind: 'informed', statement: 'Jonas is weighing it, and said so.' },
    messages: [
      { by: 'forum_wendy', minutesAfterStart: 0, text: 'Would anyone else pay for a Halden Stad with a dropped bar? I\'m 5\'1" and 66 and the leg-over is now a performance.' },
      { by: 'forum_oldroadster', minutesAfterStart: 120, replyTo: 0, text: 'My wife would. She has stopped performing.' },
      { by: 'jonas', minutesAfterStart: 5760, replyTo: 1, text: "I've read this thread three times, and tried to get on a Stad with my knee strapped. You have a point I can feel. I can't speak about frames we haven't built; I can tell you that I am weighing it, and that I'll come back here either way.\n— Jonas, product manager at Halden" },
    ],
  },
]
