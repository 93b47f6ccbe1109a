-- What colleagues publish under their own names: articles with their history, what the public sees of them, and comments.

-- ── places/publish ──────────────────────────────────────────────────────────────────────────────────────────────

-- A colleague as an author: a page of their own, from their first article on.
create table author_page (
  employee_id uuid primary key references employee (id),
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  about text not null default '',
  made_at timestamptz not null
);

-- Articles that belong together, in the order in which they came out.
create table article_series (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  title text not null,
  about text not null default '',
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null
);
create unique index article_series_title on article_series (lower(title));
create index article_series_made_by on article_series (made_by) where made_by is not null;

-- What its author writes. The public sees the edition, and never this.
create table article (
  id uuid primary key,
  kind text not null check (kind in ('article', 'short', 'paper', 'gallery', 'audio', 'video')),
  author_id uuid not null references employee (id),
  title text not null default '',
  summary text not null default '',
  -- Markdown.
  text text not null default '',
  -- What is said in a recording, in words.
  transcript text not null default '',
  language text not null,
  tags text[] not null default '{}',
  series_id uuid references article_series (id) on delete set null,
  -- draft → in-review → returned or approved → scheduled → published; withdrawn: given up, or taken from the public.
  step text not null check (step in ('draft', 'in-review', 'returned', 'approved', 'scheduled', 'published', 'withdrawn')),
  -- Counts every change: nobody publishes what they have not read.
  version integer not null default 1,
  -- The version that a colleague read and found good.
  reviewed_version integer,
  embargo_until timestamptz,
  goes_out_at timestamptz,
  -- Only whoever wrote it lets it go.
  released_by uuid references employee (id) check (released_by = author_id),
  released_at timestamptz,
  -- Why it did not go out at its time.
  waits_because text,
  findings jsonb not null default '[]',
  guideline_version integer,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  is_sample boolean not null default false,
  check (step not in ('scheduled', 'published') or (released_by is not null and released_at is not null)),
  check (step <> 'scheduled' or goes_out_at is not null)
);
create index article_author on article (author_id, changed_at desc);
create index article_changed on article (changed_at desc);
create index article_scheduled on article (goes_out_at) where step = 'scheduled';
create index article_series_id on article (series_id) where series_id is not null;
create index article_released_by on article (released_by) where released_by is not null;

-- How it read at each time that somebody wrote at it.
create table article_revision (
  id uuid primary key,
  article_id uuid not null references article (id) on delete cascade,
  number integer not null,
  -- Written, handed in, changed by a reviewer, published, corrected, taken up again.
  what text not null check (what in ('written', 'handed-in', 'changed', 'published', 'corrected', 'restored')),
  title text not null,
  summary text not null,
  text text not null,
  transcript text not null,
  by_employee uuid not null references employee (id),
  at timestamptz not null,
  unique (article_id, number)
);
create index article_revision_by on article_revision (by_employee);

-- What the public sees. What was withdrawn stays as a gap with its reason.
create table article_edition (
  article_id uuid primary key references article (id),
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  kind text not null,
  author_id uuid not null references employee (id),
  -- For whom its author works, in words, as it stood when it went out.
  disclosure text not null,
  title text not null,
  summary text not null,
  text text not null,
  html text not null,
  transcript_html text not null default '',
  -- Its pictures and recordings as they stood then: [{id, kind, mediaType, alt, bytes, width, height, captions, captionsLanguage}].
  media jsonb not null default '[]',
  language text not null,
  tags text[] not null default '{}',
  series_id uuid references article_series (id) on delete set null,
  version integer not null,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  -- What was put right, in words, at the head of its page.
  correction text,
  corrected_at timestamptz,
  corrected_by uuid references employee (id),
  withdrawn_at timestamptz,
  withdrawn_by uuid references employee (id),
  withdrawn_why text,
  is_sample boolean not null default false,
  check ((withdrawn_at is null) = (withdrawn_why is null)),
  check ((corrected_at is null) = (correction is null))
);
create index article_edition_newest on article_edition (published_at desc) where withdrawn_at is null;
create index article_edition_author on article_edition (author_id, published_at desc);
create index article_edition_series on article_edition (series_id, published_at) where series_id is not null;
create index article_edition_tags on article_edition using gin (tags);
create index article_edition_withdrawn_by on article_edition (withdrawn_by) where withdrawn_by is not null;
create index article_edition_corrected_by on article_edition (corrected_by) where corrected_by is not null;

-- A picture, or a recording with its captions, of one article. Pixels and sound only: never a drawing that can carry a script.
create table article_media (
  id uuid primary key,
  article_id uuid not null references article (id) on delete cascade,
  kind text not null check (kind in ('picture', 'audio', 'video')),
  media_type text not null,
  -- What a picture shows, for whoever does not see it.
  alt text not null default '',
  bytes bigint not null check (bytes > 0),
  width integer,
  height integer,
  -- WebVTT.
  captions text,
  captions_language text,
  position integer not null,
  added_by uuid not null references employee (id),
  added_at timestamptz not null,
  check ((captions is null) = (captions_language is null))
);
create index article_media_article on article_media (article_id, position);
create index article_media_added_by on article_media (added_by);

-- In pieces of 256 KiB, so that a player can begin in the middle.
create table article_media_piece (
  media_id uuid not null references article_media (id) on delete cascade,
  number integer not null,
  bytes bytea not null check (octet_length(bytes) <= 262144),
  primary key (media_id, number)
);
alter table article_media_piece alter column bytes set storage external;

-- ── places/comments ─────────────────────────────────────────────────────────────────────────────────────────────

-- What readers say below an article, and colleagues in answer. What is removed stays as a gap with its reason.
create table article_comment (
  id uuid primary key,
  article_id uuid not null references article_edition (article_id),
  number integer not null,
  -- The number of the comment it answers.
  reply_to integer,
  member_id uuid references member (id),
  employee_id uuid references employee (id),
  disclosure text,
  text text not null,
  html text not null,
  language text not null,
  written_at timestamptz not null,
  removed_at timestamptz,
  removed_why text,
  removed_by_member uuid references member (id),
  removed_by_employee uuid references employee (id),
  -- The delivery that brought it, once.
  delivery_id uuid unique,
  unique (article_id, number),
  check (num_nonnulls(member_id, employee_id) = 1),
  check ((employee_id is null) = (disclosure is null)),
  check ((removed_at is null) = (removed_why is null))
);
create index article_comment_member on article_comment (member_id, written_at desc) where member_id is not null;
create index article_comment_employee on article_comment (employee_id) where employee_id is not null;
create index article_comment_removed_member on article_comment (removed_by_member) where removed_by_member is not null;
create index article_comment_removed_employee on article_comment (removed_by_employee) where removed_by_employee is not null;
