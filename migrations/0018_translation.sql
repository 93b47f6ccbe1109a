-- Translation beside what was written: which service does it, and what it said, so that nothing is sent to it twice.

-- ── core/translation ────────────────────────────────────────────────────────────────────────────────────────────

create table translation_service (
  -- There is one, or none.
  id boolean primary key default true check (id),
  url text not null,
  secret_id uuid references secret (id),
  -- What was said to us alone is sent there, too.
  also_private boolean not null default false,
  -- What it said it can, when it was looked at last: code, name, and into which others.
  languages jsonb not null,
  looked_at timestamptz not null,
  -- Why it did not answer then.
  failure text,
  set_by uuid not null references employee (id),
  set_at timestamptz not null
);
create index translation_service_secret on translation_service (secret_id) where secret_id is not null;
create index translation_service_set_by on translation_service (set_by);

-- Found and opened by the original words only: once those are gone, nobody can read what is here.
create table translation (
  mark bytea not null,
  from_language text not null,
  to_language text not null,
  key_id text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  made_at timestamptz not null,
  primary key (mark, from_language, to_language)
);
create index translation_made_at on translation (made_at);
