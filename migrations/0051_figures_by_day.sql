-- ── journey/tally ───────────────────────────────────────────────────────────────────────────────────────────────
-- What Results show is counted by day. Whatever changes a day says so in its own transaction; that day is counted anew
-- soon after, and until then by looking. A day is one of UTC.

-- Days to be counted anew, of which tally. Without a key on purpose: whoever writes a line waits for nobody, and no two wait
-- for each other.
create table day_changed (
  tally text not null check (tally in ('wait', 'conversation', 'move')),
  day date not null
);
create index day_changed_day on day_changed (tally, day);

-- Four steps to each doubling: from these it is known in which of them the half lies, and the exact second is then looked up
-- within that one.
create function wait_step(seconds integer) returns integer language sql immutable parallel safe as $$
  select floor(4 * ln(greatest(seconds, 1)::float8) / ln(2::float8))::integer $$;

-- Where the person wrote, so that no conversation need be looked up.
alter table first_answer add column network text;
update first_answer f set network = c.network from conversation c where c.id = f.conversation_id;
create function first_answer_network() returns trigger language plpgsql as $$
begin
  new.network := (select network from conversation where id = new.conversation_id);
  return new;
end $$;
create trigger first_answer_networked before insert on first_answer for each row execute function first_answer_network();
create index first_answer_wait on first_answer (wait_step(seconds), answered_at) include (seconds, network);
create index first_answer_working_wait on first_answer (wait_step(coalesce(working_seconds, seconds)), answered_at)
  include (working_seconds, seconds, network);

-- First answers of a day, by how long people had waited: by the clock, or by the hours that held.
create table wait_tally (
  day date not null,
  -- Empty: of all networks together.
  network text not null,
  is_working boolean not null,
  step integer not null,
  answered integer not null,
  promised integer not null,
  kept integer not null,
  primary key (day, network, is_working, step)
);

-- Conversations by the day of their last message.
create table conversation_tally (
  day date not null,
  network text not null,
  conversations integer not null,
  -- That wanted an answer, and had one or were promised one by now; also those folded into others.
  due integer not null,
  -- That wanted an answer, and had one; without what was folded, set aside or is gone.
  wanted integer not null,
  answered integer not null,
  -- Open, with a promise.
  waiting integer not null,
  -- Until when a promise runs that is counted above as if it had run out: before then the day is counted by looking.
  promised_until timestamptz,
  primary key (day, network)
);

-- Answers by the day they were sent on, and after how many the person wrote again.
create table move_tally (
  day date not null,
  move text not null,
  sent integer not null,
  wrote_again integer not null,
  primary key (day, move)
);

create function conversation_day_new() returns trigger language plpgsql as $$
begin
  insert into day_changed select distinct 'conversation', (last_message_at at time zone 'UTC')::date from after;
  return null;
end $$;
-- Grouped, and not joined: of how many rows change at once the plan knows nothing, and a loop in a loop would wait for ever.
create function conversation_day_changed() returns trigger language plpgsql as $$
begin
  insert into day_changed
  select distinct 'conversation', (c.at at time zone 'UTC')::date from (
    select last_message_at as at from (
      select id, last_message_at, kind, standing, answer_by, folded_into from before
      union all select id, last_message_at, kind, standing, answer_by, folded_into from after) v
    group by id, last_message_at, kind, standing, answer_by, folded_into having count(*) = 1) c
  union all
  select distinct 'move', (a.sent_at at time zone 'UTC')::date
  from (
    select distinct id from (select id, message_count from before union all select id, message_count from after) v
    group by id, message_count having count(*) = 1) c
    cross join lateral (
      select sent_at from answer where conversation_id = c.id and step = 'sent' and sent_at is not null offset 0) a;
  return null;
end $$;
create function conversation_day_gone() returns trigger language plpgsql as $$
begin
  insert into day_changed select distinct 'conversation', (last_message_at at time zone 'UTC')::date from before;
  return null;
end $$;
create trigger conversation_dayed after insert on conversation referencing new table as after
  for each statement execute function conversation_day_new();
create trigger conversation_dayed_anew after update on conversation referencing old table as before new table as after
  for each statement execute function conversation_day_changed();
create trigger conversation_day_over after delete on conversation referencing old table as before
  for each statement execute function conversation_day_gone();

-- The conversation is held meanwhile: it may be about to move to another day.
create function first_answer_day_changed() returns trigger language plpgsql as $$
begin
  insert into day_changed
  select distinct 'wait', (answered_at at time zone 'UTC')::date from changed
  union all
  select 'conversation', (c.last_message_at at time zone 'UTC')::date from (
    select last_message_at from conversation where id in (select conversation_id from changed) order by id for no key update) c;
  return null;
end $$;
create trigger first_answer_dayed after insert on first_answer referencing new table as changed
  for each statement execute function first_answer_day_changed();
create trigger first_answer_dayed_before after update on first_answer referencing old table as changed
  for each statement execute function first_answer_day_changed();
create trigger first_answer_dayed_anew after update on first_answer referencing new table as changed
  for each statement execute function first_answer_day_changed();
create trigger first_answer_day_over after delete on first_answer referencing old table as changed
  for each statement execute function first_answer_day_changed();

create function answer_day_changed() returns trigger language plpgsql as $$
begin
  insert into day_changed
  select distinct 'move', (sent_at at time zone 'UTC')::date from changed where step = 'sent' and sent_at is not null;
  return null;
end $$;
create trigger answer_dayed after insert on answer referencing new table as changed
  for each statement execute function answer_day_changed();
create trigger answer_dayed_before after update on answer referencing old table as changed
  for each statement execute function answer_day_changed();
create trigger answer_dayed_anew after update on answer referencing new table as changed
  for each statement execute function answer_day_changed();
create trigger answer_day_over after delete on answer referencing old table as changed
  for each statement execute function answer_day_changed();

-- Whoever wrote again is forgotten.
create function message_day_gone() returns trigger language plpgsql as $$
begin
  insert into day_changed
  select distinct 'move', (a.sent_at at time zone 'UTC')::date
  from (select distinct conversation_id from before) b join answer a on a.conversation_id = b.conversation_id
  where a.step = 'sent' and a.sent_at is not null;
  return null;
end $$;
create trigger message_day_over after delete on message referencing old table as before
  for each statement execute function message_day_gone();

-- What was there before: all of it, once.
insert into day_changed select distinct 'wait', (answered_at at time zone 'UTC')::date from first_answer;
insert into day_changed select distinct 'conversation', (last_message_at at time zone 'UTC')::date from conversation;
insert into day_changed select distinct 'move', (sent_at at time zone 'UTC')::date from answer where step = 'sent' and sent_at is not null;
