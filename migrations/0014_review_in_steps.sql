-- A second pair of eyes in up to four steps, with words at the words; who needs one, and whose drafts came back how.

-- ── core/review ─────────────────────────────────────────────────────────────────────────────────────────────────

-- Who looks when: of several plans that fit, their steps one after the other.
create table review_plan (
  id uuid primary key,
  name text not null,
  -- Which reasons bring a draft here: 'learning', 'asked', 'reach', 'kind', 'record', 'unread', or a kind of finding; none: every one.
  reasons text[] not null default '{}',
  -- [{"name": "Legal", "needs": "any"|"all", "people": [employee ids] | null}]; null: every reviewer.
  steps jsonb not null,
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  retired_at timestamptz
);
create unique index review_plan_name on review_plan (lower(name)) where retired_at is null;

-- Whose words somebody reads first, beside those who are new and those in whose words a rule finds something.
create table review_need (
  id integer primary key default 1 check (id = 1),
  reach_from integer check (reach_from > 0),
  kinds text[] not null default '{}',
  -- This many of the last ten that were read first came back changed or returned.
  came_back integer check (came_back between 1 and 10),
  unread_guidelines boolean not null default false,
  changed_by uuid references employee (id) on delete set null,
  changed_at timestamptz
);
insert into review_need (id) values (1);

alter table review drop constraint if exists review_subject_kind_check;
alter table review drop constraint review_decision_check;
alter table review
  add constraint review_decision_check check (decision in ('approved', 'changed', 'returned', 'withdrawn', 'superseded')),
  add column steps jsonb not null default '[{"name": "", "needs": "any", "people": null}]',
  add column step smallint not null default 0,
  -- Which words are read: asked again with others, the old review is superseded.
  add column words_key text not null default '',
  add column superseded_by uuid references review (id) on delete set null;
create index review_author on review (author_id, decided_at desc);
create index review_decided on review (decided_at desc) where decided_at is not null;
create index review_superseded_by on review (superseded_by) where superseded_by is not null;

-- Who found a draft good, at which step.
create table review_look (
  review_id uuid not null references review (id) on delete cascade,
  step smallint not null,
  employee_id uuid not null references employee (id),
  comment text not null default '',
  at timestamptz not null,
  primary key (review_id, step, employee_id)
);
create index review_look_employee on review_look (employee_id);

-- A word at the words; with a suggestion, others in their place.
create table review_note (
  id uuid primary key,
  review_id uuid not null references review (id) on delete cascade,
  employee_id uuid not null references employee (id),
  starts integer not null check (starts >= 0),
  ends integer not null,
  words text not null,
  body text not null,
  suggestion text,
  at timestamptz not null,
  taken boolean,
  settled_at timestamptz,
  check (ends > starts)
);
create index review_note_review on review_note (review_id, starts);
create index review_note_employee on review_note (employee_id);
