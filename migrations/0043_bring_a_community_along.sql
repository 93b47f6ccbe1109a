-- A community comes along from where it was: its people, spaces, topics, posts, and where old links lead.

-- ── places/members ──────────────────────────────────────────────────────────────────────────────────────────────

-- Somebody who wrote where the community was before, and never signed in here. By the mark of their confirmed address, which
-- tells nobody the address, they are known again when they do.
alter table member
  add column brought_at timestamptz,
  add column mail_mark bytea,
  drop constraint member_is_somebody,
  add constraint member_is_somebody check (
    user_id is not null or employee_id is not null or elsewhere is not null or left_at is not null or is_sample or brought_at is not null
  );
create unique index member_mail_mark on member (mail_mark) where mail_mark is not null;

-- The key of these marks, sealed; made when it is first needed.
create table member_mark_key (
  is_only boolean primary key default true check (is_only),
  secret_id uuid not null references secret (id)
);
create index member_mark_key_secret on member_mark_key (secret_id);

-- ── places/bring-along ──────────────────────────────────────────────────────────────────────────────────────────

-- One time that a community, or what is new in it, is brought.
create table bringing (
  id uuid primary key,
  site_id uuid not null references site (id) on delete cascade,
  kind text not null check (kind in ('discourse', 'discourse-export', 'nodebb', 'table')),
  -- Within what its ids are unique: the address of the forum, or what a table is called.
  origin text not null,
  -- {url, fileId, fileName, zone}
  settings jsonb not null default '{}',
  -- The key by which we are let in; gone when it is over.
  secret_id uuid references secret (id),
  -- Old addresses lead to where things stand now.
  keeps_addresses boolean not null,
  started_by uuid references employee (id) on delete set null,
  started_at timestamptz not null,
  step text not null check (step in ('reading', 'settling', 'done', 'stopped', 'failed')),
  -- What was under way when it was stopped or failed.
  stopped_while text check (stopped_while in ('reading', 'settling')),
  -- Where reading goes on.
  cursor jsonb,
  -- What stands here now that did not before: {spaces, people, topics, posts, accepted, likes, votes, known}
  counted jsonb not null default '{}',
  -- Why it waits or ended, in words, and until when it waits.
  trouble text,
  tries integer not null default 0,
  waits_until timestamptz,
  ended_at timestamptz,
  check ((step in ('stopped', 'failed')) = (stopped_while is not null)),
  check ((step in ('done', 'stopped', 'failed')) = (ended_at is not null))
);
create unique index bringing_one_at_a_time on bringing (site_id) where step in ('reading', 'settling');
create index bringing_site on bringing (site_id, started_at desc);
create index bringing_secret on bringing (secret_id) where secret_id is not null;
create index bringing_started_by on bringing (started_by) where started_by is not null;

-- What was read and does not stand here yet. Addresses of people are in no record, only their marks.
create table bringing_read (
  bringing_id uuid not null references bringing (id) on delete cascade,
  kind text not null check (kind in ('space', 'person', 'topic', 'post', 'like', 'vote')),
  their_id text not null,
  -- The topic it belongs to.
  of_topic text,
  number integer,
  record jsonb not null,
  primary key (bringing_id, kind, their_id)
);
create index bringing_read_of_topic on bringing_read (bringing_id, of_topic, kind, number) where of_topic is not null;

-- What came from where: so that nothing comes twice, and old addresses find it.
create table brought (
  site_id uuid not null references site (id) on delete cascade,
  origin text not null,
  kind text not null check (kind in ('space', 'person', 'colleague', 'topic', 'post')),
  their_id text not null,
  our_id uuid not null,
  old_path text,
  keeps_address boolean not null,
  at timestamptz not null,
  primary key (site_id, origin, kind, their_id)
);
create index brought_path on brought (site_id, old_path) where old_path is not null;
create index brought_ours on brought (our_id);

-- What was there and was not brought, and why.
create table bringing_left_out (
  bringing_id uuid not null references bringing (id) on delete cascade,
  what text not null,
  their_id text not null,
  why text not null,
  old_path text,
  primary key (bringing_id, what, their_id)
);
