-- Who we are, who they are, what was said, and what came of it.
-- State is kept as rows with who and when. Ids are UUIDs of version 7 made by Sosh, so they sort by time.

-- ── signing in (written by the accounts library, whose column names these are) ──────────────────────────────────

create table auth_user (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table auth_session (
  id text primary key,
  "userId" text not null references auth_user (id) on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index auth_session_user on auth_session ("userId");

create table auth_account (
  id text primary key,
  "userId" text not null references auth_user (id) on delete cascade,
  "accountId" text not null,
  "providerId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index auth_account_user on auth_account ("userId");

create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index auth_verification_identifier on auth_verification (identifier);

create table auth_passkey (
  id text primary key,
  name text,
  "publicKey" text not null,
  "userId" text not null references auth_user (id) on delete cascade,
  "credentialID" text not null,
  counter integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz default now(),
  aaguid text
);
create index auth_passkey_user on auth_passkey ("userId");
create index auth_passkey_credential on auth_passkey ("credentialID");

create table auth_rate_limit (
  id text primary key,
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);

-- ── news: outbox, audit and the source of every measure ──────────────────────────────────────────────────────────

create table event (
  id uuid primary key,
  name text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('employee', 'token', 'job', 'connector', 'setup')),
  actor_id uuid,
  subject_id uuid,
  payload jsonb not null
);
create index event_recent on event (at desc, id desc);
create index event_subject on event (subject_id, at) where subject_id is not null;
create index event_name on event (name, at desc);

-- Waiting for their place in the chain: filled by the writer, emptied by the sealer.
create table event_unsealed (event_id uuid primary key references event (id));

create table event_seal (
  position bigint primary key,
  event_id uuid not null unique references event (id),
  hash bytea not null check (length(hash) = 32)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail is append-only: % on % is refused.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger event_append_only before update or delete on event for each row execute function refuse_change();
create trigger event_no_truncate before truncate on event for each statement execute function refuse_change();
create trigger event_seal_append_only before update or delete on event_seal for each row execute function refuse_change();
create trigger event_seal_no_truncate before truncate on event_seal for each statement execute function refuse_change();

-- ── core/company ────────────────────────────────────────────────────────────────────────────────────────────────

create table company (
  id smallint primary key default 1 check (id = 1),
  name text not null,
  about text not null default '',
  language text not null default 'en',
  timezone text not null default 'UTC',
  -- Per language, with {name}, {title} and {company}.
  disclosures jsonb not null,
  answer_within_minutes integer not null default 240 check (answer_within_minutes > 0),
  set_up_at timestamptz not null
);

create table topic (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('product', 'topic')),
  words text[] not null default '{}',
  created_at timestamptz not null,
  retired_at timestamptz,
  is_sample boolean not null default false
);
create unique index topic_name on topic (lower(name)) where retired_at is null;

-- The one-time link of the first administrator.
create table setup_link (
  token_hash bytea primary key,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- ── core/team ───────────────────────────────────────────────────────────────────────────────────────────────────

create table employee (
  id uuid primary key,
  user_id text unique references auth_user (id),
  name text not null,
  title text not null default '',
  roles text[] not null default '{employee}',
  affiliation text not null default 'employee' check (affiliation in ('employee', 'contractor', 'agency')),
  -- Whoever is learning has a second pair of eyes before anything leaves.
  autonomy text not null default 'learning' check (autonomy in ('learning', 'trusted')),
  languages text[] not null default '{}',
  timezone text not null default 'UTC',
  hours jsonb not null default '{}',
  joined_at timestamptz not null,
  left_at timestamptz,
  is_sample boolean not null default false
);

create table invitation (
  id uuid primary key,
  token_hash bytea not null unique,
  name text not null,
  title text not null default '',
  roles text[] not null,
  affiliation text not null default 'employee',
  autonomy text not null,
  invited_by uuid references employee (id),
  -- A colleague who lost their way in: the link gives them a new password instead of a new place.
  renews uuid references employee (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references employee (id),
  withdrawn_at timestamptz
);

create table expertise (
  employee_id uuid not null references employee (id) on delete cascade,
  topic_id uuid not null references topic (id) on delete cascade,
  note text not null default '',
  declared_at timestamptz not null,
  primary key (employee_id, topic_id)
);
create index expertise_topic on expertise (topic_id);

create table document (
  id uuid primary key,
  title text not null,
  url text,
  language text not null default 'en',
  summary text not null default '',
  added_at timestamptz not null,
  added_by uuid references employee (id) on delete set null,
  is_sample boolean not null default false
);
create unique index document_url on document (url) where url is not null;

create table document_author (
  document_id uuid not null references document (id) on delete cascade,
  employee_id uuid not null references employee (id) on delete cascade,
  primary key (document_id, employee_id)
);
create index document_author_employee on document_author (employee_id);

create table api_token (
  id uuid primary key,
  name text not null,
  token_hash bytea not null unique,
  created_by uuid not null references employee (id),
  created_at timestamptz not null,
  last_used_at timestamptz,
  withdrawn_at timestamptz
);

-- ── core/people ─────────────────────────────────────────────────────────────────────────────────────────────────

create table person (
  id uuid primary key,
  name text,
  first_heard_at timestamptz not null,
  is_sample boolean not null default false
);

create table person_account (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  network text not null,
  external_id text not null,
  handle text not null,
  name text,
  avatar_url text,
  url text,
  followers integer,
  seen_at timestamptz not null,
  gone_at timestamptz,
  unique (network, external_id)
);
create index person_account_person on person_account (person_id);

-- ── core/channels ───────────────────────────────────────────────────────────────────────────────────────────────

create table secret (
  id uuid primary key,
  purpose text not null,
  key_id text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  sealed_at timestamptz not null
);

create table source (
  id uuid primary key,
  connector text not null,
  network text not null,
  label text not null,
  settings jsonb not null,
  secret_id uuid references secret (id),
  keeps text not null check (keeps in ('all', 'matching')),
  cursor text,
  opened_by uuid references employee (id) on delete set null,
  opened_at timestamptz not null,
  paused_at timestamptz,
  closed_at timestamptz,
  last_success_at timestamptz,
  last_item_at timestamptz,
  lag_ms integer,
  next_try_at timestamptz,
  failing_since timestamptz,
  failures integer not null default 0,
  failure text,
  signed_out boolean not null default false,
  heard_count bigint not null default 0,
  -- How long it usually is between two items, learned; silence of several times that is "gone quiet".
  usual_gap_s integer,
  progress jsonb,
  finished_at timestamptz,
  is_sample boolean not null default false
);
create index source_open on source (connector) where closed_at is null;

-- What could not be read is kept in words, so that nothing is lost silently.
create table source_unreadable (
  id uuid primary key,
  source_id uuid not null references source (id) on delete cascade,
  place text not null,
  why text not null,
  at timestamptz not null
);
create index source_unreadable_source on source_unreadable (source_id, at desc);

-- Signatures already seen: a replay is refused.
create table webhook_receipt (
  source_id uuid not null references source (id) on delete cascade,
  signature text not null,
  received_at timestamptz not null,
  primary key (source_id, signature)
);

create table account (
  id uuid primary key,
  connector text not null,
  network text not null,
  external_id text not null,
  handle text not null,
  name text,
  avatar_url text,
  url text,
  settings jsonb not null,
  secret_id uuid references secret (id),
  connected_by uuid references employee (id) on delete set null,
  connected_at timestamptz not null,
  signed_out_at timestamptz,
  failure text,
  disconnected_at timestamptz,
  is_sample boolean not null default false
);
create unique index account_live on account (network, external_id) where disconnected_at is null;

create table delivery (
  id uuid primary key,
  kind text not null check (kind in ('answer')),
  subject_id uuid not null,
  account_id uuid not null references account (id),
  -- The person who pressed send. There is no delivery without one.
  author_id uuid not null references employee (id),
  message jsonb not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'refused', 'doubtful', 'cancelled')),
  attempts integer not null default 0,
  next_try_at timestamptz,
  sending_since timestamptz,
  external_id text,
  url text,
  failure text,
  created_at timestamptz not null,
  settled_at timestamptz,
  unique (kind, subject_id)
);
create index delivery_due on delivery (next_try_at) where state in ('waiting', 'sending');
create index delivery_account on delivery (account_id);

-- ── core/policy ─────────────────────────────────────────────────────────────────────────────────────────────────

create table guideline (
  version integer primary key,
  body text not null,
  note text not null default '',
  published_by uuid references employee (id) on delete set null,
  published_at timestamptz not null,
  is_sample boolean not null default false
);

create table rule (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('confidential', 'finance', 'embargo', 'promise', 'personal', 'secret', 'tone')),
  level text not null check (level in ('note', 'review', 'stop')),
  words text[] not null,
  exceptions text[] not null default '{}',
  until timestamptz,
  owner_id uuid references employee (id) on delete set null,
  explanation text not null,
  suggestion text,
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  retired_at timestamptz,
  is_sample boolean not null default false
);

create table attestation (
  employee_id uuid not null references employee (id) on delete cascade,
  version integer not null references guideline (version),
  at timestamptz not null,
  primary key (employee_id, version)
);

-- ── core/review ─────────────────────────────────────────────────────────────────────────────────────────────────

create table review (
  id uuid primary key,
  subject_kind text not null check (subject_kind in ('answer')),
  subject_id uuid not null,
  conversation_id uuid,
  author_id uuid not null references employee (id),
  reasons jsonb not null,
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references employee (id),
  decision text check (decision in ('approved', 'changed', 'returned', 'withdrawn')),
  comment text not null default '',
  changed_text text
);
create unique index review_open on review (subject_kind, subject_id) where decided_at is null;
create index review_queue on review (asked_at) where decided_at is null;
create index review_subject on review (subject_id);

-- ── journey/listen ──────────────────────────────────────────────────────────────────────────────────────────────

create table listening_query (
  id uuid primary key,
  name text not null,
  text text not null,
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  retired_at timestamptz,
  is_sample boolean not null default false
);

create table conversation (
  id uuid primary key,
  network text not null,
  root_external_id text not null,
  title text,
  -- No foreign key: sources are closed, not deleted, and the check would cost on every post.
  source_id uuid,
  opened_by uuid not null references person_account (id),
  -- Projections of rows in other tables, kept in the same transaction, so that the inbox walks one index.
  standing text not null default 'open'
    check (standing in ('open', 'claimed', 'in-review', 'answered', 'closed', 'aside', 'gone')),
  assignee_id uuid references employee (id) on delete set null,
  language text,
  kind text not null default 'unknown',
  heard_at timestamptz not null,
  last_message_at timestamptz not null,
  message_count integer not null,
  answer_by timestamptz,
  incomplete text,
  is_sample boolean not null default false,
  unique (network, root_external_id)
);
create index conversation_standing on conversation (standing, last_message_at desc, id desc);
create index conversation_assignee on conversation (assignee_id, standing, last_message_at desc, id desc) where assignee_id is not null;
create index conversation_kind on conversation (kind, last_message_at desc, id desc);
create index conversation_recent on conversation (last_message_at desc, id desc);
create index conversation_opened_by on conversation (opened_by);
create index conversation_sample on conversation (id) where is_sample;

create table message (
  id uuid primary key,
  conversation_id uuid not null references conversation (id) on delete cascade,
  network text not null,
  external_id text not null,
  parent_external_id text,
  source_id uuid,
  account_id uuid references person_account (id),
  -- Ours: which colleague wrote it. Outsiders' messages have an account, ours an author.
  author_id uuid references employee (id),
  title text,
  text text not null,
  language text,
  url text,
  links text[] not null default '{}',
  tags text[] not null default '{}',
  media jsonb not null default '[]',
  posted_at timestamptz not null,
  heard_at timestamptz not null,
  edited_at timestamptz,
  removed_at timestamptz,
  fingerprint bigint not null,
  duplicate_of uuid references message (id) on delete set null,
  terms tsvector not null,
  check (account_id is not null or author_id is not null),
  unique (network, external_id)
);
create index message_conversation on message (conversation_id, posted_at, id);
create index message_terms on message using gin (terms) with (fastupdate = on);
create index message_recent on message (posted_at desc, id desc);
create index message_fingerprint on message (fingerprint, id);
create index message_account on message (account_id, posted_at desc) where account_id is not null;

create index message_duplicate_of on message (duplicate_of) where duplicate_of is not null;
create index message_author on message (author_id, posted_at desc) where author_id is not null;

create table query_match (
  message_id uuid not null references message (id) on delete cascade,
  query_id uuid not null references listening_query (id) on delete cascade,
  spans integer[] not null default '{}',
  primary key (message_id, query_id)
);
create index query_match_query on query_match (query_id, message_id desc);

-- ── journey/understand ──────────────────────────────────────────────────────────────────────────────────────────

create table reading (
  message_id uuid primary key references message (id) on delete cascade,
  language text not null,
  language_certainty real not null,
  kind text not null,
  kinds jsonb not null,
  sentiment real not null,
  urgency real not null,
  why jsonb not null,
  read_at timestamptz not null
);

-- ── journey/route ───────────────────────────────────────────────────────────────────────────────────────────────

create table suggestion (
  conversation_id uuid not null references conversation (id) on delete cascade,
  employee_id uuid not null references employee (id) on delete cascade,
  score real not null,
  reasons jsonb not null,
  made_at timestamptz not null,
  passed_at timestamptz,
  pass_reason text,
  primary key (conversation_id, employee_id)
);
create index suggestion_employee on suggestion (employee_id, made_at desc) where passed_at is null;

create table claim (
  id uuid primary key,
  conversation_id uuid not null references conversation (id) on delete cascade,
  employee_id uuid not null references employee (id) on delete cascade,
  claimed_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('released', 'expired', 'answered', 'closed', 'passed-on'))
);
create unique index claim_live on claim (conversation_id) where ended_at is null;
create index claim_employee on claim (employee_id) where ended_at is null;
create index claim_ended on claim (employee_id, ended_at) where ended_at is not null;
create index claim_expiring on claim (expires_at) where ended_at is null;

