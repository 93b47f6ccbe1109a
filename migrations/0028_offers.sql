-- What is on sale, where it is and how much is left; where it was posted; and what shops say was bought.

-- ── core/delivery ───────────────────────────────────────────────────────────────────────────────────────────────

alter table delivery drop constraint delivery_kind_check;
alter table delivery
  add constraint delivery_kind_check
    check (kind in ('answer', 'edit', 'retraction', 'gesture', 'taking-back', 'statement', 'correction', 'offer', 'offer-change'));

-- Other words for a post, let go by its author beforehand, for when something happens: it is sold out, it moved, it is over.
-- Nothing else may ever take the place of a post without a press.
create table released_change (
  id uuid primary key,
  -- The post that it changes: the subject of its delivery.
  post_id uuid not null,
  condition text not null,
  account_id uuid not null references account (id),
  -- The person who pressed.
  author_id uuid not null references employee (id),
  -- Empty: then the post is taken down.
  message jsonb,
  released_at timestamptz not null,
  unique (post_id, condition)
);
create index released_change_account on released_change (account_id);
create index released_change_author on released_change (author_id);

-- ── places/offers ───────────────────────────────────────────────────────────────────────────────────────────────

-- What its author writes. The public sees the edition, and never this.
create table offer (
  id uuid primary key,
  site_id uuid not null references site (id),
  author_id uuid not null references employee (id),
  -- {title, about, price, priceBefore, currency, stock, startsAt, endsAt, place, conditions, code, link, lines, language}.
  words jsonb not null,
  -- Accounts that it is posted from, once it is released: [{accountId, words}].
  posts jsonb not null default '[]',
  step text not null check (step in ('draft', 'in-review', 'returned', 'approved', 'released', 'withdrawn')),
  -- Counts every change: nobody releases what they have not read.
  version integer not null default 1,
  reviewed_version integer,
  -- Only whoever wrote it lets it go.
  released_by uuid references employee (id) check (released_by = author_id),
  released_at timestamptz,
  findings jsonb not null default '[]',
  guideline_version integer,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  check (step <> 'released' or (released_by is not null and released_at is not null))
);
create index offer_author on offer (author_id, changed_at desc);
create index offer_changed on offer (changed_at desc);
create index offer_site on offer (site_id);
create index offer_released_by on offer (released_by) where released_by is not null;

-- What the public sees: the words that were released, and how it stands now.
create table offer_edition (
  offer_id uuid primary key references offer (id),
  site_id uuid not null references site (id),
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  author_id uuid not null references employee (id),
  disclosure text not null,
  words jsonb not null,
  html text not null,
  -- In small letters; empty where it has none.
  code text not null default '',
  starts_at timestamptz,
  ends_at timestamptz,
  -- Where it is now: as it was released, or moved since.
  place jsonb not null,
  moved_at timestamptz,
  -- How many are left; empty where nobody counts.
  stock integer check (stock between 0 and 1000000),
  counted_at timestamptz,
  -- Said by a person, whatever is counted.
  sold_out_at timestamptz,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references employee (id),
  withdrawn_why text,
  -- That its end came was acted upon.
  ended_at timestamptz,
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index offer_edition_newest on offer_edition (site_id, published_at desc) where withdrawn_at is null;
create index offer_edition_all on offer_edition (published_at desc) where withdrawn_at is null;
create unique index offer_edition_code on offer_edition (code) where code <> '' and withdrawn_at is null;
create index offer_edition_author on offer_edition (author_id);
create index offer_edition_withdrawn_by on offer_edition (withdrawn_by) where withdrawn_by is not null;
create index offer_edition_ends on offer_edition (ends_at) where ended_at is null and withdrawn_at is null and ends_at is not null;

-- Who changed what of it, and when; a shop has no person.
create table offer_deed (
  id uuid primary key,
  offer_id uuid not null references offer (id) on delete cascade,
  what text not null check (what in ('made', 'written', 'handed-in', 'changed', 'released', 'counted', 'sold-out', 'back', 'moved', 'shared', 'withdrawn', 'ended')),
  stock_before integer,
  stock_after integer,
  by_employee uuid references employee (id),
  -- What told us, where it was no person: the name of a shop.
  by_source text,
  at timestamptz not null
);
create index offer_deed_offer on offer_deed (offer_id, at desc);
create index offer_deed_by on offer_deed (by_employee) where by_employee is not null;

-- One post of it on a network.
create table offer_post (
  id uuid primary key,
  offer_id uuid not null references offer (id) on delete cascade,
  account_id uuid not null references account (id),
  network text not null,
  -- waiting → sent, refused or doubtful; sent → taken-down.
  step text not null check (step in ('waiting', 'sent', 'refused', 'doubtful', 'cancelled', 'taken-down')),
  said text not null,
  -- What stands there by now, and what is on its way: as it was, or one of the conditions that were let go beforehand.
  says text not null default 'as-it-was',
  becomes text,
  change_id uuid,
  external_id text,
  url text,
  failure text,
  sent_at timestamptz,
  made_at timestamptz not null
);
create index offer_post_offer on offer_post (offer_id);
create index offer_post_account on offer_post (account_id);
create index offer_post_change on offer_post (change_id) where change_id is not null;

-- Where a truck is, told from a phone for a chosen time: the last place only, to some ten metres, and gone when that time ends.
create table offer_location (
  offer_id uuid primary key references offer (id) on delete cascade,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  by_employee uuid not null references employee (id) on delete cascade,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index offer_location_by on offer_location (by_employee);
create index offer_location_ends on offer_location (ends_at);

-- The topic in which people talk about an offer, from the first comment on.
create table offer_topic (
  offer_id uuid primary key references offer_edition (offer_id),
  topic_id uuid not null unique references community_topic (id) on delete cascade,
  opened_at timestamptz not null
);

-- ── journey/sales ───────────────────────────────────────────────────────────────────────────────────────────────

-- A shop that tells us what was ordered, and how many are left.
create table shop (
  id uuid primary key,
  kind text not null check (kind in ('shopify', 'woocommerce', 'own')),
  label text not null,
  secret_id uuid references secret (id),
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  heard_at timestamptz,
  retired_at timestamptz
);
create index shop_secret on shop (secret_id) where secret_id is not null;
create index shop_made_by on shop (made_by) where made_by is not null;

-- What a shop sent already: the same again changes nothing.
create table shop_receipt (
  shop_id uuid not null references shop (id) on delete cascade,
  message_id text not null,
  received_at timestamptz not null,
  primary key (shop_id, message_id)
);
create index shop_receipt_received on shop_receipt (received_at);

-- An order that came of an offer. Of whoever bought, nothing is kept.
create table sale (
  id uuid primary key,
  shop_id uuid not null references shop (id),
  external_id text not null,
  offer_id uuid not null references offer_edition (offer_id),
  conversation_id uuid references conversation (id) on delete set null,
  -- By what it was known: the number of the article, a code, or a link of ours.
  how text not null check (how in ('article', 'code', 'link')),
  quantity integer not null check (quantity between 0 and 1000000),
  amount numeric(14, 2) not null,
  -- What was given back, by the shop's own ids: {id: amount}. Told twice, it counts once.
  refunds jsonb not null default '{}',
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- As the shop dates it: what is older changes nothing.
  told_at timestamptz not null,
  ordered_at timestamptz not null,
  undone_at timestamptz,
  unique (shop_id, external_id, offer_id)
);
create index sale_offer on sale (offer_id, ordered_at desc);
create index sale_conversation on sale (conversation_id) where conversation_id is not null;
