-- Colleagues begin conversations on our own ground, as people do; what they told anywhere they can change where it stands.

-- ── places/share ────────────────────────────────────────────────────────────────────────────────────────────────

-- What is opened in a community: where it stands, as what, under which title. Null: it is told on networks only.
alter table share add column topic jsonb;
-- Its words as they were let go last: {text, language, posts, topic}. Other words may be written while these stand.
alter table share add column stands jsonb;

-- sent → changing → sent, with other words or as it was.
alter table share_post drop constraint share_post_step_check;
alter table share_post
  add constraint share_post_step_check
    check (step in ('held', 'waiting', 'sent', 'refused', 'doubtful', 'cancelled', 'changing', 'retracting', 'retracted')),
  -- The topic as it stands there, or is on its way.
  add column topic jsonb,
  -- The change that is under way: its id, and what it makes of this post.
  add column change_id uuid,
  add column becomes jsonb,
  add constraint share_post_change_check check (step <> 'changing' or (change_id is not null and becomes is not null));
create unique index share_post_change on share_post (change_id) where change_id is not null;
drop index share_post_living;
create unique index share_post_living on share_post (share_id, account_id)
  where step in ('held', 'waiting', 'sent', 'doubtful', 'changing', 'retracting');

update share set stands = jsonb_build_object('text', text, 'language', language, 'posts', posts, 'topic', null)
  where step = 'released';
