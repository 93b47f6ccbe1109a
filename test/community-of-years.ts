import type pg from 'pg'
import { expect } from 'vitest'
import { hearAtHome } from '#journey/at-home'
import { bringAlong, startBringing } from '#places/bring-along'
import {
  acceptAnswer,
  editPost,
  openTopic,
  postsOnPage,
  removePost,
  reply,
  saveDraft,
  topicShown,
} from '#places/community'
import {
  addNote,
  appeal,
  caseStory,
  decide,
  decideAppeal,
  moderationQueue,
  reportPost,
  sayTopic,
  toldOf,
  toldOfMe,
  waitingForMe,
} from '#places/moderation'
import { findMaster } from '#places/sites'
import { standingOfMember, thank } from '#places/standing'
import { askToAnswer, attend, choose, follow, mineOf, vote, waitingFor } from '#places/taking-part'
import { verifiedAmong, verify } from '#places/verified'
import { takeFile } from '../src/places/bring-along/kept-file.ts'
import { askUsers } from '../src/places/verified/ask-users.ts'
import { inviteCustomer } from '../src/places/verified/invite-customer.ts'
import { memberOf } from './members.ts'
import type { World } from './world.ts'

/** The community as years would fill it; the master site is there. */
export async function fillCommunity(client: pg.Client): Promise<void> {
  await client.query(`
    insert into community_space (id, site_id, slug, name, made_at)
    values ('0189000d-0000-7000-8000-000000000002', (select id from site where parent_id is null), 'everything', 'Everything', now());
    insert into member (id, handle, name, made_at, is_sample)
    select ('0189000d-0001-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'rider' || n, 'Rider ' || n, now(), true from generate_series(1, 3000) n;
    insert into community_tag (id, site_id, name, made_at)
    select ('0189000d-0004-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, (select id from site where parent_id is null), 'tag' || n, now() from generate_series(1, 300) n;
    insert into community_topic (id, site_id, space_id, kind, title, language, member_id, opened_at, last_post_at, last_number, reply_count)
    select ('0189000d-0002-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, s.id, p.id, (array['question', 'question', 'idea', 'poll', 'event'])[1 + n % 5],
      'How about number ' || n || '?', 'en', ('0189000d-0001-7000-8000-' || lpad(to_hex(1 + n % 3000), 12, '0'))::uuid,
      now() - n * interval '1 hour', now() - n * interval '1 hour', 4, 3
    from generate_series(1, 4000) n, site s, community_space p where s.parent_id is null;
    insert into community_post (id, topic_id, site_id, number, member_id, text, html, language, written_at, search)
    select ('0189000d-0003-7000-' || lpad(to_hex(32768 + k), 4, '0') || '-' || right(t.id::text, 12))::uuid, t.id, t.site_id, k,
      ('0189000d-0001-7000-8000-' || lpad(to_hex(1 + (k * 7 + extract(epoch from t.opened_at)::int) % 3000), 12, '0'))::uuid,
      'Words', '<p>Words</p>', 'en', t.opened_at, to_tsvector('english', t.title || ' word' || k || ' ' || md5(t.id::text))
    from community_topic t, generate_series(1, 4) k;
    insert into community_revision (id, post_id, number, text, html, at, by_member)
    select gen_random_uuid(), id, 0, 'Before', '<p>Before</p>', now(), member_id from community_post;
    insert into post_picture (id, site_id, member_id, post_id, media_type, width, height, bytes, added_at)
    select gen_random_uuid(), site_id, member_id, case when number = 1 then id end, 'image/png', 3, 2, '\\x89', written_at from community_post where number < 3;
    insert into community_topic_tag (topic_id, tag_id) select id, ('0189000d-0004-7000-8000-' || lpad(to_hex(1 + (('x' || right(id::text, 8))::bit(32)::int + g * 11) % 300), 12, '0'))::uuid from community_topic, generate_series(1, 2) g;
    insert into community_mention (post_id, member_id, at) select id, member_id, now() from community_post;
    insert into community_poll (topic_id) select id from community_topic where kind = 'poll';
    insert into community_poll_choice (id, topic_id, position, words)
    select gen_random_uuid(), topic_id, k, 'Choice ' || k from community_poll, generate_series(1, 2) k;
    insert into poll_vote (topic_id, member_id, slot, choice_id, at)
    select topic_id, ('0189000d-0001-7000-8000-' || lpad(to_hex(1 + (('x' || right(topic_id::text, 8))::bit(32)::int * 13 + g * 7) % 3000), 12, '0'))::uuid, 0, id, now() from community_poll_choice, generate_series(1, 5) g where position = 1;
    insert into community_event (topic_id, starts_at, ends_at, timezone, place)
    select id, opened_at, opened_at, 'Europe/Berlin', 'Bridge' from community_topic where kind = 'event';
    insert into attendance (topic_id, member_id, says, at)
    select topic_id, ('0189000d-0001-7000-8000-' || lpad(to_hex(1 + (('x' || right(topic_id::text, 8))::bit(32)::int * 13 + g * 7) % 3000), 12, '0'))::uuid, 'going', now() from community_event, generate_series(1, 5) g;
    insert into idea_vote (topic_id, member_id, at)
    select id, ('0189000d-0001-7000-8000-' || lpad(to_hex(1 + (('x' || right(id::text, 8))::bit(32)::int * 13 + g * 7) % 3000), 12, '0'))::uuid, now() from community_topic, generate_series(1, 5) g where kind = 'idea';
    insert into idea_tally (topic_id, site_id, votes) select id, site_id, 5 from community_topic where kind = 'idea';
    insert into community_follow (id, member_id, topic_id, at) select gen_random_uuid(), member_id, id, now() from community_topic;
    insert into community_draft (id, member_id, site_id, topic_id, text, saved_at) select gen_random_uuid(), member_id, site_id, id, 'Begun', now() from community_topic;
    insert into asked_to_answer (id, topic_id, member_id, because, asked_at, answered_at)
    select gen_random_uuid(), id, member_id, 'They know.', now(), case when random() < 0.9 then now() end from community_topic;
    insert into standing_deed (id, member_id, kind, topic_id, post_id, by_member, at)
    select gen_random_uuid(), p.member_id, 'thanked', p.topic_id, p.id, t.member_id, p.written_at from community_post p join community_topic t on t.id = p.topic_id where p.number > 1;
    insert into verification_code (id, kind, hash, product, uses_left, made_at, ends_at)
    select gen_random_uuid(), 'code', sha256(n::text::bytea), 'the Cargo L', 0, now(), now() from generate_series(1, 3000) n;
    insert into verification (member_id, how, product, product_key, at) select id, 'code', 'the Model ' || left(handle, 7), 'model ' || left(handle, 7), now() from member where handle like 'rider%';
    insert into verification_try (id, member_id, at) select gen_random_uuid(), id, now() from member;
    insert into moderation_case (id, site_id, kind, member_id, topic_id, post_id, opened_at, settled_at, settled_as, settled_by_member)
    select gen_random_uuid(), site_id, 'reported', member_id, topic_id, id, written_at, case when r < 0.98 then written_at end, case when r < 0.98 then 'hide' end, member_id
    from (select *, random() as r from community_post) p;
    insert into moderation_report (id, case_id, member_id, reason, weight, at) select gen_random_uuid(), id, member_id, 'spam', 1, opened_at from moderation_case;
    insert into moderation_decision (id, site_id, case_id, member_id, kind, why, at, seen_at)
    select gen_random_uuid(), site_id, id, member_id, 'hide', 'Why.', opened_at, now() from moderation_case where settled_at is not null;
    insert into moderation_appeal (decision_id, site_id, words, at, decided_at, is_granted, answer)
    select id, site_id, 'No.', at, case when r < 0.98 then at end, case when r < 0.98 then false end, case when r < 0.98 then 'Yes.' end from (select *, random() as r from moderation_decision) d;
    insert into moderation_note (id, site_id, member_id, text, at) select gen_random_uuid(), site_id, member_id, 'Note.', opened_at from moderation_case;
    insert into bringing (id, site_id, kind, origin, keeps_addresses, started_at, step, ended_at)
    select '0189000d-0005-7000-8000-000000000001', id, 'discourse', 'https://old.example', true, now(), 'done', now() from site where parent_id is null;
    insert into brought (site_id, origin, kind, their_id, our_id, old_path, keeps_address, at)
    select site_id, 'https://old.example', 'topic', id::text, id, '/t/' || row_number() over (order by id), true, now() from community_topic
    union all select site_id, 'https://old.example', 'post', id::text, id, '/p/' || id, true, now() from community_post
    union all select s.id, 'https://old.example', 'person', m.id::text, m.id, '/u/' || handle, true, now() from member m, site s where s.parent_id is null;
    insert into bringing_read (bringing_id, kind, their_id, of_topic, number, record)
    select '0189000d-0005-7000-8000-000000000001', k, n::text, (n / 4)::text, n, '{}' from generate_series(1, 3000) n, unnest('{topic,post,like,person}'::text[]) k;
    insert into bringing_left_out (bringing_id, what, their_id, why)
    select '0189000d-0005-7000-8000-000000000001', 'post', n::text, 'Hidden.' from generate_series(1, 3000) n;
    analyze`)
}

