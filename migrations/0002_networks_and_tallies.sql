-- Sources that listen through a connected account, and signing in on a network's own page.

alter table source add column account_id uuid references account (id) on delete set null;
create index source_account on source (account_id) where account_id is not null;

-- Begun on a network's page and not yet come back; the state is known by its hash only.
create table sign_in_elsewhere (
  state_hash bytea primary key,
  connector text not null,
  secret_id uuid not null references secret (id),
  begun_by uuid not null references employee (id) on delete cascade,
  begun_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_in_elsewhere_secret on sign_in_elsewhere (secret_id);
create index sign_in_elsewhere_begun_by on sign_in_elsewhere (begun_by);

-- How many results of each kind there were on each day (UTC), kept in the transaction that changes them: years of results
-- are counted by reading as many rows as there are days.
create table outcome_tally (
  day date not null,
  kind text not null,
  count bigint not null,
  primary key (day, kind)
);
insert into outcome_tally (day, kind, count)
select (at at time zone 'UTC')::date, kind, count(*) from outcome where withdrawn_at is null group by 1, 2;

create function tally_outcome() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.withdrawn_at is null then
    update outcome_tally set count = count - 1 where day = (old.at at time zone 'UTC')::date and kind = old.kind;
    delete from outcome_tally where day = (old.at at time zone 'UTC')::date and kind = old.kind and count <= 0;
  end if;
  if tg_op <> 'DELETE' and new.withdrawn_at is null then
    insert into outcome_tally as t (day, kind, count) values ((new.at at time zone 'UTC')::date, new.kind, 1)
    on conflict (day, kind) do update set count = t.count + 1;
  end if;
  return null;
end $$;
create trigger outcome_tallied after insert or update or delete on outcome for each row execute function tally_outcome();
