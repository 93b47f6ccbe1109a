-- ── places/community ────────────────────────────────────────────────────────────────────────────────────────────

-- A topic may move to another space of its site. Others know it as said by the space in which it began, and go on to;
-- null: it stands there still.
alter table community_topic add column began_in uuid references community_space (id);
create index community_topic_began_in on community_topic (began_in, last_post_at desc)
  where began_in is not null and removed_at is null;
