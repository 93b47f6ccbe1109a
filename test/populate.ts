import type pg from 'pg'

/** How much a company has heard in the years that a database is filled with. */
export interface Years {
  conversations: number
  people: number
  messagesPerConversation: number
}

/**
 * Fills the house with years of conversations, made by the database itself: three in a hundred still open, the newest
 * more than the old; suggestions, claims, answers and results as they would have been left behind.
 *
 * Needs a company that is set up and its colleagues. Ids are made from numbers, so two runs fill in the same.
 * Indexes are taken away and made anew at the end, which is many times as fast.
 * It writes what the first release had and nothing later, so that migrations can be rehearsed on it.
 */
export async function populate(client: pg.Client, years: Years): Promise<void> {
  const { conversations, people, messagesPerConversation } = years
  await client.query(
    `set session_replication_role = replica; set maintenance_work_mem = '512MB'; set work_mem = '64MB'`,
  )
  const indexes = await dropIndexes(client)
  await client.query(helpers)
  const fill = (statement: string) =>
    client.query(
      statement
        .replaceAll('$conversations', `${conversations}`)
        .replaceAll('$people', `${people}`)
        .replaceAll('$messages', `${messagesPerConversation}`),
    )
  for (const statement of statements) await fill(statement)
  for (const index of indexes) await client.query(index)
  await tally(client)
  await client.query('set session_replication_role = default')
  await client.query('vacuum analyze')
}

const filled = ['person', 'person_account', 'conversation', 'message', 'query_match', 'reading']
const alsoFilled = [
  'suggestion',
  'claim',
  'setting_aside',
  'answer',
  'review',
  'delivery',
  'closing',
  'outcome',
  'first_answer',
  'event',
]

async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = any($1::regclass[]) and not exists (select 1 from pg_constraint where conindid = indexrelid)`,
    [[...filled, ...alsoFilled]],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(row => row.definition)
}

/** The triggers rested meanwhile. The first release knew no tallies: there, the migration that brings them adds them up. */
async function tally(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select to_regclass('outcome_tally') is not null as known`)
  if (!rows[0].known) return
  await client.query(`
    insert into outcome_tally (day, kind, count)
    select (at at time zone 'UTC')::date, kind, count(*) from outcome where withdrawn_at is null group by 1, 2
    on conflict (day, kind, confidence) do update set count = excluded.count`)
  const { rows: days } = await client.query(`select to_regclass('day_changed') is not null as known`)
  if (!days[0].known) return
  await client.query(`
    update first_answer f set network = c.network from conversation c where c.id = f.conversation_id;
    insert into day_changed select distinct 'wait', (answered_at at time zone 'UTC')::date from first_answer;
    insert into day_changed select distinct 'conversation', (last_message_at at time zone 'UTC')::date from conversation;
    insert into day_changed select distinct 'move', (sent_at at time zone 'UTC')::date from answer where sent_at is not null`)
}

/** Temporary, so that they go with the connection. */
const helpers = `
  create function pg_temp.id_of(kind int, n bigint) returns uuid language sql immutable as $$
    select ('0189' || lpad(to_hex(kind), 4, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
  create function pg_temp.colleague(n bigint) returns uuid language sql stable as $$
    select (array(select id from employee order by id))[1 + n % (select count(*) from employee)] $$;
  create function pg_temp.standing_of(n bigint, total bigint) returns text language sql immutable as $$
    select case
      when n % 5000 = 7 then 'in-review'
      when (n > total * 0.98 and n % 2 = 0) or n % 50 = 0 then case when n % 12 = 0 then 'claimed' else 'open' end
      when n % 100 < 45 then 'answered' when n % 100 < 80 then 'closed' when n % 100 = 80 then 'gone' else 'aside' end $$;
  create function pg_temp.words_of(n bigint) returns text[] language sql immutable as $$
    select array['the', (array['battery','brake','charger','winter','delivery','frame','light','app','price','gear'])[1 + n % 10],
      (array['broken','great','lost','loud','new','slow','empty','late'])[1 + (n / 7) % 8], 'w' || (n % 997), 'w' || (n * 7 % 20011),
      'w' || (n * 13 % 200003), 'and', 'nobody', 'answers', 'since', 'last', (array['week','month','summer'])[1 + n % 3]] $$;
  create temp table colleagues as select row_number() over (order by id) - 1 as place, id from employee;
  create unique index on colleagues (place);
  analyze colleagues`

