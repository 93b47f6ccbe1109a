// Written by `npm run generate` from the migrated database: don’t edit, change migrations/ instead.
import type { ColumnType } from 'kysely'

/** A column the database fills in when it is left out. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** A column only the database writes. */
export type Computed<T> = T extends ColumnType<infer S, infer _I, infer _U> ? ColumnType<S, never, never> : ColumnType<T, never, never>

/** Read parsed, written as JSON text: the driver would turn a bare array into one of PostgreSQL's. */
export type Json = ColumnType<unknown, string, string>

export type Timestamp = ColumnType<Date, Date | string, Date | string>

export interface Account {
  id: string
  connector: string
  network: string
  external_id: string
  handle: string
  name: string | null
  avatar_url: string | null
  url: string | null
  settings: Json
  secret_id: string | null
  connected_by: string | null
  connected_at: Timestamp
  signed_out_at: Timestamp | null
  failure: string | null
  disconnected_at: Timestamp | null
  is_sample: Generated<boolean>
  owner_id: string | null
  is_official: Generated<boolean>
}

export interface AdvocacyCase {
  conversation_id: string
  account_id: string
  network: string
  kind: string
  feeling: number
  asked_at: Timestamp
  due_at: Timestamp
  was_answered: boolean | null
  spoke_well: boolean | null
  recommended: boolean | null
  came_back: boolean | null
}

export interface AdvocacyCaseTally {
  month: Timestamp
  network: string
  kind: string
  feeling: number
  was_answered: boolean
  people: number
  spoke_well: number
  recommended: number
  came_back: number
}

export interface AdvocacyPost {
  message_id: string
  conversation_id: string
  account_id: string
  network: string
  at: Timestamp
  speaks_well: boolean
  recommends: boolean
  prefers: string | null
  is_unasked: boolean
  is_first: Generated<boolean>
  because: Json
}

export interface AdvocacyPreference {
  person_id: string
  month: Timestamp
  prefers: string
  is_last: boolean
}

export interface AdvocacyPreferenceChanged {
  whose: string
}

export interface AdvocacyPreferenceTally {
  month: Timestamp
  us: number
  them: number
  last_us: number
  last_them: number
}

export interface AdvocacyTally {
  month: Timestamp
  network: string
  conversations: number
}

export interface AdvocacyWaiting {
  message_id: string
}

export interface Amendment {
  id: string
  answer_id: string
  kind: string
  employee_id: string
  reason: Generated<string>
  text: string | null
  signed_text: string | null
  findings: Generated<Json>
  step: string
  failure: string | null
  made_at: Timestamp
  settled_at: Timestamp | null
}

export interface Answer {
  id: string
  conversation_id: string
  reply_to: string
  author_id: string
  account_id: string | null
  text: string
  signed_text: string
  language: string | null
  findings: Json
  guideline_version: number | null
  step: string
  given_at: Timestamp
  released_at: Timestamp | null
  sent_at: Timestamp | null
  message_id: string | null
  manner: Generated<string>
  move: Generated<string>
  pictures: Generated<Json>
}

export interface ApiToken {
  id: string
  name: string
  token_hash: Buffer
  created_by: string
  created_at: Timestamp
  last_used_at: Timestamp | null
  withdrawn_at: Timestamp | null
}

export interface Appeal {
  id: string
  employee_id: string
  topic_id: string | null
  words: string
  at: Timestamp
  decided_by: string | null
  decided_at: Timestamp | null
  is_granted: boolean | null
  reason: Generated<string>
  seen_at: Timestamp | null
}

export interface Article {
  id: string
  kind: string
  author_id: string
  title: Generated<string>
  summary: Generated<string>
  text: Generated<string>
  transcript: Generated<string>
  language: string
  tags: Generated<string[]>
  series_id: string | null
  step: string
  version: Generated<number>
  reviewed_version: number | null
  embargo_until: Timestamp | null
  goes_out_at: Timestamp | null
  released_by: string | null
  released_at: Timestamp | null
  waits_because: string | null
  findings: Generated<Json>
  guideline_version: number | null
  made_at: Timestamp
  changed_at: Timestamp
  is_sample: Generated<boolean>
}

export interface ArticleEdition {
  article_id: string
  slug: string
  kind: string
  author_id: string
  disclosure: string
  title: string
  summary: string
  text: string
  html: string
  transcript_html: Generated<string>
  media: Generated<Json>
  language: string
  tags: Generated<string[]>
  series_id: string | null
  version: number
  published_at: Timestamp
  changed_at: Timestamp
  correction: string | null
  corrected_at: Timestamp | null
  corrected_by: string | null
  withdrawn_at: Timestamp | null
  withdrawn_by: string | null
  withdrawn_why: string | null
  is_sample: Generated<boolean>
}

export interface ArticleMedia {
  id: string
  article_id: string
  kind: string
  media_type: string
  alt: Generated<string>
  bytes: number
  width: number | null
  height: number | null
  captions: string | null
  captions_language: string | null
  position: number
  added_by: string
  added_at: Timestamp
}

export interface ArticleMediaPiece {
  media_id: string
  number: number
  bytes: Buffer
}

export interface ArticleRevision {
  id: string
  article_id: string
  number: number
  what: string
  title: string
  summary: string
  text: string
  transcript: string
  by_employee: string
  at: Timestamp
}

export interface ArticleSeries {
  id: string
  slug: string
  title: string
  about: Generated<string>
  made_by: string | null
  made_at: Timestamp
}

export interface ArticleTopic {
  article_id: string
  topic_id: string
  opened_at: Timestamp
}

export interface AskedToAnswer {
  id: string
  topic_id: string
  member_id: string
  because: string
  asked_by_member: string | null
  asked_at: Timestamp
  passed_at: Timestamp | null
  answered_at: Timestamp | null
}

export interface Attendance {
  topic_id: string
  member_id: string
  says: string
  at: Timestamp
}

export interface Attestation {
  employee_id: string
  version: number
  at: Timestamp
}

export interface AttributionFigure {
  by: string
  window_days: number
  figure: Json
  counted_at: Timestamp
}

