-- Who helped whom on our own ground, who is known to use what we make, and how the place is looked after.

-- ── places/standing ─────────────────────────────────────────────────────────────────────────────────────────────

-- Something by which somebody was helpful to others. Writing a post is none.
create table standing_deed (
  id uuid primary key,
  member_id uuid not null references member (id) on delete cascade,
  kind text not null check (kind in ('accepted', 'thanked', 'corrected')),
  topic_id uuid references community_topic (id) on delete cascade,
  post_id uuid references community_post (id) on delete cascade,
  -- What a moderator upheld, where it was reported rightly.
  case_id uuid,
  -- Who says that it helped.
  by_member uuid references member (id) on delete set null,
  by_employee uuid references employee (id) on delete set null,
  at timestamptz not null,
  check ((kind = 'corrected') = (case_id is not null)),
  check ((kind = 'corrected') = (post_id is null))
);
create unique index standing_accepted on standing_deed (post_id) where kind = 'accepted';
create unique index standing_thanked_member on standing_deed (post_id, by_member) where kind = 'thanked' and by_member is not null;
create unique index standing_thanked_employee on standing_deed (post_id, by_employee) where kind = 'thanked' and by_employee is not null;
create unique index standing_corrected on standing_deed (case_id, member_id) where kind = 'corrected';
create index standing_deed_member on standing_deed (member_id, at desc);
create index standing_deed_post on standing_deed (post_id) where post_id is not null;
create index standing_deed_topic on standing_deed (topic_id) where topic_id is not null;
create index standing_deed_by_member on standing_deed (by_member) where by_member is not null;
create index standing_deed_by_employee on standing_deed (by_employee) where by_employee is not null;

-- ── places/verified ─────────────────────────────────────────────────────────────────────────────────────────────

-- By which ways a customer shows that they are one; one row.
create table verification_ways (
  is_only boolean primary key default true check (is_only),
  -- The company's own system, asked about an order number in a signed request.
  order_url text,
  secret_id uuid references secret (id) on delete set null,
  -- What is after the @ of customers' addresses, and what they use.
  domains jsonb not null default '[]',
  changed_by uuid references employee (id) on delete set null,
  changed_at timestamptz not null
);
create index verification_ways_secret on verification_ways (secret_id) where secret_id is not null;
create index verification_ways_by on verification_ways (changed_by) where changed_by is not null;

-- A word that a colleague gave to one customer (an invitation) or to several (on a delivery note). Only its hash is kept.
create table verification_code (
  id uuid primary key,
  kind text not null check (kind in ('invitation', 'code')),
  hash bytea not null unique,
  product text not null,
  since date,
  uses_left integer not null check (uses_left >= 0),
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  ends_at timestamptz not null
);
create index verification_code_made_by on verification_code (made_by) where made_by is not null;
create index verification_code_ends on verification_code (ends_at);

-- A member who is known to use what we make.
create table verification (
  member_id uuid primary key references member (id) on delete cascade,
  how text not null check (how in ('order', 'domain', 'invitation', 'code')),
  product text not null,
  -- The same in small letters without an article, as it is found in questions; empty where it is not known.
  product_key text not null,
  since date,
  -- One order is one customer: a keyed hash of its number.
  order_mark text unique,
  code_id uuid references verification_code (id) on delete set null,
  -- The colleague who invited them.
  by_employee uuid references employee (id) on delete set null,
  at timestamptz not null,
  check ((how = 'order') = (order_mark is not null))
);
-- Each try, so that nobody guesses orders or codes; older ones are deleted.
create table verification_try (
  id uuid primary key,
  member_id uuid not null references member (id) on delete cascade,
  at timestamptz not null
);
create index verification_try_member on verification_try (member_id, at desc);
create index verification_code_used on verification (code_id) where code_id is not null;
create index verification_product on verification (product_key, at desc) where product_key <> '';
create index verification_by on verification (by_employee) where by_employee is not null;

-- ── places/moderation ───────────────────────────────────────────────────────────────────────────────────────────

create table moderation_setting (
  site_id uuid primary key references site (id) on delete cascade,
  -- Of somebody's first words: all are read first, those with links, or none.
  first_posts text not null check (first_posts in ('all', 'with-links', 'none'))
);

