-- Gestures without words, changes to what we said, answers that a person posts by hand; sources that can be changed.

alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check
  check (kind in ('answer', 'edit', 'retraction', 'gesture', 'taking-back'));

-- What an answer inherits: a reply stands behind the same warning, and is seen by nobody else.
alter table message
  add column content_warning text,
  add column visibility text check (visibility in ('public', 'unlisted', 'followers', 'direct'));

-- An answer that a person posts on the network's own page leaves from no account of ours.
alter table answer alter column account_id drop not null;
alter table answer drop constraint answer_step_check;
alter table answer add constraint answer_step_check
  check (step in ('in-review', 'returned', 'approved', 'sending', 'by-hand', 'sent', 'refused', 'doubtful', 'withdrawn', 'retracted'));
alter table answer add constraint answer_leaves check (account_id is not null or step <> 'sending');
alter table answer add column manner text not null default 'reply' check (manner in ('reply', 'quote'));
drop index answer_pending;
create unique index answer_pending on answer (conversation_id, author_id)
  where step in ('in-review', 'returned', 'approved', 'sending', 'by-hand', 'doubtful');

-- A change of what we said, or its taking back. One at a time: an older one must never come after a newer.
create table amendment (
  id uuid primary key,
  answer_id uuid not null references answer (id) on delete cascade,
  kind text not null check (kind in ('edit', 'retraction')),
  -- The person who pressed: the author, or for a retraction in an emergency a coordinator.
  employee_id uuid not null references employee (id),
  reason text not null default '',
  text text,
  signed_text text,
  findings jsonb not null default '[]',
  step text not null check (step in ('sending', 'done', 'refused', 'doubtful')),
  failure text,
  made_at timestamptz not null,
  settled_at timestamptz,
  check (kind <> 'edit' or (text is not null and signed_text is not null)),
  check (kind <> 'retraction' or reason <> '')
);
create unique index amendment_pending on amendment (answer_id) where step = 'sending';
create index amendment_answer on amendment (answer_id, made_at);
create index amendment_employee on amendment (employee_id);

-- A like or a boost of an outsider's message, by one of us, from an account of ours.
create table gesture (
  id uuid primary key,
  message_id uuid not null references message (id) on delete cascade,
  conversation_id uuid not null references conversation (id) on delete cascade,
  kind text not null check (kind in ('like', 'boost')),
  employee_id uuid not null references employee (id),
  account_id uuid not null references account (id),
  step text not null check (step in ('sending', 'made', 'taking-back', 'taken-back', 'refused')),
  external_id text,
  url text,
  failure text,
  made_at timestamptz not null,
  settled_at timestamptz
);
create unique index gesture_live on gesture (message_id, kind, account_id) where step in ('sending', 'made', 'taking-back');
create index gesture_conversation on gesture (conversation_id);
create index gesture_employee on gesture (employee_id);
create index gesture_account on gesture (account_id);

-- Whoever runs the sources opens one again when it was changed.
alter table source add column changed_at timestamptz;
