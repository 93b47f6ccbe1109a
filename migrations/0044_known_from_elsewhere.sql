-- Who speaks from a server of their own and signs in by their account there is one member; what was told long ago is forgotten.

-- ── places/members ──────────────────────────────────────────────────────────────────────────────────────────────

create index member_auth_account_fediverse on member_auth_account (lower("shownAs")) where "providerId" = 'fediverse';

-- ── places/letters ──────────────────────────────────────────────────────────────────────────────────────────────

create index member_letter_at on member_letter (at);
