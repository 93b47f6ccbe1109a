-- Feeds of ours name a hub: whoever subscribes is told at once when one changes (W3C WebSub).

-- ── places/hub ──────────────────────────────────────────────────────────────────────────────────────────────────

create table hub_subscription (
  id uuid primary key,
  -- The one name of the feed: where it is at home.
  topic text not null check (length(topic) <= 2000),
  -- What the feed changes with: a site or a topic of the community by its id, or 'blog'.
  scope text not null,
  callback text not null check (length(callback) <= 2000),
  host text not null,
  -- What the deliveries are signed with, sealed; null where the subscriber gave no key.
  secret_id uuid references secret (id),
  -- The end of its lease; null where the address never confirmed that it wants to be told.
  until timestamptz,
  -- A digest of what was told last.
  told text,
  asked_at timestamptz not null,
  -- What was asked and is not yet confirmed, beside what holds.
  asked_mode text check (asked_mode in ('subscribe', 'unsubscribe')),
  asked_secret_id uuid references secret (id),
  asked_lease_seconds int not null check (asked_lease_seconds > 0),
  unique (topic, callback)
);

create index hub_subscription_scope on hub_subscription (scope, until);
create index hub_subscription_host on hub_subscription (host);
create index hub_subscription_asked_at on hub_subscription (asked_at);
