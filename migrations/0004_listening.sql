-- Several processes may listen: which of them does which part of the work, until it stops renewing its lease.

create table lease (
  name text primary key,
  holder uuid not null,
  taken_at timestamptz not null,
  expires_at timestamptz not null
);

-- Everybody who could take a part, so that nobody takes more than a share.
create table lease_taker (
  work text not null,
  holder uuid not null,
  seen_at timestamptz not null,
  primary key (work, holder)
);

-- Names the stream between readers and matchers, so that two houses on one cluster never mix.
create table stream_identity (
  only_one boolean primary key default true check (only_one),
  id uuid not null default gen_random_uuid()
);
insert into stream_identity default values;

-- From reading a post to storing it: the part of the delay that is ours.
alter table source add column store_lag_ms integer;
