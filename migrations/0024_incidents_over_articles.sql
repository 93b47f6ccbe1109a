-- An incident can be about an article too.

-- ── journey/incident ────────────────────────────────────────────────────────────────────────────────────────────

alter table incident
  add column article_id uuid references article_edition (article_id) on delete cascade,
  drop constraint incident_is_about_one,
  add constraint incident_is_about_one check (num_nonnulls(answer_id, statement_id, article_id) = 1);
create unique index incident_living_article on incident (article_id, is_drill) where closed_at is null and article_id is not null;
create index incident_article_id on incident (article_id) where article_id is not null;

-- Which articles say the same.
create table incident_article (
  incident_id uuid not null references incident (id) on delete cascade,
  article_id uuid not null references article_edition (article_id) on delete cascade,
  share real not null,
  primary key (incident_id, article_id)
);
create index incident_article_article on incident_article (article_id);

alter table incident_deed add column article_id uuid references article_edition (article_id) on delete set null;
create index incident_deed_article on incident_deed (article_id) where article_id is not null;
