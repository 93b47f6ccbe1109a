-- Answering together: a colleague is asked inside the conversation, what they say becomes a fact card; who is there; drafts that are shown.

-- ── core/facts ──────────────────────────────────────────────────────────────────────────────────────────────────

-- Something that colleagues settled once, in words that can be used again, with where it is from and whose it is.
create table fact_card (
  id uuid primary key,
  words text not null,
  language text not null default 'und',
  -- Where it is from: a person, a test, a page.
  source text not null,
  source_url text,
  owner_id uuid not null references employee (id),
  -- The last day on which it holds; none: until somebody says otherwise.
  valid_until date,
  made_by uuid not null references employee (id),
  made_at timestamptz not null,
  changed_at timestamptz not null,
  -- Its owner was asked whether it still holds.
  asked_at timestamptz,
  retired_at timestamptz
);
create index fact_card_living on fact_card (changed_at desc) where retired_at is null;
create index fact_card_owner on fact_card (owner_id);
create index fact_card_made_by on fact_card (made_by);
create index fact_card_expiring on fact_card (valid_until) where retired_at is null and valid_until is not null and asked_at is null;

-- ── journey/together ────────────────────────────────────────────────────────────────────────────────────────────

create table colleague_question (
  id uuid primary key,
  conversation_id uuid not null references conversation (id) on delete cascade,
  asked_by uuid not null references employee (id),
  asked_of uuid not null references employee (id),
  words text not null,
  asked_at timestamptz not null,
  answer text,
  source text,
  answered_by uuid references employee (id),
  answered_at timestamptz,
  withdrawn_at timestamptz,
  fact_card_id uuid references fact_card (id) on delete set null,
  check ((answer is null) = (answered_at is null))
);
create index colleague_question_conversation on colleague_question (conversation_id, asked_at);
create index colleague_question_open on colleague_question (asked_of, asked_at) where answered_at is null and withdrawn_at is null;
create index colleague_question_asked_by on colleague_question (asked_by);
create index colleague_question_answered_by on colleague_question (answered_by) where answered_by is not null;
create index colleague_question_fact on colleague_question (fact_card_id) where fact_card_id is not null;

-- Who looks at a conversation at this moment. Gone with a crash, and rightly so.
create unlogged table presence (
  conversation_id uuid not null,
  employee_id uuid not null,
  doing text not null check (doing in ('reading', 'writing')),
  seen_at timestamptz not null,
  primary key (conversation_id, employee_id)
);
create index presence_seen on presence (seen_at);

-- ── journey/answer ──────────────────────────────────────────────────────────────────────────────────────────────

-- Its writer shows it to colleagues, as far as it is.
alter table draft add column shown_at timestamptz;
-- A draft is held against what was sent lately, by its writer and by all.
create index answer_sent on answer (sent_at desc) where step = 'sent';
create index answer_sent_by on answer (author_id, sent_at desc) where step = 'sent';
