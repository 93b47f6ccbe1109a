import type { MailWords } from './en.ts'

/** Ce que disent les e-mails aux membres, en français. */
export const fr: MailWords = {
  hello: 'Bonjour,',
  helloTo: name => `Bonjour ${name},`,
  signInTo: site => `Se connecter à ${site}`,
  openAndSignIn: 'ouvrez cette page et appuyez sur « Se connecter ». Le lien sert une fois, pendant quinze minutes :',
  notAskedFor:
    'Vous ne l’avez pas demandé ? Alors quelqu’un a tapé votre adresse. Rien ne se passe tant que vous n’ouvrez pas la page.',
  isThisYours: site => `Est-ce votre adresse ? ${site} vous le demande`,
  openAndConfirm: site =>
    `quelqu’un s’est inscrit à ${site} avec cette adresse. Si c’était vous, ouvrez cette page et dites-le :`,
  ifNotYou:
    'Si ce n’était pas vous, ne faites rien : une adresse que personne ne confirme ne reçoit plus jamais de message.',
  namedYou: name => `${name} vous a cité`,
  repliedToYou: name => `${name} vous a répondu`,
  namedYouIn: (name, site) => `${name} vous a cité dans ${site}.`,
  repliedToYouIn: (name, site) => `${name} vous a répondu dans ${site}.`,
  askedForMentions: 'Vous avez demandé à savoir quand quelqu’un vous cite.',
  askedForReplies: 'Vous avez demandé à savoir quand quelqu’un vous répond.',
  newInFollowed: (title, more) =>
    `Du nouveau dans ce que vous suivez : ${title}${more > 0 ? ` et ${more} de plus` : ''}`,
  newSince: day => `Voici ce qui est nouveau depuis le ${day} dans ce que vous suivez.`,
  askedForDaily: 'Vous avez demandé à le recevoir une fois par jour.',
  askedForWeekly: 'Vous avez demandé à le recevoir une fois par semaine.',
  isNew: 'Nouveau',
  isNewWith: replies => `Nouveau, avec ${replies === 1 ? 'une réponse' : `${replies} réponses`}`,
  replies: count => (count === 1 ? 'Une réponse' : `${count} réponses`),
  otherMails: 'D’autres e-mails, ou aucun',
  noMoreOfThese: 'Plus de messages de ce genre',
  everythingAboutIt: 'Tout à ce sujet, et comment demander un autre regard :',
  wordsStandThere: 'Vos mots sont maintenant publiés',
  everybodySeesThem: 'Quelqu’un les a lus : tout le monde peut les voir.',
  askedForOtherEyes: 'Vous avez demandé un autre regard.',
  wasUndone: 'La décision a été annulée',
  staysAsDecided: 'La décision est maintenue',
  pictureTaken: 'Une de vos images a été retirée',
  pictureTakenWordsStay: 'Une de vos images a été retirée ; vos mots restent.',
  warn: 'Merci de respecter les règles',
  hide: 'Vos mots ont été retirés',
  lock: 'Votre sujet a été clos : plus personne n’y répond',
  suspend: 'Vous pouvez lire, mais pas écrire pendant quelque temps',
  refuse: 'Vos mots n’ont pas été publiés',
  asideByReports:
    'Plusieurs personnes l’ont signalé. Il est mis de côté jusqu’à ce qu’une personne qui s’occupe de ce lieu l’ait lu.',
}
