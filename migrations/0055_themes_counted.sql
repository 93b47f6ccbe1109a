-- ── journey/learn ───────────────────────────────────────────────────────────────────────────────────────────────
-- How many posts and people a theme has is kept. Whatever changes it says so in its own transaction; it is counted anew soon
-- after, and until then by looking.

-- Themes to be counted anew. Without a key on purpose: whoever writes a line waits for nobody.
create table theme_changed (theme_id uuid not null);
create index theme_changed_theme on theme_changed (theme_id);

create table theme_tally (
  theme_id uuid primary key references theme (id) on delete cascade,
  posts integer not null,
  people integer not null,
  networks text[] not null
);

create function theme_post_changed() returns trigger language plpgsql as $$
begin
  insert into theme_changed select distinct theme_id from changed;
  return null;
end $$;
create trigger theme_post_counted after insert on theme_post referencing new table as changed
  for each statement execute function theme_post_changed();
create trigger theme_post_counted_before after update on theme_post referencing old table as changed
  for each statement execute function theme_post_changed();
create trigger theme_post_counted_anew after update on theme_post referencing new table as changed
  for each statement execute function theme_post_changed();
create trigger theme_post_gone after delete on theme_post referencing old table as changed
  for each statement execute function theme_post_changed();

-- Two who are one, or two again, are counted so in every theme that they spoke of.
create function theme_people_changed() returns trigger language plpgsql as $$
begin
  insert into theme_changed
  select distinct p.theme_id
  from changed m cross join lateral (values (m.from_id), (m.into_id)) of_merge (id) cross join lateral person_all(of_merge.id) as one (id)
    join person_account a on a.person_id = one.id join theme_post p on p.account_id = a.id;
  return null;
end $$;
create trigger person_merge_counted after insert on person_merge referencing new table as changed
  for each statement execute function theme_people_changed();
create trigger person_merge_counted_anew after update on person_merge referencing new table as changed
  for each statement execute function theme_people_changed();
create trigger person_merge_gone after delete on person_merge referencing old table as changed
  for each statement execute function theme_people_changed();

insert into theme_changed select id from theme;
