-- Who speaks well of us without us, who recommends us, whom people prefer; and what those did later who were answered, beside
-- those who were not (journey/advocacy).

-- Posts that are to be looked at.
create table advocacy_waiting (message_id uuid primary key references message (id) on delete cascade);

-- What a post says of us that others may go by. Of every other post there is no row.
create table advocacy_post (
  message_id uuid primary key references message (id) on delete cascade,
  conversation_id uuid not null references conversation (id) on delete cascade,
  account_id uuid not null references person_account (id) on delete cascade,
  network text not null,
  at timestamptz not null,
  speaks_well boolean not null,
  recommends boolean not null,
  prefers text check (prefers in ('us', 'them')),
  -- None of us had spoken there before, and it was not said to us.
  is_unasked boolean not null,
  -- Of those in its conversation that praise us unasked, the one by which the conversation is counted.
  is_first boolean not null default false,
  -- {well: {of, words}, recommends: {words}, prefers: {whom, words}}
  because jsonb not null
);
create index advocacy_post_account on advocacy_post (account_id, at desc);
create index advocacy_post_conversation on advocacy_post (conversation_id);
create index advocacy_post_first on advocacy_post (at desc, message_id desc) where is_first;
create index advocacy_post_recommends on advocacy_post (at desc, message_id desc) where recommends;
create index advocacy_post_prefers on advocacy_post (prefers, at desc, message_id desc) where prefers is not null;

-- Conversations that speak well of us without us, by month (UTC), kept in the transaction that changes them.
create table advocacy_tally (
  month date not null,
  network text not null,
  conversations bigint not null,
  primary key (month, network)
);

create function tally_advocacy() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.is_first then
    update advocacy_tally set conversations = conversations - 1
      where month = date_trunc('month', old.at at time zone 'UTC')::date and network = old.network;
    delete from advocacy_tally
      where month = date_trunc('month', old.at at time zone 'UTC')::date and network = old.network and conversations <= 0;
  end if;
  if tg_op <> 'DELETE' and new.is_first then
    insert into advocacy_tally as t (month, network, conversations)
    values (date_trunc('month', new.at at time zone 'UTC')::date, new.network, 1)
    on conflict (month, network) do update set conversations = t.conversations + 1;
  end if;
  -- Another one stands for its conversation, if there is one.
  if tg_op = 'DELETE' and old.is_first then
    update advocacy_post set is_first = true where message_id = (
      select message_id from advocacy_post
      where conversation_id = old.conversation_id and is_unasked and (speaks_well or recommends)
      order by at, message_id limit 1);
  end if;
  return null;
end $$;
create trigger advocacy_tallied after insert or update of is_first or delete on advocacy_post for each row execute function tally_advocacy();

-- Somebody asked something, once in a year: whether they were answered within a week, and what they did in the time after it.
create table advocacy_case (
  conversation_id uuid primary key references conversation (id) on delete cascade,
  account_id uuid not null references person_account (id) on delete cascade,
  -- What is matched: where, what, how it felt, and the month in which it was asked.
  network text not null,
  kind text not null,
  feeling smallint not null check (feeling between -1 and 1),
  asked_at timestamptz not null,
  -- When it can be known.
  due_at timestamptz not null,
  was_answered boolean,
  spoke_well boolean,
  recommended boolean,
  came_back boolean,
  check ((was_answered is null) = (spoke_well is null) and (was_answered is null) = (recommended is null) and (was_answered is null) = (came_back is null))
);
create index advocacy_case_account on advocacy_case (account_id, asked_at);
create index advocacy_case_due on advocacy_case (due_at) where was_answered is null;
create index advocacy_case_known on advocacy_case (was_answered, asked_at desc, conversation_id desc) where was_answered is not null;

create table advocacy_case_tally (
  month date not null,
  network text not null,
  kind text not null,
  feeling smallint not null,
  was_answered boolean not null,
  people bigint not null,
  spoke_well bigint not null,
  recommended bigint not null,
  came_back bigint not null,
  primary key (month, network, kind, feeling, was_answered)
);

create function tally_advocacy_case() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.was_answered is not null then
    update advocacy_case_tally set people = people - 1, spoke_well = spoke_well - old.spoke_well::int,
      recommended = recommended - old.recommended::int, came_back = came_back - old.came_back::int
    where month = date_trunc('month', old.asked_at at time zone 'UTC')::date and network = old.network and kind = old.kind
      and feeling = old.feeling and was_answered = old.was_answered;
    delete from advocacy_case_tally
    where month = date_trunc('month', old.asked_at at time zone 'UTC')::date and network = old.network and kind = old.kind
      and feeling = old.feeling and was_answered = old.was_answered and people <= 0;
  end if;
  if tg_op <> 'DELETE' and new.was_answered is not null then
    insert into advocacy_case_tally as t (month, network, kind, feeling, was_answered, people, spoke_well, recommended, came_back)
    values (date_trunc('month', new.asked_at at time zone 'UTC')::date, new.network, new.kind, new.feeling, new.was_answered, 1,
      new.spoke_well::int, new.recommended::int, new.came_back::int)
    on conflict (month, network, kind, feeling, was_answered) do update set people = t.people + 1,
      spoke_well = t.spoke_well + excluded.spoke_well, recommended = t.recommended + excluded.recommended,
      came_back = t.came_back + excluded.came_back;
  end if;
  return null;
end $$;
create trigger advocacy_case_tallied after insert or update or delete on advocacy_case for each row execute function tally_advocacy_case();

-- What was heard before: looked at once.
insert into advocacy_waiting (message_id)
select m.id from message m join reading r on r.message_id = m.id
where m.account_id is not null and m.removed_at is null and m.posted_at > now() - interval '13 months';

-- In an experiment, whether somebody spoke well of us or recommended us can be looked at, too.
alter table experiment drop constraint experiment_success_check;
alter table experiment add constraint experiment_success_check
  check (success in ('wrote-again', 'result', 'link-followed', 'spoke-well', 'told'));
