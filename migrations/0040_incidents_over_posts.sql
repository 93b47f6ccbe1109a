-- An incident can be about what a colleague told on networks; and an article that is wrong leads to the posts that tell of it.

-- ── places/share ────────────────────────────────────────────────────────────────────────────────────────────────

-- What a post tells of, beside it: asked for over many posts at once.
alter table share_post add column article_id uuid references article (id);
update share_post p set article_id = s.article_id from share s where s.id = p.share_id and s.article_id is not null;
create index share_post_article on share_post (article_id) where article_id is not null;

-- ── journey/incident ────────────────────────────────────────────────────────────────────────────────────────────

alter table incident
  add column share_id uuid references share (id) on delete cascade,
  drop constraint incident_is_about_one,
  add constraint incident_is_about_one check (num_nonnulls(answer_id, statement_id, article_id, offer_id, share_id) = 1);
create unique index incident_living_share on incident (share_id, is_drill) where closed_at is null and share_id is not null;
create index incident_share_id on incident (share_id) where share_id is not null;

-- Which posts say the same, or lead to what is wrong.
create table incident_share (
  incident_id uuid not null references incident (id) on delete cascade,
  post_id uuid not null references share_post (id) on delete cascade,
  share real not null,
  primary key (incident_id, post_id)
);
create index incident_share_post on incident_share (post_id);

alter table incident_deed add column post_id uuid references share_post (id) on delete set null;
create index incident_deed_post on incident_deed (post_id) where post_id is not null;
