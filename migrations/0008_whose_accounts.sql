-- Accounts of a person's own beside the company's, and changes to what we said that wait for a second pair of eyes.

-- Empty: the company's. Otherwise only this person speaks from it, and nobody inherits it.
alter table account add column owner_id uuid references employee (id);
create index account_owner on account (owner_id) where owner_id is not null;
alter table sign_in_elsewhere add column is_own boolean not null default false;

-- From which account somebody spoke last.
create index delivery_author on delivery (author_id, created_at desc);

alter table review drop constraint review_subject_kind_check;
alter table review add constraint review_subject_kind_check check (subject_kind in ('answer', 'edit'));

-- A change goes the way of an answer: `in-review` → `approved` or `returned` → `sending` → `done`. Its author sends it.
alter table amendment drop constraint amendment_step_check;
alter table amendment add constraint amendment_step_check
  check (step in ('in-review', 'returned', 'approved', 'sending', 'done', 'refused', 'doubtful', 'withdrawn'));
drop index amendment_pending;
create unique index amendment_pending on amendment (answer_id) where step in ('in-review', 'approved', 'sending');
