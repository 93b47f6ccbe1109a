import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signatureHeader, signPayload } from '#connectors/webhook'
import { sweepDeliveries } from '#core/delivery'
import { countPreferences, lookWhoSpeaksWell } from '#journey/advocacy'
import { hearFromPages } from '#journey/at-home'
import { sortPosts } from '#journey/learn'
import { renewPromises, watchPromises } from '#journey/promptness'
import { sweepClaims } from '#journey/route'
import { forgetOldShopMessages, receiveShopNews } from '#journey/sales'
import { watchSpikes } from '#journey/spikes'
import { createIssue, followIssues, lookAtIssue } from '#journey/track'
import { newId } from '#lib/id'
import { deleteOldLetters, sweepDigests } from '#places/letters'
import { deleteOverSignIns } from '#places/members'
import { sweepOffers } from '#places/offers'
import { sweepPictures } from '#places/pictures'
import { goOut, sweepArticles } from '#places/publish'
import { sealEvents } from '#platform/audit'
import { as, type Context } from '#platform/context'
import { eventTasks } from '#platform/events'
import { openLive } from '#platform/live'
import { createApp, description, everyRoom } from '../src/apps/api/app.ts'
import { on as advocacyOn } from '../src/journey/advocacy/on.ts'
import { forgetOldMarks } from '../src/journey/fold/store.ts'
import { connectShop } from '../src/journey/sales/connect-shop.ts'
import { settleHeard } from '../src/journey/understand/settle-heard.ts'
import { on as lettersOn } from '../src/places/letters/on.ts'
import { fillCommunity, inTheCommunity } from './community-of-years.ts'
import { populate } from './populate.ts'
import { heard, post } from './post.ts'
import { ourAccountOn } from './town-square.ts'
import { type Cast, world } from './world.ts'

/** The tables that grow for as long as a company listens. (`member_auth_verification` is emptied every hour.) */
const growing = new Set([
  ...['person', 'person_account', 'conversation', 'message', 'query_match', 'reading'],
  ...['suggestion', 'claim', 'setting_aside', 'answer', 'review', 'closing', 'outcome', 'first_answer', 'delivery'],
  ...['event', 'event_seal', 'message_topic', 'message_mark', 'mention_count', 'fold', 'correction'],
  ...[
    'priority',
    'evidence',
    'reply_tie',
    'person_power',
    'buying_signal',
    'advocacy_post',
    'advocacy_preference',
    'advocacy_case',
  ],
  ...['theme', 'theme_post', 'theme_waiting', 'decision', 'decision_citation', 'telling'],
  ...['promptness_notice', 'tracked_issue', 'tracker_receipt'],
  ...['statement', 'statement_place', 'statement_correction', 'statement_correction_place'],
  ...['offer', 'offer_edition', 'offer_deed', 'offer_post', 'released_change', 'sale', 'shop_receipt'],
  ...['share', 'share_post', 'sharing_kit', 'incident_share'],
  ...['incident', 'incident_answer', 'incident_place', 'incident_deed'],
  ...['free_topic', 'second_look', 'lesson_done', 'drill', 'drill_try', 'live_class', 'class_seat', 'appeal'],
  ...[
    'article',
    'article_edition',
    'article_revision',
    'article_topic',
    'article_media',
    'article_media_piece',
    'incident_article',
    'incident_offer',
  ],
  ...['standing_deed', 'verification', 'verification_code', 'verification_try', 'moderation_case', 'moderation_report'],
  ...['moderation_decision', 'moderation_appeal', 'moderation_note'],
  ...['member', 'member_auth_user', 'member_auth_account', 'member_auth_session'],
  ...['member_letters', 'member_letter', 'post_picture'],
  ...['brought', 'bringing_read', 'bringing_left_out'],
  ...[
    'person_merge',
    'person_apart',
    'person_note',
    'person_tag',
    'person_consent',
    'person_organisation',
    'organisation',
  ],
  ...['tracked_link', 'link_click', 'link_share', 'outcome_credit', 'outcome_dispute'],
  ...['sharpshooter', 'mentor_pair', 'colleague_word', 'own_voice', 'goal'],
])

/** Those of which the story is told: nothing of them is with a tracker yet. */
const newest = `select id from conversation where standing = 'open' and assignee_id is null order by id desc limit 20`

const here = world()
const sent = new Map<string, { text: string; values: unknown[] }>()
const conversations: string[] = []
const rowsIn = new Map<string, number>()
/** Looks at the database past the house, whose own statements are what is tested. */
let aside: pg.Client

type Answered = { status: number; body: Record<string, unknown> }
let app: ReturnType<typeof createApp>
let visit: (path: string) => Promise<Response>
let ask: (who: Cast, method: string, path: string, body?: unknown) => Promise<Answered>

beforeAll(async () => {
  aside = new pg.Client({ connectionString: here.url, options: '-c random_page_cost=1.1' })
  await aside.connect()
  await populate(aside, { conversations: 10_000, people: 10_000, messagesPerConversation: 3 })
  await fillWhatCameLater()
  await fillCommunity(aside)
  const { rows } = await aside.query(newest)
  conversations.push(...rows.map(row => row.id))
  const { rows: tables } = await aside.query(`select relname, reltuples from pg_class where relkind = 'r'`)
  for (const { relname, reltuples } of tables) rowsIn.set(relname, reltuples)
  listenIn(here.database.pool)
  ask = await desk()
}, 300_000)

afterAll(() => aside.end())

test('nothing that the house asks reads a growing table from end to end', async () => {
  await tellTheStory()
  await lookAtEverything()
  await eraseSomebody()
  expect(sent.size).toBeGreaterThan(100)

  const scans: string[] = []
  for (const { text, values } of sent.values()) {
    const { rows } = await aside.query(`explain (format json) ${text}`, values)
    const tables = scannedIn(rows[0]['QUERY PLAN'][0].Plan).filter(table => growing.has(table))
    if (tables.length === 0) continue
    scans.push(`${[...new Set(tables)].join(', ')}: ${text.replace(/\s+/g, ' ').trim()}`)
  }
  expect(scans).toEqual([])
}, 300_000)

test('a statement that reads a growing table from end to end is found', async () => {
  const { rows } = await aside.query(`explain (format json) select id from message where url = 'nowhere'`)
  expect(scannedIn(rows[0]['QUERY PLAN'][0].Plan)).toEqual(['message'])
})

