-- Words from elsewhere can wait to be read before anybody sees them, like those of anybody new.

-- ── places/federation ───────────────────────────────────────────────────────────────────────────────────────────

-- What somebody elsewhere said that waits: once it stands here, it is known again by its words.
create table federation_held (
  uri text primary key,
  stranger_id uuid not null references federation_stranger (id) on delete cascade,
  text text not null,
  at timestamptz not null
);
create index federation_held_stranger on federation_held (stranger_id, at desc);
