import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { countPreferences } from '#journey/advocacy'
import { countWays } from '#journey/attribution'
import { countThemes } from '#journey/learn'
import { countWhatChanged } from '#journey/tally'
import { readMigrations } from '#platform/migrate'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import { populate } from '../test/populate.ts'
import { benchHouse, settle, withClient } from './house.ts'

const colleagues = 40
const messagesPerConversation = 5
const making = 'making_results'

/**
 * A database with so many messages of three years, and all that Results count: how long people waited, what our answers were
 * meant to do, links that were followed, purchases, themes and decisions. Made once and kept between runs, as long as the
 * tables and what fills them stay as they are; only the last one is kept.
 */
export async function databaseOfResults(serverUrl: string, messages: number): Promise<string> {
  const migrations = await readMigrations(fileURLToPath(new URL('../migrations', import.meta.url)))
  const fills = ['../test/populate.ts', './results-years.ts'].map(file =>
    readFileSync(fileURLToPath(new URL(file, import.meta.url)), 'utf8'),
  )
  const text = [...migrations.map(each => each.checksum), ...fills].join()
  const name = `results_${messages}_${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
  const known = await withClient(serverUrl, async client => {
    const { rows } = await client.query<{ datname: string }>(
      `select datname from pg_database where datname like 'results\\_%' or datname = $1`,
      [making],
    )
    return rows.map(row => row.datname)
  })
  if (known.includes(name)) return urlOfDatabase(serverUrl, name)
  for (const old of known) await dropDatabase(serverUrl, old)
  console.error(`Fills a database with ${messages.toLocaleString('en')} messages: once, some minutes.`)
  await createDatabase(serverUrl, making)
  const url = urlOfDatabase(serverUrl, making)
  {
    await using opened = await benchHouse(url)
    await settle(opened.house.ctx, colleagues)
  }
  const conversations = Math.round(messages / messagesPerConversation)
  await withClient(url, async client => {
    await populate(client, { conversations, people: Math.ceil(conversations / 5), messagesPerConversation })
    await addWhatResultsCount(client)
  })
  {
    await using opened = await benchHouse(url)
    await withClient(url, client => client.query('insert into theme_changed select id from theme'))
    await countWhatChanged(opened.house.ctx)
    await countThemes(opened.house.ctx)
    await countWays(opened.house.ctx)
    await countPreferences(opened.house.ctx)
  }
  await withClient(url, client => client.query('vacuum analyze'))
  // Named only once it is whole: a run that was broken off begins anew.
  await withClient(urlOfDatabase(serverUrl, 'postgres'), client =>
    client.query(`alter database ${making} rename to ${name}`),
  )
  return urlOfDatabase(serverUrl, name)
}

/** What came after the first release, as years would fill it. Triggers rest: all days are on the list of what changed already. */
async function addWhatResultsCount(client: pg.Client): Promise<void> {
  await client.query(
    `set session_replication_role = replica; set work_mem = '256MB'; set maintenance_work_mem = '512MB'`,
  )
  for (const statement of more) await client.query(statement)
  await client.query('set session_replication_role = default')
}

/** People write in four places, and wait half an hour at the middle. */
const more = [
  // Of the last months only: more of them would be rewritten for no figure.
  `update conversation set network = (array['bluesky', 'mastodon', 'reddit', 'email'])[1 + (hashtext(id::text) & 3)]
   where last_message_at > now() - interval '100 days'`,
  // Half an hour at the middle, a few within seconds, a few after days; two of three were promised an answer.
  `with said as (
     select f.conversation_id, c.network, c.answer_by,
       greatest(5, round(1800 * exp(2 * sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random()))))::int as seconds
     from first_answer f join conversation c on c.id = f.conversation_id)
   update first_answer f set seconds = said.seconds, working_seconds = said.seconds / 3, network = said.network,
     promised_by = case when hashtext(said.conversation_id::text) % 3 <> 0 then f.asked_at + interval '4 hours' end
   from said where said.conversation_id = f.conversation_id`,
  `update answer set move = (array['answer', 'answer', 'answer', 'ask-back', 'thank', 'apologise'])[1 + abs(hashtext(id::text)) % 6] where step = 'sent'`,
  `insert into outcome_credit (outcome_id, employee_id, part, at) select id, employee_id, 'answered', at from outcome where employee_id is not null`,
  `insert into message_topic (message_id, topic_id, score, because)
   select m.id, t.id, 0.9, '[]' from (select id, row_number() over () as r from message where parent_external_id is null) m
     join (select id, row_number() over () as r, count(*) over () as many from topic) t on t.r = 1 + m.r % t.many`,
  `insert into priority (conversation_id, since, points, parts, suggested, rank_at)
   select id, last_message_at, 8, '[{"kind":"asks","points":8}]', (random() * 3)::int, last_message_at - random() * interval '4 days'
   from conversation where standing in ('open', 'claimed', 'in-review') on conflict do nothing`,
  // One in thirty speaks well of us without us, some of these recommend us; of every person what they asked first in a year.
  `insert into advocacy_post (message_id, conversation_id, account_id, network, at, speaks_well, recommends, prefers, is_unasked, because)
   select m.id, m.conversation_id, m.account_id, m.network, m.posted_at, true, h % 4 = 0, case h % 7 when 0 then 'us' when 1 then 'them' end, h % 3 <> 0,
     '{"well": {"of": "Halden", "words": "fine"}, "recommends": {"words": "I recommend"}}'
   from (select *, abs(hashtext(id::text)) / 30 as h from message where account_id is not null and removed_at is null and abs(hashtext(id::text)) % 30 = 0) m`,
  `update advocacy_post p set is_first = true from (
     select distinct on (conversation_id) message_id from advocacy_post where is_unasked order by conversation_id, at, message_id) f
   where f.message_id = p.message_id`,
  `insert into advocacy_tally select date_trunc('month', at at time zone 'UTC')::date, network, count(*) from advocacy_post where is_first group by 1, 2`,
  `insert into advocacy_preference_changed select distinct account_id from advocacy_post where prefers is not null`,
  `insert into advocacy_case (conversation_id, account_id, network, kind, feeling, asked_at, due_at, was_answered, spoke_well, recommended, came_back)
   select c.id, c.opened_by, c.network, (array['question', 'complaint', 'idea'])[1 + h % 3], h % 3 - 1, c.heard_at, c.heard_at + interval '67 days',
     case when is_up then h % 10 < 6 end, case when is_up then h % 11 = 0 end, case when is_up then h % 31 = 0 end, case when is_up then h % 2 = 0 end
   from (select *, abs(hashtext(id::text)) as h, heard_at < now() - interval '67 days' as is_up from (
     select distinct on (opened_by, date_trunc('year', heard_at)) * from conversation order by opened_by, date_trunc('year', heard_at), heard_at) first) c`,
  `insert into advocacy_case_tally
   select date_trunc('month', asked_at at time zone 'UTC')::date, network, kind, feeling, was_answered, count(*), count(*) filter (where spoke_well),
     count(*) filter (where recommended), count(*) filter (where came_back)
   from advocacy_case where was_answered is not null group by 1, 2, 3, 4, 5`,
  `insert into document (id, title, url, added_at)
   select gen_random_uuid(), 'Page ' || n, 'https://halden.example/' || n, now() from generate_series(1, 300) n`,
  `insert into invitation_made (id, person_id, account_id, document_id, answer_id, made_by, made_at)
   select gen_random_uuid(), p.person_id, p.id, d.id, a.id, a.author_id, a.given_at
   from (select *, row_number() over () as r from answer where step = 'sent' and abs(hashtext(id::text)) % 20 = 0) a
     join (select id, row_number() over () as r from document) d on d.r = 1 + a.r % 300
     join message m on m.id = a.reply_to join person_account p on p.id = m.account_id on conflict do nothing`,
  `insert into tracked_link (id, code, words, url, conversation_id, made_by, made_at, followed_at)
   select c.id, 'L' || lpad(to_hex(row_number() over ()), 6, '0'), 'page', 'https://halden.example/7', c.id, (select id from employee order by id limit 1), c.heard_at,
     case when random() < 0.3 then c.last_message_at + interval '1 hour' end
   from conversation c where c.standing in ('answered', 'closed') and abs(hashtext(c.id::text)) % 10 = 0`,
  `insert into link_click (link_id, at, is_program, how_many)
   select id, followed_at + n * interval '1 hour', n = 1, 1 from tracked_link, generate_series(0, 2) n where followed_at is not null`,
  `insert into shop (id, kind, label, made_at) values ('0189000c-0000-7000-8000-000000000004', 'own', 'The till', now())`,
  `insert into sale (id, shop_id, external_id, conversation_id, how, quantity, amount, currency, told_at, ordered_at)
   select gen_random_uuid(), '0189000c-0000-7000-8000-000000000004', c.id::text, c.id, 'link', 1, 30, 'EUR', c.last_message_at, c.last_message_at + interval '1 day'
   from conversation c where c.standing = 'answered' and abs(hashtext(c.id::text)) % 50 = 0 and c.last_message_at < now() - interval '2 days'`,
  `insert into outcome (id, conversation_id, kind, confidence, statement, evidence, employee_id, at)
   select s.id, s.conversation_id, 'purchase', 'confirmed', 'Bought.', '{}', (select id from employee order by id limit 1), s.ordered_at from sale s`,
  `truncate outcome_tally`,
  `insert into outcome_tally (day, kind, confidence, count)
   select (at at time zone 'UTC')::date, kind, confidence, count(*) from outcome where withdrawn_at is null group by 1, 2, 3`,
  `insert into closing (id, conversation_id, employee_id, result, why, note, at, undone_at)
   select gen_random_uuid(), id, (select id from employee order by id limit 1), 'chose-not-to', 'would-feed-it', 'Not about us.', last_message_at, null
   from conversation where standing = 'aside' and abs(hashtext(id::text)) % 20 = 0`,
  `insert into theme (id, name, named_at, found_at, last_post_at, merged_into, sums)
   select gen_random_uuid(), 'Theme ' || n, now(), now(), now() - n * interval '1 hour', null, '' from generate_series(1, 300) n`,
  `insert into theme_post (id, theme_id, message_id, conversation_id, account_id, posted_at, placed_at, why)
   select gen_random_uuid(), t.id, m.id, m.conversation_id, m.account_id, m.posted_at, now(), 'Its words.'
   from (select *, row_number() over () as r from message where parent_external_id is null and abs(hashtext(id::text)) % 4 = 0) m
     join (select id, row_number() over () as r from theme) t on t.r = 1 + (m.r * m.r) % 300`,
  `insert into decision (id, theme_id, area, title, owner_id, considered_by, considered_at, verdict, reason, decided_by, decided_at)
   select gen_random_uuid(), t.id, 'product', t.name, e.id, e.id, t.last_post_at, 'no', 'The law.', e.id, t.last_post_at
   from theme t, (select id from employee limit 1) e`,
  `insert into decision_citation (decision_id, message_id, conversation_id, account_id, cited_by, cited_at)
   select d.id, p.message_id, p.conversation_id, p.account_id, d.owner_id, now()
   from decision d cross join lateral (select * from theme_post where theme_id = d.theme_id limit 100) p`,
]
