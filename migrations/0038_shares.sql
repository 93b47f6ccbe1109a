-- One idea on several networks, in its author's words for each; and what colleagues offer each other to tell in words of their own.

-- ── core/delivery ───────────────────────────────────────────────────────────────────────────────────────────────

alter table delivery drop constraint delivery_kind_check;
alter table delivery
  add constraint delivery_kind_check
    check (kind in ('answer', 'edit', 'retraction', 'gesture', 'taking-back', 'statement', 'correction', 'offer', 'offer-change', 'share'));
-- `held`: its author let it go for a moment that is not known yet, such as when an article goes out.
alter table delivery drop constraint delivery_state_check;
alter table delivery
  add constraint delivery_state_check check (state in ('held', 'waiting', 'sending', 'sent', 'refused', 'doubtful', 'cancelled'));

-- ── places/share ────────────────────────────────────────────────────────────────────────────────────────────────

create table share (
  id uuid primary key,
  author_id uuid not null references employee (id),
  -- What it tells of: an article, one's own or a colleague's. Empty: it stands for itself.
  article_id uuid references article (id),
  -- The post of a colleague that its author puts in words of their own.
  after_id uuid references share (id),
  -- The idea, for every network that has no words of its own.
  text text not null,
  language text not null,
  -- Where it is said: [{accountId, words}].
  posts jsonb not null default '[]',
  -- Colleagues may take it up, in words of their own.
  is_for_colleagues boolean not null default false,
  step text not null check (step in ('draft', 'in-review', 'returned', 'approved', 'released', 'withdrawn')),
  -- Counts every change: nobody releases what they have not read.
  version integer not null default 1,
  reviewed_version integer,
  -- Only whoever wrote it lets it go.
  released_by uuid references employee (id) check (released_by = author_id),
  released_at timestamptz,
  -- Why it did not leave at its time.
  waits_because text,
  findings jsonb not null default '[]',
  guideline_version integer,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  check (step <> 'released' or (released_by is not null and released_at is not null))
);
create index share_author on share (author_id, changed_at desc);
create index share_article on share (article_id) where article_id is not null;
create index share_after on share (after_id) where after_id is not null;
create index share_released_by on share (released_by) where released_by is not null;
create index share_for_colleagues on share (released_at desc) where is_for_colleagues and step = 'released';

-- What is said of it at one account.
create table share_post (
  id uuid primary key,
  share_id uuid not null references share (id) on delete cascade,
  author_id uuid not null references employee (id),
  account_id uuid not null references account (id),
  network text not null,
  -- held → waiting → sent, refused or doubtful; sent → retracting → retracted.
  step text not null check (step in ('held', 'waiting', 'sent', 'refused', 'doubtful', 'cancelled', 'retracting', 'retracted')),
  -- Its author's words, and with their signature as they stand there.
  words text not null,
  said text not null,
  -- The address that it leads to, as it was when its author let it go.
  link text,
  external_id text,
  url text,
  failure text,
  sent_at timestamptz,
  made_at timestamptz not null
);
create index share_post_share on share_post (share_id);
create index share_post_account on share_post (account_id);
create index share_post_author on share_post (author_id);
create index share_post_newest on share_post (made_at desc);
create unique index share_post_living on share_post (share_id, account_id) where step in ('held', 'waiting', 'sent', 'doubtful', 'retracting');

-- Articles whose authors would like colleagues to tell of them, in words of their own.
create table sharing_kit (
  article_id uuid primary key references article (id),
  -- What matters in it, to whoever takes it up.
  note text not null,
  offered_by uuid not null references employee (id),
  offered_at timestamptz not null
);
create index sharing_kit_newest on sharing_kit (offered_at desc);
create index sharing_kit_offered_by on sharing_kit (offered_by);
