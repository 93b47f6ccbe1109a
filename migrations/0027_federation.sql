-- Our own places among those of others: whom people elsewhere follow, who they are, and what passes between us.

-- ── places/members ──────────────────────────────────────────────────────────────────────────────────────────────

-- Somebody who takes part from a server of their own, by an address such as lea@social.example, and signs in nowhere here.
alter table member
  add column elsewhere text unique,
  drop constraint member_check,
  add constraint member_is_somebody
    check (user_id is not null or employee_id is not null or elsewhere is not null or left_at is not null or is_sample);

-- ── places/federation ───────────────────────────────────────────────────────────────────────────────────────────

-- Whom people elsewhere can follow: a space, the blog, one of its authors, the official stream.
create table federation_actor (
  id uuid primary key,
  kind text not null check (kind in ('space', 'blog', 'author', 'official')),
  -- The part of its address before our host.
  handle text not null unique check (handle ~ '^[a-z0-9][a-z0-9_-]{0,59}$'),
  space_id uuid unique references community_space (id) on delete cascade,
  employee_id uuid unique references employee (id) on delete cascade,
  -- Its keys, sealed; made when they are first needed.
  secret_id uuid references secret (id),
  made_at timestamptz not null,
  check ((kind = 'space') = (space_id is not null)),
  check ((kind = 'author') = (employee_id is not null))
);
create unique index federation_actor_one on federation_actor (kind) where kind in ('blog', 'official');
create index federation_actor_secret on federation_actor (secret_id) where secret_id is not null;

-- A server of others: what came and went, and whether we deal with it.
create table federation_server (
  host text primary key,
  met_at timestamptz not null,
  heard_at timestamptz,
  heard bigint not null default 0,
  told_at timestamptz,
  told bigint not null default 0,
  failed_at timestamptz,
  failed bigint not null default 0,
  failure text,
  blocked_at timestamptz,
  blocked_by uuid references employee (id) on delete set null,
  blocked_why text,
  check ((blocked_at is null) = (blocked_why is null))
);
create index federation_server_met on federation_server (met_at desc);
create index federation_server_blocked_by on federation_server (blocked_by) where blocked_by is not null;

-- Somebody, or something that speaks, on a server of others.
create table federation_stranger (
  id uuid primary key,
  uri text not null unique,
  host text not null,
  -- lea@social.example
  address text not null,
  name text not null,
  url text,
  inbox text not null,
  shared_inbox text,
  -- As whom they take part here, from their first words on.
  member_id uuid unique references member (id) on delete set null,
  met_at timestamptz not null,
  looked_at timestamptz not null,
  gone_at timestamptz,
  blocked_at timestamptz,
  blocked_by uuid references employee (id) on delete set null,
  blocked_why text,
  check ((blocked_at is null) = (blocked_why is null))
);
create index federation_stranger_address on federation_stranger (address);
create index federation_stranger_host on federation_stranger (host);
create index federation_stranger_blocked on federation_stranger (blocked_at desc) where blocked_at is not null;
create index federation_stranger_blocked_by on federation_stranger (blocked_by) where blocked_by is not null;

create table federation_follower (
  actor_id uuid not null references federation_actor (id) on delete cascade,
  stranger_id uuid not null references federation_stranger (id) on delete cascade,
  since timestamptz not null,
  primary key (actor_id, stranger_id)
);
create index federation_follower_stranger on federation_follower (stranger_id);

-- What somebody elsewhere said that stands here.
create table federation_post (
  post_id uuid primary key references community_post (id) on delete cascade,
  uri text not null unique,
  stranger_id uuid not null references federation_stranger (id) on delete cascade,
  at timestamptz not null
);
create index federation_post_stranger on federation_post (stranger_id, at desc);

-- What somebody elsewhere liked or showed to others.
create table federation_gesture (
  stranger_id uuid not null references federation_stranger (id) on delete cascade,
  kind text not null check (kind in ('like', 'boost')),
  about text not null check (about in ('post', 'article', 'statement')),
  about_id uuid not null,
  at timestamptz not null,
  primary key (about_id, kind, stranger_id)
);
create index federation_gesture_stranger on federation_gesture (stranger_id);

-- What the company said in its own name from its official stream.
create table federation_statement (
  delivery_id uuid primary key references delivery (id) on delete cascade,
  employee_id uuid not null references employee (id),
  text text not null,
  language text not null,
  said_at timestamptz not null,
  changed_at timestamptz,
  withdrawn_at timestamptz,
  -- Where people talk about it, from the first reply on.
  topic_id uuid unique references community_topic (id) on delete set null
);
create index federation_statement_newest on federation_statement (said_at desc) where withdrawn_at is null;
create index federation_statement_employee on federation_statement (employee_id);

-- What is told to servers of others, for as long as some of them were not reached.
create table federation_telling (
  id uuid primary key,
  actor_id uuid not null references federation_actor (id) on delete cascade,
  -- The address of the activity, so that it is told once.
  uri text not null unique,
  activity jsonb not null,
  at timestamptz not null
);
create index federation_telling_actor on federation_telling (actor_id);
create index federation_telling_at on federation_telling (at);

-- What the library that speaks ActivityPub keeps: activities that came already, documents of others for a while.
create table federation_kept (
  key text primary key,
  value jsonb not null,
  ends_at timestamptz
);
create index federation_kept_ends on federation_kept (ends_at) where ends_at is not null;
