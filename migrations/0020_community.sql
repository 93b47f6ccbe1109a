-- What is said on ground of our own: spaces, topics and posts, with who and when for every change.

-- ── places/community ────────────────────────────────────────────────────────────────────────────────────────────

-- A part of a site with a subject of its own.
create table community_space (
  id uuid primary key,
  site_id uuid not null references site (id) on delete cascade,
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null,
  about text not null default '',
  -- What can be opened in it; empty: everything.
  kinds text[] not null default '{}',
  position integer not null default 0,
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  closed_at timestamptz,
  unique (site_id, slug)
);
create index community_space_made_by on community_space (made_by) where made_by is not null;

create table community_tag (
  id uuid primary key,
  site_id uuid not null references site (id) on delete cascade,
  name text not null check (name = lower(name) and length(name) between 2 and 30),
  made_at timestamptz not null,
  unique (site_id, name)
);

create table community_topic (
  id uuid primary key,
  site_id uuid not null references site (id),
  space_id uuid not null references community_space (id),
  kind text not null check (kind in ('question', 'discussion', 'idea', 'poll', 'event')),
  title text not null,
  language text not null,
  -- Who opened it: somebody from outside, or a colleague.
  member_id uuid references member (id),
  employee_id uuid references employee (id),
  opened_at timestamptz not null,
  last_post_at timestamptz not null,
  -- The number of its last post; numbers are never given twice.
  last_number integer not null default 0,
  -- Replies that stand there.
  reply_count integer not null default 0,
  accepted_post_id uuid,
  accepted_at timestamptz,
  accepted_by_member uuid references member (id),
  accepted_by_employee uuid references employee (id),
  -- Nobody replies any more.
  closed_at timestamptz,
  closed_why text,
  removed_at timestamptz,
  is_sample boolean not null default false,
  check (num_nonnulls(member_id, employee_id) = 1),
  check ((accepted_post_id is null) = (accepted_at is null)),
  check (accepted_post_id is null or num_nonnulls(accepted_by_member, accepted_by_employee) = 1)
);
create index community_topic_site on community_topic (site_id, last_post_at desc) where removed_at is null;
create index community_topic_kind on community_topic (site_id, kind, last_post_at desc) where removed_at is null;
create index community_topic_space on community_topic (space_id, last_post_at desc) where removed_at is null;
create index community_topic_waiting on community_topic (site_id, opened_at desc)
  where removed_at is null and kind = 'question' and accepted_post_id is null;
create index community_topic_opened on community_topic (site_id, opened_at desc) where removed_at is null;
create index community_topic_member on community_topic (member_id, opened_at desc) where member_id is not null;
create index community_topic_employee on community_topic (employee_id, opened_at desc) where employee_id is not null;
create index community_topic_accepted on community_topic (accepted_post_id) where accepted_post_id is not null;
create index community_topic_accepted_member on community_topic (accepted_by_member) where accepted_by_member is not null;
create index community_topic_accepted_employee on community_topic (accepted_by_employee) where accepted_by_employee is not null;

create table community_topic_tag (
  topic_id uuid not null references community_topic (id) on delete cascade,
  tag_id uuid not null references community_tag (id) on delete cascade,
  primary key (tag_id, topic_id)
);
create index community_topic_tag_topic on community_topic_tag (topic_id);

-- Number 1 is what the topic was opened with. What is removed stays as a gap with its reason.
create table community_post (
  id uuid primary key,
  topic_id uuid not null references community_topic (id) on delete cascade,
  site_id uuid not null references site (id),
  number integer not null,
  -- The number of the post it replies to, where that is not the first.
  reply_to integer,
  member_id uuid references member (id),
  employee_id uuid references employee (id),
  -- Whom a colleague works for, in words, as it is shown beside their name.
  disclosure text,
  -- Markdown, and what is shown of it.
  text text not null,
  html text not null,
  language text not null,
  written_at timestamptz not null,
  edited_at timestamptz,
  revision integer not null default 0,
  removed_at timestamptz,
  removed_why text,
  removed_by_member uuid references member (id),
  removed_by_employee uuid references employee (id),
  -- The delivery that brought it, once.
  delivery_id uuid unique,
  -- The title (A), tags (B) and words (C) it is found by, as they are and by their stems.
  search tsvector not null,
  unique (topic_id, number),
  check (num_nonnulls(member_id, employee_id) = 1),
  check ((employee_id is null) = (disclosure is null)),
  check ((removed_at is null) = (removed_why is null))
);
alter table community_topic add foreign key (accepted_post_id) references community_post (id);
create index community_post_first on community_post (site_id, written_at desc) where number = 1 and removed_at is null;
create index community_post_reply on community_post (site_id, written_at desc) where number > 1 and removed_at is null;
create index community_post_first_words on community_post using gin (search) where number = 1 and removed_at is null;
create index community_post_reply_words on community_post using gin (search) where number > 1 and removed_at is null;
create index community_post_member on community_post (member_id, written_at desc) where member_id is not null;
create index community_post_employee on community_post (employee_id, written_at desc) where employee_id is not null;
create index community_post_removed_member on community_post (removed_by_member) where removed_by_member is not null;
create index community_post_removed_employee on community_post (removed_by_employee) where removed_by_employee is not null;