/** Tables that the first release did not have, as years would fill them. */
async function fillWhatCameLater(): Promise<void> {
  await aside.query(`
    insert into reply_tie (from_id, to_id, replies, on_topic, names, thanked, last_at, counted_at)
    select a.id, lag(a.id) over (order by a.id), 1, 1, 0, 0, now() - random() * interval '170 days', now() from (select id from person_account limit 10000) a offset 1;
    insert into person_power (person_id, influence, conversation, parts, weighed_at)
    select id, (random() * 100)::int, (random() * 100)::int, '{"heardBy": 3, "followers": 10, "talksWith": 2}', now() from person limit 10000;
    insert into buying_signal (message_id, account_id, signs, at)
    select id, account_id, '[{"sign": "price", "words": "price"}]', posted_at from message where account_id is not null limit 20000;
    insert into advocacy_post (message_id, conversation_id, account_id, network, at, speaks_well, recommends, prefers, is_unasked, because)
    select id, conversation_id, account_id, network, posted_at, true, random() < 0.05, case when random() < 0.02 then 'us' end, true, '{"well": {"of": "Halden", "words": "love"}}'
    from message where account_id is not null limit 20000;
    insert into advocacy_preference (person_id, month, prefers, is_last)
    select id, date '2026-01-01' - n * interval '1 month', 'us', n = 0 from person, generate_series(0, 1) n;
    update advocacy_post p set is_first = true where random() < 0.5 and not exists (
      select 1 from advocacy_post o where o.conversation_id = p.conversation_id and (o.at, o.message_id) < (p.at, p.message_id));
    insert into advocacy_case (conversation_id, account_id, network, kind, feeling, asked_at, due_at, was_answered, spoke_well, recommended, came_back)
    select id, opened_by, network, 'question', 0, heard_at, heard_at + interval '67 days', known, case when known then true end, case when known then false end, case when known then true end
    from (select *, case when random() < 0.97 then true end as known from conversation) c;
    insert into message_topic (message_id, topic_id, score, because)
    select m.id, t.id, 0.9, '[]' from message m cross join (select id from topic limit 1) t where m.account_id is not null;
    insert into message_mark (mark, message_id, posted_at)
    select hashint8(n), m.id, m.posted_at from (select *, row_number() over () as r from message) m, lateral generate_series(m.r * 3, m.r * 3 + 2) n
    on conflict do nothing;
    insert into mention_count (thing, thing_id, hour, count)
    select 'query', q.id, now() - h * interval '1 hour', 3 from listening_query q, generate_series(1, 200) h on conflict do nothing;
    insert into correction (id, message_id, employee_id, label, was, becomes, at, undone_at)
    select gen_random_uuid(), m.id, e.id, 'kind', '"news"', '"static"', m.posted_at, case when random() < 0.99 then now() end
    from message m, (select id from employee limit 1) e where m.account_id is not null;
    insert into fold (id, conversation_id, into_id, how, why, at, undone_at)
    select gen_random_uuid(), c.id, lag(c.id) over (order by c.id), 'same', 'The same words.', now(), case when random() < 0.5 then now() end
    from conversation c offset 1;
    insert into priority (conversation_id, since, points, parts, suggested, rank_at)
    select id, last_message_at, 8, '[]', (random() * 3)::int, last_message_at - interval '1 day' * random()
    from conversation where standing in ('open', 'claimed', 'in-review') on conflict do nothing;
    insert into person_merge (id, from_id, into_id, how, merged_at, undone_at)
    select gen_random_uuid(), id, lag(id) over (order by id), 'by-hand', now(), case when random() < 0.5 then now() end
    from (select id, row_number() over (order by id) as n from person) p where n % 3 < 2 offset 1;
    insert into person_apart (one_id, other_id, said_at)
    select lag(id) over (order by id), id, now() from (select id, row_number() over (order by id) as n from person) p where n % 5 < 2 offset 1;
    insert into person_note (id, person_id, words, written_at) select gen_random_uuid(), id, 'Asked twice.', now() from person;
    insert into person_tag (person_id, tag, added_at) select id, 'rider' || hashtext(id::text) % 500, now() from person;
    insert into person_consent (id, person_id, purpose, is_given, said, noted_at)
    select gen_random_uuid(), id, 'quote', true, 'By mail.', now() from person;
    insert into organisation (id, name, made_at) select gen_random_uuid(), 'Couriers ' || n, now() from generate_series(1, 2000) n;
    insert into person_organisation (person_id, organisation_id, said_at)
    select p.id, o.id, now() from (select id, row_number() over (order by id) as n from person) p
    join (select id, row_number() over (order by id) as n from organisation) o on o.n = p.n % 2000 + 1;
    insert into document (id, title, url, added_at)
    select gen_random_uuid(), 'Page ' || n, 'https://halden.example/' || n, now() from generate_series(1, 3000) n;
    insert into document_author (document_id, employee_id)
    select d.id, e.id from document d, lateral (select id from employee order by md5(id::text || d.id::text) limit 1) e on conflict do nothing;
    insert into evidence (id, kind, document_id, title, text, url, bylines, employee_ids, at)
    select d.id, 'document', d.id, d.title, 'A page of ours', d.url, array['ada okafor'], array(select employee_id from document_author where document_id = d.id), now()
    from document d on conflict do nothing;
    insert into evidence (id, kind, conversation_id, title, text, employee_ids, at)
    select gen_random_uuid(), 'answer', c.id, '', '', array(select id from employee limit 1), now() from conversation c where standing = 'closed' on conflict do nothing;
    update conversation set notice_at = answer_by - interval '40 minutes' where standing in ('open', 'claimed', 'in-review');
    insert into promptness_notice (id, conversation_id, employee_id, step, answer_by, at, seen_at)
    select gen_random_uuid(), c.id, e.id, 'claimer', c.answer_by, c.heard_at, case when c.standing <> 'open' then now() end
    from conversation c, (select id from employee limit 2) e;
    insert into tracker (id, kind, label, settings, made_at)
    values ('0189000c-0000-7000-8000-000000000001', 'webhook', 'The workshop', '{"label": "The workshop", "url": "http://127.0.0.1:9"}', now());
    insert into tracked_issue (id, conversation_id, tracker_id, passed_by, passed_at, title, body, step, external_id, state, state_at, told_at, next_look_at)
    select gen_random_uuid(), c.id, '0189000c-0000-7000-8000-000000000001', (select id from employee limit 1), c.heard_at, 'A fault', 'It is broken.',
      'passed', c.id::text, case when random() < 0.02 and c.id not in (${newest}) then 'open' else 'resolved' end, c.last_message_at,
      case when random() < 0.98 then now() end, case when random() < 0.02 then now() end from conversation c;
    update employee set roles = roles || '{communications}' where name = 'Ada Okafor';
    insert into account (id, connector, network, external_id, handle, settings, connected_at, is_official)
    values ('0189000c-0000-7000-8000-000000000002', 'bluesky', 'bluesky', 'did:plc:press', 'press.test', '{}', now(), true);
    insert into statement (id, kind, title, text, language, author_id, step, made_at, changed_at, released_at)
    select gen_random_uuid(), 'release', 'News ' || n, 'We have news.', 'en', (select id from employee limit 1), 'released', now() - n * interval '1 day',
      now(), now() from generate_series(1, 3000) n;
    insert into statement_place (id, statement_id, account_id, step, said, external_id, sent_at)
    select gen_random_uuid(), id, '0189000c-0000-7000-8000-000000000002', 'sent', 'We have news.', id::text, now() from statement;
    insert into statement_correction (id, statement_id, becomes, reason, employee_id, step, made_at)
    select gen_random_uuid(), id, '{}', 'A digit.', author_id, 'released', now() from statement;
    insert into statement_correction_place (id, correction_id, place_id, said, step)
    select gen_random_uuid(), k.id, p.id, '', 'done' from statement_correction k join statement_place p on p.statement_id = k.statement_id;
    insert into incident (id, answer_id, reason, raised_by, raised_at, closed_at, closed_by)
    select gen_random_uuid(), id, 'Wrong.', author_id, given_at, now(), author_id from answer;
    insert into incident_answer (incident_id, answer_id, share) select id, answer_id, 1 from incident;
    insert into incident_deed (id, incident_id, what, answer_id, employee_id, at)
    select gen_random_uuid(), id, 'raised', answer_id, raised_by, raised_at from incident;
    insert into incident (id, statement_id, reason, raised_by, raised_at, closed_at, closed_by)
    select gen_random_uuid(), id, 'Wrong.', author_id, now(), now(), author_id from statement;
    insert into incident_place (incident_id, place_id, share)
    select i.id, p.id, 1 from incident i join statement_place p on p.statement_id = i.statement_id;
    insert into tracker_receipt (tracker_id, message_id, received_at)
    select '0189000c-0000-7000-8000-000000000001', 'msg_' || n, now() - n * interval '10 seconds' from generate_series(1, 9000) n;
    insert into translation (mark, from_language, to_language, key_id, nonce, ciphertext, made_at)
    select sha256(id::text::bytea), 'es', 'en', 'k', '', '', posted_at from message;
    insert into snippet (id, title, words, owner_id, made_at, changed_at, retired_at)
    select gen_random_uuid(), 'Start ' || n, 'Words ' || n, (select id from employee limit 1), now(), now(), case when n > 60 then now() end
    from generate_series(1, 3000) n;
    insert into invitation_made (id, person_id, account_id, document_id, answer_id, made_by, made_at)
    select gen_random_uuid(), p.person_id, p.id, (select id from document offset 7 limit 1), a.id, a.author_id, a.given_at
    from answer a join message m on m.id = a.reply_to join person_account p on p.id = m.account_id on conflict do nothing;
    insert into wrong_information (id, message_id, conversation_id, flagged_by, flagged_at, is_right, source, corrector_id, corrected_at, ended, note, closed_by, closed_at)
    select gen_random_uuid(), m.id, m.conversation_id, e.id, m.posted_at, 'It is not so.', 'A page', e.id, m.posted_at,
      case when m.open then null else 'stands' end, '', case when m.open then null else e.id end, case when m.open then null else m.posted_at end
    from (select *, random() < 0.01 as open from message where account_id is not null) m, (select id from employee limit 1) e;
    insert into site (id, name, made_at, changed_at) values ('0189000c-0000-7000-8000-000000000003', 'Halden community', now(), now());
    insert into member_auth_user (id, name, email) select 'u' || n, 'Member ' || n, 'm' || n || '@customers.example' from generate_series(1, 5000) n;
    insert into member_auth_account (id, "userId", "accountId", "providerId") select 'a' || n, 'u' || n, 'u' || n, 'credential' from generate_series(1, 5000) n;
    insert into member_auth_account (id, "userId", "accountId", "providerId", "shownAs") select 'e' || n, 'u' || n, 'social.example ' || n, 'fediverse', '@m' || n || '@social.example' from generate_series(1, 5000) n;
    insert into member_auth_session (id, "userId", token, "expiresAt") select 's' || n, 'u' || n, 't' || n, now() + interval '1 day' from generate_series(1, 5000) n;
    insert into member_auth_verification (id, identifier, value, "expiresAt") select 'v' || n, 'i' || n, '', now() + interval '1 day' from generate_series(1, 5000) n;
    insert into member (id, user_id, handle, name, made_at) select gen_random_uuid(), 'u' || n, 'member-' || n, 'Member ' || n, now() - n * interval '1 minute' from generate_series(1, 5000) n;
    insert into author_page (employee_id, slug, made_at) select id, 'author-' || id, now() from employee;
    insert into article_series (id, slug, title, made_at) select gen_random_uuid(), 'series-' || n, 'Series ' || n, now() from generate_series(1, 300) n;
    insert into article (id, kind, author_id, title, text, language, step, released_by, released_at, made_at, changed_at)
    select gen_random_uuid(), 'article', e.id, 'Article ' || n, 'Words ' || n, 'en', 'published', e.id, now(), now(), now() - n * interval '1 hour'
    from generate_series(1, 5000) n, lateral (select id from employee order by md5(id::text || n) limit 1) e;
    insert into article_edition (article_id, slug, kind, author_id, disclosure, title, summary, text, html, language, tags, series_id, version, published_at, changed_at)
    select a.id, 'article-' || a.r, 'article', a.author_id, '', a.title, '', a.text, '', 'en', array['tag-' || a.r % 200], s.id, 1, a.changed_at, a.changed_at
    from (select *, row_number() over () as r from article) a left join (select id, row_number() over () as r from article_series) s on s.r = a.r % 3000;
    insert into article_revision (id, article_id, number, what, title, summary, text, transcript, by_employee, at)
    select gen_random_uuid(), a.id, n, 'written', '', '', '', '', a.author_id, now() from article a, generate_series(1, 2) n;
    insert into article_media (id, article_id, kind, media_type, bytes, position, added_by, added_at)
    select gen_random_uuid(), id, 'picture', 'image/png', 3, 1, author_id, now() from article;
    insert into article_media_piece (media_id, number, bytes) select id, 0, 'png' from article_media;
    insert into offer (id, site_id, author_id, words, step, released_by, released_at, made_at, changed_at)
    select gen_random_uuid(), '0189000c-0000-7000-8000-000000000003', e.id, '{"title": "Bells"}', 'released', e.id, now(), now(), now() - n * interval '1 hour'
    from generate_series(1, 5000) n, lateral (select id from employee order by md5(id::text || n) limit 1) e;
    insert into offer_edition (offer_id, site_id, slug, author_id, disclosure, words, html, code, ends_at, place, stock, published_at, changed_at, ended_at)
    select id, site_id, 'bells-' || r, author_id, '', words, '', 'code-' || r, case when r % 50 = 0 then null else now() - interval '1 day' end,
      '{"kind": "none"}', 3, changed_at, changed_at, now() from (select *, row_number() over () as r from offer) o;
    insert into offer_deed (id, offer_id, what, by_employee, at) select gen_random_uuid(), id, 'released', author_id, changed_at from offer;
    insert into offer_post (id, offer_id, account_id, network, step, said, made_at)
    select gen_random_uuid(), id, '0189000c-0000-7000-8000-000000000002', 'bluesky', 'sent', 'Bells', changed_at from offer;
    insert into incident (id, offer_id, reason, raised_by, raised_at, closed_at, closed_by)
    select gen_random_uuid(), offer_id, 'Wrong.', author_id, published_at, now(), author_id from offer_edition;
    insert into incident_offer (incident_id, offer_id, share) select id, offer_id, 1 from incident where offer_id is not null;
    insert into released_change (id, post_id, condition, account_id, author_id, released_at)
    select gen_random_uuid(), p.id, 'sold-out', p.account_id, o.author_id, now() from offer_post p join offer o on o.id = p.offer_id;
    insert into share (id, author_id, article_id, text, language, is_for_colleagues, step, released_by, released_at, made_at, changed_at)
    select gen_random_uuid(), a.author_id, a.id, 'Read of it', 'en', random() < 0.1, 'released', a.author_id, a.changed_at, a.changed_at, a.changed_at from article a;
    insert into share_post (id, share_id, author_id, article_id, account_id, network, step, words, said, external_id, sent_at, made_at)
    select gen_random_uuid(), id, author_id, article_id, '0189000c-0000-7000-8000-000000000002', 'bluesky', 'sent', 'Read of it', 'Read of it', id::text, changed_at, changed_at from share;
    insert into incident (id, share_id, reason, raised_by, raised_at, closed_at, closed_by)
    select gen_random_uuid(), id, 'Wrong.', author_id, now(), now(), author_id from share;
    insert into incident_share (incident_id, post_id, share)
    select i.id, p.id, 1 from incident i join share_post p on p.share_id = i.share_id;
    insert into sharing_kit (article_id, note, offered_by, offered_at)
    select id, '', author_id, changed_at from article where random() < 0.5;
    insert into shop (id, kind, label, made_at) values ('0189000c-0000-7000-8000-000000000004', 'own', 'The till', now());
    insert into shop_receipt (shop_id, message_id, received_at)
    select '0189000c-0000-7000-8000-000000000004', 'm' || n, now() - n * interval '1 minute' from generate_series(1, 9000) n;
    insert into sale (id, shop_id, external_id, offer_id, how, quantity, amount, currency, told_at, ordered_at)
    select gen_random_uuid(), '0189000c-0000-7000-8000-000000000004', id::text, id, 'code', 1, 3, 'EUR', now(), now() from offer;
    insert into tracked_link (id, code, words, url, conversation_id, made_by, made_at, followed_at)
    select c.id, 'L' || lpad(to_hex(row_number() over ()), 6, '0'), 'page', 'https://halden.example/7', c.id, e.id, c.heard_at, case when random() < 0.3 then c.heard_at end
    from conversation c, (select id from employee limit 1) e;
    insert into outcome_credit (outcome_id, employee_id, part, at) select id, employee_id, 'answered', at from outcome where employee_id is not null;
    insert into outcome_dispute (id, outcome_id, raised_by, reason, at, settled_at) select gen_random_uuid(), id, employee_id, 'No.', at, at from outcome where employee_id is not null;
    insert into link_click (link_id, at, is_program, how_many) select id, made_at + n * interval '1 hour', n = 1, 1 from tracked_link, generate_series(1, 3) n;
    insert into link_share (link_id, message_id, how, at) select l.id, m.id, 'post', m.posted_at from tracked_link l join message m on m.conversation_id = l.conversation_id and m.account_id is not null;
    insert into widget (site_id, origins, changed_at) values ('0189000c-0000-7000-8000-000000000003', '{https://shop.example}', now());
    insert into widget_thread (id, site_id, token_hash, origin, language, opened_at, last_number)
    select gen_random_uuid(), '0189000c-0000-7000-8000-000000000003', sha256(n::text::bytea), 'https://shop.example', 'en', now() - n * interval '1 hour', 2
    from generate_series(1, 5000) n;
    insert into voice (id, message_id, conversation_id, noted_by, noted_at, proof_text, proof_at, permitted_words, permitted_by, permitted_at, withdrawn_at, withdrawn_because)
    select gen_random_uuid(), m.id, m.conversation_id, e.id, m.posted_at, 'Yes', m.posted_at, m.text, e.id, m.posted_at, now(), 'ours'
    from message m, (select id from employee limit 1) e where m.account_id is not null;
    insert into widget_message (id, thread_id, number, text, written_at) select gen_random_uuid(), id, 1, 'Does it fit?', opened_at from widget_thread;
    insert into widget_message (id, thread_id, number, employee_id, disclosure, text, written_at, delivery_id)
    select gen_random_uuid(), t.id, 2, e.id, '', 'It does.', t.opened_at + interval '1 hour', gen_random_uuid() from widget_thread t, (select id from employee limit 1) e;
    insert into theme (id, name, named_at, found_at, last_post_at, merged_into, sums)
    select gen_random_uuid(), 'Theme ' || n, now(), now(), now() - n * interval '1 hour', null, ''
    from generate_series(1, 3000) n;
    insert into theme_post (id, theme_id, message_id, conversation_id, account_id, posted_at, placed_at, why)
    select gen_random_uuid(), t.id, m.id, m.conversation_id, m.account_id, m.posted_at, now(), 'Its words.'
    from (select *, row_number() over () as r from message where account_id is not null) m
      join (select id, row_number() over () as r from theme) t on t.r = 1 + m.r % 3000;
    insert into theme_waiting (message_id, heard_at, tried_at) select id, heard_at - interval '1 year', case when random() < 0.999 then now() end from message where account_id is not null;
    insert into decision (id, theme_id, area, title, owner_id, considered_by, considered_at, verdict, reason, decided_by, decided_at)
    select gen_random_uuid(), t.id, 'product', t.name, e.id, e.id, t.last_post_at, 'no', 'The law.', e.id, t.last_post_at
    from theme t, (select id from employee limit 1) e;
    insert into decision_citation (decision_id, message_id, conversation_id, account_id, cited_by, cited_at)
    select d.id, p.message_id, p.conversation_id, p.account_id, d.owner_id, now() from decision d join theme_post p on p.theme_id = d.theme_id;
    insert into telling (id, decision_id, message_id, conversation_id, account_id, teller_id, asked_by, asked_at, told_at)
    select gen_random_uuid(), decision_id, message_id, conversation_id, account_id, cited_by, cited_by, now(), case when random() < 0.99 then now() end
    from decision_citation on conflict do nothing;
    insert into free_topic (id, employee_id, topic_id, given_by, given_at, because, seen_at, ended_at)
    select gen_random_uuid(), e.id, (select id from topic limit 1), e.id, now() - n * interval '1 day', '[]', now(), now()
    from generate_series(1, 3000) n, lateral (select id from employee order by md5(id::text || n) limit 1) e;
    insert into second_look (id, employee_id, topic_id, since, why, seen_at, ended_at)
    select gen_random_uuid(), employee_id, topic_id, given_at, 'incident', now(), now() from free_topic;
    insert into appeal (id, employee_id, topic_id, words, at, decided_by, decided_at, is_granted, seen_at)
    select gen_random_uuid(), employee_id, topic_id, 'Again?', given_at, given_by, now(), false, now() from free_topic;
    insert into sharpshooter (id, employee_id, topic_id, asked_by, asked_at, words, evidence, said, said_at, ended_at)
    select gen_random_uuid(), employee_id, topic_id, given_by, given_at, 'Would you?', '{"because": [], "outcomeIds": []}', 'no', given_at, given_at from free_topic;
    insert into mentor_pair (id, sharpshooter_id, learner_id, asked_by, asked_at, words, ended_at)
    select gen_random_uuid(), id, asked_by, asked_by, asked_at, 'You two?', asked_at from sharpshooter;
    insert into colleague_word (id, kind, from_id, to_id, conversation_id, words, at, seen_at)
    select gen_random_uuid(), 'thanks', f.given_by, f.employee_id, null, 'Thank you', f.given_at, now() from free_topic f;
    insert into own_voice (id, employee_id, url, name, is_shown, added_at)
    select gen_random_uuid(), employee_id, 'https://blogs.example/' || id, 'Notes', false, now() from free_topic;
    insert into goal (id, words, figure, made_at, ended_at) select gen_random_uuid(), 'Together', 'thanked', given_at, now() from free_topic;
    insert into course (id, made_at, changed_at) values ('0189000c-0000-7000-8000-000000000009', now(), now());
    insert into lesson (id, course_id, position, kind, retired_at)
    select gen_random_uuid(), '0189000c-0000-7000-8000-000000000009', n, 'text', case when n > 20 then now() end from generate_series(1, 3000) n;
    insert into lesson_done (lesson_id, employee_id, language, at)
    select l.id, e.id, 'en', now() from lesson l, lateral (select id from employee order by md5(id::text || l.id::text) limit 2) e;
    insert into live_class (id, title, language, teacher_id, starts_at, ends_at, place, made_by, changed_at)
    select gen_random_uuid(), 'Class ' || n, 'en', e.id, now() - n * interval '1 day', now() - n * interval '1 day' + interval '1 hour', 'Hall', e.id, now()
    from generate_series(1, 3000) n, (select id from employee limit 1) e;
    insert into class_seat (class_id, employee_id, taken_at) select id, teacher_id, now() from live_class;
    insert into drill (id, conversation_id, title, kind, messages, answer, proposed_by, proposed_at, checked_by, checked_at)
    select gen_random_uuid(), c.id, 'A drill', 'question', '[]', 'So.', e.id, c.heard_at, e.id, c.heard_at
    from conversation c, (select id from employee limit 1) e;
    insert into drill_try (id, drill_id, employee_id, text, findings, said, at, looked_by, looked_at, is_good)
    select gen_random_uuid(), d.id, e.id, 'So.', '[]', 'pass', d.checked_at, d.checked_by, now(), true
    from drill d, lateral (select id from employee order by md5(id::text || d.id::text) limit 1) e;
    analyze`)
}

