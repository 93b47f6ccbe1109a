-- When something that stands outside must not: it is taken back everywhere, nothing like it leaves, and who did what is known.

-- ── core/freeze ─────────────────────────────────────────────────────────────────────────────────────────────────

-- Nothing that nearly repeats these words leaves the house until it is lifted.
create table frozen_words (
  id uuid primary key,
  words text not null,
  why text not null,
  frozen_by uuid not null references employee (id),
  frozen_at timestamptz not null,
  lifted_by uuid references employee (id),
  lifted_at timestamptz
);
create index frozen_words_living on frozen_words (frozen_at) where lifted_at is null;
create index frozen_words_by on frozen_words (frozen_by);
create index frozen_words_lifted_by on frozen_words (lifted_by) where lifted_by is not null;

-- ── journey/incident ────────────────────────────────────────────────────────────────────────────────────────────

create table incident (
  id uuid primary key,
  answer_id uuid not null references answer (id) on delete cascade,
  reason text not null,
  is_drill boolean not null default false,
  raised_by uuid not null references employee (id),
  raised_at timestamptz not null,
  frozen_id uuid references frozen_words (id) on delete set null,
  lesson text,
  rule_id uuid references rule (id) on delete set null,
  closed_by uuid references employee (id),
  closed_at timestamptz
);
create unique index incident_living on incident (answer_id, is_drill) where closed_at is null;
create index incident_raised on incident (raised_at desc);
create index incident_raised_by on incident (raised_by);
create index incident_closed_by on incident (closed_by) where closed_by is not null;
create index incident_frozen on incident (frozen_id) where frozen_id is not null;
create index incident_rule on incident (rule_id) where rule_id is not null;

-- What it concerns: the answer, and those that say nearly the same elsewhere.
create table incident_answer (
  incident_id uuid not null references incident (id) on delete cascade,
  answer_id uuid not null references answer (id) on delete cascade,
  share real not null,
  primary key (incident_id, answer_id)
);
create index incident_answer_answer on incident_answer (answer_id);

-- Who did what, when; in a drill, what they would have done.
create table incident_deed (
  id uuid primary key,
  incident_id uuid not null references incident (id) on delete cascade,
  what text not null check (what in ('raised', 'froze', 'retracted', 'corrected', 'thawed', 'learned', 'closed')),
  answer_id uuid references answer (id) on delete set null,
  employee_id uuid not null references employee (id),
  outcome text not null default '',
  at timestamptz not null
);
create index incident_deed_incident on incident_deed (incident_id, at);
create index incident_deed_answer on incident_deed (answer_id) where answer_id is not null;
create index incident_deed_employee on incident_deed (employee_id);