create table setting_aside (
  id uuid primary key,
  conversation_id uuid not null references conversation (id) on delete cascade,
  reason text not null,
  employee_id uuid references employee (id) on delete set null,
  at timestamptz not null,
  undone_at timestamptz
);
create unique index setting_aside_live on setting_aside (conversation_id) where undone_at is null;

-- ── journey/answer ──────────────────────────────────────────────────────────────────────────────────────────────

create table draft (
  conversation_id uuid not null references conversation (id) on delete cascade,
  employee_id uuid not null references employee (id) on delete cascade,
  text text not null,
  saved_at timestamptz not null,
  primary key (conversation_id, employee_id)
);

create table answer (
  id uuid primary key,
  conversation_id uuid not null references conversation (id) on delete cascade,
  reply_to uuid not null references message (id) on delete cascade,
  author_id uuid not null references employee (id),
  account_id uuid not null references account (id),
  text text not null,
  signed_text text not null,
  language text,
  findings jsonb not null,
  guideline_version integer,
  step text not null check (step in ('in-review', 'returned', 'approved', 'sending', 'sent', 'refused', 'doubtful', 'withdrawn')),
  given_at timestamptz not null,
  released_at timestamptz,
  sent_at timestamptz,
  message_id uuid references message (id) on delete set null,
  check (step not in ('sending', 'sent') or released_at is not null)
);
create index answer_conversation on answer (conversation_id, given_at);
create index answer_author on answer (author_id, given_at desc);
create index answer_reply_to on answer (reply_to);
create index answer_message on answer (message_id) where message_id is not null;
create unique index answer_pending on answer (conversation_id, author_id) where step in ('in-review', 'returned', 'approved', 'sending', 'doubtful');

