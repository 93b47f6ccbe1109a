-- Small experiments: one question, two or three ways that people try and write themselves. Chance suggests which; nothing
-- is sent by it.

-- ── journey/experiment ──────────────────────────────────────────────────────────────────────────────────────────

create table experiment (
  id uuid primary key,
  question text not null,
  unit text not null check (unit in ('conversation', 'post', 'community')),
  success text not null check (success in ('wrote-again', 'result', 'link-followed', 'told')),
  -- So long after something was tried it is looked at whether it worked; on every way alike.
  within_days integer not null check (within_days between 1 and 60),
  -- What share was thought to work anyway, and the least difference that would matter.
  baseline double precision not null,
  difference double precision not null,
  -- How many of each way were said to be enough, before it began.
  per_way integer not null,
  begun_by uuid not null references employee (id),
  begun_at timestamptz not null,
  ended_by uuid references employee (id),
  ended_at timestamptz,
  check (unit = 'conversation' or success = 'told')
);
-- One question at a time on each kind of thing.
create unique index experiment_running on experiment (unit) where ended_at is null;
create index experiment_newest on experiment ((ended_at is null) desc, begun_at desc);

create table experiment_way (
  experiment_id uuid not null references experiment (id) on delete cascade,
  number smallint not null check (number between 1 and 3),
  name text not null,
  words text not null,
  primary key (experiment_id, number)
);

create table experiment_try (
  experiment_id uuid not null references experiment (id) on delete cascade,
  -- A conversation, a post (share) or a community (site). No foreign key: what was found out stays when they go.
  subject_id uuid not null,
  -- By chance, and what the person did.
  suggested smallint not null,
  way smallint not null,
  tried_by uuid not null references employee (id),
  tried_at timestamptz not null,
  due_at timestamptz not null,
  -- What somebody said, until it is looked at.
  told boolean,
  told_by uuid references employee (id),
  worked boolean,
  primary key (experiment_id, subject_id)
);
create index experiment_try_order on experiment_try (experiment_id, tried_at, subject_id);
create index experiment_try_due on experiment_try (due_at) where worked is null;
