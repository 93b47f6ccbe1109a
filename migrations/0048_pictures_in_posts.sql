-- Pictures in what people say on ground of our own.

-- ── places/pictures ─────────────────────────────────────────────────────────────────────────────────────────────

-- Pixels only: never a drawing that can carry a script, and nothing that a camera noted.
create table post_picture (
  id uuid primary key,
  site_id uuid not null references site (id) on delete cascade,
  -- Whose it is.
  member_id uuid not null references member (id) on delete cascade,
  -- Where it stands. It is put there before the post itself is written, within one transaction.
  post_id uuid references community_post (id) on delete cascade deferrable initially deferred,
  -- With which words it is held back.
  case_id uuid references moderation_case (id) on delete cascade,
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  width integer not null check (width between 1 and 4096),
  height integer not null check (height between 1 and 4096),
  bytes bytea not null check (octet_length(bytes) between 1 and 4194304),
  added_at timestamptz not null
);
alter table post_picture alter column bytes set storage external;
create index post_picture_site on post_picture (site_id);
create index post_picture_member on post_picture (member_id, added_at);
create index post_picture_post on post_picture (post_id) where post_id is not null;
create index post_picture_case on post_picture (case_id) where case_id is not null;
-- Added and not sent.
create index post_picture_waiting on post_picture (added_at) where post_id is null and case_id is null;

-- ── places/community ────────────────────────────────────────────────────────────────────────────────────────────

-- [{id, alt, mediaType, bytes, width, height}], in their order.
alter table community_post add column pictures jsonb not null default '[]' check (jsonb_array_length(pictures) <= 4);

-- ── places/moderation ───────────────────────────────────────────────────────────────────────────────────────────

-- The first pictures of somebody new are looked at before others see them.
alter table moderation_case
  drop constraint moderation_case_held_because_check,
  add constraint moderation_case_held_because_check check (held_because in ('first', 'links', 'repeated', 'hurtful', 'pictures'));