/** What people do on ground of our own, and every page of it that they read. */
export async function inTheCommunity(
  here: Pick<World, 'as' | 'ctx' | 'pass'>,
  visit: (path: string) => Promise<Response>,
): Promise<void> {
  const siteId = (await findMaster(here.ctx))?.id ?? ''
  const spaceId = '0189000d-0000-7000-8000-000000000002'
  const [priya, rosa] = [await memberOf(here.ctx, 'priya-r'), await memberOf(here.ctx, 'rosa-b')]
  const words = { siteId, spaceId, text: 'Does it fit? @rosa-b knows.', tags: ['cello', 'tag1'] }
  const opens = (title: string, more: object = {}) => openTopic(priya.ctx, { ...words, title, ...more })
  const question = await opens('How about a cello and two children?')
  const answer = await reply(rosa.ctx, { topicId: question.id, text: 'It does, lying down.' })
  await acceptAnswer(priya.ctx, { topicId: question.id, postId: answer.id })
  await editPost(rosa.ctx, { postId: answer.id, text: 'It does, on its side.' })
  await saveDraft(rosa.ctx, { siteId, topicId: question.id, text: 'And' })
  await askToAnswer(priya.ctx, { topicId: question.id }).catch(() => {})
  here.pass(120_000)
  const idea = await opens('How about a hook for the bag?', { kind: 'idea' })
  for (const wants of [true, false]) await vote(rosa.ctx, { topicId: idea.id, wants })
  const poll = await opens('How about green?', { kind: 'poll', poll: { choices: ['Green', 'Blue'] } })
  const choices = (await topicShown(here.ctx, poll.id))?.poll?.choices ?? []
  await choose(rosa.ctx, { topicId: poll.id, choiceIds: [choices[0]?.id ?? ''] })
  const startsAt = new Date(Date.now() + 86_400_000)
  const event = { startsAt, endsAt: startsAt, timezone: 'Europe/Berlin', roomFor: 2 }
  const ride = await opens('How about a ride?', { kind: 'event', event })
  await attend(rosa.ctx, { topicId: ride.id, says: 'going' })
  for (const wants of [true, false]) await follow(rosa.ctx, { of: { topicId: ride.id }, wants })
  await mineOf(here.ctx, poll.id, rosa.id)
  await waitingFor(here.ctx, rosa.id)
  await hearAtHome(here.ctx, answer.id)
  const post = await reply(rosa.ctx, { topicId: idea.id, text: 'Nonsense.' })
  await removePost(rosa.ctx, { postId: post.id })
  await lookAfter(here, { question, answer, siteId, spaceId })
  await bringABoard(here, siteId)
  expect((await visit('/community/t/how-about/17')).status).toBe(301)
  const pages = [
    '',
    '/topics',
    '/topics?kind=idea',
    '/topics?kind=event',
    '/topics?waiting=1',
    '/spaces/everything',
    '/tags/tag1',
  ]
  const more = [
    '/search?q=number+cello',
    '/search?q=cello+zeppelin',
    '/related?title=How+about+number+17',
    '/members/rosa-b',
    '/members/rosa-b/posts',
  ]
  const feeds = [
    '/feed.atom',
    '/spaces/everything/feed.json',
    '/tags/tag1/feed.atom',
    '/calendar.ics',
    '/sitemap-topics.xml',
  ]
  const topics = [question, poll, ride].flatMap(({ id }) => [`/topics/${id}`, `/topics/${id}/feed.atom`])
  for (const path of [...pages, ...more, ...feeds, ...topics, `/posts/${answer.id}/history`])
    expect((await visit(`/community${path}`)).status, path).toBe(200)
}

