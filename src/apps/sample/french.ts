import type { SampleConversation } from './shape.ts'

/** Vélotaf, cave, pluie et garantie. */
// biome-ignore format: one message a line, so that a thread reads from top to bottom.
export const french: SampleConversation[] = [
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 26, kind: 'question', topics: ['winter', 'battery'], state: 'suggested',
    suggestedTo: 'ines',
    messages: [
      { by: 'fatou', minutesAfterStart: 0, text: 'Ma Halden s’arrête de charger à 80 % depuis qu’il gèle. J’ai lu que c’était une panne du chargeur, d’autres disent que non. Qui croire ?' },
      { by: 'mathieu', minutesAfterStart: 15, replyTo: 0, text: 'pas une panne, j’ai le même depuis deux hivers. Rentre la batterie.' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 82, kind: 'purchase-interest', topics: ['cargo-l', 'buying'], state: 'new',
    messages: [
      { by: 'solene', minutesAfterStart: 0, text: 'Halden Cargo L ou longtail ? Rennes, deux enfants, une cave avec sept marches. Sept. Je les ai comptées avec mon dos.' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 198, kind: 'complaint', closer: 'problem', topics: ['brakes', 'stad'], state: 'claimed',
    claimedBy: 'claire',
    messages: [
      { by: 'thibault', minutesAfterStart: 0, text: 'frein arrière de ma Halden Stad qui couine depuis la pluie. mes collègues savent quand j’arrive, à 400 m' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 336, kind: 'praise', topics: ['cargo-l', 'family'], state: 'new',
    messages: [
      { by: 'camille', minutesAfterStart: 0, text: 'Panne de métro, deux gamins, un gâteau d’anniversaire. La Halden a tout pris. Même le gâteau est arrivé rond.' },
      { by: 'fatou', minutesAfterStart: 60, replyTo: 0, text: 'Preuve par le gâteau, imparable' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 554, kind: 'complaint', topics: ['service', 'buying'], state: 'suggested',
    suggestedTo: 'claire',
    messages: [
      { by: 'mathieu', minutesAfterStart: 0, text: 'Bonjour @halden, ça fait 11 jours que j’attends un rétroviseur. C’est un miroir. Ça réfléchit, d’accord, mais quand même.' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 760, kind: 'complaint', closer: 'incorrect', topics: ['buying', 'service'], state: 'returned',
    claimedBy: 'omar',
    draft: { by: 'omar', replyTo: 0, text: 'Pas du tout ! Tu peux tout démonter, la garantie reste valable dans tous les cas, aucune inquiétude à avoir.' },
    review: { by: 'ada', decision: 'returned', comment: 'Almost: not “in every case”. The motor housing is the exception. Claire’s page says it well, link that and say which screw he means?' },
    messages: [
      { by: 'thibault', minutesAfterStart: 0, text: 'La garantie Halden saute dès qu’on touche à une vis soi-même, mon vendeur me l’a confirmé.' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 1120, kind: 'question', topics: ['display'], state: 'answered',
    messages: [
      { by: 'solene', minutesAfterStart: 0, text: 'On peut couper le petit jingle au démarrage de la Halden ? Il réveille le chat, qui réveille tout le monde.' },
      { by: 'claire', minutesAfterStart: 95, replyTo: 0, text: 'Oui : bouton d’allumage maintenu cinq secondes au démarrage, et le silence est définitif. Dites au chat que la collègue qui a composé l’air n’est pas vexée.\n— Claire, service garantie chez Halden' },
      { by: 'solene', minutesAfterStart: 120, replyTo: 1, text: 'Le chat réserve sa réponse. Merci !' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 1560, kind: 'complaint', closer: 'problem', topics: ['service', 'stad'], state: 'answered',
    messages: [
      { by: 'fatou', minutesAfterStart: 0, text: 'Halden Stad achetée d’occasion, clé perdue par l’ancien proprio. Fichue ?' },
      { by: 'claire', minutesAfterStart: 120, replyTo: 0, text: 'Pas fichue. Avec une preuve d’achat et le numéro gravé sous le pédalier (en privé, surtout pas ici) je fais tailler une clé en trois jours. Si le vendeur n’a plus la facture, une lettre de sa main suffit.\n— Claire, service garantie chez Halden' },
      { by: 'fatou', minutesAfterStart: 1440, replyTo: 1, text: 'La lettre est écrite, elle est même jolie. Message envoyé.' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 2040, kind: 'question', topics: ['family', 'cargo-l'], state: 'answered',
    messages: [
      { by: 'camille', minutesAfterStart: 0, text: 'Casque dans la caisse de la Halden : obligatoire, conseillé, ridicule ?' },
      { by: 'ada', minutesAfterStart: 240, replyTo: 0, text: 'Obligatoire en France avant douze ans, passager compris, ridicule jamais. Le nôtre a des oreilles d’ours et refuse de l’enlever à table.\n— Ada, communication chez Halden' },
      { by: 'solene', minutesAfterStart: 300, replyTo: 1, text: 'Le nôtre dort avec. Bon courage.' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 3120, kind: 'praise', topics: ['service'], state: 'thanked',
    outcome: { kind: 'thanked', statement: 'Onze jours d’attente, un mot à la main, et Mathieu en rit.' },
    messages: [
      { by: 'mathieu', minutesAfterStart: 0, text: 'Le rétro est arrivé avec un mot écrit à la main : « désolée, il réfléchissait ». OK Halden, bien joué.' },
      { by: 'claire', minutesAfterStart: 60, replyTo: 0, text: 'Il fallait que quelqu’un assume. Bonne route, et regardez derrière de temps en temps.\n— Claire, service garantie chez Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 3600, kind: 'question', topics: ['battery', 'winter'], state: 'answered',
    messages: [
      { by: 'thibault', minutesAfterStart: 0, text: 'Autonomie réelle d’un Halden Tour à 0 °C avec vent dans le nez ? Chiffre honnête svp' },
      { by: 'ines', minutesAfterStart: 180, replyTo: 0, text: 'Honest figure: 50 to 55 km at 0 °C, and take off a fifth for a real headwind. I rode it, I was cold, it is written down here: halden.example/blog/how-far-honestly. My French stops at bread, sorry.\n— Inés, battery engineer at Halden' },
      { by: 'thibault', minutesAfterStart: 200, replyTo: 1, text: '40 donc. Ça me va. And your French is enough for lunch.' },
      { by: 'ada', minutesAfterStart: 300, replyTo: 2, text: 'Et si le français d’Inés s’arrête au pain, le mien va jusqu’au fromage : la page existe maintenant avec un résumé en français, à la fin.\n— Ada, communication chez Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 4800, kind: 'complaint', topics: ['buying', 'tour'], state: 'solved',
    outcome: { kind: 'correction', statement: 'Deux phrases corrigées et une relectrice engagée.' },
    messages: [
      { by: 'solene', minutesAfterStart: 0, text: 'Le site Halden en français, c’est traduit par un grille-pain ? « Porte-bagage qui porte les bagages de vous »' },
      { by: 'ada', minutesAfterStart: 110, replyTo: 0, text: 'Le grille-pain présente ses excuses ; cette phrase a échappé à tout le monde, moi comprise. Elle est corrigée, et une lectrice relit désormais avant nous. Vous en avez vu d’autres ?\n— Ada, communication chez Halden' },
      { by: 'solene', minutesAfterStart: 150, replyTo: 1, text: '« Freins de disque avec de l’huile heureuse ». Je vous la laisse.' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 6420, kind: 'purchase-interest', topics: ['buying', 'tour'], state: 'answered',
    messages: [
      { by: 'fatou', minutesAfterStart: 0, text: 'Leasing d’une Halden pour infirmière libérale, ça passe en frais ? Je fais 30 km par jour.' },
      { by: 'giulia', minutesAfterStart: 1440, replyTo: 0, text: 'Pour une activité libérale oui, en général, mais le dernier mot revient à votre comptable. Deux de nos revendeurs à Lyon proposent un contrat de 36 mois avec entretien. Je vous donne les noms ?\n— Giulia, suivi des revendeurs chez Halden' },
      { by: 'fatou', minutesAfterStart: 1560, replyTo: 1, text: 'Oui volontiers, Villeurbanne si possible' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 9120, kind: 'idea', topics: ['cargo-l'], state: 'solved',
    outcome: { kind: 'product-decision', statement: 'A reflecting strip on the box, tried at Femke’s neighbours’ expense.' },
    messages: [
      { by: 'camille', minutesAfterStart: 0, text: 'Idée pour Halden : une ligne réfléchissante sur le bord de la caisse. De nuit on voit le phare et puis… un trou noir qui arrive.' },
      { by: 'femke', minutesAfterStart: 1440, replyTo: 0, text: "That is a good picture and a bad feeling. You're right: from the side there is only one reflector, low. A strip costs little; I'll tape one to mine tonight, ride past my neighbours and report.\n— Femke, frame engineer at Halden" },
      { by: 'femke', minutesAfterStart: 4320, replyTo: 1, text: "Reported: three neighbours of four saw me earlier. I've asked for it as standard. Merci, Camille.\n— Femke, frame engineer at Halden" },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 12360, kind: 'question', topics: ['service'], state: 'answered',
    messages: [
      { by: 'mathieu', minutesAfterStart: 0, text: 'Pour changer une chambre à air arrière sur Halden Stad à courroie, je démonte la moitié du vélo ou il y a une ruse ?' },
      { by: 'tomas', minutesAfterStart: 240, replyTo: 0, text: 'There is a trick: the frame opens at the right dropout, one 5 mm bolt. Belt off to the side, wheel stays almost in. Twelve minutes for me, twenty the first time. Film it, people will love you.\n— Tomás, service lead at Halden' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 19020, kind: 'praise', topics: ['tour'], state: 'thanked',
    messages: [
      { by: 'thibault', minutesAfterStart: 0, text: 'J’ai battu le bus 38. Tous les matins depuis lundi. Le chauffeur me fait signe maintenant. #halden' },
      { by: 'ada', minutesAfterStart: 300, replyTo: 0, text: 'Le chauffeur du 38 mérite une sonnette d’honneur. Bravo pour la semaine !\n— Ada, communication chez Halden' },
      { by: 'mathieu', minutesAfterStart: 360, replyTo: 1, text: 'Attention, le 38 s’entraîne le week-end.' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 26100, kind: 'complaint', closer: 'incorrect', topics: ['battery'], state: 'solved',
    outcome: { kind: 'correction', statement: 'Cells can be replaced; Mathieu edited his post.' },
    messages: [
      { by: 'mathieu', minutesAfterStart: 0, text: 'Petit rappel : batterie Halden = cellules collées, donc irréparable.' },
      { by: 'ines', minutesAfterStart: 120, replyTo: 0, text: 'They are screwed and spot-welded, no glue; six screws and the lid is off. We do ask you not to do it at home, since 48 V bites. Workshops send packs to us and about half go back with two new cells instead of eighty.\n— Inés, battery engineer at Halden' },
      { by: 'mathieu', minutesAfterStart: 180, replyTo: 1, text: 'Ah, au temps pour moi. C’est même plutôt chouette. J’édite.' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 33660, kind: 'question', topics: ['family'], state: 'solved',
    outcome: { kind: 'peer-answer', statement: 'Camille a trouvé mieux que nous : la vieille chancelière.' },
    messages: [
      { by: 'solene', minutesAfterStart: 0, text: 'Vos enfants mettent quoi aux pieds dans la caisse en hiver ? (Halden, modèle à caisse, frileux de 2 ans)' },
      { by: 'camille', minutesAfterStart: 35, replyTo: 0, text: 'Chancelière de poussette, la vieille, coupée en bas. Magique.' },
      { by: 'solene', minutesAfterStart: 50, replyTo: 1, text: 'Génial, j’en ai une au grenier !' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 42000, kind: 'complaint', topics: ['display'], state: 'answered',
    messages: [
      { by: 'thibault', minutesAfterStart: 0, text: 'mise à jour Halden à 2 % par minute, on est sur une bicyclette ou sur un minitel' },
      { by: 'yuki', minutesAfterStart: 540, replyTo: 0, text: "Over Bluetooth it is a Minitel, yes. With a USB cable it takes ninety seconds; the socket hides under the rubber on the left. I'll make the app say so instead of letting you wait.\n— Yuki, display software at Halden" },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 50760, kind: 'unknown', topics: ['stad'], state: 'static',
    setAside: { reason: 'An oak shelf of the same name.' },
    messages: [
      { by: 'camille', minutesAfterStart: 0, text: 'Quelqu’un vend une étagère Halden en chêne ? 80 cm max, Rennes' },
    ],
  },
  {
    network: 'bluesky', language: 'fr', startedMinutesAgo: 63480, kind: 'question', topics: ['buying'], state: 'answered',
    messages: [
      { by: 'fatou', minutesAfterStart: 0, text: 'Halden répare aussi les vélos achetés ailleurs en Europe ?' },
      { by: 'claire', minutesAfterStart: 180, replyTo: 0, text: 'Oui, la garantie suit le vélo et non la frontière. Montrez la facture, même en finnois.\n— Claire, service garantie chez Halden' },
    ],
  },
]
