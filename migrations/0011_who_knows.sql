-- Who knows, by evidence: documents read in from our sites and repositories, answers that helped, endorsements; who is
-- away, what each carries; and one explained priority for what waits.

-- ── core/team ───────────────────────────────────────────────────────────────────────────────────────────────────

-- At most so many conversations at once; not asked between these days, both included.
alter table employee
  add column most_open integer not null default 5 check (most_open between 0 and 50),
  add column away_from date,
  add column away_until date,
  add constraint employee_away check ((away_from is null) = (away_until is null) and away_from <= away_until);

-- ── journey/expertise ───────────────────────────────────────────────────────────────────────────────────────────

-- A site, feed or repository of ours whose documents are read in, again and again.
create table library (
  id uuid primary key,
  kind text not null check (kind in ('feed', 'sitemap', 'repository')),
  url text not null,
  -- Where the files of a repository can be read by people; empty: on its host.
  base_url text not null default '',
  label text not null,
  opened_by uuid references employee (id) on delete set null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  next_read_at timestamptz not null,
  read_at timestamptz,
  failing_since timestamptz,
  failure text,
  documents integer not null default 0
);
create unique index library_open on library (url) where closed_at is null;
create index library_due on library (next_read_at) where closed_at is null;
create index library_opened_by on library (opened_by) where opened_by is not null;

-- A name under which something was written, and whose it is. Found by itself where one colleague bears it; a person confirms.
create table byline (
  key text primary key,
  name text not null,
  employee_id uuid references employee (id) on delete set null,
  seen_at timestamptz not null,
  -- Somebody said whose it is, or, without a colleague, that it is nobody's of ours.
  settled_by uuid references employee (id) on delete set null,
  settled_at timestamptz
);
create index byline_employee on byline (employee_id) where employee_id is not null;
create index byline_settled_by on byline (settled_by) where settled_by is not null;
create index byline_unsettled on byline (seen_at desc) where settled_at is null;

-- What shows who knows: a document, or an answer that helped. Its text is kept to be compared, not to be shown.
create sequence evidence_revision;
create table evidence (
  id uuid primary key,
  kind text not null check (kind in ('document', 'answer')),
  document_id uuid references document (id) on delete cascade,
  conversation_id uuid references conversation (id) on delete cascade,
  library_id uuid references library (id) on delete set null,
  title text not null,
  summary text not null default '',
  text text not null,
  url text,
  bylines text[] not null default '{}',
  employee_ids uuid[] not null default '{}',
  at timestamptz not null,
  worth real not null default 1,
  gone_at timestamptz,
  revision bigint not null default 0,
  check ((document_id is null) <> (conversation_id is null))
);
create unique index evidence_document on evidence (document_id) where document_id is not null;
create unique index evidence_conversation on evidence (conversation_id) where conversation_id is not null;
create index evidence_revised on evidence (revision);
create index evidence_library on evidence (library_id) where library_id is not null;
create index evidence_bylines on evidence using gin (bylines);

-- Given under a lock that is held to the end of the transaction: whoever has seen one has seen, or never will, all before it.
create function stamp_evidence_revision() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('evidence_revision'));
  new.revision := nextval('evidence_revision');
  return new;
end $$;
create trigger evidence_revised before insert or update on evidence for each row execute function stamp_evidence_revision();
create table evidence_gone (
  evidence_id uuid primary key,
  revision bigint not null
);
create index evidence_gone_revised on evidence_gone (revision);
create trigger evidence_gone_revised before insert or update on evidence_gone
  for each row execute function stamp_evidence_revision();
create function remember_gone_evidence() returns trigger language plpgsql as $$
begin
  insert into evidence_gone (evidence_id, revision) values (old.id, 0) on conflict do nothing;
  return old;
end $$;
create trigger evidence_deleted after delete on evidence for each row execute function remember_gone_evidence();

-- What colleagues said they wrote is evidence from the first day.
insert into evidence (id, kind, document_id, title, summary, text, url, employee_ids, at)
select d.id, 'document', d.id, d.title, d.summary, '', d.url,
  coalesce((select array_agg(a.employee_id) from document_author a where a.document_id = d.id), '{}'), d.added_at
from document d;

-- "Ask Inés about batteries": one colleague of another.
create table endorsement (
  id uuid primary key,
  employee_id uuid not null references employee (id) on delete cascade,
  topic_id uuid not null references topic (id) on delete cascade,
  by_id uuid not null references employee (id) on delete cascade,
  note text not null default '',
  at timestamptz not null,
  taken_back_at timestamptz,
  check (employee_id <> by_id)
);
create unique index endorsement_living on endorsement (employee_id, topic_id, by_id) where taken_back_at is null;
create index endorsement_topic on endorsement (topic_id);
create index endorsement_by on endorsement (by_id);

-- ── journey/route ───────────────────────────────────────────────────────────────────────────────────────────────

-- 1: asked first. Who carries how much is counted from these.
alter table suggestion add column place smallint not null default 1;
create index suggestion_first on suggestion (made_at desc) where place = 1 and passed_at is null;
create index claim_answered on claim (ended_at desc) where end_reason = 'answered';

-- What waits for an answer. `rank_at` is since when it would wait if each point were so many hours of waiting: in the order
-- of it, whoever waits long enough comes before everybody who came later.
create table priority (
  conversation_id uuid primary key references conversation (id) on delete cascade,
  since timestamptz not null,
  points real not null,
  parts jsonb not null,
  suggested smallint not null,
  rank_at timestamptz not null
);
create index priority_rank on priority (rank_at, conversation_id);
create index priority_uncovered on priority (since desc, conversation_id) where suggested = 0;

-- What waited before there was a line waits in it since it was heard.
insert into priority (conversation_id, since, points, parts, suggested, rank_at)
select c.id, c.heard_at, p.points, p.parts, 1, c.heard_at - p.points * interval '4 hours'
from conversation c, lateral (select case when c.answer_by is null then 0 else 8 end as points,
  case when c.answer_by is null then '[]'::jsonb else '[{"kind": "asks", "points": 8}]' end as parts) p
where c.standing in ('open', 'claimed', 'in-review');
