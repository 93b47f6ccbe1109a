-- Saved queries name each other, so a name is one query's; other things that bear our name are named once.

alter table listening_query
  -- As `nameKey` in #text/query: neither capitals nor the number of spaces count.
  add column name_key text not null generated always as
    (lower(regexp_replace(btrim(normalize(name, NFC)), '\s+', ' ', 'g'))) stored,
  add column revision bigint not null default 0;

update listening_query q set name = left(q.name, 110) || ' (' || again.place || ')'
from (
  select id, row_number() over (partition by name_key order by made_at, id) as place
  from listening_query where retired_at is null) again
where again.id = q.id and again.place > 1;

create unique index listening_query_name on listening_query (name_key) where retired_at is null;
create index listening_query_naming on listening_query (id) where retired_at is null and text ~* 'query:';

-- Who listens asks for what changed since a revision. Revisions are given under a lock that is held to the end of the
-- transaction: whoever sees one has seen, or will never see, all before it.
create sequence listening_revision;
create function stamp_listening_revision() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('listening_revision'));
  new.revision := nextval('listening_revision');
  return new;
end $$;

create trigger listening_query_revised before insert or update on listening_query
  for each row execute function stamp_listening_revision();
create index listening_query_revision on listening_query (revision);

-- Queries are retired, not deleted; those of the sample company are, and who listens must hear of it.
create table listening_query_gone (
  query_id uuid primary key,
  revision bigint not null
);
create index listening_query_gone_revision on listening_query_gone (revision);
create trigger listening_query_gone_revised before insert or update on listening_query_gone
  for each row execute function stamp_listening_revision();
create function remember_gone_query() returns trigger language plpgsql as $$
begin
  insert into listening_query_gone (query_id, revision) values (old.id, 0) on conflict do nothing;
  return old;
end $$;
create trigger listening_query_deleted after delete on listening_query
  for each row execute function remember_gone_query();

update listening_query set revision = 0;

-- "Halden, the town in Norway": what tells it apart from us, and why we believe so.
create table look_alike (
  id uuid primary key,
  name text not null,
  text text not null,
  reason text not null default '',
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  retired_at timestamptz,
  revision bigint not null default 0
);
create unique index look_alike_name on look_alike (lower(name)) where retired_at is null;
create index look_alike_revision on look_alike (revision);
create index look_alike_made_by on look_alike (made_by) where made_by is not null;
create trigger look_alike_revised before insert or update on look_alike
  for each row execute function stamp_listening_revision();

-- Set aside because it is about another who bears our name: by a person, or by the guard where nobody is named.
alter table setting_aside add column look_alike_id uuid references look_alike (id) on delete set null;
create index setting_aside_look_alike on setting_aside (look_alike_id, at desc) where look_alike_id is not null;

-- What the network or the author declared, where the words are read otherwise: pt-BR, or a setting that was forgotten.
-- Listening for a language goes by it, and so must looking for what was heard.
alter table message add column declared_language text;
