/** What the public site says, in English: the measure of every other language. A function where something stands within. */
export const en = {
  // The frame around each page.
  toThePage: 'To the page itself',
  places: 'Places',
  aCommunityOf: (company: string) => `A ${company} community`,
  rulesOfThisPlace: 'Rules of this place',
  allCommunities: 'All communities',
  whoRunsIt: (company: string) =>
    `${company} runs this place and answers for it. Reading needs no account, and no cookie is set before you sign in.`,
  signIn: 'Sign in',
  signOut: 'Sign out',
  you: 'You',
  yourPage: 'Your page',
  account: 'Account',
  signedInAtTheDesk: 'Signed in at the desk',

  // The first page.
  join: 'Join',
  readingNeedsNoAccount: 'Reading needs no account.',
  communitiesLiveHere: (count: number) =>
    count === 1 ? 'One community lives here' : `${inEnglish[count] ?? count} communities live here`,
  justOpened: 'This place has just been opened.',
  firstAreBeingMade: 'Its first communities are being made.',
  theCommunitiesOf: (name: string) => `The communities of ${name}`,
  noneBesides: (name: string) => `There are none yet besides ${name}.`,
  wasClosed: (name: string) => `${name} was closed`,
  communityWasClosed: 'This community was closed',

  // The rules.
  whatIsAsked: (name: string) => `What ${name} asks of everybody who takes part.`,
  andForAllOf: 'And for all of',
  beKind: 'Be kind, and say what you know. Nobody has written more down yet.',

  // People.
  cameAlong: (from: string) => `Came along from ${from} and has not signed in here yet.`,
  isThisYou: 'Is this you? Sign in with the mail address you had there, and it is yours.',

  // What went wrong.
  invalid: 'This can’t be used as it is',
  forbidden: 'This is not for you, or not yet',
  notFound: 'Nothing is here',
  conflict: 'Somebody was faster',
  refused: 'This can’t be done',
  unavailable: 'Not just now',
  broken: 'Something broke on our side',
  brokenCode: (code: string) => `It was not you. If it happens again, tell us this: ${code}.`,
  backInAMoment: 'We are back in a moment. Try again then.',
  noPage: 'There is no page at this address.',
  slowly: 'Slowly, please',
  manyTries: (minutes: number) =>
    `That were many tries in a short time. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then go on.`,
  toTheFirstPage: 'To the first page',

  // Coming in.
  signInTo: (name: string) => `Sign in to ${name}`,
  yourEmail: 'Your e-mail address',
  yourPassword: 'Your password',
  useAPasskey: 'Use a passkey',
  noPassword: 'No password, or forgotten?',
  whereToSend: 'Where shall we send a link?',
  mailMeALink: 'Mail me a link',
  noMailServer:
    'There is no sign-in link by mail: this place has no mail server yet. If you forgot your password, ask whoever looks after it.',
  newHere: 'New here?',
  joinPlace: (name: string) => `Join ${name}`,
  youWorkHere: 'You work here?',
  signInAtDesk: 'Sign in at your desk',
  asYourself: 'and you take part as yourself.',
  youAreSignedIn: 'You are signed in',
  youAreIn: (name: string) => `You are signed in, ${name}`,
  yourAccount: 'Your account',
  dontBelong: 'That address and password don’t belong together. Look at both and try again.',
  noAddress: 'This does not look like an address.',
  lookIntoYourMail: 'Look into your mail',
  linkIsOnItsWay: 'A link is on its way to',
  worksOnce: 'It works once, for fifteen minutes. Nothing there? Look among what your mail program set aside.',
  welcomeTo: (name: string) => `Welcome to ${name}`,
  linkWasUsed: 'This link was used, or is older than fifteen minutes. Ask for a new one below.',
  whatToCallYou: 'What shall people call you?',
  withAnAccount: 'Reading needs no account. With one you ask, answer and follow. Your address is shown to nobody.',
  chooseAPassword: 'Choose a password',
  tenCharacters: 'Ten characters or more: three plain words do well.',
  tenAtLeast: 'Ten characters or more, 200 at most.',
  byJoining: 'By joining you agree to the rules:',
  ratherWithout: 'Rather without a password?',
  joinByALink: 'Join by a link',
  youHaveAnAccount: 'You have an account?',
  addressIsThere: 'There is an account with this address. Sign in with it.',
  besideWhatYouWrite: (name: string) => `It stands beside what you write in ${name}. You can change it later.`,
  yourName: 'Your name',
  goOn: 'Go on',

  // By an account elsewhere.
  byAnAccountElsewhere: 'By an account you have elsewhere',
  signInWith: (label: string) => `Sign in with ${label}`,
  add: (label: string) => `Add ${label}`,
  yourHandleThere: 'Your handle there',
  suchAsHandle: 'Such as rosa.bsky.social, or a domain of your own.',
  yourServer: 'Your server in the fediverse',
  suchAsServer: 'Such as mastodon.social, or your whole address there.',
  onTo: (label: string) => `On to ${label}`,
  sayThere: 'You say there that you want to come in here, and are sent back.',
}

const inEnglish: Record<number, string> = { 2: 'Two', 3: 'Three', 4: 'Four', 5: 'Five', 6: 'Six', 7: 'Seven' }

export type Words = typeof en
