-- What waits of a place elsewhere counts to the one of its many who wrote it, while it waits and once it stands here.

-- ── places/federation ───────────────────────────────────────────────────────────────────────────────────────────

alter table federation_held add column writer text;
