/** What a member reads about their own account, in English: the measure of every other language. */
export const en = {
  // Whatever stands at several places.
  ifYouLike: 'if you like',
  itIsKept: 'It is kept.',
  keepIt: 'Keep it',
  remove: 'Remove',
  cantBeUsed: 'Some of this can’t be used as it is.',
  worksAt: (company: string) => `Works at ${company}`,

  // The account.
  passwordChanged: 'Your new password is good from now on.',
  addressConfirmed: 'Thank you: this is your address.',
  mailOnItsWay: 'A mail is on its way to you.',
  passkeyGone: 'The passkey is gone.',
  wayAdded: 'From now on you can sign in with it, too.',
  wayRemoved: 'It opens your account no longer.',
  passkeyAdded: 'From now on you can sign in with this passkey.',
  signInToSee: 'Sign in to see your account.',
  seenAs: (name: string) => `People see you here as ${name}, and that you work here.`,
  whatPeopleCallYou: 'What people call you',
  yourHandle: 'Your handle',
  handleHint: 'Small letters, digits, - and _. It is in the address of your page.',
  aboutYou: 'About you',
  aboutYouHint: 'What you know and use: it helps people to trust your answers.',
  language: 'The language of our mails to you',
  languageHint: 'The pages speak the language of the place; what we mail you comes in yours.',
  suspendedUntil: (day: string) => `You can read, and write again from ${day} on.`,

  // Signing in.
  signingIn: 'Signing in',
  youSignInAtDesk: 'You sign in at your desk. Password and passkeys are in its settings.',
  yourAddress: 'Your address',
  noAddressNeeded: 'You have told us none, and need none.',
  addressIsYours: 'You have shown that it is yours.',
  addressNotShown: 'Nobody has shown yet that it is yours.',
  mailMeToConfirm: 'Mail me a link to confirm it',
  noMailServerYet: 'It can’t be confirmed yet: this place has no mail server.',
  anotherPassword: 'Another password',
  aPassword: 'A password',
  passwordUntilNow: 'Your password until now',
  passwordUntilNowHint: 'You can leave it out if you signed in by a link in the last fifteen minutes.',
  theNewOne: 'The new one',
  theNewOneHint: 'Ten characters or more. All other devices are signed out.',
  chooseIt: 'Choose it',
  notYourPassword: 'This is not your password.',
  sayPasswordFirst: 'Say your password until now, or sign in by a link first.',
  passkeys: 'Passkeys',
  aboutPasskeys: 'Sign in with your fingerprint, face or the code of your device. Nothing to remember.',
  passkey: (number: number) => `Passkey ${number}`,
  addAPasskey: 'Add a passkey of this device',
  needsScripts: 'Adding one needs scripts in your browser.',
  noPasskeyAdded: 'No passkey was added. Nothing has changed.',
  noPasskeyUsed: 'No passkey was used. Your password works as well.',
  passkeyWasGone: 'This passkey is gone already.',
  accountsElsewhere: 'Accounts elsewhere',
  aboutElsewhere:
    'With these you sign in without a password of ours. We may do nothing there, and keep only who you are.',
  wayWasClosed: 'A way that was closed',
  removeWay: (name: string) => `Remove ${name}`,

  // Confirming an address.
  isThisYours: 'Is this your address?',
  yesMine: 'Yes, it is mine',
  thankYou: 'Thank you',
  signInToGoOn: 'This is your address. Sign in to go on.',
  linkTooOld: 'This link is too old, or was changed',
  askForANewOne: 'Sign in and ask for a new one on the page of your account.',

  // Mails, data, leaving.
  mails: 'Mails',
  nothingUnlessAsked: 'Nothing comes unless you ask for it.',
  chooseWhatWeWrite: 'Choose what we write to you',
  whatWeKnow: 'What we know of you',
  everythingInOneFile: 'Everything in one file, for you to read or take elsewhere.',
  takeYourData: 'Take your data',
  leaving: 'Leaving',
  aboutLeaving:
    'Your account, your name and your address are deleted at once and can’t be brought back. What you wrote stays, without your name, so that answers keep their sense.',
  deleteForGood: 'Delete my account for good',
  leave: 'Leave',
  tickIfYouMeanIt: 'Tick the box if you mean it.',

  // Letters.
  whatWeWrite: 'What we write to you',
  aboutLetters: 'Nothing, unless you ask for it here. Each mail has a link that ends its kind with one press.',
  comesToYourDesk: 'You work here: what concerns you comes to your desk, not by these mails.',
  onlyToYourAddress: 'We write only to an address that you have shown to be yours.',
  writesNoMails: 'This place has no mail server yet, so it writes no mails.',
  newInFollowed: 'What is new in what you follow',
  never: 'Never',
  daily: 'Once a day, in the morning, if there is something',
  weekly: 'Once a week, on Monday morning, if there is something',
  atOnce: 'At once',
  whenReplied: 'When somebody replies to me',
  whenNamed: 'When somebody names me',
  noMoreOfThese: 'No more of these mails',
  noMoreOfTheseAsk: 'No more of these mails?',
  writesBecause: (site: string) => `${site} writes them because you asked for them.`,
  endThem: 'End them',
  itIsEnded: 'It is ended',
  digestEnded: 'You get no more digests of what you follow.',
  repliesEnded: 'You get no more mails when somebody replies to you.',
  mentionsEnded: 'You get no more mails when somebody names you.',
  askAgainThere: 'You can ask for them again on your account.',

  // What others see of a member.
  takesPart: (name: string, site: string) => `${name} takes part in ${site}.`,
  hereSince: 'here since',
  saidNothingYet: 'You have said nothing of yourself yet. People like to know who answers.',
  sayASentence: 'Say a sentence',
  uses: (product: string) => `Uses ${product}`,
  isACustomer: 'Is a customer',
  newly: (what: string) => `${what}, newly`,
  forMonths: (what: string, count: number) => `${what} for ${inWords(count)} ${count === 1 ? 'month' : 'months'}`,
  forYears: (what: string, count: number) => `${what} for ${inWords(count)} ${count === 1 ? 'year' : 'years'}`,
  showThatYouAreOne: 'Show that you are a customer',
  thenYourAnswersSay: 'Your answers say then what you use, and for how long.',
  howTheyHelped: 'How they helped',
  longAgoCountsLess: 'What is long ago counts less. Writing counts nothing by itself, and nobody is paid for it.',
  settled: (count: number) => `${count === 1 ? 'One answer' : `${count} answers`} settled somebody’s question.`,
  companyThanked: (count: number) => `The company thanked them ${count === 1 ? 'once' : `${count} times`}, by name.`,
  membersThanked: (count: number) => `Members thanked them ${count === 1 ? 'once' : `${count} times`}.`,
  pointedOut: (count: number) =>
    `They pointed out ${count === 1 ? 'one thing' : `${count} things`} that had to be put right.`,
  helpedMuch:
    'You helped much: your words are not held back for links, you may put topics under the tags that fit, and what you report weighs twice.',
  mayTag:
    'You helped: your words are not held back for links any more, and you may put topics under the tags that fit.',
  isTrusted: 'You helped: your words are not held back for links any more.',
  aLittleMore: 'A little more help to others, and your words are not held back for links any more.',

  // Showing that one is a customer.
  standsBesideYou:
    'This stands beside your name wherever you answer. People who ask before they choose are sent to you first; you may always pass.',
  dontShowIt: 'Don’t show it any more',
  nobodySeesYourOrder: 'Nobody sees your order or your address.',
  aCodeOfOurs: 'A code that somebody of us gave you',
  useTheCode: 'Use the code',
  orderNumber: 'Your order number',
  orderNumberHint:
    'It stands on the delivery note. We ask our own system whether it is there, and keep no order number.',
  lookItUp: 'Look it up',
  byYourAddress: 'By your mail address',
  addressIsEnough: 'Where your school or company is a customer, your confirmed address is enough.',
  useMyAddress: 'Use my address',
}

const upToTwelve = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')
const inWords = (count: number) => upToTwelve[count] ?? count

export type OwnWords = typeof en
