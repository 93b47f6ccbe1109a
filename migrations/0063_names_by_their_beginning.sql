-- People are found by the beginning of a name or a handle. In a database of another collation than "C", an index finds
-- beginnings only by the pattern of their characters; it finds what is equal as before.
drop index person_account_handle_key;
drop index person_account_name_key;
create index person_account_handle_key on person_account (handle_key text_pattern_ops);
create index person_account_name_key on person_account (name_key text_pattern_ops) where name_key is not null;