-- How a post read before it was changed.
create table community_revision (
  id uuid primary key,
  post_id uuid not null references community_post (id) on delete cascade,
  number integer not null,
  -- Where the title was changed as well.
  title text,
  text text not null,
  html text not null,
  -- When, and by whom, it was replaced.
  at timestamptz not null,
  by_member uuid references member (id),
  by_employee uuid references employee (id),
  why text,
  unique (post_id, number),
  check (num_nonnulls(by_member, by_employee) = 1)
);
create index community_revision_member on community_revision (by_member) where by_member is not null;
create index community_revision_employee on community_revision (by_employee) where by_employee is not null;

create table community_mention (
  post_id uuid not null references community_post (id) on delete cascade,
  member_id uuid not null references member (id) on delete cascade,
  at timestamptz not null,
  primary key (post_id, member_id)
);
create index community_mention_member on community_mention (member_id, at desc);

create table community_poll (
  topic_id uuid primary key references community_topic (id) on delete cascade,
  closes_at timestamptz,
  -- Several choices may be taken.
  takes_many boolean not null default false
);
create table community_poll_choice (
  id uuid primary key,
  topic_id uuid not null references community_poll (topic_id) on delete cascade,
  position integer not null,
  words text not null,
  unique (topic_id, position)
);

create table community_event (
  topic_id uuid primary key references community_topic (id) on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  timezone text not null,
  place text not null default '',
  address text not null default '',
  url text,
  room_for integer check (room_for > 0),
  check (ends_at >= starts_at)
);
create index community_event_starts on community_event (starts_at);

-- Begun and not yet said; nobody else sees it.
create table community_draft (
  id uuid primary key,
  member_id uuid not null references member (id) on delete cascade,
  site_id uuid not null references site (id) on delete cascade,
  -- The topic it replies to; empty: a topic of its own.
  topic_id uuid references community_topic (id) on delete cascade,
  title text not null default '',
  text text not null default '',
  -- What else stands in the form.
  fields jsonb not null default '{}',
  saved_at timestamptz not null,
  unique nulls not distinct (member_id, site_id, topic_id)
);
create index community_draft_site on community_draft (site_id);
create index community_draft_topic on community_draft (topic_id) where topic_id is not null;

-- ── places/taking-part ──────────────────────────────────────────────────────────────────────────────────────────

create table idea_vote (
  topic_id uuid not null references community_topic (id) on delete cascade,
  member_id uuid not null references member (id) on delete cascade,
  at timestamptz not null,
  primary key (topic_id, member_id)
);
create index idea_vote_member on idea_vote (member_id, at desc);
-- What they add up to, for the order of ideas.
create table idea_tally (
  topic_id uuid primary key references community_topic (id) on delete cascade,
  site_id uuid not null references site (id) on delete cascade,
  votes integer not null
);
create index idea_tally_most on idea_tally (site_id, votes desc);

create table poll_vote (
  topic_id uuid not null references community_poll (topic_id) on delete cascade,
  member_id uuid not null references member (id) on delete cascade,
  -- 0 where one choice is taken, else the position of each.
  slot integer not null,
  choice_id uuid not null references community_poll_choice (id) on delete cascade,
  at timestamptz not null,
  primary key (topic_id, member_id, slot)
);
create index poll_vote_choice on poll_vote (choice_id);
create index poll_vote_member on poll_vote (member_id);

create table attendance (
  topic_id uuid not null references community_event (topic_id) on delete cascade,
  member_id uuid not null references member (id) on delete cascade,
  says text not null check (says in ('going', 'maybe', 'not-going')),
  at timestamptz not null,
  primary key (topic_id, member_id)
);
create index attendance_member on attendance (member_id);

create table community_follow (
  id uuid primary key,
  member_id uuid not null references member (id) on delete cascade,
  site_id uuid references site (id) on delete cascade,
  space_id uuid references community_space (id) on delete cascade,
  tag_id uuid references community_tag (id) on delete cascade,
  topic_id uuid references community_topic (id) on delete cascade,
  at timestamptz not null,
  check (num_nonnulls(site_id, space_id, tag_id, topic_id) = 1),
  unique nulls not distinct (member_id, site_id, space_id, tag_id, topic_id)
);
create index community_follow_site on community_follow (site_id) where site_id is not null;
create index community_follow_space on community_follow (space_id) where space_id is not null;
create index community_follow_tag on community_follow (tag_id) where tag_id is not null;
create index community_follow_topic on community_follow (topic_id) where topic_id is not null;

-- Somebody who knows is asked once whether they would answer, and may pass.
create table asked_to_answer (
  id uuid primary key,
  topic_id uuid not null references community_topic (id) on delete cascade,
  member_id uuid not null references member (id) on delete cascade,
  -- Why they, in words.
  because text not null,
  asked_by_member uuid references member (id) on delete set null,
  asked_at timestamptz not null,
  passed_at timestamptz,
  answered_at timestamptz,
  unique (topic_id, member_id)
);
create index asked_to_answer_open on asked_to_answer (member_id, asked_at desc) where passed_at is null and answered_at is null;
create index asked_to_answer_member on asked_to_answer (member_id, asked_at desc);
create index asked_to_answer_by on asked_to_answer (asked_by_member) where asked_by_member is not null;
