-- ── places/following ────────────────────────────────────────────────────────────────────────────────────────────

-- Whom one of our spaces follows on a server of others: what they say from then on opens topics in that space.
create table following (
  id uuid primary key,
  actor_id uuid not null references federation_actor (id) on delete cascade,
  -- As it was written: community@social.example, or the address of their page.
  whom text not null,
  -- Who they are there; null until they were found.
  stranger_id uuid references federation_stranger (id) on delete cascade,
  asked_by uuid references employee (id) on delete set null,
  asked_at timestamptz not null,
  accepted_at timestamptz,
  -- Why nothing came of it, in words.
  why_not text,
  unique (actor_id, whom)
);
create index following_stranger on following (stranger_id) where stranger_id is not null;
create index following_asked_by on following (asked_by) where asked_by is not null;
create index following_asked_at on following (asked_at desc);