/** Rosa joins the community, looks around, changes what it says of her, comes in again and leaves. */
async function takePart(): Promise<void> {
  const { origin } = new URL(here.ctx.config.publicUrl)
  const cookies = new Map<string, string>()
  const go = async (path: string, form?: Record<string, string>) => {
    const cookie = [...cookies].map(pair => pair.join('=')).join('; ')
    const headers = { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' }
    const sent = form && { method: 'POST', body: new URLSearchParams(form).toString() }
    const response = await app.request(`${origin}/community${path}`, { headers, ...sent })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    expect([path, response.status < 400]).toEqual([path, true])
  }
  const rosa = { name: 'Rosa Ibáñez', email: 'rosa@customers.example', password: 'three plain words' }
  await go('/sign-up', rosa)
  for (const path of ['', '/reviews', '/rules', '/members/rosa-ibanez', '/members/member-7']) await go(path)
  for (const path of ['/account', '/account/data']) await go(path)
  for (const path of ['', '/tags/tag-7', '/series/series-7', '/article-7', '/sitemap.xml', '/feed.atom'])
    await go(`/blog${path}`)
  const { rows } = await aside.query('select slug from author_page limit 1')
  await go(`/blog/authors/${rows[0].slug}?before=${new Date().toISOString()}`)
  await go('/blog/article-7/comments', { text: 'How far does it go?' })
  await go('/blog/article-7')
  await go('/account', { name: 'Rosa', handle: 'rosa', about: 'Two children and a cello.' })
  await go('/sign-out', {})
  await go('/sign-in', rosa)
  await go('/account/leave', { sure: 'yes' })
  await writeFromAPage()
  await writeLetters()
  await deleteOverSignIns(as(here.ctx, { kind: 'job', name: 'forget' }))
  await deleteOldLetters(as(here.ctx, { kind: 'job', name: 'forget' }))
}

/** Digests that are due, and a mail about one reply. */
async function writeLetters(): Promise<void> {
  const { rows } = await aside.query('select id from community_post where number = 2 limit 1')
  await aside.query(`insert into member_letters (member_id, digest, replies, told_until, next_at)
    select id, 'daily', true, now() - interval '1 day', case when handle like '%99' then now() else now() + interval '1 day' end from member;
    insert into member_letter (member_id, post_id, at)
    select m.id, p.id, now() from (select id from member limit 100) m, (select id from community_post limit 100) p;
    analyze member_letters, member_letter`)
  const mail = { url: 'smtp://127.0.0.1:9', from: 'c@halden.example' }
  const job = as({ ...here.ctx, config: { ...here.ctx.config, mail } }, { kind: 'job', name: 'letters' })
  await sweepDigests(job)
  await sweepPictures(job)
  const event = { id: newId(), payload: { postId: rows[0].id } }
  await (lettersOn.handlers['post.written'] as (ctx: Context, event: object) => Promise<void>)(job, event)
}

/** Lena writes from a page of ours, looks for an answer, and ends her link. */
async function writeFromAPage(): Promise<void> {
  const origin = 'https://shop.example'
  const [token, id] = [here.ctx.secrets.randomToken(), newId()]
  const at = '/widget/0189000c-0000-7000-8000-000000000003'
  const headers = { origin, authorization: `Bearer ${token}` }
  const said = { method: 'POST', body: JSON.stringify({ id, text: 'Does it fit under my stairs?' }) }
  for (const [path, sent] of [
    ['', {}],
    ['/search?q=stairs', {}],
    ['/messages', said],
    ['/messages', {}],
  ] as const)
    expect([path, (await app.request(`${at}${path}`, { headers, ...sent })).status]).toEqual([path, 200])
  await hearFromPages(as(here.ctx, { kind: 'job', name: 'hear' }), id)
  expect((await app.request(`${at}/messages`, { headers, method: 'DELETE' })).status).toBe(200)
}

/** Every change the people of the story make, and what the house does on its own account. */
async function tellTheStory(): Promise<void> {
  const source = (await aside.query('select id from source limit 1')).rows[0].id
  const [first = '', second = '', third = '', fourth = ''] = conversations
  const text =
    'Since the first frost my Halden Tour charges to 80 % only. Is that meant to be so, or is the battery broken?'
  const question = post({ text })
  const copy = post({ text, by: 'copycat' })
  const reply = post({ text: 'Mine too.', by: 'priya', replyTo: question.externalId, threadRoot: question.externalId })
  const orphan = post({
    text: 'And mine, since last week.',
    by: 'jonas',
    replyTo: 'at://gone',
    threadRoot: 'at://gone',
  })
  await heard(here.ctx, source, question, copy, copy, reply, orphan)
  await heard(here.ctx, source, { kind: 'edit', post: { ...question, text: `${text} Please?` } })
  await heard(here.ctx, source, { kind: 'delete', network: 'bluesky', externalId: reply.externalId })
  await heard(here.ctx, source, { kind: 'account-gone', network: 'bluesky', accountExternalId: 'did:plc:person7' })

  const { rows: told } = await aside.query('select id from message where external_id = $1', [question.externalId])
  await peopleSpeakWell(told[0].id)
  const { rows: hearings } = await aside.query(`select id, payload from event where name = 'posts.heard'`)
  for (const { id, payload } of hearings) await settleHeard(here.ctx, id, payload.messageIds)
  await forgetOldMarks(here.ctx)
  await ask('ines', 'POST', `/messages/${told[0].id}/corrections`, { label: 'kind', value: 'praise' })
  await watchSpikes(here.ctx)

  const tracker = '0189000c-0000-7000-8000-000000000001'
  const passed = await ask('ines', 'POST', `/conversations/${fourth}/issues`, {
    trackerId: tracker,
    title: 'A fault',
    body: 'It squeaks.',
  })
  await createIssue(here.ctx, String(passed.body.id))
  const { rows: issues } = await aside.query(`select id from tracked_issue where state = 'open' limit 1`)
  await lookAtIssue(here.ctx, issues[0].id)
  await ask('ada', 'POST', '/targets/preview', { network: 'bluesky', withinMinutes: 60 })
  await ask('ada', 'PUT', '/targets', { network: 'bluesky', withinMinutes: 60 })
  const team = await ask('ada', 'POST', '/teams', { name: 'Service', memberIds: [here.id('ines')] })
  await ask('ada', 'POST', `/conversations/${second}/pass`, { toTeam: team.body.id })
  await ask('ada', 'PUT', '/queries', { name: 'Frost', text: 'frost AND battery' })
  await ask('ada', 'POST', '/queries/preview', { text: 'battery broken' })
  await ask('ines', 'POST', `/conversations/${first}/claim`)
  await ask('ines', 'PUT', `/conversations/${first}/draft`, { text: 'It is the' })
  await ask('ines', 'DELETE', `/conversations/${first}/claim`)
  await ask('ines', 'POST', `/conversations/${first}/pass`, { to: here.id('marta'), reason: 'You know brakes.' })
  await ask('ines', 'POST', `/conversations/${second}/aside`, { reason: 'Not about us.' })
  await ask('ines', 'DELETE', `/conversations/${second}/aside`)
  await ask('ines', 'POST', `/conversations/${third}/answers`, { text: 'It is the brake: a workshop near you has it.' })
  await ask('ines', 'POST', `/conversations/${third}/close`, { result: 'informed' })
  await ask('ines', 'DELETE', `/conversations/${third}/close`)
  await ask('tomas', 'POST', `/conversations/${fourth}/answers`, { text: 'We have it in stock.' })
  const { rows } = await aside.query(
    'select id, author_id from review where decided_at is null order by asked_at desc limit 1',
  )
  await ask('marta', 'POST', `/reviews/${rows[0].id}/decision`, { decision: 'approved' })
  const { rows: answers } = await aside.query('select id from answer order by given_at desc limit 2')
  for (const { id } of answers) {
    await ask('tomas', 'POST', `/answers/${id}/send`)
    await ask('tomas', 'DELETE', `/answers/${id}`)
  }

  await move(second, String(told[0].id))
  await learning(String(told[0].id))
  await officially()
  await sharing()
  await publishing()
  await offering()
  await inTheCommunity(here, path => visit(path))
  await takePart()
  const { rows: events } = await aside.query('select id, name from event where payload is not null')
  for (const task of eventTasks()) {
    const event = events.findLast(each => task.name.endsWith(` hears ${each.name}`))
    if (event) await task.run(here.ctx, { eventId: event.id }).catch(() => {})
  }
  await sweepClaims(as(here.ctx, { kind: 'job', name: 'sweep' }))
  await watchPromises(as(here.ctx, { kind: 'job', name: 'sweep' }))
  await renewPromises(as(here.ctx, { kind: 'job', name: 'sweep' }))
  await followIssues(as(here.ctx, { kind: 'job', name: 'sweep' }))
  await sweepDeliveries(as(here.ctx, { kind: 'job', name: 'sweep' }))
  await sealEvents(here.ctx)
}

/** What people ask is sorted, named, parted and made one; decided, and told. */
async function learning(messageId: string): Promise<void> {
  await aside.query('insert into theme_waiting (message_id, heard_at) values ($1, now()) on conflict do nothing', [
    messageId,
  ])
  await sortPosts(as(here.ctx, { kind: 'job', name: 'sort' }))
  const { rows } = await aside.query(
    'select theme_id as id from theme_post where left_at is null group by 1 having count(*) > 2 limit 2',
  )
  const [one, other] = rows.map(row => row.id)
  const { rows: posts } = await aside.query('select message_id from theme_post where theme_id = $1 limit 2', [one])
  await ask('ada', 'PUT', `/themes/${one}/name`, { name: 'Charging in the cold' })
  await ask('ada', 'PUT', `/themes/${other}/posts/${posts[0].message_id}`)
  await ask('ada', 'DELETE', `/themes/${other}/posts/${posts[0].message_id}`)
  await ask('ada', 'POST', `/themes/${one}/split`, { messageIds: [posts[1].message_id] })
  await ask('ada', 'POST', `/themes/${other}/merge`, { intoId: one })
  await ask('ada', 'GET', `/themes/${one}`)
  await ask('ada', 'POST', `/themes/${other}/unmerge`)
  const taken = await ask('ada', 'POST', '/decisions', {
    themeId: one,
    area: 'marketing',
    title: 'Say it',
    messageIds: [messageId],
  })
  const id = String(taken.body.id)
  await ask('ada', 'POST', `/decisions/${id}/cite-theme`)
  await ask('ada', 'POST', `/decisions/${id}/issues`, { url: 'https://tracker.example/1' })
  await ask('ada', 'PUT', `/decisions/${id}/verdict`, { verdict: 'no', reason: 'Not ours.' })
  await ask('ada', 'POST', `/decisions/${id}/tellings`)
  await ask('ada', 'GET', `/decisions/${id}`)
  const { tellings = [] } = (await ask('ada', 'GET', `/decisions/${id}/tellings`)).body as {
    tellings?: { id: string }[]
  }
  await ask('ada', 'PUT', `/tellings/${tellings[0]?.id}/teller`, { tellerId: here.id('ines') })
  await ask('ines', 'POST', `/tellings/${tellings[0]?.id}/tell`, {
    text: 'Hello, we thought about what you said, and it is not ours to do.',
  })
  await ask('ada', 'POST', `/tellings/${tellings[1]?.id}/let-be`, { why: 'They asked for nothing more.' })
  await ask('ada', 'DELETE', `/decisions/${id}`)
}

/** Words to begin with, an invitation, and something wrong that is seen to its end. */
async function move(conversation: string, messageId: string): Promise<void> {
  const { body } = await ask('ines', 'POST', '/snippets', { title: 'A start', words: 'Thank you for asking.' })
  await ask('ines', 'PUT', `/snippets/${body.id}`, { title: 'A start', words: 'Thank you for telling us.' })
  await ask('ines', 'DELETE', `/snippets/${body.id}`)
  const { rows } = await aside.query('select id, url from document where url is not null limit 1')
  const invited = { move: 'invite', pageId: rows[0].id, text: `Page two has your case: ${rows[0].url}` }
  await ask('ines', 'POST', `/conversations/${conversation}/answers`, invited)
  const right = { isRight: 'It does.', source: 'A test' }
  const wrong = await ask('ines', 'POST', `/messages/${messageId}/wrong-information`, right)
  expect(wrong.status).toBe(200)
  await ask('ines', 'PUT', `/wrong-information/${wrong.body.id}/corrector`, { correctorId: here.id('ines') })
  await ask('ines', 'POST', `/wrong-information/${wrong.body.id}/close`, { ended: 'put-right' })
  const voice = await ask('ines', 'POST', `/messages/${messageId}/voice`)
  await ask('ines', 'POST', `/voices/${voice.body.id}/permission`, { messageId })
  await ask('ines', 'POST', `/voices/${voice.body.id}/withdraw`, { because: 'ours' })
  const code = await ask('ines', 'POST', '/verification/codes', { product: 'the Tour' })
  expect(code.status).toBe(200)
  const listed = ['/voices', `/voices?before=${voice.body.id}`, '/goals', '/verification/codes', '/own-voices']
  for (const path of [...listed, '/power-users?by=influence', '/power-users?by=conversation'])
    expect((await ask('ines', 'GET', path)).status).toBe(200)
  const { codes = [] } = (await ask('ines', 'GET', '/verification/codes')).body as { codes?: { id: string }[] }
  expect((await ask('ines', 'DELETE', `/verification/codes/${codes[0]?.id}`)).status).toBe(200)
}

/** Ada has the company say something, and takes it back. */
async function officially(): Promise<void> {
  const press = '0189000c-0000-7000-8000-000000000002'
  for (const isOfficial of [false, true]) await ask('ada', 'PUT', `/accounts/${press}/official`, { isOfficial })
  const release = {
    kind: 'release',
    title: 'A new bike',
    text: 'It has two batteries.',
    places: [{ accountId: press }],
  }
  const embargoUntil = new Date(Date.now() + 3_600_000).toISOString()
  const written = await ask('ada', 'POST', '/statements', { ...release, embargoUntil })
  const at = `/statements/${written.body.id}`
  await ask('ada', 'PUT', at, { ...release, embargoUntil, tellingWords: ['batteries'] })
  await ask('ada', 'POST', `${at}/review`, { version: 2 })
  await aside.query(`update statement set step = 'approved' where id = $1`, [written.body.id])
  const published = await ask('ada', 'POST', `${at}/publish`, { version: 2 })
  expect(published).toMatchObject({ status: 200, body: { step: 'released' } })
  await ask('ada', 'DELETE', `${at}/publish`)
  await ask('ada', 'DELETE', at)
  const { rows } = await aside.query(`select statement_id as id from statement_place where step = 'sent' limit 1`)
  const said = rows[0].id
  await aside.query(`update statement set author_id = $1 where id = $2`, [here.id('ada'), said])
  const other = { title: 'News', text: 'We have other news.', reason: 'The price.' }
  await ask('ada', 'POST', `/statements/${said}/corrections`, other)
  const raised = await ask('ines', 'POST', '/incidents', { statementId: said, reason: 'The price was wrong.' })
  expect(raised.status).toBe(200)
  await ask('ines', 'POST', '/incidents/stopped', { text: 'We have other news.' })
  await ask('ines', 'GET', `/incidents/${raised.body.id}`)
  await ask('ada', 'POST', `/incidents/${raised.body.id}/retract`, { id: 'all' })
  await ask('ada', 'PUT', `/incidents/${raised.body.id}/lesson`, { lesson: 'Look twice.' })
  await ask('ada', 'POST', `/incidents/${raised.body.id}/close`)
  await ask('ada', 'POST', `/statements/${said}/retract`, { reason: 'The price was wrong.' })
}

/** Inés offers something, it is counted, sold, moved and withdrawn; what is over is swept up. */
async function offering(): Promise<void> {
  const siteId = '0189000c-0000-7000-8000-000000000003'
  const made = await ask('ines', 'POST', '/offers', { siteId, title: 'Lamps', stock: 3, code: 'PLAN-7' })
  const at = `/offers/${made.body.id}`
  expect(await ask('ines', 'POST', `${at}/release`, { version: 1 })).toMatchObject({ body: { step: 'released' } })
  for (const path of ['/offers', at, `${at}/sold`, '/offer-accounts', '/shops']) await ask('ines', 'GET', path)
  await ask('ines', 'POST', `${at}/stock`, { add: -1 })
  await ask('ines', 'POST', `${at}/location`, { latitude: 51.34, longitude: 12.37, minutes: 30 })
  await ask('ines', 'POST', `${at}/move`, { kind: 'address', address: 'Hinterhof 2' })
  const till = await connectShop(here.as('ada'), { kind: 'own', label: 'Another till' })
  const now = here.ctx.now()
  const order = { id: '1', orderedAt: now, updatedAt: now, state: 'paid', currency: 'EUR', total: 3, codes: ['plan-7'] }
  const body = JSON.stringify({ orders: [order], stock: [{ code: 'PLAN-7', left: 0 }] })
  const headers = { [signatureHeader]: signPayload(body, till.signingKey ?? '', now) }
  expect(await receiveShopNews(here.ctx, till.id, { headers, body: Buffer.from(body) })).toEqual({ taken: 2 })
  await visit('/community/offers')
  await visit('/community/offers/lamps')
  await visit('/community/offers/feed.atom')
  const raised = await ask('tomas', 'POST', '/incidents', { offerId: made.body.id, reason: 'They are too dark.' })
  expect(raised.status).toBe(200)
  await ask('tomas', 'GET', `/incidents/${raised.body.id}`)
  await ask('ada', 'POST', `/incidents/${raised.body.id}/retract`, { id: 'all' })
  await ask('ines', 'POST', `${at}/withdraw`, { reason: 'None is left.' })
  await sweepOffers(as(here.ctx, { kind: 'job', name: 'sweep' }))
  await forgetOldShopMessages(here.ctx)
}

/** Inés tells of an article that is to come, takes it back, and tells of nothing but an idea. */
async function sharing(): Promise<void> {
  const accountId = await ourAccountOn(here.ctx, 'bluesky', { handle: 'halden.test' })
  const begun = await ask('ines', 'POST', '/articles', { title: 'Tyres', text: 'Wide ones.' })
  const at = new Date(Date.now() + 3_600_000).toISOString()
  await ask('ines', 'POST', `/articles/${begun.body.id}/publish`, { version: 1, at })
  const words = { text: 'Which tyres hold on snow.', posts: [{ accountId }] }
  const waits = await ask('ines', 'POST', '/shares', { ...words, articleId: begun.body.id })
  await ask('ines', 'POST', '/shares/preview', { ...words, articleId: begun.body.id })
  const held = await ask('ines', 'POST', `/shares/${waits.body.id}/release`, { version: 1 })
  expect(held).toMatchObject({ status: 200, body: { step: 'released' } })
  await ask('ines', 'GET', `/articles/${begun.body.id}/told`)
  await ask('ines', 'POST', `/shares/${waits.body.id}/take-back`)
  await ask('ines', 'PUT', `/shares/${waits.body.id}`, { ...words, version: 1 })
  const said = await ask('ines', 'POST', '/shares', words)
  await ask('ines', 'POST', `/shares/${said.body.id}/release`, { version: 1 })
  for (const path of ['/shares', `/shares/${said.body.id}`, '/sharing-kit']) await ask('tomas', 'GET', path)
  // Of somebody else: after an incident one’s own words are read first.
  const { rows: out } = await aside.query('select share_id as id from share_post where author_id <> $1 limit 1', [
    here.id('ines'),
  ])
  await ask('tomas', 'GET', `/shares/${out[0].id}/echo`)
  const raised = await ask('tomas', 'POST', '/incidents', { shareId: out[0].id, reason: 'It is dangerous.' })
  expect(raised.status).toBe(200)
  await ask('ada', 'POST', `/incidents/${raised.body.id}/retract`, { id: 'all' })
  const { rows } = await aside.query('select article_id as id from article_edition where author_id = $1 limit 1', [
    here.id('ines'),
  ])
  await ask('ines', 'PUT', `/sharing-kit/${rows[0].id}`, { note: 'Tell of it.' })
  await ask('ines', 'DELETE', `/sharing-kit/${rows[0].id}`)
  await ask('ines', 'POST', `/shares/${said.body.id}/withdraw`)
  // A conversation in the community, other words for one that stands there, and those given up.
  const talk = await ask('ines', 'POST', '/shares', {
    text: 'Who rides in snow?',
    topic: { title: 'Who rides in snow?' },
  })
  await ask('ines', 'GET', '/share-grounds')
  await ask('ines', 'POST', `/shares/${talk.body.id}/release`, { version: 1 })
  const { rows: mine } = await aside.query(
    `select share_id as id from share_post where author_id = $1 and step = 'sent' limit 1`,
    [here.id('ines')],
  )
  if (mine[0]) {
    await ask('ines', 'POST', `/shares/${mine[0].id}/write-anew`)
    await ask('ines', 'POST', `/shares/${mine[0].id}/leave-as-it-stands`)
  }
}

/** Inés publishes, puts right and withdraws; something goes out at its time. */
async function publishing(): Promise<void> {
  const begun = await ask('ines', 'POST', '/articles', { title: 'Charging in winter', text: 'Slowly.' })
  const at = `/articles/${begun.body.id}`
  const kept = await ask('ines', 'PUT', at, { title: 'Charging in winter', text: 'Slowly, and warm.', version: 1 })
  const later = new Date(Date.now() + 3_600_000).toISOString()
  const waits = await ask('ines', 'POST', `${at}/publish`, { version: kept.body.version, at: later })
  expect(waits).toMatchObject({ status: 200, body: { step: 'scheduled' } })
  await ask('ines', 'GET', `/calendar?since=${new Date().toISOString()}&until=${later}`)
  await sweepArticles(as(here.ctx, { kind: 'job', name: 'sweep' }))
  await goOut(as(here.ctx, { kind: 'job', name: 'sweep' }), String(begun.body.id))
  await ask('ines', 'POST', `${at}/take-back`)
  await ask('ines', 'POST', `${at}/restore`, { number: 1, version: kept.body.version })
  const out = await ask('ines', 'POST', `${at}/publish`, { version: Number(kept.body.version) + 1 })
  expect(out).toMatchObject({ status: 200, body: { step: 'published' } })
  for (const path of [at, `${at}/revisions`]) await ask('ines', 'GET', path)
  const raised = await ask('tomas', 'POST', '/incidents', { articleId: begun.body.id, reason: 'It is dangerous.' })
  expect(raised.status).toBe(200)
  await ask('ada', 'POST', `/incidents/${raised.body.id}/retract`, { id: 'all' })
}

/** Somebody looks who a person is, who it could also be, and finds them by name. */
async function lookAtAPerson(): Promise<void> {
  const { rows } = await aside.query(`
    select a.person_id as id from message m join person_account a on a.id = m.account_id order by m.posted_at desc limit 1`)
  for (const part of ['', '/same', `/story?before=${new Date().toISOString()}`])
    expect((await ask('ada', 'GET', `/people/${rows[0].id}${part}`)).status).toBe(200)
  await ask('ada', 'GET', '/people?search=person7')
  await ask('ada', 'GET', `/people?search=${encodeURIComponent('#rider')}`)
}

/** What a post says of us is noted, and counted anew where two turn out to be one; what those did who were answered is looked at. */
async function peopleSpeakWell(messageId: string): Promise<void> {
  const job = as(here.ctx, { kind: 'job', name: 'look' })
  const { rows } = await aside.query(
    'select m.conversation_id as id, a.person_id as person from message m join person_account a on a.id = m.account_id where m.id = $1',
    [messageId],
  )
  const hears = (name: string, payload: object) =>
    (advocacyOn.handlers[name] as (ctx: Context, event: object) => Promise<void>)(job, { payload })
  await hears('posts.understood', { messageIds: [messageId] })
  await hears('posts.removed', { conversationIds: [rows[0].id] })
  await hears('people.merged', { personId: rows[0].person, fromId: rows[0].person })
  await lookWhoSpeaksWell(job)
  await countPreferences(job)
}

/** Every page that the API has, as it describes itself, so that one added tomorrow is looked at too. */
async function eraseSomebody(): Promise<void> {
  const { rows } = await aside.query(
    'select person_id as id from person_account where id = (select max(account_id::text)::uuid from message)',
  )
  const erased = await ask('ada', 'POST', `/people/${rows[0].id}/erase`, { because: 'asked', isSure: true })
  expect(erased.status).toBe(200)
}

async function lookAtEverything(): Promise<void> {
  const [conversation = ''] = conversations
  const paths = Object.entries(everyRoom().getOpenAPI31Document(description).paths ?? {})
  for (const [path, methods] of paths)
    if ('get' in methods)
      for (const who of ['ada', 'ines'] as const)
        expect((await ask(who, 'GET', path.replace(/\{\w+\}/g, conversation))).status).toBeLessThan(500)
  const month = new Date().toISOString().slice(0, 7)
  const before = `${new Date().toISOString()}_${conversation}`
  for (const what of ['without-us', 'recommends', 'prefers-us', 'prefers-them'])
    for (const more of ['', `&month=${month}`, `&before=${before}`])
      expect((await ask('ines', 'GET', `/advocacy/posts?what=${what}${more}`)).status).toBe(200)
  for (const later of ['', '&later=spoke-well', `&before=${before}`])
    expect((await ask('ines', 'GET', `/advocacy/cases?answered=yes${later}`)).status).toBe(200)
  for (const [of, which] of [
    ...(['answered', 'late'] as const).map(of => [of, 'bluesky']),
    ...(['sent', 'wrote-again'] as const).map(of => [of, 'answer']),
    ...(['invited', 'invited-wrote-again', 'invited-thanked', 'asked', 'carried', 'in-hand'] as const).map(of => [
      of,
      conversation,
    ]),
    ...[
      ['week', `${month}-01`],
      ['spoken', 'all'],
      ['led-by-step', 'link'],
      ['led-by-network', 'bluesky'],
    ],
  ])
    for (const more of ['', `&before=${before}`])
      expect((await ask('ada', 'GET', `/results/behind?of=${of}&which=${which}${more}`)).status).toBe(200)
  for (const view of viewsOf(paths)) {
    const first = await ask('ines', 'GET', `/inbox?view=${view}`)
    const next = first.body.next
    if (typeof next === 'string') await ask('ines', 'GET', `/inbox?view=${view}&before=${encodeURIComponent(next)}`)
    const ranked = await ask('ines', 'GET', `/inbox?view=${view}&order=priority`)
    const after = ranked.body.next
    if (typeof after === 'string')
      await ask('ines', 'GET', `/inbox?view=${view}&order=priority&before=${encodeURIComponent(after)}`)
  }
  await ask('ines', 'GET', `/inbox?search=${encodeURIComponent('battery broken')}`)
  await ask('ines', 'GET', `/inbox?search=${encodeURIComponent('from:person7.test')}`)
  await followALink(conversation)
  await lookAtAPerson()
  await ask('ada', 'GET', `/audit?subjectId=${conversation}`)
  await ask('ada', 'GET', '/audit?name=answer.sent')
}

/** Somebody follows the link that was given in a conversation, the first to do so. */
async function followALink(conversationId: string): Promise<void> {
  const { rows } = await aside.query('update tracked_link set followed_at = null where id = $1 returning code', [
    conversationId,
  ])
  const headers = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0' }
  const led = await app.request(new URL(`/l/${rows[0].code}`, here.ctx.config.publicUrl), { headers })
  expect([led.status, led.headers.get('location')]).toEqual([302, expect.stringContaining('https://halden.example/7')])
}

/** The views of the inbox, as the API names them. */
function viewsOf(paths: [string, object][]): string[] {
  const inbox = paths.find(([path]) => path === '/inbox')?.[1] as { get: { parameters: Parameter[] } } | undefined
  return inbox?.get.parameters.find(each => each.name === 'view')?.schema.enum ?? []
}

interface Parameter {
  name: string
  schema: { enum?: string[] }
}

/** The app, and each of the cast signed in to it. */
async function desk(): Promise<typeof ask> {
  const live = await openLive(here.url)
  app = createApp(here.ctx, live, here.ctx.config.dataDir)
  visit = async path => app.request(new URL(path, here.ctx.config.publicUrl))
  await live[Symbol.asyncDispose]()
  const cookies = new Map<Cast, string>()
  const origin = here.ctx.config.publicUrl
  const headers = { 'content-type': 'application/json', origin }
  for (const who of ['ada', 'ines', 'tomas', 'marta'] as const) {
    const body = JSON.stringify({ email: `${who}@halden.example`, password: 'three plain words' })
    const response = await app.request('/api/auth/sign-in/email', { method: 'POST', headers, body })
    const cookie = response.headers.getSetCookie().map(each => each.split(';')[0])
    cookies.set(who, cookie.join('; '))
  }
  return async (who, method, path, body) => {
    const response = await app.request(`/api${path}`, {
      method,
      headers: { ...headers, cookie: cookies.get(who) ?? '' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const isJson = response.headers.get('content-type')?.includes('json') ?? false
    return { status: response.status, body: isJson ? await response.json() : {} }
  }
}

/** Remembers each different statement that is sent from now on, with the values it was first sent with. */
function listenIn(pool: pg.Pool): void {
  const known = new WeakSet<pg.PoolClient>()
  pool.on('acquire', client => {
    if (known.has(client)) return
    known.add(client)
    const send = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((given: string | { text: string; values?: unknown[] }, ...more: unknown[]) => {
      const text = typeof given === 'string' ? given : given.text
      const values = typeof given !== 'string' ? (given.values ?? []) : Array.isArray(more[0]) ? more[0] : []
      if (isOurs(text) && !sent.has(text)) sent.set(text, { text, values })
      return send(given, ...more)
    }) as typeof client.query
  })
}

function isOurs(text: string): boolean {
  return /^\s*(select|insert|update|delete|with)\b/i.test(text) && !/graphile_worker|pg_\w*advisory/.test(text)
}

interface Plan {
  'Node Type': string
  'Plan Rows': number
  'Relation Name'?: string
  'Index Cond'?: string
  Plans?: Plan[]
}

/**
 * The tables that a plan reads from end to end, or nearly. Walking an index is no such thing where a limit ends the
 * walk, or where the index holds but a few of the rows.
 */
function scannedIn(plan: Plan, isLimited = false): string[] {
  const table = plan['Relation Name'] ?? ''
  const kind = plan['Node Type']
  const isMost = plan['Plan Rows'] > (rowsIn.get(table) ?? 0) / 5
  const walks = /^Index (Only )?Scan/.test(kind) && plan['Index Cond'] === undefined && !isLimited && isMost
  const own = kind === 'Seq Scan' || walks ? [table] : []
  const limited = kind === 'Limit' || (isLimited && !['Sort', 'Aggregate', 'Hash'].includes(kind))
  return [...own, ...(plan.Plans ?? []).flatMap(inner => scannedIn(inner, limited))]
}
