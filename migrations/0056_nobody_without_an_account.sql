-- When two sources told of somebody new in the same instant, one of them left a person without an account behind: a name that
-- nothing led to, not even their erasure. No more are made; these go.
delete from person p where not exists (select 1 from person_account a where a.person_id = p.id);
