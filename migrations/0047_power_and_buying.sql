-- Who is heard by others and talks with them (journey/power); where somebody may stand in buying (journey/buying).

-- Whoever answered or named whom in the last half year, as it counted then; it fades from there.
create table reply_tie (
  from_id uuid not null references person_account (id) on delete cascade,
  to_id uuid not null references person_account (id) on delete cascade,
  replies real not null,
  names real not null,
  thanked integer not null,
  last_at timestamptz not null,
  counted_at timestamptz not null,
  primary key (from_id, to_id),
  check (from_id <> to_id)
);
create index reply_tie_to on reply_tie (to_id);
create index reply_tie_recent on reply_tie (last_at desc);

-- Whose ties are to be counted anew.
create table power_waiting (account_id uuid primary key references person_account (id) on delete cascade);

-- Who stands out among others, in two kinds that are kept apart. Of everybody else there is no row.
create table person_power (
  person_id uuid primary key references person (id) on delete cascade,
  influence smallint not null check (influence between 0 and 100),
  conversation smallint not null check (conversation between 0 and 100),
  parts jsonb not null,
  weighed_at timestamptz not null
);
create index person_power_influence on person_power (influence desc);
create index person_power_conversation on person_power (conversation desc);

-- What a post says of where its author stands in buying: [{sign, words}].
create table buying_signal (
  message_id uuid primary key references message (id) on delete cascade,
  account_id uuid not null references person_account (id) on delete cascade,
  signs jsonb not null,
  at timestamptz not null
);
create index buying_signal_account on buying_signal (account_id, at desc);

-- Who does not want it to be guessed.
create table buying_unasked (
  person_id uuid primary key references person (id) on delete cascade,
  at timestamptz not null
);
