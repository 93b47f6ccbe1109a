-- What the company says in its own name: from accounts of its own, by communications, read first, and not before its time.

-- ── core/channels ───────────────────────────────────────────────────────────────────────────────────────────────

-- The company's own voice speaks from it, and nobody answers from it.
alter table account
  add column is_official boolean not null default false,
  add constraint account_official_is_nobodys check (not is_official or owner_id is null);
alter table sign_in_elsewhere add column is_official boolean not null default false;

-- ── core/delivery ───────────────────────────────────────────────────────────────────────────────────────────────

alter table delivery drop constraint delivery_kind_check;
alter table delivery
  add constraint delivery_kind_check check (kind in ('answer', 'edit', 'retraction', 'gesture', 'taking-back', 'statement')),
  -- Before this moment it does not leave, whatever happens.
  add column not_before timestamptz;

-- ── journey/official ────────────────────────────────────────────────────────────────────────────────────────────

create table statement (
  id uuid primary key,
  kind text not null check (kind in ('release', 'event', 'statement')),
  title text not null,
  text text not null,
  language text not null,
  link text,
  -- An event: when, as its clock shows there, and where.
  happens_at timestamptz,
  happens_where text not null default '',
  embargo_until timestamptz,
  -- What would give it away: no draft tells it before.
  telling_words text[] not null default '{}',
  embargo_rule_id uuid references rule (id) on delete set null,
  author_id uuid not null references employee (id),
  -- in-review → returned or approved → released; withdrawn: given up. It leaves at the embargo's end.
  step text not null check (step in ('draft', 'in-review', 'returned', 'approved', 'released', 'withdrawn')),
  -- Every change makes a new one: nobody publishes what they have not read.
  version integer not null default 1,
  findings jsonb not null default '[]',
  guideline_version integer,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  released_at timestamptz,
  check (kind <> 'event' or happens_at is not null),
  check (step <> 'released' or released_at is not null)
);
create index statement_made on statement (made_at desc);
create index statement_author on statement (author_id);
create index statement_rule on statement (embargo_rule_id) where embargo_rule_id is not null;

-- Where it is said: one official account each, with words of its own where its network needs them.
create table statement_place (
  id uuid primary key,
  statement_id uuid not null references statement (id) on delete cascade,
  account_id uuid not null references account (id),
  words text,
  step text not null check (step in ('chosen', 'waiting', 'sent', 'refused', 'doubtful', 'retracting', 'retracted')),
  said text,
  external_id text,
  url text,
  failure text,
  sent_at timestamptz,
  retracted_by uuid references employee (id),
  retracted_why text,
  retracted_at timestamptz,
  unique (statement_id, account_id)
);
create index statement_place_account on statement_place (account_id);
create index statement_place_retracted_by on statement_place (retracted_by) where retracted_by is not null;
