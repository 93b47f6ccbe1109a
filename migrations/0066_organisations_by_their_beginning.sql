-- People are found by where they work, too: by the beginning of its name, whatever the collation.
create index organisation_begins on organisation (name_key text_pattern_ops);
