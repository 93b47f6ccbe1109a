-- The incidents of an answer, closed ones, too: for the foreign key when an answer goes, and when a person is erased.
create index incident_answer_id on incident (answer_id) where answer_id is not null;
