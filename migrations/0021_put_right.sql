-- What we published is put right: a statement gets other words where it stands, and an incident is about that, too.

-- ── core/review ─────────────────────────────────────────────────────────────────────────────────────────────────

create index review_conversation on review (conversation_id) where conversation_id is not null;

-- ── core/delivery ───────────────────────────────────────────────────────────────────────────────────────────────

alter table delivery drop constraint delivery_kind_check;
alter table delivery
  add constraint delivery_kind_check
    check (kind in ('answer', 'edit', 'retraction', 'gesture', 'taking-back', 'statement', 'correction'));

-- ── journey/answer ──────────────────────────────────────────────────────────────────────────────────────────────

-- What the draft is meant to do, and to which page it invites, as far as its writer chose.
alter table draft
  add column move text check (move in ('answer', 'ask-back', 'thank', 'correct', 'invite', 'apologise')),
  add column page_id uuid references document (id) on delete set null;
create index draft_page on draft (page_id) where page_id is not null;

-- ── journey/official ────────────────────────────────────────────────────────────────────────────────────────────

-- Other words for what the company said, read first like everything it says.
create table statement_correction (
  id uuid primary key,
  statement_id uuid not null references statement (id) on delete cascade,
  -- {"title", "text", "link", "happensAt", "happensWhere", "places": [{"placeId", "words"}]}
  becomes jsonb not null,
  reason text not null,
  employee_id uuid not null references employee (id),
  step text not null check (step in ('in-review', 'returned', 'approved', 'released', 'withdrawn')),
  findings jsonb not null default '[]',
  guideline_version integer,
  made_at timestamptz not null,
  released_at timestamptz
);
create unique index statement_correction_living on statement_correction (statement_id) where step in ('in-review', 'returned', 'approved');
create index statement_correction_statement on statement_correction (statement_id, made_at);
create index statement_correction_employee on statement_correction (employee_id);

-- How it goes at each place where the statement stood.
create table statement_correction_place (
  id uuid primary key,
  correction_id uuid not null references statement_correction (id) on delete cascade,
  place_id uuid not null references statement_place (id) on delete cascade,
  said text not null,
  said_before text,
  step text not null check (step in ('sending', 'done', 'refused')),
  failure text,
  settled_at timestamptz,
  unique (correction_id, place_id)
);
create index statement_correction_place_place on statement_correction_place (place_id);

-- ── journey/incident ────────────────────────────────────────────────────────────────────────────────────────────

-- About an answer, or about what the company said.
alter table incident
  alter column answer_id drop not null,
  add column statement_id uuid references statement (id) on delete cascade,
  add constraint incident_is_about_one check (num_nonnulls(answer_id, statement_id) = 1);
create unique index incident_living_statement on incident (statement_id, is_drill) where closed_at is null and statement_id is not null;
create index incident_statement on incident (statement_id) where statement_id is not null;

-- Where the company says the same.
create table incident_place (
  incident_id uuid not null references incident (id) on delete cascade,
  place_id uuid not null references statement_place (id) on delete cascade,
  share real not null,
  primary key (incident_id, place_id)
);
create index incident_place_place on incident_place (place_id);

alter table incident_deed
  add column place_id uuid references statement_place (id) on delete set null,
  -- The news of which this was noted: heard twice, it is noted once.
  add column event_id uuid;
create index incident_deed_place on incident_deed (place_id) where place_id is not null;
create unique index incident_deed_event on incident_deed (incident_id, event_id) where event_id is not null;
