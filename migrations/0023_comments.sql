-- What is said below an article is said in a topic of the community, where it is heard, answered and moderated like all else.

-- ── places/comments ─────────────────────────────────────────────────────────────────────────────────────────────

drop table article_comment;

-- The topic in which readers talk about an article, from the first comment on.
create table article_topic (
  article_id uuid primary key references article_edition (article_id),
  topic_id uuid not null unique references community_topic (id) on delete cascade,
  opened_at timestamptz not null
);
