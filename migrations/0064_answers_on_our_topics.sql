-- How often somebody answered another in conversations that are about a topic of ours; nothing where it was counted before
-- that was told apart.
alter table reply_tie add column on_topic real;
