-- How people from outside come in, beside password, link and passkey: by an account that they have elsewhere.

-- ── places/ways-in ──────────────────────────────────────────────────────────────────────────────────────────────

-- What an administrator opened: an OpenID provider, or everybody's account on the AT Protocol or in the fediverse.
create table member_way_in (
  id uuid primary key,
  kind text not null check (kind in ('oidc', 'atproto', 'fediverse')),
  label text not null,
  -- Of an OpenID provider only.
  issuer text,
  client_id text,
  secret_id uuid references secret (id),
  -- An address that this provider calls confirmed is taken for confirmed here.
  vouches boolean not null default false,
  -- {resolver, directory}: for a network of one's own.
  settings jsonb not null default '{}',
  opened_by uuid references employee (id) on delete set null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  check ((kind = 'oidc') = (issuer is not null and client_id is not null)),
  check (kind = 'oidc' or not vouches)
);
create unique index member_way_in_once on member_way_in (kind, coalesce(issuer, '')) where closed_at is null;
create index member_way_in_secret on member_way_in (secret_id) where secret_id is not null;
create index member_way_in_opened_by on member_way_in (opened_by) where opened_by is not null;

-- Begun there and not yet come back. State and browser are known by their hashes only.
create table member_arrival (
  state_hash bytea primary key,
  browser_hash bytea not null,
  way_id uuid not null references member_way_in (id),
  secret_id uuid not null references secret (id),
  -- Whoever was signed in and adds this way; null: somebody signs in.
  user_id text references member_auth_user (id) on delete cascade,
  next text not null,
  expires_at timestamptz not null
);
create index member_arrival_way on member_arrival (way_id);
create index member_arrival_secret on member_arrival (secret_id);
create index member_arrival_user on member_arrival (user_id) where user_id is not null;
create index member_arrival_ends on member_arrival (expires_at);

-- What an account elsewhere is called, for its owner to know it again.
alter table member_auth_account add column "shownAs" text;
