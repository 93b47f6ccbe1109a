-- What others say of us, shown on our own ground with their permission.

-- ── journey/voices ──────────────────────────────────────────────────────────────────────────────────────────────

create table voice (
  id uuid primary key,
  message_id uuid not null references message (id) on delete cascade,
  conversation_id uuid not null references conversation (id) on delete cascade,
  noted_by uuid not null references employee (id),
  noted_at timestamptz not null,
  -- The answer in which its author allows it, with its words as they were and when they were said.
  proof_message_id uuid references message (id) on delete set null,
  proof_text text,
  proof_at timestamptz,
  -- What they allowed to show; shown only while it stands there so.
  permitted_words text,
  permitted_by uuid references employee (id),
  permitted_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_because text check (withdrawn_because in ('permission', 'removed', 'edited', 'ours')),
  -- Nobody, where it ended by what its author did.
  withdrawn_by uuid references employee (id),
  check (num_nonnulls(proof_text, proof_at, permitted_words, permitted_by, permitted_at) in (0, 5)),
  check ((withdrawn_at is null) = (withdrawn_because is null))
);
create unique index voice_once on voice (message_id) where withdrawn_at is null;
create index voice_message on voice (message_id);
create index voice_conversation on voice (conversation_id);
create index voice_shown on voice (permitted_at desc) where permitted_at is not null and withdrawn_at is null;
create index voice_proof on voice (proof_message_id) where proof_message_id is not null;
create index voice_noted_by on voice (noted_by);
create index voice_permitted_by on voice (permitted_by) where permitted_by is not null;
create index voice_withdrawn_by on voice (withdrawn_by) where withdrawn_by is not null;