/** An old board comes along. */
async function bringABoard(here: Pick<World, 'as' | 'ctx'>, siteId: string): Promise<void> {
  const lines = [
    'post_id,topic_id,title,text,author,author_email,posted_at,reply_to,accepted',
    'a,1,Which?,This @rosa-b?,Mia,m@m.example,2018-01-01,,',
  ]
  lines.push('b,1,,That one.,Ola,,2018-01-02,a,yes')
  const { fileId } = await takeFile(here.as('ada'), new Blob([lines.join('\n')]).stream() as ReadableStream)
  const { id } = await startBringing(here.as('ada'), siteId, { kind: 'table', fileId, fileName: 'board.csv' })
  await bringAlong(here.ctx, id)
}

/** How the place is looked after, and who is known to use what is asked about. */
async function lookAfter(
  here: Pick<World, 'as' | 'ctx'>,
  about: { question: { id: string }; answer: { id: string }; siteId: string; spaceId: string },
): Promise<void> {
  const { answer, question, siteId, spaceId } = about
  const [tarn, uma] = [await memberOf(here.ctx, 'tarn-v'), await memberOf(here.ctx, 'uma-k')]
  const { code } = await inviteCustomer(here.as('ines'), { product: 'the Cello' })
  await verify(uma.ctx, { code })
  await askUsers(here.ctx, question.id)
  await verifiedAmong(here.ctx, [uma.id, tarn.id])
  await thank(tarn.ctx, { postId: answer.id })
  await postsOnPage(here.ctx, question.id, { from: 1, to: 20 })
  await standingOfMember(here.ctx, uma.id)
  const said = { siteId, spaceId, title: 'How about this shop?', text: 'It is at https://shop.example' }
  await sayTopic(tarn.ctx, said)
  await toldOfMe(tarn.ctx)
  await reportPost(tarn.ctx, { postId: answer.id, reason: 'wrong' })
  const { cases } = await moderationQueue(here.as('ada'))
  const mine = cases.filter(each => each.memberHandle === 'tarn-v' || each.postId === answer.id)
  for (const { id, kind } of mine) {
    await caseStory(here.as('ada'), id)
    await addNote(here.as('ada'), { caseId: id, text: 'New here.' })
    await decide(here.as('ada'), { caseId: id, does: kind === 'held' ? 'refuse' : 'fine', why: 'No shops here.' })
  }
  const [decision] = (await toldOfMe(tarn.ctx)).decisions
  if (decision) {
    await appeal(tarn.ctx, { decisionId: decision.id, words: 'It is a good one.' })
    await decideAppeal(here.as('ada'), { decisionId: decision.id, isGranted: false, answer: 'No.' }).catch(() => {})
  }
  await waitingForMe(here.as('ada'))
  await toldOf(here.ctx, tarn.id)
}
