-- Parts of the company with guidelines of their own, added to those of all; rules that change keep what they were.

create table division (
  id uuid primary key,
  name text not null,
  made_at timestamptz not null,
  retired_at timestamptz,
  is_sample boolean not null default false
);
create unique index division_name on division (lower(name)) where retired_at is null;

-- One at most: what holds for a colleague must be plain.
create table division_member (
  employee_id uuid primary key references employee (id) on delete cascade,
  division_id uuid not null references division (id) on delete cascade,
  since timestamptz not null
);
create index division_member_division on division_member (division_id);

-- Without a division a version is for everybody. Numbers run through all of them, so that one says which text was meant.
alter table guideline add column division_id uuid references division (id);
create index guideline_division on guideline (division_id, version desc);

alter table rule
  add column version integer not null default 1,
  -- Only where one of these stands in the same sentence.
  add column near text[] not null default '{}',
  -- Words of their own that only look like a slip; worked out when the rule is kept.
  add column unlike text[] not null default '{}',
  -- Sentences that it must find, and sentences that it must leave alone: [{ "text": …, "finds": true }].
  add column examples jsonb not null default '[]',
  add column division_id uuid references division (id),
  add column changed_by uuid references employee (id) on delete set null,
  add column changed_at timestamptz;
create index rule_division on rule (division_id) where division_id is not null;

-- What a rule said in each of its versions, the one in force included.
create table rule_version (
  rule_id uuid not null references rule (id) on delete cascade,
  version integer not null,
  rule jsonb not null,
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  primary key (rule_id, version)
);
create index rule_version_made_by on rule_version (made_by);

insert into rule_version (rule_id, version, rule, made_by, made_at)
select id, 1, jsonb_build_object(
    'name', name, 'kind', kind, 'level', level, 'words', words, 'exceptions', exceptions, 'until', until,
    'ownerId', owner_id, 'explanation', explanation, 'suggestion', suggestion,
    'near', near, 'examples', examples, 'divisionId', division_id),
  made_by, made_at
from rule;

-- Figures that are published: they may be said.
create table public_figure (
  id uuid primary key,
  amount text not null,
  about text[] not null default '{}',
  source_url text not null,
  added_by uuid references employee (id) on delete set null,
  added_at timestamptz not null,
  retired_at timestamptz,
  is_sample boolean not null default false
);
create index public_figure_added_by on public_figure (added_by);
