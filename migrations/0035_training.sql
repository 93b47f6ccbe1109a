-- What colleagues learn, what they practise, and what they may send without a second look.

-- ── core/training ───────────────────────────────────────────────────────────────────────────────────────────────

-- On which topics somebody who is still learning sends on their own, by whose word, and what that rested on.
create table free_topic (
  id uuid primary key,
  employee_id uuid not null references employee (id) on delete cascade,
  topic_id uuid not null references topic (id) on delete cascade,
  given_by uuid not null references employee (id),
  given_at timestamptz not null,
  -- [words]: each part of the rule with how far they had come, or how an appeal was decided.
  because jsonb not null,
  seen_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references employee (id),
  ended_why text not null default ''
);
create unique index free_topic_living on free_topic (employee_id, topic_id) where ended_at is null;
create index free_topic_of on free_topic (employee_id, given_at desc);
create index free_topic_topic on free_topic (topic_id);
create index free_topic_given_by on free_topic (given_by);
create index free_topic_ended_by on free_topic (ended_by) where ended_by is not null;

-- Somebody looks first again, after something happened. Without a topic: at everything.
create table second_look (
  id uuid primary key,
  employee_id uuid not null references employee (id) on delete cascade,
  topic_id uuid references topic (id) on delete cascade,
  since timestamptz not null,
  why text not null check (why in ('incident', 'came-back', 'asked')),
  -- What was said with it, where a colleague asked for it.
  said text not null default '',
  incident_id uuid references incident (id) on delete set null,
  asked_by uuid references employee (id),
  seen_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references employee (id),
  ended_why text not null default ''
);
create unique index second_look_living on second_look (employee_id, topic_id) nulls not distinct where ended_at is null;
create index second_look_of on second_look (employee_id, since desc);
create index second_look_topic on second_look (topic_id) where topic_id is not null;
create index second_look_incident on second_look (incident_id) where incident_id is not null;
create index second_look_asked_by on second_look (asked_by) where asked_by is not null;
create index second_look_ended_by on second_look (ended_by) where ended_by is not null;

-- ── journey/train ───────────────────────────────────────────────────────────────────────────────────────────────

create table course (
  id uuid primary key,
  -- Of those that come with Sosh: which one.
  shipped text unique,
  -- Whom it is for: everybody when empty.
  roles text[] not null default '{}',
  -- Whoever it is for is asked to finish it; otherwise it is there to be looked at.
  is_asked boolean not null default true,
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  retired_at timestamptz
);
create index course_living on course (made_at) where retired_at is null;
create index course_made_by on course (made_by) where made_by is not null;

create table course_text (
  course_id uuid not null references course (id) on delete cascade,
  language text not null,
  title text not null,
  about text not null default '',
  primary key (course_id, language)
);

create table lesson (
  id uuid primary key,
  course_id uuid not null references course (id) on delete cascade,
  position integer not null,
  kind text not null check (kind in ('text', 'picture', 'video', 'quiz')),
  retired_at timestamptz
);
create index lesson_course on lesson (course_id, position) where retired_at is null;
create index lesson_of on lesson (course_id);

create table lesson_media (
  id uuid primary key,
  media_type text not null,
  bytes integer not null,
  added_by uuid not null references employee (id),
  added_at timestamptz not null
);
create index lesson_media_added_by on lesson_media (added_by);
create table lesson_media_piece (
  media_id uuid not null references lesson_media (id) on delete cascade,
  number integer not null,
  bytes bytea not null,
  primary key (media_id, number)
);

create table lesson_text (
  lesson_id uuid not null references lesson (id) on delete cascade,
  language text not null,
  title text not null,
  -- Of a picture, what it teaches; of a video, what is said in it.
  body text not null,
  media_id uuid references lesson_media (id),
  -- What a picture shows; of a video its captions, as WebVTT.
  alt text not null default '',
  captions text not null default '',
  -- [{question, options: [{words, isRight, because}]}]
  quiz jsonb not null default '[]',
  primary key (lesson_id, language)
);
create index lesson_text_media on lesson_text (media_id) where media_id is not null;

create table lesson_done (
  lesson_id uuid not null references lesson (id) on delete cascade,
  employee_id uuid not null references employee (id) on delete cascade,
  language text not null,
  at timestamptz not null,
  primary key (lesson_id, employee_id)
);
create index lesson_done_employee on lesson_done (employee_id);

