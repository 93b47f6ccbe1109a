-- How many posts of a theme are in a hurry, kept with its other counts; every theme is counted once more.
alter table theme_tally add column pressing integer not null default 0;
insert into theme_changed select id from theme;
