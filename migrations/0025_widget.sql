-- People who write to us from pages of our own, through one script there.

-- ── places/widget ───────────────────────────────────────────────────────────────────────────────────────────────

-- How it is set up: one for each community.
create table widget (
  site_id uuid primary key references site (id) on delete cascade,
  -- Where it may speak, as browsers send it; none: it is off.
  origins text[] not null default '{}',
  label text not null default '',
  greeting text not null default '',
  corner text not null default 'right' check (corner in ('right', 'left')),
  changed_by uuid references employee (id) on delete set null,
  changed_at timestamptz not null
);
create index widget_changed_by on widget (changed_by) where changed_by is not null;

-- What somebody writes to us and what we answer. Whoever has its link reads it; of the link only a hash is kept.
create table widget_thread (
  id uuid primary key,
  site_id uuid not null references site (id) on delete cascade,
  token_hash bytea not null unique,
  name text not null default '',
  origin text not null,
  page_url text,
  language text not null,
  opened_at timestamptz not null,
  last_number integer not null default 0,
  -- The link opens nothing any more.
  revoked_at timestamptz
);
create index widget_thread_site on widget_thread (site_id, opened_at desc);

create table widget_message (
  id uuid primary key,
  thread_id uuid not null references widget_thread (id) on delete cascade,
  number integer not null,
  -- The colleague who answers; null: whoever wrote to us.
  employee_id uuid references employee (id),
  disclosure text,
  text text not null,
  written_at timestamptz not null,
  edited_at timestamptz,
  -- Its words are gone as well.
  removed_at timestamptz,
  delivery_id uuid unique,
  unique (thread_id, number),
  check ((employee_id is null) = (disclosure is null)),
  check ((employee_id is null) = (delivery_id is null))
);
create index widget_message_employee on widget_message (employee_id) where employee_id is not null;
