-- Those who answer so well that others can learn from them (journey/sharpshooters): asked, never appointed.
create table sharpshooter (
  id uuid primary key,
  employee_id uuid not null references employee (id) on delete cascade,
  topic_id uuid not null references topic (id) on delete cascade,
  asked_by uuid not null references employee (id) on delete cascade,
  asked_at timestamptz not null,
  words text not null,
  -- What it rested on: how many conversations, people and returned drafts, and ids of results; never anybody's words.
  evidence jsonb not null,
  said text check (said in ('yes', 'no')),
  said_at timestamptz,
  ended_at timestamptz
);
create unique index sharpshooter_living on sharpshooter (employee_id, topic_id) where ended_at is null;
create index sharpshooter_employee on sharpshooter (employee_id);
create index sharpshooter_topic on sharpshooter (topic_id);
create index sharpshooter_asked_by on sharpshooter (asked_by);

-- Two who want to learn from each other: both said yes, and either ends it without a reason.
create table mentor_pair (
  id uuid primary key,
  sharpshooter_id uuid not null references sharpshooter (id) on delete cascade,
  learner_id uuid not null references employee (id) on delete cascade,
  asked_by uuid not null references employee (id) on delete cascade,
  asked_at timestamptz not null,
  words text not null,
  mentor_said_at timestamptz,
  learner_said_at timestamptz,
  ended_at timestamptz
);
create unique index mentor_pair_living on mentor_pair (sharpshooter_id, learner_id) where ended_at is null;
create index mentor_pair_learner on mentor_pair (learner_id);
create index mentor_pair_asked_by on mentor_pair (asked_by);

-- A lesson that was made of an answer of ours: whose answer it was. It goes with its drill, and so with the conversation.
alter table lesson
  add column drill_id uuid references drill (id) on delete cascade,
  add column credit_to uuid references employee (id) on delete set null;
create index lesson_drill on lesson (drill_id) where drill_id is not null;
create index lesson_credit_to on lesson (credit_to) where credit_to is not null;

-- What a colleague says to a colleague (journey/coordinate), in words of their own.
create table colleague_word (
  id uuid primary key,
  kind text not null check (kind in ('nudge', 'invitation', 'thanks', 'care')),
  from_id uuid not null references employee (id) on delete cascade,
  to_id uuid not null references employee (id) on delete cascade,
  conversation_id uuid references conversation (id) on delete set null,
  words text not null,
  at timestamptz not null,
  seen_at timestamptz,
  said text check (said in ('yes', 'not-now'))
);
create index colleague_word_to on colleague_word (to_id, at desc);
create index colleague_word_asked on colleague_word (to_id, at desc) where kind in ('nudge', 'invitation');
create index colleague_word_from on colleague_word (from_id);
create index colleague_word_conversation on colleague_word (conversation_id) where conversation_id is not null;

-- Where colleagues write or post under their own name. Only those who said so are shown to a coordinator.
create table own_voice (
  id uuid primary key,
  employee_id uuid not null references employee (id) on delete cascade,
  url text not null,
  name text not null,
  is_shown boolean not null,
  added_at timestamptz not null
);
create unique index own_voice_url on own_voice (employee_id, url);
create index own_voice_shown on own_voice (employee_id) where is_shown;

-- What several teams want to reach together (journey/goals), and the figure of Results that it looks at.
create table goal (
  id uuid primary key,
  words text not null,
  figure text not null check (figure in ('question-solved', 'issue-resolved', 'thanked', 'informed', 'advocacy', 'correction', 'purchase',
    'product-decision', 'peer-answer', 'decision-influenced', 'invitation-accepted')),
  wanted integer check (wanted between 1 and 1000000),
  due_on date,
  made_by uuid references employee (id) on delete set null,
  made_at timestamptz not null,
  ended_by uuid references employee (id) on delete set null,
  ended_at timestamptz,
  ended_words text not null default ''
);
create index goal_made_by on goal (made_by) where made_by is not null;
create index goal_ended_by on goal (ended_by) where ended_by is not null;
create index goal_recent on goal (made_at desc);

create table goal_team (
  goal_id uuid not null references goal (id) on delete cascade,
  team_id uuid not null references team (id) on delete cascade,
  primary key (goal_id, team_id)
);
create index goal_team_team on goal_team (team_id);
