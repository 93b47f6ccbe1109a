-- People put right how a post feels toward one thing, how urgent it is, and what it names, too.
--
-- aspect:  {topicId, score}; without a topic, toward the company itself.
-- urgency: 0 to 1.
-- entity:  {words, kind}; kind null says that these words name nothing of the kind.

alter table correction drop constraint correction_label_check;
alter table correction add constraint correction_label_check
  check (label in ('kind', 'language', 'sentiment', 'topic', 'aspect', 'urgency', 'entity'));
