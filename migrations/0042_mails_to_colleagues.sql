-- Colleagues may be written to when they are not at the desk: about what they asked for, and nothing else.

-- ── journey/notify ──────────────────────────────────────────────────────────────────────────────────────────────

create table employee_mails (
  employee_id uuid primary key references employee (id) on delete cascade,
  promises boolean not null,
  questions boolean not null,
  incidents boolean not null,
  chosen_at timestamptz not null
);

-- About which news somebody was written to: once, also where the news is told again after a crash.
create table employee_mail_sent (
  event_id uuid not null,
  employee_id uuid not null references employee (id) on delete cascade,
  at timestamptz not null,
  primary key (event_id, employee_id)
);
create index employee_mail_sent_employee on employee_mail_sent (employee_id);
create index employee_mail_sent_at on employee_mail_sent (at);
