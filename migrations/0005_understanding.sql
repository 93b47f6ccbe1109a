-- What is read of a post when there is time for it; what colleagues put right; copies of one story folded into one.

alter table reading
  -- [{name, score, because}]: toward the company and each product or topic that is named.
  add column aspects jsonb not null default '[]',
  -- [{kind, words, start, end, value}]
  add column entities jsonb not null default '[]',
  -- Chance that it would hurt whoever reads it; only ever used to warn them.
  add column toxicity real not null default 0,
  -- Which corrections moved it: [{correctionId, label, similarity, because}]
  add column learned jsonb not null default '[]',
  add column deepened_at timestamptz;

create table message_topic (
  message_id uuid not null references message (id) on delete cascade,
  topic_id uuid not null references topic (id) on delete cascade,
  score real not null,
  because jsonb not null,
  primary key (message_id, topic_id)
);
create index message_topic_topic on message_topic (topic_id, message_id desc);

create table correction (
  id uuid primary key,
  message_id uuid not null references message (id) on delete cascade,
  employee_id uuid not null references employee (id),
  label text not null check (label in ('kind', 'language', 'sentiment', 'topic')),
  -- As it was read, and as a person says it is. For a topic: its id with yes or no.
  was jsonb not null,
  becomes jsonb not null,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid references employee (id)
);
create index correction_message on correction (message_id);
create index correction_living on correction (at) where undone_at is null;
create index correction_employee on correction (employee_id);
create index correction_undone_by on correction (undone_by) where undone_by is not null;

-- One story told in several places: the later tellings stand under the first, and can be taken out again.
create table fold (
  id uuid primary key,
  conversation_id uuid not null references conversation (id) on delete cascade,
  into_id uuid not null references conversation (id) on delete cascade,
  how text not null,
  why text not null,
  at timestamptz not null,
  undone_at timestamptz,
  undone_by uuid references employee (id) on delete set null
);
create unique index fold_living on fold (conversation_id) where undone_at is null;
create index fold_into on fold (into_id) where undone_at is null;
create index fold_conversation on fold (conversation_id);
create index fold_undone_by on fold (undone_by) where undone_by is not null;
alter table conversation add column folded_into uuid references conversation (id) on delete set null;
create index conversation_folded on conversation (folded_into) where folded_into is not null;

-- Near-duplicates share at least one of a few marks of their words.
create table message_mark (
  mark bigint not null,
  message_id uuid not null references message (id) on delete cascade,
  posted_at timestamptz not null,
  primary key (mark, message_id)
);
create index message_mark_message on message_mark (message_id);

-- More is said than usual at this hour of this day of the week.
create table spike (
  id uuid primary key,
  query_id uuid references listening_query (id) on delete cascade,
  topic_id uuid references topic (id) on delete cascade,
  began_at timestamptz not null,
  last_at timestamptz not null,
  seen integer not null,
  usual real not null,
  why text not null,
  conversation_ids uuid[] not null default '{}',
  check ((query_id is null) <> (topic_id is null))
);
create index spike_query on spike (query_id, began_at desc) where query_id is not null;
create index spike_topic on spike (topic_id, began_at desc) where topic_id is not null;
create index spike_recent on spike (last_at desc);

-- What we said, and the network took, and yet did not arrive.
alter table message add column undelivered_why text;

-- How often a query or a topic was spoken of, hour by hour: what is usual is learned from it.
create table mention_count (
  thing text not null check (thing in ('query', 'topic')),
  thing_id uuid not null,
  hour timestamptz not null,
  count integer not null,
  primary key (thing, thing_id, hour)
);
create index mention_count_hour on mention_count (hour);
