-- Mails about what is said in our own places, to those who asked for them.

-- ── places/letters ──────────────────────────────────────────────────────────────────────────────────────────────

-- What a member asked for. No row: nothing.
create table member_letters (
  member_id uuid primary key references member (id) on delete cascade,
  digest text not null default 'off' check (digest in ('off', 'daily', 'weekly')),
  -- When somebody replies to them, and when somebody names them.
  replies boolean not null default false,
  mentions boolean not null default false,
  -- Until when the last digest told, and when the next is due.
  told_until timestamptz not null,
  next_at timestamptz,
  check ((digest = 'off') = (next_at is null))
);
create index member_letters_due on member_letters (next_at) where next_at is not null;

-- Of which post somebody was told by a mail of its own: once.
create table member_letter (
  member_id uuid not null references member (id) on delete cascade,
  post_id uuid not null references community_post (id) on delete cascade,
  at timestamptz not null,
  primary key (member_id, post_id)
);
create index member_letter_post on member_letter (post_id);
