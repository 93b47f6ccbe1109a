-- ── places/federation ───────────────────────────────────────────────────────────────────────────────────────────

-- Who wrote it among the many of a place elsewhere that one of ours follows: their name there, hashed, so that each is held to
-- what one person may say.
alter table federation_post add column writer text;
