-- ── journey/advocacy ────────────────────────────────────────────────────────────────────────────────────────────
-- Whom people would rather have is kept, each by their last word. Whatever changes it says so in its own transaction; it is
-- counted anew soon after, and until then by looking.

-- Of whom it is to be counted anew: a person, or an account, whosever that is by then. Without a key on purpose: whoever
-- writes a line waits for nobody, and no two wait for each other.
create table advocacy_preference_changed (whose uuid not null);
create index advocacy_preference_changed_whose on advocacy_preference_changed (whose);

-- The last word of a person in a month (UTC), under whoever they were one with when it was counted. Without a reference on
-- purpose: of whom is erased, the tally must still know what to take away.
create table advocacy_preference (
  person_id uuid not null,
  month date not null,
  prefers text not null check (prefers in ('us', 'them')),
  -- They said no other in a later month.
  is_last boolean not null,
  primary key (person_id, month)
);

-- How many last words of a month there are, and of how many people none came later: of these a span of months up to now has
-- each person once.
create table advocacy_preference_tally (
  month date primary key,
  us bigint not null,
  them bigint not null,
  last_us bigint not null,
  last_them bigint not null
);

create function advocacy_post_preferred() returns trigger language plpgsql as $$
begin
  insert into advocacy_preference_changed
  select distinct whose from unnest(array[old.account_id, new.account_id]) as w (whose) where whose is not null;
  return null;
end $$;
create trigger advocacy_preference_said after insert on advocacy_post
  for each row when (new.prefers is not null) execute function advocacy_post_preferred();
create trigger advocacy_preference_anew after update of account_id, at, prefers on advocacy_post
  for each row when ((old.account_id, old.at, old.prefers) is distinct from (new.account_id, new.at, new.prefers))
  execute function advocacy_post_preferred();
create trigger advocacy_preference_gone after delete on advocacy_post
  for each row when (old.prefers is not null) execute function advocacy_post_preferred();

create function advocacy_account_moved() returns trigger language plpgsql as $$
begin
  insert into advocacy_preference_changed
  select whose from unnest(array[old.person_id, new.person_id]) as w (whose) where whose is not null;
  return null;
end $$;
create trigger advocacy_account_moved after update of person_id on person_account
  for each row when (old.person_id is distinct from new.person_id) execute function advocacy_account_moved();
create trigger advocacy_account_gone after delete on person_account for each row execute function advocacy_account_moved();

create function advocacy_people_changed() returns trigger language plpgsql as $$
begin
  insert into advocacy_preference_changed
  select distinct whose from unnest(array[old.from_id, old.into_id, new.from_id, new.into_id]) as w (whose) where whose is not null;
  return null;
end $$;
create trigger advocacy_people_changed after insert or update or delete on person_merge
  for each row execute function advocacy_people_changed();

-- What was said before, counted once. The triggers stand by now: whoever wrote meanwhile has left a line.
insert into advocacy_preference (person_id, month, prefers, is_last)
select person_id, month, prefers, row_number() over (partition by person_id order by month desc) = 1
from (
  select distinct on (person_id, month) person_id, month, prefers
  from (
    select coalesce(
        (select person_now(m.from_id) from person_merge m where m.from_id = a.person_id and m.undone_at is null limit 1), a.person_id) as person_id,
      date_trunc('month', p.at at time zone 'UTC')::date as month, p.prefers, p.at, p.message_id
    from advocacy_post p join person_account a on a.id = p.account_id
    where p.prefers is not null) said
  order by person_id, month, at desc, message_id) word;

insert into advocacy_preference_tally (month, us, them, last_us, last_them)
select month, count(*) filter (where prefers = 'us'), count(*) filter (where prefers = 'them'),
  count(*) filter (where prefers = 'us' and is_last), count(*) filter (where prefers = 'them' and is_last)
from advocacy_preference group by month;
