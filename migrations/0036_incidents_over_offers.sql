-- An incident can be about an offer too: its page, and the posts that tell of it.

-- ── journey/incident ────────────────────────────────────────────────────────────────────────────────────────────

alter table incident
  add column offer_id uuid references offer_edition (offer_id) on delete cascade,
  drop constraint incident_is_about_one,
  add constraint incident_is_about_one check (num_nonnulls(answer_id, statement_id, article_id, offer_id) = 1);
create unique index incident_living_offer on incident (offer_id, is_drill) where closed_at is null and offer_id is not null;
create index incident_offer_id on incident (offer_id) where offer_id is not null;

-- Which offers say the same.
create table incident_offer (
  incident_id uuid not null references incident (id) on delete cascade,
  offer_id uuid not null references offer_edition (offer_id) on delete cascade,
  share real not null,
  primary key (incident_id, offer_id)
);
create index incident_offer_offer on incident_offer (offer_id);

alter table incident_deed add column offer_id uuid references offer_edition (offer_id) on delete set null;
create index incident_deed_offer on incident_deed (offer_id) where offer_id is not null;
