-- Links of our own (journey/links), orders that came by one (journey/sales).

-- A short address that leads to one of our pages: which colleague gave it to whom, and nothing about who follows it.
create table tracked_link (
  id uuid primary key,
  code text not null unique check (code ~ '^[0-9A-Za-z]{7}$'),
  -- Words of the page before the code, so that one sees where it leads.
  words text not null default '',
  url text not null,
  title text not null default '',
  -- {source, medium, campaign}: what the page's own statistics are told.
  utm jsonb not null default '{}',
  conversation_id uuid references conversation (id) on delete set null,
  made_by uuid not null references employee (id),
  made_at timestamptz not null,
  -- When somebody, not a program, followed it first.
  followed_at timestamptz,
  retired_at timestamptz,
  retired_by uuid references employee (id) on delete set null
);
create unique index tracked_link_once on tracked_link (conversation_id, made_by, url) where retired_at is null and conversation_id is not null;
create index tracked_link_conversation on tracked_link (conversation_id, made_at);
create index tracked_link_recent on tracked_link (made_at desc, id desc);
create index tracked_link_made_by on tracked_link (made_by, made_at desc, id desc);
create index tracked_link_retired_by on tracked_link (retired_by) where retired_by is not null;
create index tracked_link_followed on tracked_link (followed_at) where followed_at is not null;

-- Who followed it is nowhere: only how many in a minute, and from which site. Appended in groups, before each of them is
-- led on. Without a reference to the link, which is retired and never deleted: looking it up costs more than the row.
create table link_click (
  id bigint generated always as identity primary key,
  link_id uuid not null,
  at timestamptz not null,
  from_host text,
  is_program boolean not null,
  how_many integer not null check (how_many > 0)
);
create index link_click_link on link_click (link_id, at);

-- Somebody handed it on: a post by somebody outside that shows it, or a page that says it links to it.
create table link_share (
  link_id uuid not null references tracked_link (id) on delete cascade,
  message_id uuid not null references message (id) on delete cascade,
  how text not null check (how in ('post', 'quote', 'mention')),
  at timestamptz not null,
  primary key (link_id, message_id)
);
create index link_share_message on link_share (message_id);

-- An order may have come by a link of ours without being any offer's.
alter table sale add column link_id uuid references tracked_link (id);
alter table sale alter column offer_id drop not null;
alter table sale drop constraint sale_shop_id_external_id_offer_id_key;
alter table sale add constraint sale_once unique nulls not distinct (shop_id, external_id, offer_id);
create index sale_link on sale (link_id) where link_id is not null;
