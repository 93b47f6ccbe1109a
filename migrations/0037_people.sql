-- One person over all networks, what we keep about them, how long, and what was erased.

-- ── core/people ─────────────────────────────────────────────────────────────────────────────────────────────────

-- Two are one. No other row changes: whatever names either of them is read through this, and undone, all is as it was.
create table person_merge (
  id uuid primary key,
  from_id uuid not null references person (id) on delete cascade,
  into_id uuid not null references person (id) on delete cascade,
  how text not null check (how in ('by-hand', 'rel-me', 'sign-in', 'mail')),
  why text not null default '',
  evidence jsonb not null default '[]',
  -- Nobody, where it was proved.
  merged_by uuid references employee (id) on delete set null,
  merged_at timestamptz not null,
  undone_by uuid references employee (id) on delete set null,
  undone_at timestamptz,
  undone_why text,
  check (from_id <> into_id)
);
create unique index person_merge_once on person_merge (from_id) where undone_at is null;
create index person_merge_from on person_merge (from_id);
create index person_merge_into on person_merge (into_id);
create index person_merge_merged_by on person_merge (merged_by) where merged_by is not null;
create index person_merge_undone_by on person_merge (undone_by) where undone_by is not null;

-- Two who look alike and are not one: they are not suggested again.
create table person_apart (
  one_id uuid not null references person (id) on delete cascade,
  other_id uuid not null references person (id) on delete cascade,
  said_by uuid references employee (id) on delete set null,
  said_at timestamptz not null,
  primary key (one_id, other_id),
  check (one_id < other_id)
);
create index person_apart_other on person_apart (other_id);
create index person_apart_said_by on person_apart (said_by) where said_by is not null;

-- By what two accounts may look alike, each found by an index.
alter table person_account
  add column handle_key text generated always as (
    regexp_replace(lower(split_part(ltrim(handle, '@'), '@', 1)), '\.bsky\.social$', '')) stored,
  add column name_key text generated always as (
    regexp_replace(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')), '[\s._-]+', '', 'g')) stored,
  add column url_key text generated always as (
    lower(regexp_replace(regexp_replace(url, '^https?://(www\.)?', '', 'i'), '[/?#]+$', ''))) stored;
create index person_account_handle_key on person_account (handle_key);
create index person_account_name_key on person_account (name_key) where name_key is not null;
create index person_account_url_key on person_account (url_key) where url_key is not null;
create index person_account_avatar on person_account using hash (avatar_url) where avatar_url is not null;

create table person_note (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  words text not null,
  written_by uuid references employee (id) on delete set null,
  written_at timestamptz not null
);
create index person_note_person on person_note (person_id, written_at desc);
create index person_note_written_by on person_note (written_by) where written_by is not null;

create table person_tag (
  person_id uuid not null references person (id) on delete cascade,
  tag text not null,
  added_by uuid references employee (id) on delete set null,
  added_at timestamptz not null,
  primary key (person_id, tag)
);
create index person_tag_tag on person_tag (tag, person_id);
create index person_tag_added_by on person_tag (added_by) where added_by is not null;

-- What they allowed us, and what they took back: the last word about a purpose holds.
create table person_consent (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  purpose text not null check (purpose in ('quote', 'write-first', 'feedback', 'offers')),
  is_given boolean not null,
  -- Where and how they said it.
  said text not null,
  noted_by uuid references employee (id) on delete set null,
  noted_at timestamptz not null
);
create index person_consent_person on person_consent (person_id, purpose, noted_at desc);
create index person_consent_noted_by on person_consent (noted_by) where noted_by is not null;

create table organisation (
  id uuid primary key,
  name text not null,
  name_key text generated always as (lower(regexp_replace(name, '\s+', ' ', 'g'))) stored,
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null
);
create unique index organisation_name on organisation (name_key);
create index organisation_made_by on organisation (made_by) where made_by is not null;

create table person_organisation (
  person_id uuid not null references person (id) on delete cascade,
  organisation_id uuid not null references organisation (id) on delete cascade,
  -- As they say it themselves.
  role text not null default '',
  said_by uuid references employee (id) on delete set null,
  said_at timestamptz not null,
  primary key (person_id, organisation_id)
);
create index person_organisation_of on person_organisation (organisation_id, person_id);
create index person_organisation_said_by on person_organisation (said_by) where said_by is not null;

-- Whose accounts were erased: a keyed digest of each, so that they are known again, and to nobody else.
create table erased_account (
  mark bytea primary key,
  erased_at timestamptz not null
);
create table erasure_key (
  only_one boolean primary key default true check (only_one),
  secret_id uuid not null references secret (id)
);
create index erasure_key_secret on erasure_key (secret_id);

-- ── journey/relate ──────────────────────────────────────────────────────────────────────────────────────────────

-- How long words of people outside are kept; the narrowest rule holds.
create table retention_rule (
  id uuid primary key,
  network text,
  kind text,
  days integer not null check (days between 1 and 36500),
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  retired_at timestamptz,
  -- What was heard up to this message has been looked at.
  swept_to uuid
);
create unique index retention_rule_once on retention_rule (coalesce(network, ''), coalesce(kind, '')) where retired_at is null;
create index retention_rule_made_by on retention_rule (made_by) where made_by is not null;

-- Whom a person is one with now: themselves, or whoever they were merged into, however often.
create function person_now(asked uuid) returns uuid language sql stable parallel safe as $$
  with recursive up as (
    select asked as id, 0 as depth
    union all
    select m.into_id, up.depth + 1 from up join person_merge m on m.from_id = up.id and m.undone_at is null where up.depth < 100
  )
  select id from up order by depth desc limit 1
$$;

-- Everybody who is one with a person now, whose page it is first.
create function person_all(asked uuid) returns setof uuid language sql stable parallel safe rows 2 as $$
  with recursive down as (
    select person_now(asked) as id, 0 as depth
    union all
    select m.from_id, d.depth + 1 from down d join person_merge m on m.into_id = d.id and m.undone_at is null where d.depth < 100
  )
  select id from down order by depth, id
$$;