const nth = (n: string) => `(select id from colleagues where place = (${n}) % (select count(*) from colleagues))`
/** Three years of conversations, the newest an hour ago. */
const heardAt = `now() - interval '1 hour' - (($conversations - n) * (interval '1095 days' / $conversations))`
const sourceId = `(select id from source order by id limit 1)`

const statements = [
  `insert into source (id, connector, network, label, settings, keeps, opened_at, paused_at)
   values (pg_temp.id_of(1, 1), 'bluesky', 'bluesky', 'The stream', '{}', 'all', now() - interval '1095 days', now())`,
  `insert into account (id, connector, network, external_id, handle, settings, connected_at)
   values (pg_temp.id_of(2, 1), 'bluesky', 'bluesky', 'did:plc:ourselves', 'halden.example', '{}', now() - interval '1095 days')`,
  `insert into listening_query (id, name, text, made_at, changed_at)
   select pg_temp.id_of(3, n), 'Query ' || n, 'w' || n, now(), now() from generate_series(1, 100) n`,
  `insert into person (id, name, first_heard_at)
   select pg_temp.id_of(4, n), 'Person ' || n, now() - interval '1095 days' from generate_series(1, $people) n`,
  `insert into person_account (id, person_id, network, external_id, handle, name, url, seen_at)
   select pg_temp.id_of(5, n), pg_temp.id_of(4, n), 'bluesky', 'did:plc:person' || n, 'person' || n || '.test', 'Person ' || n,
     'https://bsky.app/profile/person' || n, now() from generate_series(1, $people) n`,
  `insert into conversation (id, network, root_external_id, source_id, opened_by, standing, assignee_id, language, kind,
     heard_at, last_message_at, message_count, answer_by)
   select pg_temp.id_of(6, n), 'bluesky', 'at://did:plc:person' || n % $people + 1 || '/app.bsky.feed.post/r' || n, ${sourceId},
     pg_temp.id_of(5, n % $people + 1), s.standing,
     case when s.standing = 'claimed' or s.standing = 'in-review' then ${nth('n / 12')} end,
     (array['en', 'de', 'es', 'fr'])[1 + n % 4],
     (array['question', 'question', 'complaint', 'unknown', 'unknown', 'praise', 'news', 'static', 'idea', 'question'])[1 + (n / 3) % 10],
     ${heardAt}, ${heardAt} + $messages * interval '1 minute', $messages, ${heardAt} + interval '4 hours'
   from generate_series(1, $conversations) n, lateral (select pg_temp.standing_of(n, $conversations) as standing) s`,
  `insert into message (id, conversation_id, network, external_id, parent_external_id, source_id, account_id, author_id, text, language,
     url, posted_at, heard_at, fingerprint, terms)
   select pg_temp.id_of(7, n * $messages + m), pg_temp.id_of(6, n), 'bluesky',
     'at://did:plc:person' || n % $people + 1 || '/app.bsky.feed.post/r' || n || case when m = 0 then '' else '-' || m end,
     case when m > 0 then 'at://did:plc:person' || n % $people + 1 || '/app.bsky.feed.post/r' || n end, ${sourceId},
     case when m % 2 = 0 then pg_temp.id_of(5, n % $people + 1) when m % 4 = 1 then pg_temp.id_of(5, (n * 31 + m) % $people + 1) end,
     case when m % 4 = 3 then ${nth('n')} end,
     array_to_string(w.words, ' ') || ', said the ' || m || 'th of us.', (array['en', 'de', 'es', 'fr'])[1 + n % 4],
     'https://bsky.app/profile/person' || n % $people + 1, ${heardAt} + m * interval '1 minute', ${heardAt} + m * interval '1 minute',
     hashint8extended(n * $messages + m, 42), array_to_tsvector(array(select distinct unnest(w.words)))
   from generate_series(1, $conversations) n, generate_series(0, $messages - 1) m,
     lateral (select pg_temp.words_of(n * $messages + m) as words) w`,
  `insert into reading (message_id, language, language_certainty, kind, kinds, sentiment, urgency, why, read_at)
   select pg_temp.id_of(7, n * $messages), 'en', 0.98, 'question', '[{"kind": "question", "score": 0.9, "because": []}]', 0.1, 0.2,
     '{"language": "Common words: the.", "urgency": [], "sentiment": []}', now() from generate_series(1, $conversations) n`,
  `insert into query_match (message_id, query_id, spans)
   select pg_temp.id_of(7, n * $messages), pg_temp.id_of(3, n % 100 + 1), '{4,11}' from generate_series(1, $conversations) n`,
  `insert into suggestion (conversation_id, employee_id, score, reasons, made_at, passed_at)
   select pg_temp.id_of(6, n), ${nth('n + k * 5')}, 1 + n % 7, '[{"kind": "knows", "words": "battery"}]', ${heardAt},
     case when n % 17 = 0 then ${heardAt} end
   from generate_series(1, $conversations) n, generate_series(0, 1) k on conflict do nothing`,
  `insert into claim (id, conversation_id, employee_id, claimed_at, expires_at, ended_at, end_reason)
   select pg_temp.id_of(8, n), c.id, ${nth('n / 12')}, c.last_message_at, now() + interval '20 minutes',
     case when c.standing <> 'claimed' then c.last_message_at + interval '5 minutes' end,
     case when c.standing <> 'claimed' then case c.standing when 'closed' then 'closed' else 'answered' end end
   from generate_series(1, $conversations) n join conversation c on c.id = pg_temp.id_of(6, n)
   where c.standing in ('claimed', 'answered', 'closed')`,
  `insert into setting_aside (id, conversation_id, reason, at)
   select gen_random_uuid(), id, 'Static: “sale”.', last_message_at from conversation where standing = 'aside'`,
  `insert into answer (id, conversation_id, reply_to, author_id, account_id, text, signed_text, findings, step, given_at, released_at, sent_at)
   select gen_random_uuid(), c.id, pg_temp.id_of(7, n * $messages), ${nth('n')}, pg_temp.id_of(2, 1), 'It is the brake.', 'It is the brake. — I', '[]',
     case when c.standing = 'in-review' then 'in-review' else 'sent' end, c.last_message_at,
     case when c.standing <> 'in-review' then c.last_message_at end, case when c.standing <> 'in-review' then c.last_message_at end
   from generate_series(1, $conversations) n join conversation c on c.id = pg_temp.id_of(6, n)
   where c.standing in ('answered', 'closed', 'in-review')`,
  `insert into review (id, subject_kind, subject_id, conversation_id, author_id, reasons, asked_at, decided_at, decided_by, decision)
   select gen_random_uuid(), 'answer', id, conversation_id, author_id, '[]', given_at, sent_at, case when sent_at is not null then author_id end,
     case when sent_at is not null then 'approved' end
   from answer where step = 'in-review' or hashtext(conversation_id::text) % 3 = 0`,
  `insert into delivery (id, kind, subject_id, account_id, author_id, message, state, created_at, settled_at)
   select gen_random_uuid(), 'answer', id, account_id, author_id, '{}', 'sent', given_at, sent_at from answer where step = 'sent'`,
  `insert into closing (id, conversation_id, employee_id, result, at)
   select gen_random_uuid(), id, ${nth('1')}, 'solved', last_message_at from conversation where standing = 'closed'`,
  `insert into outcome (id, conversation_id, kind, statement, evidence, employee_id, seconds_to_answer, at)
   select gen_random_uuid(), id, 'question-solved', 'Solved.', '[]', ${nth('2')}, 900, last_message_at from conversation where standing = 'closed'`,
  `insert into first_answer (conversation_id, asked_at, answered_at, answered_by, seconds)
   select id, heard_at, last_message_at, ${nth('3')}, 900 from conversation where standing in ('answered', 'closed')`,
  `insert into event (id, name, at, actor_kind, subject_id, payload)
   select gen_random_uuid(), 'answer.sent', last_message_at, 'job', id, jsonb_build_object('conversationId', id) from conversation where standing = 'answered'`,
  `insert into event_seal (position, event_id, hash)
   select row_number() over (order by at), id, sha256(id::text::bytea) from event where id not in (select event_id from event_unsealed)`,
]
