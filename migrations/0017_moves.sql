-- What an answer is meant to do; pages that people were invited to; words to begin with; what is said wrongly of us, seen to its end.

-- ── journey/answer ──────────────────────────────────────────────────────────────────────────────────────────────

alter table answer add column move text not null default 'answer'
  check (move in ('answer', 'ask-back', 'thank', 'correct', 'invite', 'apologise'));

-- ── journey/moves ───────────────────────────────────────────────────────────────────────────────────────────────

-- Nobody is invited twice to the same page, by whomever and wherever.
create table invitation_made (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  account_id uuid not null references person_account (id) on delete cascade,
  document_id uuid not null references document (id) on delete cascade,
  answer_id uuid not null references answer (id) on delete cascade,
  made_by uuid not null references employee (id),
  made_at timestamptz not null
);
create unique index invitation_made_once on invitation_made (person_id, document_id);
create unique index invitation_made_answer on invitation_made (answer_id);
create index invitation_made_account on invitation_made (account_id);
create index invitation_made_document on invitation_made (document_id);
create index invitation_made_by on invitation_made (made_by);
create index invitation_made_at on invitation_made (made_at desc);

-- Words to begin with. They leave only once somebody made them their own.
create table snippet (
  id uuid primary key,
  title text not null,
  words text not null,
  language text not null default 'und',
  owner_id uuid not null references employee (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  retired_at timestamptz
);
create index snippet_living on snippet (title) where retired_at is null;
create index snippet_owner on snippet (owner_id);

-- ── journey/correct ─────────────────────────────────────────────────────────────────────────────────────────────

-- Somebody outside says of us what is not so. Open until a colleague says how it ended.
create table wrong_information (
  id uuid primary key,
  message_id uuid not null references message (id) on delete cascade,
  conversation_id uuid not null references conversation (id) on delete cascade,
  flagged_by uuid not null references employee (id),
  flagged_at timestamptz not null,
  is_right text not null,
  source text not null,
  fact_card_id uuid references fact_card (id) on delete set null,
  corrector_id uuid not null references employee (id),
  -- An answer with the move 'correct' stands there.
  answer_id uuid references answer (id) on delete set null,
  corrected_at timestamptz,
  -- What its author did about it, as far as it was seen.
  author_did text check (author_did in ('edited', 'replied', 'removed')),
  author_did_at timestamptz,
  ended text check (ended in ('put-right', 'stands', 'was-right')),
  note text not null default '',
  closed_by uuid references employee (id),
  closed_at timestamptz,
  check ((ended is null) = (closed_at is null))
);
create unique index wrong_information_open on wrong_information (message_id) where closed_at is null;
create index wrong_information_waiting on wrong_information (flagged_at desc) where closed_at is null;
create index wrong_information_closed on wrong_information (closed_at desc) where closed_at is not null;
create index wrong_information_conversation on wrong_information (conversation_id);
create index wrong_information_message on wrong_information (message_id);
create index wrong_information_flagged_by on wrong_information (flagged_by);
create index wrong_information_corrector on wrong_information (corrector_id);
create index wrong_information_closed_by on wrong_information (closed_by) where closed_by is not null;
create index wrong_information_fact on wrong_information (fact_card_id) where fact_card_id is not null;
create index wrong_information_answer on wrong_information (answer_id) where answer_id is not null;
