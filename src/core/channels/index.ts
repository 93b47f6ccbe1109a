export {
  accountById as theLiveAccount,
  liveAccounts as accounts,
  setDisconnected as retireSampleAccount,
  setOfficial,
  upsertAccount as upsertSampleAccount,
} from './account-store.ts'
export { finishSignIn } from './begin-sign-in.ts'
export { changeSource } from './change-source.ts'
export { connectAccount, noticeSignedOut } from './connect-account.ts'
export { type Account, type Health, type HealthState, healthOf, learnGap, retryAt, type Source } from './model.ts'
export { type NewSource, openManySources, openOwnPlace, openSource, resumeSource, theSource } from './open-source.ts'
export { accountsToActFrom, connectorWithPage, openAccount, openedSource, type Speaker } from './opened.ts'
export {
  type Batch,
  type Capabilities,
  type Connector,
  type ConnectorTools,
  type Field,
  type Group,
  type Identity,
  type Limits,
  NetworkError,
  type News,
  type OpenAccount,
  type OpenedPicture,
  type OpenSource,
  type OutgoingGesture,
  type OutgoingMessage,
  type OutgoingPicture,
  type OutgoingTopic,
  type PageCard,
  type Post,
  type PostAuthor,
  type PostMedia,
  type Prepared,
  type PushRequest,
  type Sent,
  type SignIn,
  type ThreadFetch,
  type Visibility,
} from './port.ts'
export { connectorNamed, connectors, lendPictures, plugIn, teller, toolsFor } from './registry.ts'
export {
  closedSourceById as closedSource,
  deleteSampleChannels,
  dropSecret as dropSourceSecret,
  insertSource as insertSampleSource,
  insertUnreadable,
  openSources as sources,
  rememberReceipt,
  saveFailure,
  saveProgress,
  saveStored,
  saveStoreLag,
  setPaused as pauseSampleSource,
  sourceNames,
  sourcesThrough,
} from './store.ts'
