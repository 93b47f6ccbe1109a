-- What people ask of us, gathered into themes; what we decide about it; and each who raised it is told.

-- ── journey/learn ───────────────────────────────────────────────────────────────────────────────────────────────

create table theme (
  id uuid primary key,
  name text not null,
  -- Nobody: it is called by its own words.
  named_by uuid references employee (id),
  named_at timestamptz not null,
  -- Nobody: it was found.
  made_by uuid references employee (id),
  found_at timestamptz not null,
  last_post_at timestamptz not null,
  split_from uuid references theme (id) on delete set null,
  merged_into uuid references theme (id) on delete set null,
  merged_by uuid references employee (id),
  merged_at timestamptz,
  -- The sums of its posts' points (32-bit floats), one after the other: one for each way of saying it.
  sums bytea not null
);
create index theme_living on theme (last_post_at desc, id) where merged_into is null;
create index theme_named_by on theme (named_by) where named_by is not null;
create index theme_made_by on theme (made_by) where made_by is not null;
create index theme_split_from on theme (split_from) where split_from is not null;
create index theme_merged_into on theme (merged_into) where merged_into is not null;
create index theme_merged_by on theme (merged_by) where merged_by is not null;

-- Which post belongs to which theme, since when, who says so and why. What ended stays: it is the memory of splits and merges.
create table theme_post (
  id uuid primary key,
  theme_id uuid not null references theme (id) on delete cascade,
  message_id uuid not null references message (id) on delete cascade,
  conversation_id uuid not null references conversation (id) on delete cascade,
  account_id uuid not null references person_account (id) on delete cascade,
  posted_at timestamptz not null,
  placed_at timestamptz not null,
  -- Nobody: by its words.
  placed_by uuid references employee (id),
  -- From 0 to 1, where it was placed by its words.
  close real,
  why text not null,
  -- From which theme it came when that was merged or split.
  from_theme uuid references theme (id) on delete set null,
  left_at timestamptz,
  left_by uuid references employee (id)
);
create unique index theme_post_living on theme_post (message_id) where left_at is null;
create index theme_post_theme on theme_post (theme_id, posted_at desc) where left_at is null;
create index theme_post_message on theme_post (message_id);
create index theme_post_conversation on theme_post (conversation_id);
create index theme_post_account on theme_post (account_id);
create index theme_post_from on theme_post (from_theme) where from_theme is not null;
create index theme_post_of on theme_post (theme_id);
create index theme_post_placed_by on theme_post (placed_by) where placed_by is not null;
create index theme_post_left_by on theme_post (left_by) where left_by is not null;

-- Posts that belong to none so far; `tried_at`: when themes were last looked for among them.
create table theme_waiting (
  message_id uuid primary key references message (id) on delete cascade,
  heard_at timestamptz not null,
  tried_at timestamptz
);
create index theme_waiting_new on theme_waiting (heard_at) where tried_at is null;
create index theme_waiting_recent on theme_waiting (heard_at desc);

create table decision (
  id uuid primary key,
  theme_id uuid references theme (id) on delete set null,
  area text not null check (area in ('product', 'marketing', 'guidelines')),
  title text not null,
  owner_id uuid not null references employee (id),
  considered_by uuid not null references employee (id),
  considered_at timestamptz not null,
  verdict text check (verdict in ('do', 'not-now', 'no')),
  reason text not null default '',
  decided_by uuid references employee (id),
  decided_at timestamptz,
  done_by uuid references employee (id),
  done_at timestamptz,
  done_note text not null default '',
  withdrawn_by uuid references employee (id),
  withdrawn_at timestamptz,
  check ((verdict is null) = (decided_at is null))
);
create unique index decision_living on decision (theme_id, area) where withdrawn_at is null and theme_id is not null;
create index decision_recent on decision (considered_at desc, id) where withdrawn_at is null;
create index decision_theme on decision (theme_id) where theme_id is not null;
create index decision_decided on decision (decided_at desc) where decided_at is not null and withdrawn_at is null;
create index decision_owner on decision (owner_id);
create index decision_considered_by on decision (considered_by);
create index decision_decided_by on decision (decided_by) where decided_by is not null;
create index decision_done_by on decision (done_by) where done_by is not null;
create index decision_withdrawn_by on decision (withdrawn_by) where withdrawn_by is not null;

-- What it rests on: the words of people outside.
create table decision_citation (
  decision_id uuid not null references decision (id) on delete cascade,
  message_id uuid not null references message (id) on delete cascade,
  conversation_id uuid not null references conversation (id) on delete cascade,
  account_id uuid not null references person_account (id) on delete cascade,
  cited_by uuid not null references employee (id),
  cited_at timestamptz not null,
  primary key (decision_id, message_id)
);
create index decision_citation_message on decision_citation (message_id);
create index decision_citation_conversation on decision_citation (conversation_id);
create index decision_citation_account on decision_citation (account_id);
create index decision_citation_by on decision_citation (cited_by);

-- Where it is worked on outside.
create table decision_issue (
  id uuid primary key,
  decision_id uuid not null references decision (id) on delete cascade,
  url text not null,
  label text not null,
  issue_id uuid references tracked_issue (id) on delete set null,
  linked_by uuid not null references employee (id),
  linked_at timestamptz not null,
  unique (decision_id, url)
);
create index decision_issue_issue on decision_issue (issue_id) where issue_id is not null;
create index decision_issue_by on decision_issue (linked_by);

-- Each person who raised it is told where they said it, by a colleague.
create table telling (
  id uuid primary key,
  decision_id uuid not null references decision (id) on delete cascade,
  message_id uuid not null references message (id) on delete cascade,
  conversation_id uuid not null references conversation (id) on delete cascade,
  account_id uuid not null references person_account (id) on delete cascade,
  teller_id uuid not null references employee (id),
  asked_by uuid not null references employee (id),
  asked_at timestamptz not null,
  -- Its teller has begun to send; then the answer that tells it.
  begun_at timestamptz,
  answer_id uuid references answer (id) on delete set null,
  told_at timestamptz,
  let_be_by uuid references employee (id),
  let_be_at timestamptz,
  let_be_why text not null default '',
  unique (decision_id, account_id)
);
create index telling_teller on telling (teller_id, asked_at) where told_at is null and let_be_at is null;
create index telling_of on telling (teller_id);
create index telling_message on telling (message_id);
create index telling_conversation on telling (conversation_id);
create index telling_account on telling (account_id);
create index telling_answer on telling (answer_id) where answer_id is not null;
create index telling_asked_by on telling (asked_by);
create index telling_let_be_by on telling (let_be_by) where let_be_by is not null;
