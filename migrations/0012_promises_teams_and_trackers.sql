-- What we promise and by whose hours, the teams to which things are passed, the trackers outside, and that we may choose not to answer.

-- ── core/promise ────────────────────────────────────────────────────────────────────────────────────────────────

create table calendar (
  id uuid primary key,
  name text not null,
  timezone text not null,
  -- By weekday, {"mon": ["09:00", "17:00"]}; a day without: nobody is there.
  hours jsonb not null,
  -- Days on which nobody is there: [{"day": "2026-12-25", "name": "Christmas Day"}].
  holidays jsonb not null default '[]',
  made_at timestamptz not null,
  retired_at timestamptz
);
create unique index calendar_name on calendar (lower(name)) where retired_at is null;

-- By which hours the company’s own promise runs; without: around the clock, as it always did.
alter table company add column calendar_id uuid references calendar (id) on delete set null;

-- ── core/teams ──────────────────────────────────────────────────────────────────────────────────────────────────

create table team (
  id uuid primary key,
  name text not null,
  about text not null default '',
  lead_id uuid references employee (id) on delete set null,
  calendar_id uuid references calendar (id) on delete set null,
  made_at timestamptz not null,
  retired_at timestamptz
);
create unique index team_name on team (lower(name)) where retired_at is null;

create table team_member (
  team_id uuid not null references team (id) on delete cascade,
  employee_id uuid not null references employee (id) on delete cascade,
  since timestamptz not null,
  primary key (team_id, employee_id)
);
create index team_member_employee on team_member (employee_id);

-- Where none of these fits, the company’s own promise holds. Of several that fit, the one that says most.
create table promptness_target (
  id uuid primary key,
  network text,
  kind text,
  team_id uuid references team (id) on delete cascade,
  within_minutes integer not null check (within_minutes between 1 and 43200),
  -- Without: the team’s hours, else the company’s; unless it runs around the clock.
  calendar_id uuid references calendar (id) on delete set null,
  around_the_clock boolean not null default false,
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  retired_at timestamptz,
  check (num_nonnulls(network, kind, team_id) > 0),
  check (not (around_the_clock and calendar_id is not null))
);
create unique index promptness_target_one on promptness_target (coalesce(network, ''), coalesce(kind, ''), coalesce(team_id::text, ''))
  where retired_at is null;
create index promptness_target_team on promptness_target (team_id) where team_id is not null;

-- ── journey/listen ──────────────────────────────────────────────────────────────────────────────────────────────

alter table conversation
  add column team_id uuid references team (id) on delete set null,
  -- From when the promise runs, where that is not when it was heard.
  add column awaited_since timestamptz,
  -- When somebody is told next that the promise runs out.
  add column notice_at timestamptz;
create index conversation_notice on conversation (notice_at) where notice_at is not null;
create index conversation_team on conversation (team_id, last_message_at desc) where team_id is not null;

-- ── journey/promptness ──────────────────────────────────────────────────────────────────────────────────────────

create table promptness_notice (
  id uuid primary key,
  conversation_id uuid not null references conversation (id) on delete cascade,
  employee_id uuid not null references employee (id) on delete cascade,
  step text not null check (step in ('claimer', 'colleagues', 'coordinator', 'missed')),
  answer_by timestamptz not null,
  at timestamptz not null,
  seen_at timestamptz,
  -- One notice for each step of one promise.
  unique (conversation_id, answer_by, step, employee_id)
);
create index promptness_notice_open on promptness_notice (employee_id, at desc) where seen_at is null;

-- ── journey/track ───────────────────────────────────────────────────────────────────────────────────────────────

create table tracker (
  id uuid primary key,
  kind text not null check (kind in ('github', 'gitlab', 'webhook')),
  label text not null,
  settings jsonb not null,
  secret_id uuid references secret (id),
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  retired_at timestamptz,
  failure text,
  failing_since timestamptz
);

-- Messages of a tracker already taken: a replay is refused.
create table tracker_receipt (
  tracker_id uuid not null references tracker (id) on delete cascade,
  message_id text not null,
  received_at timestamptz not null,
  primary key (tracker_id, message_id)
);
create index tracker_receipt_old on tracker_receipt (received_at);

create table tracked_issue (
  id uuid primary key,
  conversation_id uuid not null references conversation (id) on delete cascade,
  tracker_id uuid not null references tracker (id),
  passed_by uuid not null references employee (id),
  passed_at timestamptz not null,
  title text not null,
  body text not null,
  -- On its way there: the row says `sending` before the tracker is called, so that after a crash it is asked first.
  step text not null check (step in ('waiting', 'sending', 'passed', 'refused', 'doubtful', 'withdrawn')),
  attempts integer not null default 0,
  sending_since timestamptz,
  next_try_at timestamptz,
  failure text,
  external_id text,
  number text,
  url text,
  -- How it stands there.
  state text check (state in ('open', 'resolved', 'declined', 'gone')),
  state_at timestamptz,
  next_look_at timestamptz,
  told_at timestamptz,
  told_by uuid references employee (id) on delete set null,
  told_answer_id uuid references answer (id) on delete set null,
  check ((step = 'passed') = (state is not null))
);
create index tracked_issue_conversation on tracked_issue (conversation_id, passed_at);
create index tracked_issue_due on tracked_issue (next_try_at) where step in ('waiting', 'sending');
create index tracked_issue_look on tracked_issue (next_look_at) where next_look_at is not null;
create index tracked_issue_to_tell on tracked_issue (state_at) where state in ('resolved', 'declined') and told_at is null;
create unique index tracked_issue_there on tracked_issue (tracker_id, external_id) where external_id is not null;
-- The same conversation is not passed to the same tracker twice at a time.
create unique index tracked_issue_living on tracked_issue (conversation_id, tracker_id)
  where step in ('waiting', 'sending', 'doubtful') or state = 'open';
create index tracked_issue_passed_by on tracked_issue (passed_by);
create index tracked_issue_told_by on tracked_issue (told_by) where told_by is not null;
create index tracked_issue_told_answer on tracked_issue (told_answer_id) where told_answer_id is not null;

-- ── journey/answer ──────────────────────────────────────────────────────────────────────────────────────────────

alter table closing drop constraint closing_result_check;
alter table closing add constraint closing_result_check
  check (result in ('solved', 'thanked', 'informed', 'no-answer-needed', 'chose-not-to'));
alter table closing add column why text
  check (why in ('would-feed-it', 'not-ours', 'answered-elsewhere', 'asked-to-be-left', 'legal', 'other'));
alter table closing add constraint closing_choice check (result <> 'chose-not-to' or (why is not null and note <> ''));
create index closing_choices on closing (at desc) where result = 'chose-not-to' and undone_at is null;

-- ── journey/measure ─────────────────────────────────────────────────────────────────────────────────────────────

alter table first_answer
  -- By the hours that held for it.
  add column working_seconds integer,
  add column promised_by timestamptz;
