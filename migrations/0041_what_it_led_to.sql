-- The ledger of results (journey/measure): how sure we are, who had a part in it, who doubts it, and what was undone.

alter table outcome drop constraint outcome_kind_check;
alter table outcome add constraint outcome_kind_check check (kind in ('question-solved', 'issue-resolved', 'thanked', 'informed', 'advocacy',
  'correction', 'purchase', 'product-decision', 'peer-answer', 'decision-influenced', 'invitation-accepted'));
-- Confirmed: whoever bought or asked, or whoever sold, says so. Observed: a colleague or a system of ours saw it. Inferred: it fits.
alter table outcome add column confidence text not null default 'observed' check (confidence in ('confirmed', 'observed', 'inferred'));
alter table outcome add column withdrawn_by uuid references employee (id) on delete set null;
alter table outcome add column withdrawn_why text not null default '';
create index outcome_withdrawn_by on outcome (withdrawn_by) where withdrawn_by is not null;
create index outcome_bought on outcome (at) where kind = 'purchase' and withdrawn_at is null;

drop trigger outcome_tallied on outcome;
alter table outcome_tally add column confidence text not null default 'observed';
alter table outcome_tally drop constraint outcome_tally_pkey;
alter table outcome_tally add primary key (day, kind, confidence);
create or replace function tally_outcome() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.withdrawn_at is null then
    update outcome_tally set count = count - 1
    where day = (old.at at time zone 'UTC')::date and kind = old.kind and confidence = old.confidence;
    delete from outcome_tally
    where day = (old.at at time zone 'UTC')::date and kind = old.kind and confidence = old.confidence and count <= 0;
  end if;
  if tg_op <> 'DELETE' and new.withdrawn_at is null then
    insert into outcome_tally as t (day, kind, confidence, count) values ((new.at at time zone 'UTC')::date, new.kind, new.confidence, 1)
    on conflict (day, kind, confidence) do update set count = t.count + 1;
  end if;
  return null;
end $$;
create trigger outcome_tallied after insert or update or delete on outcome for each row execute function tally_outcome();
-- A shop told us, and our own decisions we know; of what was there before, no more is known.
update outcome set confidence = 'confirmed' where kind in ('purchase', 'product-decision');

-- Who had a part in it: each the same. Colleagues are added by each other, and by what they did.
create table outcome_credit (
  outcome_id uuid not null references outcome (id) on delete cascade,
  employee_id uuid not null references employee (id) on delete cascade,
  part text not null check (part in ('answered', 'knew', 'read-first', 'flagged', 'passed-on', 'gave-link', 'offered', 'decided', 'helped')),
  added_by uuid references employee (id) on delete set null,
  at timestamptz not null,
  primary key (outcome_id, employee_id)
);
create index outcome_credit_employee on outcome_credit (employee_id, at desc);
create index outcome_credit_added_by on outcome_credit (added_by) where added_by is not null;
insert into outcome_credit (outcome_id, employee_id, part, at)
select id, employee_id, 'answered', at from outcome where employee_id is not null;

create table outcome_dispute (
  id uuid primary key,
  outcome_id uuid not null references outcome (id) on delete cascade,
  raised_by uuid not null references employee (id),
  reason text not null,
  at timestamptz not null,
  verdict text check (verdict in ('stands', 'less-sure', 'withdrawn')),
  words text not null default '',
  settled_by uuid references employee (id) on delete set null,
  settled_at timestamptz
);
create unique index outcome_dispute_open on outcome_dispute (outcome_id) where settled_at is null;
create index outcome_dispute_outcome on outcome_dispute (outcome_id, at);
create index outcome_dispute_raised_by on outcome_dispute (raised_by);
create index outcome_dispute_settled_by on outcome_dispute (settled_by) where settled_by is not null;
