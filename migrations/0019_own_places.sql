-- Ground of our own: one master community with sub-communities, and the people from outside who have an account there.

-- ── signing in from outside (written by a second accounts library, whose column names these are) ────────────────
-- Apart from the desk's tables on purpose: no row here can ever open the desk.

create table member_auth_user (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);

create table member_auth_session (
  id text primary key,
  "userId" text not null references member_auth_user (id) on delete cascade,
  token text not null unique,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index member_auth_session_user on member_auth_session ("userId");
create index member_auth_session_ends on member_auth_session ("expiresAt");

create table member_auth_account (
  id text primary key,
  "userId" text not null references member_auth_user (id) on delete cascade,
  "accountId" text not null,
  "providerId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index member_auth_account_user on member_auth_account ("userId");
create unique index member_auth_account_once on member_auth_account ("providerId", "accountId");

create table member_auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index member_auth_verification_identifier on member_auth_verification (identifier);
create index member_auth_verification_ends on member_auth_verification ("expiresAt");

create table member_auth_passkey (
  id text primary key,
  name text,
  "publicKey" text not null,
  "userId" text not null references member_auth_user (id) on delete cascade,
  "credentialID" text not null,
  counter integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  transports text,
  "createdAt" timestamptz default now(),
  aaguid text
);
create index member_auth_passkey_user on member_auth_passkey ("userId");
create index member_auth_passkey_credential on member_auth_passkey ("credentialID");

create table member_auth_rate_limit (
  id text primary key,
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);

-- ── who acts ────────────────────────────────────────────────────────────────────────────────────────────────────

alter table event drop constraint event_actor_kind_check;
alter table event add constraint event_actor_kind_check
  check (actor_kind in ('employee', 'member', 'token', 'job', 'connector', 'setup'));

-- ── places/members ──────────────────────────────────────────────────────────────────────────────────────────────

-- Somebody who takes part in our own places: from outside with an account here, or a colleague as themselves.
create table member (
  id uuid primary key,
  -- Their sign-in; null for a colleague, who signs in at the desk, and for whoever left.
  user_id text unique references member_auth_user (id) on delete set null,
  employee_id uuid unique references employee (id),
  -- Who they are in all networks together, where that is known.
  person_id uuid references person (id) on delete set null,
  handle text not null check (handle ~ '^[a-z0-9][a-z0-9_-]{1,29}$'),
  name text not null,
  about text not null default '',
  language text not null default 'en',
  made_at timestamptz not null,
  suspended_until timestamptz,
  suspended_why text,
  suspended_by uuid references employee (id) on delete set null,
  left_at timestamptz,
  is_sample boolean not null default false,
  check (user_id is not null or employee_id is not null or left_at is not null or is_sample),
  check ((suspended_until is null) = (suspended_why is null))
);
create unique index member_handle on member (handle);
create index member_person on member (person_id) where person_id is not null;
create index member_made on member (made_at desc);
create index member_suspended_by on member (suspended_by) where suspended_by is not null;

-- ── places/sites ────────────────────────────────────────────────────────────────────────────────────────────────

-- A community with a name and a look of its own. The master has no parent; all others lie below it.
create table site (
  id uuid primary key,
  parent_id uuid references site (id),
  -- Its place below the master; the master has none.
  slug text check (slug ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  -- An address of its own, such as forum.halden.example; without, it is reached by path.
  host text unique check (host = lower(host)),
  name text not null,
  about text not null default '',
  language text not null default 'en',
  -- {logo: picture id, colour: '#rrggbb', font: one of ours}; what is missing is as the master has it.
  look jsonb not null default '{}',
  -- Markdown, in words; a sub-community's are in addition to the master's.
  rules text not null default '',
  -- What the centre lets sub-communities decide: kept on the master.
  allows jsonb not null default '{}',
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid references employee (id) on delete set null,
  is_sample boolean not null default false,
  check ((parent_id is null) = (slug is null)),
  check (parent_id is null or allows = '{}')
);
create unique index site_master on site ((parent_id is null)) where parent_id is null;
create unique index site_slug on site (slug);
create index site_parent on site (parent_id) where parent_id is not null;
create index site_made_by on site (made_by) where made_by is not null;
create index site_closed_by on site (closed_by) where closed_by is not null;

-- Who looks after it: colleagues, and members from outside whom they trust.
create table site_moderator (
  id uuid primary key,
  site_id uuid not null references site (id) on delete cascade,
  employee_id uuid references employee (id) on delete cascade,
  member_id uuid references member (id) on delete cascade,
  -- The colleague who leads it: changes its name, look and rules, and chooses its moderators.
  is_lead boolean not null default false,
  added_by uuid references employee (id) on delete set null,
  added_at timestamptz not null,
  check (num_nonnulls(employee_id, member_id) = 1),
  check (not is_lead or employee_id is not null),
  unique (site_id, employee_id),
  unique (site_id, member_id)
);
create index site_moderator_employee on site_moderator (employee_id) where employee_id is not null;
create index site_moderator_member on site_moderator (member_id) where member_id is not null;
create index site_moderator_added_by on site_moderator (added_by) where added_by is not null;

-- A site's logo, as it is shown. Pixels only: never a drawing that can carry a script.
create table site_picture (
  id uuid primary key,
  site_id uuid not null references site (id) on delete cascade,
  media_type text not null check (media_type in ('image/png', 'image/jpeg', 'image/webp')),
  bytes bytea not null check (octet_length(bytes) <= 262144),
  width integer not null check (width between 1 and 4096),
  height integer not null check (height between 1 and 4096),
  added_by uuid references employee (id) on delete set null,
  added_at timestamptz not null
);
create index site_picture_site on site_picture (site_id);
create index site_picture_added_by on site_picture (added_by) where added_by is not null;