-- Words that somebody who looks after the place should read.
create table moderation_case (
  id uuid primary key,
  site_id uuid not null references site (id) on delete cascade,
  kind text not null check (kind in ('held', 'reported')),
  -- Whose words they are.
  member_id uuid not null references member (id) on delete cascade,
  topic_id uuid references community_topic (id) on delete cascade,
  post_id uuid references community_post (id) on delete cascade,
  -- What was held back, as its author sent it; nobody else has seen it.
  held jsonb,
  -- Why the machine held it back; a report says its own reasons.
  held_because text check (held_because in ('first', 'links', 'repeated', 'hurtful')),
  -- May hurt whoever reads it: shown covered, and by turns.
  is_hard boolean not null default false,
  -- What reports weigh together.
  weight integer not null default 0,
  opened_at timestamptz not null,
  settled_at timestamptz,
  settled_as text check (settled_as in ('fine', 'warn', 'hide', 'lock', 'suspend', 'refuse')),
  settled_by_member uuid references member (id) on delete set null,
  settled_by_employee uuid references employee (id) on delete set null,
  check ((kind = 'held') = (held is not null)),
  check ((held is null) = (held_because is null)),
  check (kind = 'held' or post_id is not null),
  check ((settled_at is null) = (settled_as is null))
);
create unique index moderation_case_post on moderation_case (post_id) where kind = 'reported' and settled_at is null;
create index moderation_case_of_post on moderation_case (post_id) where post_id is not null;
create index moderation_case_topic on moderation_case (topic_id) where topic_id is not null;
create index moderation_case_open on moderation_case (site_id, opened_at) where settled_at is null;
create index moderation_case_member on moderation_case (member_id, opened_at desc);
create index moderation_case_by_member on moderation_case (settled_by_member, settled_at desc) where settled_by_member is not null;
create index moderation_case_by_employee on moderation_case (settled_by_employee, settled_at desc) where settled_by_employee is not null;

create table moderation_report (
  id uuid primary key,
  case_id uuid not null references moderation_case (id) on delete cascade,
  member_id uuid references member (id) on delete cascade,
  employee_id uuid references employee (id) on delete cascade,
  reason text not null check (reason in ('spam', 'hurtful', 'private', 'off-topic', 'wrong', 'other')),
  words text not null default '',
  weight integer not null check (weight > 0),
  at timestamptz not null,
  check (num_nonnulls(member_id, employee_id) = 1),
  unique (case_id, member_id),
  unique (case_id, employee_id)
);
create index moderation_report_member on moderation_report (member_id, at desc) where member_id is not null;
create index moderation_report_employee on moderation_report (employee_id) where employee_id is not null;

-- What was decided about somebody's words, with its reason: they read it, and may ask for another's eyes.
create table moderation_decision (
  id uuid primary key,
  site_id uuid not null references site (id) on delete cascade,
  case_id uuid not null references moderation_case (id) on delete cascade,
  member_id uuid not null references member (id) on delete cascade,
  kind text not null check (kind in ('warn', 'hide', 'lock', 'suspend', 'refuse')),
  why text not null,
  -- Until when a member is suspended.
  ends_at timestamptz,
  at timestamptz not null,
  -- Neither: several reports put it aside until somebody reads it.
  by_member uuid references member (id) on delete set null,
  by_employee uuid references employee (id) on delete set null,
  seen_at timestamptz,
  undone_at timestamptz,
  check ((kind = 'suspend') = (ends_at is not null))
);
create index moderation_decision_site on moderation_decision (site_id, at desc);
create index moderation_decision_case on moderation_decision (case_id);
create index moderation_decision_member on moderation_decision (member_id, at desc);
create index moderation_decision_by_member on moderation_decision (by_member) where by_member is not null;
create index moderation_decision_by_employee on moderation_decision (by_employee) where by_employee is not null;

-- Somebody asks for another moderator's eyes, once.
create table moderation_appeal (
  decision_id uuid primary key references moderation_decision (id) on delete cascade,
  site_id uuid not null references site (id) on delete cascade,
  words text not null,
  at timestamptz not null,
  decided_at timestamptz,
  is_granted boolean,
  answer text,
  by_member uuid references member (id) on delete set null,
  by_employee uuid references employee (id) on delete set null,
  check ((decided_at is null) = (is_granted is null)),
  check ((decided_at is null) = (answer is null))
);
create index moderation_appeal_open on moderation_appeal (site_id, at) where decided_at is null;
create index moderation_appeal_site on moderation_appeal (site_id);
create index moderation_appeal_by_member on moderation_appeal (by_member) where by_member is not null;
create index moderation_appeal_by_employee on moderation_appeal (by_employee) where by_employee is not null;

-- What moderators tell each other about somebody; never shown to anybody else.
create table moderation_note (
  id uuid primary key,
  site_id uuid not null references site (id) on delete cascade,
  member_id uuid not null references member (id) on delete cascade,
  text text not null,
  at timestamptz not null,
  by_member uuid references member (id) on delete set null,
  by_employee uuid references employee (id) on delete set null
);
create index moderation_note_member on moderation_note (member_id, at desc);
create index moderation_note_site on moderation_note (site_id);
create index moderation_note_by_member on moderation_note (by_member) where by_member is not null;
create index moderation_note_by_employee on moderation_note (by_employee) where by_employee is not null;