create table live_class (
  id uuid primary key,
  title text not null,
  about text not null default '',
  language text not null,
  course_id uuid references course (id) on delete set null,
  teacher_id uuid not null references employee (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- A room, or an address.
  place text not null,
  seats integer check (seats > 0),
  -- Counted up with each change, as calendars want it (RFC 5545, 3.8.7.4).
  sequence integer not null default 0,
  made_by uuid not null references employee (id),
  changed_at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_why text not null default ''
);
create index live_class_begins on live_class (starts_at);
create index live_class_course on live_class (course_id) where course_id is not null;
create index live_class_teacher on live_class (teacher_id);
create index live_class_made_by on live_class (made_by);

create table class_seat (
  class_id uuid not null references live_class (id) on delete cascade,
  employee_id uuid not null references employee (id) on delete cascade,
  taken_at timestamptz not null,
  primary key (class_id, employee_id)
);
create index class_seat_employee on class_seat (employee_id);

-- ── journey/drill ───────────────────────────────────────────────────────────────────────────────────────────────

-- A past conversation without anybody's name. It goes with the conversation: what people have erased is not practised on.
create table drill (
  id uuid primary key,
  conversation_id uuid not null references conversation (id) on delete cascade,
  title text not null,
  language text,
  kind text not null,
  topic_ids uuid[] not null default '{}',
  -- [{who, isOurs, words}], the last one is what is to be answered.
  messages jsonb not null,
  -- What was answered, what whoever read it said, and what came of it.
  answer text not null,
  reviews jsonb not null default '[]',
  outcome text not null default '',
  proposed_by uuid not null references employee (id),
  proposed_at timestamptz not null,
  checked_by uuid references employee (id),
  checked_at timestamptz,
  retired_at timestamptz
);
create unique index drill_conversation on drill (conversation_id) where retired_at is null;
create index drill_of on drill (conversation_id);
create index drill_open on drill (checked_at desc, id) where retired_at is null;
create index drill_proposed_by on drill (proposed_by);
create index drill_checked_by on drill (checked_by) where checked_by is not null;

create table drill_try (
  id uuid primary key,
  drill_id uuid not null references drill (id) on delete cascade,
  employee_id uuid not null references employee (id) on delete cascade,
  text text not null,
  -- What the guard said, without the words: [{title, level}].
  findings jsonb not null,
  said text not null check (said in ('pass', 'review', 'stop')),
  at timestamptz not null,
  looked_by uuid references employee (id),
  looked_at timestamptz,
  is_good boolean,
  comment text not null default '',
  check ((looked_at is null) = (is_good is null))
);
create index drill_try_drill on drill_try (drill_id, at desc);
create index drill_try_employee on drill_try (employee_id, at desc);
create index drill_try_waiting on drill_try (at) where looked_at is null;
create index drill_try_looked_by on drill_try (looked_by) where looked_by is not null;

-- ── journey/autonomy ────────────────────────────────────────────────────────────────────────────────────────────

-- By which record somebody may send on their own on a topic, and when that ends. One row.
create table autonomy_rule (
  is_only boolean primary key default true check (is_only),
  -- Drafts on the topic that left as they were written.
  as_written integer not null default 5 check (as_written between 0 and 10),
  -- Of the last ten on it, so many may have come back at most.
  came_back integer not null default 1 check (came_back between 0 and 10),
  -- Drills on it that were found good.
  drills integer not null default 2 check (drills between 0 and 20),
  courses boolean not null default true,
  guidelines boolean not null default true,
  -- Days since something last went wrong on it.
  days integer not null default 30 check (days between 0 and 365),
  -- Of the last ten on it, so many that came back end it.
  back_ends integer not null default 3 check (back_ends between 1 and 10),
  changed_by uuid references employee (id),
  changed_at timestamptz,
  check (back_ends > came_back)
);
insert into autonomy_rule default values;
create index autonomy_rule_changed_by on autonomy_rule (changed_by) where changed_by is not null;

-- Somebody asks that it be looked at again: a topic on which they do not send on their own, or everything.
create table appeal (
  id uuid primary key,
  employee_id uuid not null references employee (id) on delete cascade,
  topic_id uuid references topic (id) on delete cascade,
  words text not null,
  at timestamptz not null,
  decided_by uuid references employee (id),
  decided_at timestamptz,
  is_granted boolean,
  reason text not null default '',
  seen_at timestamptz,
  check ((decided_at is null) = (is_granted is null))
);
create unique index appeal_open on appeal (employee_id, topic_id) nulls not distinct where decided_at is null;
create index appeal_of on appeal (employee_id, at desc);
create index appeal_waiting on appeal (at) where decided_at is null;
create index appeal_topic on appeal (topic_id) where topic_id is not null;
create index appeal_decided_by on appeal (decided_by) where decided_by is not null;
