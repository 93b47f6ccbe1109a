-- Whatever hangs on a conversation is found by it, also what was taken back or undone: when a person is erased, and by the
-- foreign keys when a conversation goes.
create index outcome_of_conversation on outcome (conversation_id) where conversation_id is not null;
create index closing_conversation on closing (conversation_id);
create index setting_aside_conversation on setting_aside (conversation_id);

-- What came last of the answers of one of us.
create index outcome_of_colleague on outcome (employee_id, at desc, id desc) where withdrawn_at is null;