create table closing (
  id uuid primary key,
  conversation_id uuid not null references conversation (id) on delete cascade,
  employee_id uuid not null references employee (id),
  result text not null check (result in ('solved', 'thanked', 'informed', 'no-answer-needed')),
  note text not null default '',
  at timestamptz not null,
  undone_at timestamptz
);
create unique index closing_live on closing (conversation_id) where undone_at is null;

-- ── journey/measure ─────────────────────────────────────────────────────────────────────────────────────────────

create table outcome (
  id uuid primary key,
  conversation_id uuid references conversation (id) on delete set null,
  kind text not null check (kind in ('question-solved', 'issue-resolved', 'thanked', 'informed', 'advocacy', 'correction', 'purchase', 'product-decision', 'peer-answer')),
  statement text not null,
  evidence jsonb not null,
  employee_id uuid references employee (id) on delete set null,
  seconds_to_answer integer,
  at timestamptz not null,
  withdrawn_at timestamptz,
  is_sample boolean not null default false
);
create unique index outcome_conversation on outcome (conversation_id, kind) where withdrawn_at is null;
create index outcome_recent on outcome (at desc, id desc) where withdrawn_at is null;

-- First human answer per conversation, kept beside the ledger.
create table first_answer (
  conversation_id uuid primary key references conversation (id) on delete cascade,
  asked_at timestamptz not null,
  answered_at timestamptz not null,
  answered_by uuid not null references employee (id),
  seconds integer not null
);
create index first_answer_recent on first_answer (answered_at desc);
