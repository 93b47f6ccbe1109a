-- Colleagues add pictures to what they say on our own ground, each with what it shows.

-- ── places/pictures ─────────────────────────────────────────────────────────────────────────────────────────────

alter table post_picture
  alter column member_id drop not null,
  -- A colleague's is of no site until it stands there.
  alter column site_id drop not null,
  add column employee_id uuid references employee (id),
  -- The answer or the share whose words name it: it is kept with them, before it stands anywhere.
  add column subject_id uuid,
  add constraint post_picture_whose check (num_nonnulls(member_id, employee_id) = 1),
  add constraint post_picture_where check (site_id is not null or employee_id is not null);
create index post_picture_employee on post_picture (employee_id, added_at) where employee_id is not null;
create index post_picture_subject on post_picture (subject_id) where subject_id is not null;
drop index post_picture_waiting;
create index post_picture_waiting on post_picture (added_at) where post_id is null and case_id is null and subject_id is null;

-- ── journey/answer, places/share ────────────────────────────────────────────────────────────────────────────────

-- [{id, alt}], in their order.
alter table answer add column pictures jsonb not null default '[]' check (jsonb_array_length(pictures) <= 4);
alter table share add column pictures jsonb not null default '[]' check (jsonb_array_length(pictures) <= 4);
alter table share_post add column pictures jsonb not null default '[]';
