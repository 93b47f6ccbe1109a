/** What somebody is told of their own words, what they tell us, and what others say, in English: the measure of every other language. */
export const en = {
  // On the first page, for those whom it concerns.
  somebodyWroteToYou: 'Somebody who looks after this place wrote to you.',
  readIt: 'Read it',
  waitToBeRead: (count: number) =>
    count === 1
      ? 'One waits to be read by those who look after this place.'
      : `${count} wait to be read by those who look after this place.`,
  look: 'Look',

  // What was decided about one’s own words.
  somebodyElseAnswers: 'Somebody else reads it, and answers you here.',
  waitsToBeRead: 'Waits to be read',
  withPictures: (count: number) => (count === 1 ? 'With a picture.' : `With ${count} pictures.`),
  nobodySeesItYet: 'Nobody else sees it yet.',
  nothingDecided: 'Nothing. What is decided about your words is told here, with the reason.',
  forEverybodyIn: (site: string) => `for everybody in ${site}`,
  decided: {
    warn: 'You are asked to mind the rules',
    hide: 'Your words were taken away',
    lock: 'Your topic was ended: nobody replies to it any more',
    suspend: 'You can read, and not write for a while',
    refuse: 'Your words were not let through',
  },
  until: (day: string) => `until ${day}`,
  undone: 'Undone',
  youAsked: (words: string) => `You asked for other eyes: “${words}”`,
  wasUndone: 'It was undone.',
  staysSo: 'It stays so.',
  notWhoDecided: 'Somebody else than who decided reads it.',
  askForOtherEyes: 'Ask for somebody else’s eyes',
  whatWasNotSeen: 'What was not seen',
  ask: 'Ask',

  // Saying what is wrong with a post.
  reportThis: 'Report this',
  whatIsWrong: 'What is wrong with it?',
  wrong: {
    spam: 'It sells something, or is here for its links',
    hurtful: 'It hurts or threatens somebody',
    private: 'It tells what is private of somebody',
    'off-topic': 'It does not belong here',
    wrong: 'Following it could do harm',
    other: 'Something else',
  },
  inYourWords: 'In your words',
  onlyTheyRead: 'Only those who look after this place read them.',
  reportIt: 'Report it',
  reported: 'Somebody who looks after this place reads it. Nobody is told that it was you.',
  backToTheTopic: 'Back to the topic',

  // What somebody wrote to us, behind their own link.
  yourMessagesTo: (company: string) => `Your messages to ${company}`,
  aboutThisPage:
    'Whoever has the address of this page can read it. A person answers; look in again, or leave it open on the page where you asked.',
  changed: 'changed',
  takenBack: 'This was taken back.',
  writeToUs: 'Write to us',
  doneWithIt: 'Done with it?',
  aboutEnding:
    'You can end this link. Then it opens nothing any more, for nobody; you can write to us anew at any time.',
  endThisLink: 'End this link',
  linkHasEnded: 'The link has ended',
  afterTheEnd:
    'It opens nothing any more. Whatever was answered stays with us, and you can write to us anew at any time.',
  toSite: (site: string) => `To ${site}`,

  // What others say.
  whatOthersSay: 'What others say',
  whatOthersSayOf: (company: string) => `What others say of ${company}`,
  howItIsChosen: 'All of it, and how it is chosen',
  saidElsewhere: (company: string) =>
    `Said elsewhere, by people who do not work at ${company}, and shown with their permission.`,
  aboutWhatOthersSay: (company: string) =>
    `Each stands here as its author wrote it, with their permission, and goes when they change their mind, take it down or change it. ${company} asks whom it likes, so this is no sample and no survey: no stars are given, and no average is made of it.`,
  nobodyAllowed: 'Nobody was asked yet, or nobody has allowed it.',
  whereItWasSaid: 'Where it was said',
  saidToUs: 'Said to us',
  allowedOn: (day: string) => `allowed on ${day}`,

  // What the company says in its own name.
  officially: (company: string) => `${company}, officially`,
  allStatements: 'All official statements',
  aboutStatements: (company: string) =>
    `What ${company} says in its own name. People who work there speak for themselves in the community and the blog.`,
  nothingOfficial: 'Nothing has been said officially yet.',
  putRight: (day: string) => `put right on ${day}`,

  // A community that was closed.
  nothingIsLost: 'Nothing of it is lost, and whoever led it can open it again.',
  theOthersAt: (site: string) => `The other communities, at ${site}`,
}

export type ToldWords = typeof en
