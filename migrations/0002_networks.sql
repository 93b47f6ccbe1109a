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