export interface AuthAccount {
  id: string
  userId: string
  accountId: string
  providerId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: Timestamp | null
  refreshTokenExpiresAt: Timestamp | null
  scope: string | null
  password: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface AuthPasskey {
  id: string
  name: string | null
  publicKey: string
  userId: string
  credentialID: string
  counter: number
  deviceType: string
  backedUp: boolean
  transports: string | null
  createdAt: Generated<Timestamp | null>
  aaguid: string | null
}

export interface AuthRateLimit {
  id: string
  key: string
  count: number
  lastRequest: number
}

export interface AuthSession {
  id: string
  userId: string
  token: string
  expiresAt: Timestamp
  ipAddress: string | null
  userAgent: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface AuthUser {
  id: string
  name: string
  email: string
  emailVerified: Generated<boolean>
  image: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface AuthVerification {
  id: string
  identifier: string
  value: string
  expiresAt: Timestamp
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface AuthorPage {
  employee_id: string
  slug: string
  about: Generated<string>
  made_at: Timestamp
}

export interface AutonomyRule {
  is_only: Generated<boolean>
  as_written: Generated<number>
  came_back: Generated<number>
  drills: Generated<number>
  courses: Generated<boolean>
  guidelines: Generated<boolean>
  days: Generated<number>
  back_ends: Generated<number>
  changed_by: string | null
  changed_at: Timestamp | null
}

export interface Bringing {
  id: string
  site_id: string
  kind: string
  origin: string
  settings: Generated<Json>
  secret_id: string | null
  keeps_addresses: boolean
  started_by: string | null
  started_at: Timestamp
  step: string
  stopped_while: string | null
  cursor: Json | null
  counted: Generated<Json>
  trouble: string | null
  tries: Generated<number>
  waits_until: Timestamp | null
  ended_at: Timestamp | null
}

export interface BringingLeftOut {
  bringing_id: string
  what: string
  their_id: string
  why: string
  old_path: string | null
}

export interface BringingRead {
  bringing_id: string
  kind: string
  their_id: string
  of_topic: string | null
  number: number | null
  record: Json
}

export interface Brought {
  site_id: string
  origin: string
  kind: string
  their_id: string
  our_id: string
  old_path: string | null
  keeps_address: boolean
  at: Timestamp
}

export interface BuyingSignal {
  message_id: string
  account_id: string
  signs: Json
  at: Timestamp
}

export interface BuyingUnasked {
  person_id: string
  at: Timestamp
}

export interface Byline {
  key: string
  name: string
  employee_id: string | null
  seen_at: Timestamp
  settled_by: string | null
  settled_at: Timestamp | null
}

export interface Calendar {
  id: string
  name: string
  timezone: string
  hours: Json
  holidays: Generated<Json>
  made_at: Timestamp
  retired_at: Timestamp | null
}

export interface Claim {
  id: string
  conversation_id: string
  employee_id: string
  claimed_at: Timestamp
  expires_at: Timestamp
  ended_at: Timestamp | null
  end_reason: string | null
}

export interface ClassSeat {
  class_id: string
  employee_id: string
  taken_at: Timestamp
}

export interface Closing {
  id: string
  conversation_id: string
  employee_id: string
  result: string
  note: Generated<string>
  at: Timestamp
  undone_at: Timestamp | null
  why: string | null
}

export interface ColleagueQuestion {
  id: string
  conversation_id: string
  asked_by: string
  asked_of: string
  words: string
  asked_at: Timestamp
  answer: string | null
  source: string | null
  answered_by: string | null
  answered_at: Timestamp | null
  withdrawn_at: Timestamp | null
  fact_card_id: string | null
}

export interface ColleagueWord {
  id: string
  kind: string
  from_id: string
  to_id: string
  conversation_id: string | null
  words: string
  at: Timestamp
  seen_at: Timestamp | null
  said: string | null
}

export interface CommunityDraft {
  id: string
  member_id: string
  site_id: string
  topic_id: string | null
  title: Generated<string>
  text: Generated<string>
  fields: Generated<Json>
  saved_at: Timestamp
}

export interface CommunityEvent {
  topic_id: string
  starts_at: Timestamp
  ends_at: Timestamp
  timezone: string
  place: Generated<string>
  address: Generated<string>
  url: string | null
  room_for: number | null
}

export interface CommunityFollow {
  id: string
  member_id: string
  site_id: string | null
  space_id: string | null
  tag_id: string | null
  topic_id: string | null
  at: Timestamp
}

export interface CommunityMention {
  post_id: string
  member_id: string
  at: Timestamp
}

export interface CommunityPoll {
  topic_id: string
  closes_at: Timestamp | null
  takes_many: Generated<boolean>
}

export interface CommunityPollChoice {
  id: string
  topic_id: string
  position: number
  words: string
}

export interface CommunityPost {
  id: string
  topic_id: string
  site_id: string
  number: number
  reply_to: number | null
  member_id: string | null
  employee_id: string | null
  disclosure: string | null
  text: string
  html: string
  language: string
  written_at: Timestamp
  edited_at: Timestamp | null
  revision: Generated<number>
  removed_at: Timestamp | null
  removed_why: string | null
  removed_by_member: string | null
  removed_by_employee: string | null
  delivery_id: string | null
  search: string
  pictures: Generated<Json>
}

export interface CommunityRevision {
  id: string
  post_id: string
  number: number
  title: string | null
  text: string
  html: string
  at: Timestamp
  by_member: string | null
  by_employee: string | null
  why: string | null
}

export interface CommunitySpace {
  id: string
  site_id: string
  slug: string
  name: string
  about: Generated<string>
  kinds: Generated<string[]>
  position: Generated<number>
  made_by: string | null
  made_at: Timestamp
  closed_at: Timestamp | null
}

export interface CommunityTag {
  id: string
  site_id: string
  name: string
  made_at: Timestamp
}

export interface CommunityTopic {
  id: string
  site_id: string
  space_id: string
  kind: string
  title: string
  language: string
  member_id: string | null
  employee_id: string | null
  opened_at: Timestamp
  last_post_at: Timestamp
  last_number: Generated<number>
  reply_count: Generated<number>
  accepted_post_id: string | null
  accepted_at: Timestamp | null
  accepted_by_member: string | null
  accepted_by_employee: string | null
  closed_at: Timestamp | null
  closed_why: string | null
  removed_at: Timestamp | null
  is_sample: Generated<boolean>
  began_in: string | null
}

export interface CommunityTopicTag {
  topic_id: string
  tag_id: string
}

export interface Company {
  id: Generated<number>
  name: string
  about: Generated<string>
  language: Generated<string>
  timezone: Generated<string>
  disclosures: Json
  answer_within_minutes: Generated<number>
  set_up_at: Timestamp
  calendar_id: string | null
}

export interface Conversation {
  id: string
  network: string
  root_external_id: string
  title: string | null
  source_id: string | null
  opened_by: string
  standing: Generated<string>
  assignee_id: string | null
  language: string | null
  kind: Generated<string>
  heard_at: Timestamp
  last_message_at: Timestamp
  message_count: number
  answer_by: Timestamp | null
  incomplete: string | null
  is_sample: Generated<boolean>
  folded_into: string | null
  team_id: string | null
  awaited_since: Timestamp | null
  notice_at: Timestamp | null
}

export interface ConversationTally {
  day: Timestamp
  network: string
  conversations: number
  due: number
  wanted: number
  answered: number
  waiting: number
  promised_until: Timestamp | null
}

export interface Correction {
  id: string
  message_id: string
  employee_id: string
  label: string
  was: Json
  becomes: Json
  at: Timestamp
  undone_at: Timestamp | null
  undone_by: string | null
}

export interface Course {
  id: string
  shipped: string | null
  roles: Generated<string[]>
  is_asked: Generated<boolean>
  made_by: string | null
  made_at: Timestamp
  changed_at: Timestamp
  retired_at: Timestamp | null
}

export interface CourseText {
  course_id: string
  language: string
  title: string
  about: Generated<string>
}

export interface DayChanged {
  tally: string
  day: Timestamp
}

export interface Decision {
  id: string
  theme_id: string | null
  area: string
  title: string
  owner_id: string
  considered_by: string
  considered_at: Timestamp
  verdict: string | null
  reason: Generated<string>
  decided_by: string | null
  decided_at: Timestamp | null
  done_by: string | null
  done_at: Timestamp | null
  done_note: Generated<string>
  withdrawn_by: string | null
  withdrawn_at: Timestamp | null
}

export interface DecisionCitation {
  decision_id: string
  message_id: string
  conversation_id: string
  account_id: string
  cited_by: string
  cited_at: Timestamp
}

export interface DecisionIssue {
  id: string
  decision_id: string
  url: string
  label: string
  issue_id: string | null
  linked_by: string
  linked_at: Timestamp
}

export interface Delivery {
  id: string
  kind: string
  subject_id: string
  account_id: string
  author_id: string
  message: Json
  state: string
  attempts: Generated<number>
  next_try_at: Timestamp | null
  sending_since: Timestamp | null
  external_id: string | null
  url: string | null
  failure: string | null
  created_at: Timestamp
  settled_at: Timestamp | null
  not_before: Timestamp | null
}

export interface Division {
  id: string
  name: string
  made_at: Timestamp
  retired_at: Timestamp | null
  is_sample: Generated<boolean>
}

export interface DivisionMember {
  employee_id: string
  division_id: string
  since: Timestamp
}

export interface Document {
  id: string
  title: string
  url: string | null
  language: Generated<string>
  summary: Generated<string>
  added_at: Timestamp
  added_by: string | null
  is_sample: Generated<boolean>
}

export interface DocumentAuthor {
  document_id: string
  employee_id: string
}

export interface Draft {
  conversation_id: string
  employee_id: string
  text: string
  saved_at: Timestamp
  shown_at: Timestamp | null
  move: string | null
  page_id: string | null
}

export interface Drill {
  id: string
  conversation_id: string
  title: string
  language: string | null
  kind: string
  topic_ids: Generated<string[]>
  messages: Json
  answer: string
  reviews: Generated<Json>
  outcome: Generated<string>
  proposed_by: string
  proposed_at: Timestamp
  checked_by: string | null
  checked_at: Timestamp | null
  retired_at: Timestamp | null
}

export interface DrillTry {
  id: string
  drill_id: string
  employee_id: string
  text: string
  findings: Json
  said: string
  at: Timestamp
  looked_by: string | null
  looked_at: Timestamp | null
  is_good: boolean | null
  comment: Generated<string>
}

export interface Employee {
  id: string
  user_id: string | null
  name: string
  title: Generated<string>
  roles: Generated<string[]>
  affiliation: Generated<string>
  autonomy: Generated<string>
  languages: Generated<string[]>
  timezone: Generated<string>
  hours: Generated<Json>
  joined_at: Timestamp
  left_at: Timestamp | null
  is_sample: Generated<boolean>
  most_open: Generated<number>
  away_from: Timestamp | null
  away_until: Timestamp | null
}

export interface EmployeeLetterSent {
  month: Timestamp
  employee_id: string
  at: Timestamp
}

export interface EmployeeMailSent {
  event_id: string
  employee_id: string
  at: Timestamp
}

export interface EmployeeMails {
  employee_id: string
  promises: boolean
  questions: boolean
  incidents: boolean
  chosen_at: Timestamp
  letter_since: Timestamp | null
}

export interface Endorsement {
  id: string
  employee_id: string
  topic_id: string
  by_id: string
  note: Generated<string>
  at: Timestamp
  taken_back_at: Timestamp | null
}

export interface ErasedAccount {
  mark: Buffer
  erased_at: Timestamp
}

export interface ErasureKey {
  only_one: Generated<boolean>
  secret_id: string
}

export interface Event {
  id: string
  name: string
  at: Timestamp
  actor_kind: string
  actor_id: string | null
  subject_id: string | null
  payload: Json
}

export interface EventSeal {
  position: number
  event_id: string
  hash: Buffer
}

export interface EventUnsealed {
  event_id: string
}

export interface Evidence {
  id: string
  kind: string
  document_id: string | null
  conversation_id: string | null
  library_id: string | null
  title: string
  summary: Generated<string>
  text: string
  url: string | null
  bylines: Generated<string[]>
  employee_ids: Generated<string[]>
  at: Timestamp
  worth: Generated<number>
  gone_at: Timestamp | null
  revision: Generated<number>
}

export interface EvidenceGone {
  evidence_id: string
  revision: number
}

export interface Experiment {
  id: string
  question: string
  unit: string
  success: string
  within_days: number
  baseline: number
  difference: number
  per_way: number
  begun_by: string
  begun_at: Timestamp
  ended_by: string | null
  ended_at: Timestamp | null
}

export interface ExperimentTry {
  experiment_id: string
  subject_id: string
  suggested: number
  way: number
  tried_by: string
  tried_at: Timestamp
  due_at: Timestamp
  told: boolean | null
  told_by: string | null
  worked: boolean | null
}

export interface ExperimentWay {
  experiment_id: string
  number: number
  name: string
  words: string
}

export interface Expertise {
  employee_id: string
  topic_id: string
  note: Generated<string>
  declared_at: Timestamp
}

export interface FactCard {
  id: string
  words: string
  language: Generated<string>
  source: string
  source_url: string | null
  owner_id: string
  valid_until: Timestamp | null
  made_by: string
  made_at: Timestamp
  changed_at: Timestamp
  asked_at: Timestamp | null
  retired_at: Timestamp | null
}

export interface FederationActor {
  id: string
  kind: string
  handle: string
  space_id: string | null
  employee_id: string | null
  secret_id: string | null
  made_at: Timestamp
}

export interface FederationFollower {
  actor_id: string
  stranger_id: string
  since: Timestamp
}

export interface FederationGesture {
  stranger_id: string
  kind: string
  about: string
  about_id: string
  at: Timestamp
}

export interface FederationHeld {
  uri: string
  stranger_id: string
  text: string
  at: Timestamp
  writer: string | null
}

export interface FederationKept {
  key: string
  value: Json
  ends_at: Timestamp | null
}

export interface FederationPost {
  post_id: string
  uri: string
  stranger_id: string
  at: Timestamp
  writer: string | null
}

export interface FederationServer {
  host: string
  met_at: Timestamp
  heard_at: Timestamp | null
  heard: Generated<number>
  told_at: Timestamp | null
  told: Generated<number>
  failed_at: Timestamp | null
  failed: Generated<number>
  failure: string | null
  blocked_at: Timestamp | null
  blocked_by: string | null
  blocked_why: string | null
}

export interface FederationStatement {
  delivery_id: string
  employee_id: string
  text: string
  language: string
  said_at: Timestamp
  changed_at: Timestamp | null
  withdrawn_at: Timestamp | null
  topic_id: string | null
}

export interface FederationStranger {
  id: string
  uri: string
  host: string
  address: string
  name: string
  url: string | null
  inbox: string
  shared_inbox: string | null
  member_id: string | null
  met_at: Timestamp
  looked_at: Timestamp
  gone_at: Timestamp | null
  blocked_at: Timestamp | null
  blocked_by: string | null
  blocked_why: string | null
}

export interface FederationTelling {
  id: string
  actor_id: string
  uri: string
  activity: Json
  at: Timestamp
}

export interface FirstAnswer {
  conversation_id: string
  asked_at: Timestamp
  answered_at: Timestamp
  answered_by: string
  seconds: number
  working_seconds: number | null
  promised_by: Timestamp | null
  network: string | null
}

export interface Fold {
  id: string
  conversation_id: string
  into_id: string
  how: string
  why: string
  at: Timestamp
  undone_at: Timestamp | null
  undone_by: string | null
}

export interface Following {
  id: string
  actor_id: string
  whom: string
  stranger_id: string | null
  asked_by: string | null
  asked_at: Timestamp
  accepted_at: Timestamp | null
  why_not: string | null
}

export interface FreeTopic {
  id: string
  employee_id: string
  topic_id: string
  given_by: string
  given_at: Timestamp
  because: Json
  seen_at: Timestamp | null
  ended_at: Timestamp | null
  ended_by: string | null
  ended_why: Generated<string>
}

export interface FrozenWords {
  id: string
  words: string
  why: string
  frozen_by: string
  frozen_at: Timestamp
  lifted_by: string | null
  lifted_at: Timestamp | null
}

export interface Gesture {
  id: string
  message_id: string
  conversation_id: string
  kind: string
  employee_id: string
  account_id: string
  step: string
  external_id: string | null
  url: string | null
  failure: string | null
  made_at: Timestamp
  settled_at: Timestamp | null
}

export interface Goal {
  id: string
  words: string
  figure: string
  wanted: number | null
  due_on: Timestamp | null
  made_by: string | null
  made_at: Timestamp
  ended_by: string | null
  ended_at: Timestamp | null
  ended_words: Generated<string>
}

export interface GoalTeam {
  goal_id: string
  team_id: string
}

export interface Guideline {
  version: number
  body: string
  note: Generated<string>
  published_by: string | null
  published_at: Timestamp
  is_sample: Generated<boolean>
  division_id: string | null
}

export interface HubSubscription {
  id: string
  topic: string
  scope: string
  callback: string
  host: string
  secret_id: string | null
  until: Timestamp | null
  told: string | null
  asked_at: Timestamp
  asked_mode: string | null
  asked_secret_id: string | null
  asked_lease_seconds: number
}

export interface IdeaTally {
  topic_id: string
  site_id: string
  votes: number
}

export interface IdeaVote {
  topic_id: string
  member_id: string
  at: Timestamp
}

export interface Incident {
  id: string
  answer_id: string | null
  reason: string
  is_drill: Generated<boolean>
  raised_by: string
  raised_at: Timestamp
  frozen_id: string | null
  lesson: string | null
  rule_id: string | null
  closed_by: string | null
  closed_at: Timestamp | null
  statement_id: string | null
  article_id: string | null
  offer_id: string | null
  share_id: string | null
}

export interface IncidentAnswer {
  incident_id: string
  answer_id: string
  share: number
}

export interface IncidentArticle {
  incident_id: string
  article_id: string
  share: number
}

export interface IncidentDeed {
  id: string
  incident_id: string
  what: string
  answer_id: string | null
  employee_id: string
  outcome: Generated<string>
  at: Timestamp
  place_id: string | null
  event_id: string | null
  article_id: string | null
  offer_id: string | null
  post_id: string | null
}

export interface IncidentOffer {
  incident_id: string
  offer_id: string
  share: number
}

export interface IncidentPlace {
  incident_id: string
  place_id: string
  share: number
}

export interface IncidentShare {
  incident_id: string
  post_id: string
  share: number
}

export interface Invitation {
  id: string
  token_hash: Buffer
  name: string
  title: Generated<string>
  roles: string[]
  affiliation: Generated<string>
  autonomy: string
  invited_by: string | null
  renews: string | null
  created_at: Timestamp
  expires_at: Timestamp
  accepted_at: Timestamp | null
  accepted_by: string | null
  withdrawn_at: Timestamp | null
}

export interface InvitationMade {
  id: string
  person_id: string
  account_id: string
  document_id: string
  answer_id: string
  made_by: string
  made_at: Timestamp
}

export interface Lease {
  name: string
  holder: string
  taken_at: Timestamp
  expires_at: Timestamp
}

export interface LeaseTaker {
  work: string
  holder: string
  seen_at: Timestamp
}

export interface Lesson {
  id: string
  course_id: string
  position: number
  kind: string
  retired_at: Timestamp | null
  drill_id: string | null
  credit_to: string | null
}

export interface LessonDone {
  lesson_id: string
  employee_id: string
  language: string
  at: Timestamp
}

export interface LessonMedia {
  id: string
  media_type: string
  bytes: number
  added_by: string
  added_at: Timestamp
}

export interface LessonMediaPiece {
  media_id: string
  number: number
  bytes: Buffer
}

export interface LessonText {
  lesson_id: string
  language: string
  title: string
  body: string
  media_id: string | null
  alt: Generated<string>
  captions: Generated<string>
  quiz: Generated<Json>
}

export interface Library {
  id: string
  kind: string
  url: string
  base_url: Generated<string>
  label: string
  opened_by: string | null
  opened_at: Timestamp
  closed_at: Timestamp | null
  next_read_at: Timestamp
  read_at: Timestamp | null
  failing_since: Timestamp | null
  failure: string | null
  documents: Generated<number>
}

export interface LinkClick {
  id: Computed<number>
  link_id: string
  at: Timestamp
  from_host: string | null
  is_program: boolean
  how_many: number
}

export interface LinkShare {
  link_id: string
  message_id: string
  how: string
  at: Timestamp
}

export interface ListeningQuery {
  id: string
  name: string
  text: string
  made_by: string | null
  made_at: Timestamp
  changed_at: Timestamp
  retired_at: Timestamp | null
  is_sample: Generated<boolean>
  name_key: Computed<string>
  revision: Generated<number>
}

export interface ListeningQueryGone {
  query_id: string
  revision: number
}

export interface LiveClass {
  id: string
  title: string
  about: Generated<string>
  language: string
  course_id: string | null
  teacher_id: string
  starts_at: Timestamp
  ends_at: Timestamp
  place: string
  seats: number | null
  sequence: Generated<number>
  made_by: string
  changed_at: Timestamp
  cancelled_at: Timestamp | null
  cancelled_why: Generated<string>
}

export interface LookAlike {
  id: string
  name: string
  text: string
  reason: Generated<string>
  made_by: string | null
  made_at: Timestamp
  changed_at: Timestamp
  retired_at: Timestamp | null
  revision: Generated<number>
}

export interface Member {
  id: string
  user_id: string | null
  employee_id: string | null
  person_id: string | null
  handle: string
  name: string
  about: Generated<string>
  language: Generated<string>
  made_at: Timestamp
  suspended_until: Timestamp | null
  suspended_why: string | null
  suspended_by: string | null
  left_at: Timestamp | null
  is_sample: Generated<boolean>
  elsewhere: string | null
  brought_at: Timestamp | null
  mail_mark: Buffer | null
}

export interface MemberArrival {
  state_hash: Buffer
  browser_hash: Buffer
  way_id: string
  secret_id: string
  user_id: string | null
  next: string
  expires_at: Timestamp
}

export interface MemberAuthAccount {
  id: string
  userId: string
  accountId: string
  providerId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: Timestamp | null
  refreshTokenExpiresAt: Timestamp | null
  scope: string | null
  password: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
  shownAs: string | null
}

export interface MemberAuthPasskey {
  id: string
  name: string | null
  publicKey: string
  userId: string
  credentialID: string
  counter: number
  deviceType: string
  backedUp: boolean
  transports: string | null
  createdAt: Generated<Timestamp | null>
  aaguid: string | null
}

export interface MemberAuthRateLimit {
  id: string
  key: string
  count: number
  lastRequest: number
}

export interface MemberAuthSession {
  id: string
  userId: string
  token: string
  expiresAt: Timestamp
  ipAddress: string | null
  userAgent: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface MemberAuthUser {
  id: string
  name: string
  email: string
  emailVerified: Generated<boolean>
  image: string | null
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface MemberAuthVerification {
  id: string
  identifier: string
  value: string
  expiresAt: Timestamp
  createdAt: Generated<Timestamp>
  updatedAt: Generated<Timestamp>
}

export interface MemberLetter {
  member_id: string
  post_id: string
  at: Timestamp
}

export interface MemberLetters {
  member_id: string
  digest: Generated<string>
  replies: Generated<boolean>
  mentions: Generated<boolean>
  told_until: Timestamp
  next_at: Timestamp | null
}

export interface MemberMarkKey {
  is_only: Generated<boolean>
  secret_id: string
}

export interface MemberWayIn {
  id: string
  kind: string
  label: string
  issuer: string | null
  client_id: string | null
  secret_id: string | null
  vouches: Generated<boolean>
  settings: Generated<Json>
  opened_by: string | null
  opened_at: Timestamp
  closed_at: Timestamp | null
}

export interface MentionCount {
  thing: string
  thing_id: string
  hour: Timestamp
  count: number
}

export interface MentorPair {
  id: string
  sharpshooter_id: string
  learner_id: string
  asked_by: string
  asked_at: Timestamp
  words: string
  mentor_said_at: Timestamp | null
  learner_said_at: Timestamp | null
  ended_at: Timestamp | null
}

export interface Message {
  id: string
  conversation_id: string
  network: string
  external_id: string
  parent_external_id: string | null
  source_id: string | null
  account_id: string | null
  author_id: string | null
  title: string | null
  text: string
  language: string | null
  url: string | null
  links: Generated<string[]>
  tags: Generated<string[]>
  media: Generated<Json>
  posted_at: Timestamp
  heard_at: Timestamp
  edited_at: Timestamp | null
  removed_at: Timestamp | null
  fingerprint: number
  duplicate_of: string | null
  terms: string
  content_warning: string | null
  visibility: string | null
  undelivered_why: string | null
  declared_language: string | null
  is_automatic: Generated<boolean>
}

export interface MessageMark {
  mark: number
  message_id: string
  posted_at: Timestamp
}

export interface MessageTopic {
  message_id: string
  topic_id: string
  score: number
  because: Json
}

export interface ModerationAppeal {
  decision_id: string
  site_id: string
  words: string
  at: Timestamp
  decided_at: Timestamp | null
  is_granted: boolean | null
  answer: string | null
  by_member: string | null
  by_employee: string | null
}

export interface ModerationCase {
  id: string
  site_id: string
  kind: string
  member_id: string
  topic_id: string | null
  post_id: string | null
  held: Json | null
  held_because: string | null
  is_hard: Generated<boolean>
  weight: Generated<number>
  opened_at: Timestamp
  settled_at: Timestamp | null
  settled_as: string | null
  settled_by_member: string | null
  settled_by_employee: string | null
}

export interface ModerationDecision {
  id: string
  site_id: string
  case_id: string
  member_id: string
  kind: string
  why: string
  ends_at: Timestamp | null
  at: Timestamp
  by_member: string | null
  by_employee: string | null
  seen_at: Timestamp | null
  undone_at: Timestamp | null
}

export interface ModerationNote {
  id: string
  site_id: string
  member_id: string
  text: string
  at: Timestamp
  by_member: string | null
  by_employee: string | null
}

export interface ModerationReport {
  id: string
  case_id: string
  member_id: string | null
  employee_id: string | null
  reason: string
  words: Generated<string>
  weight: number
  at: Timestamp
}

export interface ModerationSetting {
  site_id: string
  first_posts: string
}

export interface MoveTally {
  day: Timestamp
  move: string
  sent: number
  wrote_again: number
}

export interface Offer {
  id: string
  site_id: string
  author_id: string
  words: Json
  posts: Generated<Json>
  step: string
  version: Generated<number>
  reviewed_version: number | null
  released_by: string | null
  released_at: Timestamp | null
  findings: Generated<Json>
  guideline_version: number | null
  made_at: Timestamp
  changed_at: Timestamp
}

export interface OfferDeed {
  id: string
  offer_id: string
  what: string
  stock_before: number | null
  stock_after: number | null
  by_employee: string | null
  by_source: string | null
  at: Timestamp
}

export interface OfferEdition {
  offer_id: string
  site_id: string
  slug: string
  author_id: string
  disclosure: string
  words: Json
  html: string
  code: Generated<string>
  starts_at: Timestamp | null
  ends_at: Timestamp | null
  place: Json
  moved_at: Timestamp | null
  stock: number | null
  counted_at: Timestamp | null
  sold_out_at: Timestamp | null
  published_at: Timestamp
  changed_at: Timestamp
  withdrawn_at: Timestamp | null
  withdrawn_by: string | null
  withdrawn_why: string | null
  ended_at: Timestamp | null
}

export interface OfferLocation {
  offer_id: string
  latitude: number
  longitude: number
  by_employee: string
  seen_at: Timestamp
  ends_at: Timestamp
}

export interface OfferPost {
  id: string
  offer_id: string
  account_id: string
  network: string
  step: string
  said: string
  says: Generated<string>
  becomes: string | null
  change_id: string | null
  external_id: string | null
  url: string | null
  failure: string | null
  sent_at: Timestamp | null
  made_at: Timestamp
}

export interface OfferTopic {
  offer_id: string
  topic_id: string
  opened_at: Timestamp
}

export interface Organisation {
  id: string
  name: string
  name_key: Computed<string | null>
  made_by: string | null
  made_at: Timestamp
}

export interface Outcome {
  id: string
  conversation_id: string | null
  kind: string
  statement: string
  evidence: Json
  employee_id: string | null
  seconds_to_answer: number | null
  at: Timestamp
  withdrawn_at: Timestamp | null
  is_sample: Generated<boolean>
  confidence: Generated<string>
  withdrawn_by: string | null
  withdrawn_why: Generated<string>
}

export interface OutcomeCredit {
  outcome_id: string
  employee_id: string
  part: string
  added_by: string | null
  at: Timestamp
}

export interface OutcomeDispute {
  id: string
  outcome_id: string
  raised_by: string
  reason: string
  at: Timestamp
  verdict: string | null
  words: Generated<string>
  settled_by: string | null
  settled_at: Timestamp | null
}

export interface OutcomeTally {
  day: Timestamp
  kind: string
  count: number
  confidence: Generated<string>
}

export interface OwnVoice {
  id: string
  employee_id: string
  url: string
  name: string
  is_shown: boolean
  added_at: Timestamp
}

export interface Person {
  id: string
  name: string | null
  first_heard_at: Timestamp
  is_sample: Generated<boolean>
}

export interface PersonAccount {
  id: string
  person_id: string
  network: string
  external_id: string
  handle: string
  name: string | null
  avatar_url: string | null
  url: string | null
  followers: number | null
  seen_at: Timestamp
  gone_at: Timestamp | null
  handle_key: Computed<string | null>
  name_key: Computed<string | null>
  url_key: Computed<string | null>
}

export interface PersonApart {
  one_id: string
  other_id: string
  said_by: string | null
  said_at: Timestamp
}

export interface PersonConsent {
  id: string
  person_id: string
  purpose: string
  is_given: boolean
  said: string
  noted_by: string | null
  noted_at: Timestamp
}

export interface PersonMerge {
  id: string
  from_id: string
  into_id: string
  how: string
  why: Generated<string>
  evidence: Generated<Json>
  merged_by: string | null
  merged_at: Timestamp
  undone_by: string | null
  undone_at: Timestamp | null
  undone_why: string | null
}

export interface PersonNote {
  id: string
  person_id: string
  words: string
  written_by: string | null
  written_at: Timestamp
}

export interface PersonOrganisation {
  person_id: string
  organisation_id: string
  role: Generated<string>
  said_by: string | null
  said_at: Timestamp
}

export interface PersonPower {
  person_id: string
  influence: number
  conversation: number
  parts: Json
  weighed_at: Timestamp
}

export interface PersonTag {
  person_id: string
  tag: string
  added_by: string | null
  added_at: Timestamp
}

export interface PollVote {
  topic_id: string
  member_id: string
  slot: number
  choice_id: string
  at: Timestamp
}

export interface PostPicture {
  id: string
  site_id: string | null
  member_id: string | null
  post_id: string | null
  case_id: string | null
  media_type: string
  width: number
  height: number
  bytes: Buffer
  added_at: Timestamp
  employee_id: string | null
  subject_id: string | null
}

export interface PowerWaiting {
  account_id: string
}

export interface Presence {
  conversation_id: string
  employee_id: string
  doing: string
  seen_at: Timestamp
}

export interface Priority {
  conversation_id: string
  since: Timestamp
  points: number
  parts: Json
  suggested: number
  rank_at: Timestamp
}

export interface PromptnessNotice {
  id: string
  conversation_id: string
  employee_id: string
  step: string
  answer_by: Timestamp
  at: Timestamp
  seen_at: Timestamp | null
}

export interface PromptnessTarget {
  id: string
  network: string | null
  kind: string | null
  team_id: string | null
  within_minutes: number
  calendar_id: string | null
  around_the_clock: Generated<boolean>
  made_by: string | null
  made_at: Timestamp
  retired_at: Timestamp | null
}

export interface PublicFigure {
  id: string
  amount: string
  about: Generated<string[]>
  source_url: string
  added_by: string | null
  added_at: Timestamp
  retired_at: Timestamp | null
  is_sample: Generated<boolean>
}

export interface QueryMatch {
  message_id: string
  query_id: string
  spans: Generated<number[]>
}

export interface Reading {
  message_id: string
  language: string
  language_certainty: number
  kind: string
  kinds: Json
  sentiment: number
  urgency: number
  why: Json
  read_at: Timestamp
  aspects: Generated<Json>
  entities: Generated<Json>
  toxicity: Generated<number>
  learned: Generated<Json>
}

export interface ReleasedChange {
  id: string
  post_id: string
  condition: string
  account_id: string
  author_id: string
  message: Json | null
  released_at: Timestamp
}

export interface ReplyTie {
  from_id: string
  to_id: string
  replies: number
  names: number
  thanked: number
  last_at: Timestamp
  counted_at: Timestamp
  on_topic: number | null
}

export interface RetentionRule {
  id: string
  network: string | null
  kind: string | null
  days: number
  made_by: string | null
  made_at: Timestamp
  retired_at: Timestamp | null
  swept_to: string | null
}

export interface Review {
  id: string
  subject_kind: string
  subject_id: string
  conversation_id: string | null
  author_id: string
  reasons: Json
  asked_at: Timestamp
  decided_at: Timestamp | null
  decided_by: string | null
  decision: string | null
  comment: Generated<string>
  changed_text: string | null
  steps: Generated<Json>
  step: Generated<number>
  words_key: Generated<string>
  superseded_by: string | null
}

export interface ReviewLook {
  review_id: string
  step: number
  employee_id: string
  comment: Generated<string>
  at: Timestamp
}

export interface ReviewNeed {
  id: Generated<number>
  reach_from: number | null
  kinds: Generated<string[]>
  came_back: number | null
  unread_guidelines: Generated<boolean>
  changed_by: string | null
  changed_at: Timestamp | null
}

export interface ReviewNote {
  id: string
  review_id: string
  employee_id: string
  starts: number
  ends: number
  words: string
  body: string
  suggestion: string | null
  at: Timestamp
  taken: boolean | null
  settled_at: Timestamp | null
}

export interface ReviewPlan {
  id: string
  name: string
  reasons: Generated<string[]>
  steps: Json
  made_by: string | null
  made_at: Timestamp
  retired_at: Timestamp | null
}

export interface Rule {
  id: string
  name: string
  kind: string
  level: string
  words: string[]
  exceptions: Generated<string[]>
  until: Timestamp | null
  owner_id: string | null
  explanation: string
  suggestion: string | null
  made_by: string | null
  made_at: Timestamp
  retired_at: Timestamp | null
  is_sample: Generated<boolean>
  version: Generated<number>
  near: Generated<string[]>
  unlike: Generated<string[]>
  examples: Generated<Json>
  division_id: string | null
  changed_by: string | null
  changed_at: Timestamp | null
}

export interface RuleVersion {
  rule_id: string
  version: number
  rule: Json
  made_by: string | null
  made_at: Timestamp
}

export interface Sale {
  id: string
  shop_id: string
  external_id: string
  offer_id: string | null
  conversation_id: string | null
  how: string
  quantity: number
  amount: string
  refunds: Generated<Json>
  currency: string
  told_at: Timestamp
  ordered_at: Timestamp
  undone_at: Timestamp | null
  link_id: string | null
}

export interface SecondLook {
  id: string
  employee_id: string
  topic_id: string | null
  since: Timestamp
  why: string
  said: Generated<string>
  incident_id: string | null
  asked_by: string | null
  seen_at: Timestamp | null
  ended_at: Timestamp | null
  ended_by: string | null
  ended_why: Generated<string>
}

export interface Secret {
  id: string
  purpose: string
  key_id: string
  nonce: Buffer
  ciphertext: Buffer
  sealed_at: Timestamp
}

export interface SettingAside {
  id: string
  conversation_id: string
  reason: string
  employee_id: string | null
  at: Timestamp
  undone_at: Timestamp | null
  look_alike_id: string | null
}

export interface SetupLink {
  token_hash: Buffer
  created_at: Timestamp
  expires_at: Timestamp
  used_at: Timestamp | null
}

export interface Share {
  id: string
  author_id: string
  article_id: string | null
  after_id: string | null
  text: string
  language: string
  posts: Generated<Json>
  is_for_colleagues: Generated<boolean>
  step: string
  version: Generated<number>
  reviewed_version: number | null
  released_by: string | null
  released_at: Timestamp | null
  waits_because: string | null
  findings: Generated<Json>
  guideline_version: number | null
  made_at: Timestamp
  changed_at: Timestamp
  topic: Json | null
  stands: Json | null
  pictures: Generated<Json>
}

export interface SharePost {
  id: string
  share_id: string
  author_id: string
  account_id: string
  network: string
  step: string
  words: string
  said: string
  link: string | null
  external_id: string | null
  url: string | null
  failure: string | null
  sent_at: Timestamp | null
  made_at: Timestamp
  article_id: string | null
  topic: Json | null
  change_id: string | null
  becomes: Json | null
  pictures: Generated<Json>
}

export interface SharingKit {
  article_id: string
  note: string
  offered_by: string
  offered_at: Timestamp
}

export interface Sharpshooter {
  id: string
  employee_id: string
  topic_id: string
  asked_by: string
  asked_at: Timestamp
  words: string
  evidence: Json
  said: string | null
  said_at: Timestamp | null
  ended_at: Timestamp | null
}

export interface Shop {
  id: string
  kind: string
  label: string
  secret_id: string | null
  made_by: string | null
  made_at: Timestamp
  heard_at: Timestamp | null
  retired_at: Timestamp | null
}

export interface ShopReceipt {
  shop_id: string
  message_id: string
  received_at: Timestamp
}

export interface SignInElsewhere {
  state_hash: Buffer
  connector: string
  secret_id: string
  begun_by: string
  begun_at: Timestamp
  expires_at: Timestamp
  is_own: Generated<boolean>
  is_official: Generated<boolean>
}

export interface Site {
  id: string
  parent_id: string | null
  slug: string | null
  host: string | null
  name: string
  about: Generated<string>
  language: Generated<string>
  look: Generated<Json>
  rules: Generated<string>
  allows: Generated<Json>
  made_by: string | null
  made_at: Timestamp
  changed_at: Timestamp
  closed_at: Timestamp | null
  closed_by: string | null
  is_sample: Generated<boolean>
}

export interface SiteModerator {
  id: string
  site_id: string
  employee_id: string | null
  member_id: string | null
  is_lead: Generated<boolean>
  added_by: string | null
  added_at: Timestamp
}

export interface SitePicture {
  id: string
  site_id: string
  media_type: string
  bytes: Buffer
  width: number
  height: number
  added_by: string | null
  added_at: Timestamp
}

export interface Snippet {
  id: string
  title: string
  words: string
  language: Generated<string>
  owner_id: string
  made_at: Timestamp
  changed_at: Timestamp
  retired_at: Timestamp | null
}

export interface Source {
  id: string
  connector: string
  network: string
  label: string
  settings: Json
  secret_id: string | null
  keeps: string
  cursor: string | null
  opened_by: string | null
  opened_at: Timestamp
  paused_at: Timestamp | null
  closed_at: Timestamp | null
  last_success_at: Timestamp | null
  last_item_at: Timestamp | null
  lag_ms: number | null
  next_try_at: Timestamp | null
  failing_since: Timestamp | null
  failures: Generated<number>
  failure: string | null
  signed_out: Generated<boolean>
  heard_count: Generated<number>
  usual_gap_s: number | null
  progress: Json | null
  finished_at: Timestamp | null
  is_sample: Generated<boolean>
  account_id: string | null
  changed_at: Timestamp | null
  store_lag_ms: number | null
}

export interface SourceUnreadable {
  id: string
  source_id: string
  place: string
  why: string
  at: Timestamp
}

export interface Spike {
  id: string
  query_id: string | null
  topic_id: string | null
  began_at: Timestamp
  last_at: Timestamp
  seen: number
  usual: number
  why: string
  conversation_ids: Generated<string[]>
}

export interface StandingDeed {
  id: string
  member_id: string
  kind: string
  topic_id: string | null
  post_id: string | null
  case_id: string | null
  by_member: string | null
  by_employee: string | null
  at: Timestamp
}

export interface Statement {
  id: string
  kind: string
  title: string
  text: string
  language: string
  link: string | null
  happens_at: Timestamp | null
  happens_where: Generated<string>
  embargo_until: Timestamp | null
  telling_words: Generated<string[]>
  embargo_rule_id: string | null
  author_id: string
  step: string
  version: Generated<number>
  findings: Generated<Json>
  guideline_version: number | null
  made_at: Timestamp
  changed_at: Timestamp
  released_at: Timestamp | null
}

export interface StatementCorrection {
  id: string
  statement_id: string
  becomes: Json
  reason: string
  employee_id: string
  step: string
  findings: Generated<Json>
  guideline_version: number | null
  made_at: Timestamp
  released_at: Timestamp | null
}

export interface StatementCorrectionPlace {
  id: string
  correction_id: string
  place_id: string
  said: string
  said_before: string | null
  step: string
  failure: string | null
  settled_at: Timestamp | null
}

export interface StatementPlace {
  id: string
  statement_id: string
  account_id: string
  words: string | null
  step: string
  said: string | null
  external_id: string | null
  url: string | null
  failure: string | null
  sent_at: Timestamp | null
  retracted_by: string | null
  retracted_why: string | null
  retracted_at: Timestamp | null
}

export interface StreamIdentity {
  only_one: Generated<boolean>
  id: Generated<string>
}

export interface Suggestion {
  conversation_id: string
  employee_id: string
  score: number
  reasons: Json
  made_at: Timestamp
  passed_at: Timestamp | null
  pass_reason: string | null
  place: Generated<number>
}

export interface Team {
  id: string
  name: string
  about: Generated<string>
  lead_id: string | null
  calendar_id: string | null
  made_at: Timestamp
  retired_at: Timestamp | null
}

export interface TeamMember {
  team_id: string
  employee_id: string
  since: Timestamp
}

export interface Telling {
  id: string
  decision_id: string
  message_id: string
  conversation_id: string
  account_id: string
  teller_id: string
  asked_by: string
  asked_at: Timestamp
  begun_at: Timestamp | null
  answer_id: string | null
  told_at: Timestamp | null
  let_be_by: string | null
  let_be_at: Timestamp | null
  let_be_why: Generated<string>
}

export interface Theme {
  id: string
  name: string
  named_by: string | null
  named_at: Timestamp
  made_by: string | null
  found_at: Timestamp
  last_post_at: Timestamp
  split_from: string | null
  merged_into: string | null
  merged_by: string | null
  merged_at: Timestamp | null
  sums: Buffer
}

export interface ThemeChanged {
  theme_id: string
}

export interface ThemePost {
  id: string
  theme_id: string
  message_id: string
  conversation_id: string
  account_id: string
  posted_at: Timestamp
  placed_at: Timestamp
  placed_by: string | null
  close: number | null
  why: string
  from_theme: string | null
  left_at: Timestamp | null
  left_by: string | null
}

export interface ThemeTally {
  theme_id: string
  posts: number
  people: number
  networks: string[]
  pressing: Generated<number>
}

export interface ThemeWaiting {
  message_id: string
  heard_at: Timestamp
  tried_at: Timestamp | null
}

export interface Topic {
  id: string
  name: string
  kind: string
  words: Generated<string[]>
  created_at: Timestamp
  retired_at: Timestamp | null
  is_sample: Generated<boolean>
}

export interface TrackedIssue {
  id: string
  conversation_id: string
  tracker_id: string
  passed_by: string
  passed_at: Timestamp
  title: string
  body: string
  step: string
  attempts: Generated<number>
  sending_since: Timestamp | null
  next_try_at: Timestamp | null
  failure: string | null
  external_id: string | null
  number: string | null
  url: string | null
  state: string | null
  state_at: Timestamp | null
  next_look_at: Timestamp | null
  told_at: Timestamp | null
  told_by: string | null
  told_answer_id: string | null
}

export interface TrackedLink {
  id: string
  code: string
  words: Generated<string>
  url: string
  title: Generated<string>
  utm: Generated<Json>
  conversation_id: string | null
  made_by: string
  made_at: Timestamp
  followed_at: Timestamp | null
  retired_at: Timestamp | null
  retired_by: string | null
}

export interface Tracker {
  id: string
  kind: string
  label: string
  settings: Json
  secret_id: string | null
  made_by: string | null
  made_at: Timestamp
  retired_at: Timestamp | null
  failure: string | null
  failing_since: Timestamp | null
}

export interface TrackerReceipt {
  tracker_id: string
  message_id: string
  received_at: Timestamp
}

export interface Translation {
  mark: Buffer
  from_language: string
  to_language: string
  key_id: string
  nonce: Buffer
  ciphertext: Buffer
  made_at: Timestamp
}

export interface TranslationService {
  id: Generated<boolean>
  url: string
  secret_id: string | null
  also_private: Generated<boolean>
  languages: Json
  looked_at: Timestamp
  failure: string | null
  set_by: string
  set_at: Timestamp
}

export interface Verification {
  member_id: string
  how: string
  product: string
  product_key: string
  since: Timestamp | null
  order_mark: string | null
  code_id: string | null
  by_employee: string | null
  at: Timestamp
}

export interface VerificationCode {
  id: string
  kind: string
  hash: Buffer
  product: string
  since: Timestamp | null
  uses_left: number
  made_by: string | null
  made_at: Timestamp
  ends_at: Timestamp
}

export interface VerificationTry {
  id: string
  member_id: string
  at: Timestamp
}

export interface VerificationWays {
  is_only: Generated<boolean>
  order_url: string | null
  secret_id: string | null
  domains: Generated<Json>
  changed_by: string | null
  changed_at: Timestamp
}

export interface Voice {
  id: string
  message_id: string
  conversation_id: string
  noted_by: string
  noted_at: Timestamp
  proof_message_id: string | null
  proof_text: string | null
  proof_at: Timestamp | null
  permitted_words: string | null
  permitted_by: string | null
  permitted_at: Timestamp | null
  withdrawn_at: Timestamp | null
  withdrawn_because: string | null
  withdrawn_by: string | null
}

export interface WaitTally {
  day: Timestamp
  network: string
  is_working: boolean
  step: number
  answered: number
  promised: number
  kept: number
}

export interface WebhookReceipt {
  source_id: string
  signature: string
  received_at: Timestamp
}

export interface Widget {
  site_id: string
  origins: Generated<string[]>
  label: Generated<string>
  greeting: Generated<string>
  corner: Generated<string>
  changed_by: string | null
  changed_at: Timestamp
}

export interface WidgetMessage {
  id: string
  thread_id: string
  number: number
  employee_id: string | null
  disclosure: string | null
  text: string
  written_at: Timestamp
  edited_at: Timestamp | null
  removed_at: Timestamp | null
  delivery_id: string | null
}

export interface WidgetThread {
  id: string
  site_id: string
  token_hash: Buffer
  name: Generated<string>
  origin: string
  page_url: string | null
  language: string
  opened_at: Timestamp
  last_number: Generated<number>
  revoked_at: Timestamp | null
}

export interface WrongInformation {
  id: string
  message_id: string
  conversation_id: string
  flagged_by: string
  flagged_at: Timestamp
  is_right: string
  source: string
  fact_card_id: string | null
  corrector_id: string
  answer_id: string | null
  corrected_at: Timestamp | null
  author_did: string | null
  author_did_at: Timestamp | null
  ended: string | null
  note: Generated<string>
  closed_by: string | null
  closed_at: Timestamp | null
}

export interface DB {
  account: Account
  advocacy_case: AdvocacyCase
  advocacy_case_tally: AdvocacyCaseTally
  advocacy_post: AdvocacyPost
  advocacy_preference: AdvocacyPreference
  advocacy_preference_changed: AdvocacyPreferenceChanged
  advocacy_preference_tally: AdvocacyPreferenceTally
  advocacy_tally: AdvocacyTally
  advocacy_waiting: AdvocacyWaiting
  amendment: Amendment
  answer: Answer
  api_token: ApiToken
  appeal: Appeal
  article: Article
  article_edition: ArticleEdition
  article_media: ArticleMedia
  article_media_piece: ArticleMediaPiece
  article_revision: ArticleRevision
  article_series: ArticleSeries
  article_topic: ArticleTopic
  asked_to_answer: AskedToAnswer
  attendance: Attendance
  attestation: Attestation
  attribution_figure: AttributionFigure
  auth_account: AuthAccount
  auth_passkey: AuthPasskey
  auth_rate_limit: AuthRateLimit
  auth_session: AuthSession
  auth_user: AuthUser
  auth_verification: AuthVerification
  author_page: AuthorPage
  autonomy_rule: AutonomyRule
  bringing: Bringing
  bringing_left_out: BringingLeftOut
  bringing_read: BringingRead
  brought: Brought
  buying_signal: BuyingSignal
  buying_unasked: BuyingUnasked
  byline: Byline
  calendar: Calendar
  claim: Claim
  class_seat: ClassSeat
  closing: Closing
  colleague_question: ColleagueQuestion
  colleague_word: ColleagueWord
  community_draft: CommunityDraft
  community_event: CommunityEvent
  community_follow: CommunityFollow
  community_mention: CommunityMention
  community_poll: CommunityPoll
  community_poll_choice: CommunityPollChoice
  community_post: CommunityPost
  community_revision: CommunityRevision
  community_space: CommunitySpace
  community_tag: CommunityTag
  community_topic: CommunityTopic
  community_topic_tag: CommunityTopicTag
  company: Company
  conversation: Conversation
  conversation_tally: ConversationTally
  correction: Correction
  course: Course
  course_text: CourseText
  day_changed: DayChanged
  decision: Decision
  decision_citation: DecisionCitation
  decision_issue: DecisionIssue
  delivery: Delivery
  division: Division
  division_member: DivisionMember
  document: Document
  document_author: DocumentAuthor
  draft: Draft
  drill: Drill
  drill_try: DrillTry
  employee: Employee
  employee_letter_sent: EmployeeLetterSent
  employee_mail_sent: EmployeeMailSent
  employee_mails: EmployeeMails
  endorsement: Endorsement
  erased_account: ErasedAccount
  erasure_key: ErasureKey
  event: Event
  event_seal: EventSeal
  event_unsealed: EventUnsealed
  evidence: Evidence
  evidence_gone: EvidenceGone
  experiment: Experiment
  experiment_try: ExperimentTry
  experiment_way: ExperimentWay
  expertise: Expertise
  fact_card: FactCard
  federation_actor: FederationActor
  federation_follower: FederationFollower
  federation_gesture: FederationGesture
  federation_held: FederationHeld
  federation_kept: FederationKept
  federation_post: FederationPost
  federation_server: FederationServer
  federation_statement: FederationStatement
  federation_stranger: FederationStranger
  federation_telling: FederationTelling
  first_answer: FirstAnswer
  fold: Fold
  following: Following
  free_topic: FreeTopic
  frozen_words: FrozenWords
  gesture: Gesture
  goal: Goal
  goal_team: GoalTeam
  guideline: Guideline
  hub_subscription: HubSubscription
  idea_tally: IdeaTally
  idea_vote: IdeaVote
  incident: Incident
  incident_answer: IncidentAnswer
  incident_article: IncidentArticle
  incident_deed: IncidentDeed
  incident_offer: IncidentOffer
  incident_place: IncidentPlace
  incident_share: IncidentShare
  invitation: Invitation
  invitation_made: InvitationMade
  lease: Lease
  lease_taker: LeaseTaker
  lesson: Lesson
  lesson_done: LessonDone
  lesson_media: LessonMedia
  lesson_media_piece: LessonMediaPiece
  lesson_text: LessonText
  library: Library
  link_click: LinkClick
  link_share: LinkShare
  listening_query: ListeningQuery
  listening_query_gone: ListeningQueryGone
  live_class: LiveClass
  look_alike: LookAlike
  member: Member
  member_arrival: MemberArrival
  member_auth_account: MemberAuthAccount
  member_auth_passkey: MemberAuthPasskey
  member_auth_rate_limit: MemberAuthRateLimit
  member_auth_session: MemberAuthSession
  member_auth_user: MemberAuthUser
  member_auth_verification: MemberAuthVerification
  member_letter: MemberLetter
  member_letters: MemberLetters
  member_mark_key: MemberMarkKey
  member_way_in: MemberWayIn
  mention_count: MentionCount
  mentor_pair: MentorPair
  message: Message
  message_mark: MessageMark
  message_topic: MessageTopic
  moderation_appeal: ModerationAppeal
  moderation_case: ModerationCase
  moderation_decision: ModerationDecision
  moderation_note: ModerationNote
  moderation_report: ModerationReport
  moderation_setting: ModerationSetting
  move_tally: MoveTally
  offer: Offer
  offer_deed: OfferDeed
  offer_edition: OfferEdition
  offer_location: OfferLocation
  offer_post: OfferPost
  offer_topic: OfferTopic
  organisation: Organisation
  outcome: Outcome
  outcome_credit: OutcomeCredit
  outcome_dispute: OutcomeDispute
  outcome_tally: OutcomeTally
  own_voice: OwnVoice
  person: Person
  person_account: PersonAccount
  person_apart: PersonApart
  person_consent: PersonConsent
  person_merge: PersonMerge
  person_note: PersonNote
  person_organisation: PersonOrganisation
  person_power: PersonPower
  person_tag: PersonTag
  poll_vote: PollVote
  post_picture: PostPicture
  power_waiting: PowerWaiting
  presence: Presence
  priority: Priority
  promptness_notice: PromptnessNotice
  promptness_target: PromptnessTarget
  public_figure: PublicFigure
  query_match: QueryMatch
  reading: Reading
  released_change: ReleasedChange
  reply_tie: ReplyTie
  retention_rule: RetentionRule
  review: Review
  review_look: ReviewLook
  review_need: ReviewNeed
  review_note: ReviewNote
  review_plan: ReviewPlan
  rule: Rule
  rule_version: RuleVersion
  sale: Sale
  second_look: SecondLook
  secret: Secret
  setting_aside: SettingAside
  setup_link: SetupLink
  share: Share
  share_post: SharePost
  sharing_kit: SharingKit
  sharpshooter: Sharpshooter
  shop: Shop
  shop_receipt: ShopReceipt
  sign_in_elsewhere: SignInElsewhere
  site: Site
  site_moderator: SiteModerator
  site_picture: SitePicture
  snippet: Snippet
  source: Source
  source_unreadable: SourceUnreadable
  spike: Spike
  standing_deed: StandingDeed
  statement: Statement
  statement_correction: StatementCorrection
  statement_correction_place: StatementCorrectionPlace
  statement_place: StatementPlace
  stream_identity: StreamIdentity
  suggestion: Suggestion
  team: Team
  team_member: TeamMember
  telling: Telling
  theme: Theme
  theme_changed: ThemeChanged
  theme_post: ThemePost
  theme_tally: ThemeTally
  theme_waiting: ThemeWaiting
  topic: Topic
  tracked_issue: TrackedIssue
  tracked_link: TrackedLink
  tracker: Tracker
  tracker_receipt: TrackerReceipt
  translation: Translation
  translation_service: TranslationService
  verification: Verification
  verification_code: VerificationCode
  verification_try: VerificationTry
  verification_ways: VerificationWays
  voice: Voice
  wait_tally: WaitTally
  webhook_receipt: WebhookReceipt
  widget: Widget
  widget_message: WidgetMessage
  widget_thread: WidgetThread
  wrong_information: WrongInformation
}
