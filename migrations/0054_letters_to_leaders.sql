-- ── journey/attribution ─────────────────────────────────────────────────────────────────────────────────────────
-- Where very many ways are gone, what led to purchases is counted beforehand, once an hour, and looked up.
create table attribution_figure (
  by text not null check (by in ('step', 'network', 'colleague')),
  window_days integer not null,
  -- Steps (colleagues by their ids) with their figures; nobody's words and nobody from outside.
  figure jsonb not null,
  counted_at timestamptz not null,
  primary key (by, window_days)
);

-- ── journey/notify ──────────────────────────────────────────────────────────────────────────────────────────────
-- Since when somebody wants the letter about each month; the one of the month in which they asked comes first.
alter table employee_mails add column letter_since timestamptz;
create index employee_mails_letter on employee_mails (letter_since) where letter_since is not null;

-- Who was written the letter about which month (its first day): once.
create table employee_letter_sent (
  month date not null,
  employee_id uuid not null references employee (id) on delete cascade,
  at timestamptz not null,
  primary key (month, employee_id)
);
create index employee_letter_sent_employee on employee_letter_sent (employee_id);
