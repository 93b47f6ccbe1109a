/** What mails to members say around people’s own words, in English: the measure of every other language. */
export const en = {
  hello: 'Hello,',
  helloTo: (name: string) => `Hello ${name},`,

  // Signing in.
  signInTo: (site: string) => `Sign in to ${site}`,
  openAndSignIn: 'open this page and press “Sign in”. It works once, for fifteen minutes:',
  notAskedFor: 'You did not ask for it? Then somebody typed your address. Nothing happens unless you open the page.',
  isThisYours: (site: string) => `Is this your address? ${site} asks`,
  openAndConfirm: (site: string) =>
    `somebody joined ${site} with this address. If it was you, open this page and say so:`,
  ifNotYou: 'If it was not you, do nothing: an address that nobody confirms is never written to again.',

  // What somebody asked to hear of.
  namedYou: (name: string) => `${name} named you`,
  repliedToYou: (name: string) => `${name} replied to you`,
  namedYouIn: (name: string, site: string) => `${name} named you in ${site}.`,
  repliedToYouIn: (name: string, site: string) => `${name} replied to you in ${site}.`,
  askedForMentions: 'You asked to be told when somebody names you.',
  askedForReplies: 'You asked to be told when somebody replies to you.',
  newInFollowed: (title: string, more: number) =>
    `New in what you follow: ${title}${more > 0 ? ` and ${more} more` : ''}`,
  newSince: (day: string) => `This is new in what you follow since ${day}.`,
  askedForDaily: 'You asked for this once a day.',
  askedForWeekly: 'You asked for this once a week.',
  isNew: 'New',
  isNewWith: (replies: number) => `New, with ${replies === 1 ? 'one reply' : `${replies} replies`}`,
  replies: (count: number) => (count === 1 ? 'One reply' : `${count} replies`),
  otherMails: 'Other mails, or none',
  noMoreOfThese: 'No more of these',

  // What was decided about somebody’s words.
  everythingAboutIt: 'Everything about it, and how to ask for somebody else’s eyes:',
  wordsStandThere: 'Your words stand there now',
  everybodySeesThem: 'Somebody read them: everybody can see them.',
  askedForOtherEyes: 'You asked for other eyes.',
  wasUndone: 'It was undone',
  staysAsDecided: 'It stays as it was decided',
  pictureTaken: 'A picture of yours was taken away',
  pictureTakenWordsStay: 'A picture of yours was taken away; your words stay.',
  warn: 'You are asked to mind the rules',
  hide: 'Your words were taken away',
  lock: 'Your topic was ended: nobody replies to it any more',
  suspend: 'You can read, and not write for a while',
  refuse: 'Your words were not let through',
  asideByReports: 'Several people reported it. It is put aside until somebody who looks after this place has read it.',
}

export type MailWords = typeof en
