-- Posts are read once, whole, before they are stored; nothing is read again in the background only to be read whole.

alter table reading drop column deepened_at;

-- Sent by a machine: stays static, however often it is read again.
alter table message add column is_automatic boolean not null default false;
update message m set is_automatic = true
  from reading r
  where r.message_id = m.id and r.kind = 'static' and r.learned = '[]' and jsonb_array_length(r.kinds) = 1
    and r.kinds -> 0 -> 'because' = '[]';

-- Marks are found by mark and time, and forgotten after a month: what stays of a removed post is nothing a person can read.
alter table message_mark drop constraint message_mark_message_id_fkey;
drop index message_mark_message;
alter table message_mark drop constraint message_mark_pkey, add primary key (mark, posted_at, message_id);
create index message_mark_posted on message_mark (posted_at);
