import { expect, test } from 'vitest'
import { seeded } from './feed-hostile/damage.ts'
import { damageValue } from './json-hostile/damage-value.ts'
import { anybody, isStorable, objectsIn } from './json-hostile/readers.ts'

const said = [
  {
    id: '1',
    content: '<p>Does my <a href="https://halden.example/tour">Tour</a> charge below zero? <span>@halden</span></p>',
    account: {
      id: '7',
      acct: 'kathrin',
      url: 'https://social.example/@kathrin',
      avatar: 'https://social.example/k.png',
    },
    mentions: [{ id: '8', acct: 'halden@social.example', url: 'https://social.example/@halden' }],
    in_reply_to_id: '3',
    in_reply_to_account_id: '8',
    spoiler_text: 'bikes',
    url: 'https://social.example/@kathrin/1',
    created_at: '2026-11-22T10:00:00Z',
    poll: { options: [{ title: 'yes' }, { title: 'no' }] },
    media_attachments: [{ type: 'image', url: 'https://social.example/1.jpg', description: 'a bike' }],
    tags: [{ name: 'winter' }],
  },
  {
    kind: 't1',
    data: {
      name: 't1_abc',
      created_utc: 1_763_800_000,
      author: 'kathrin',
      body: 'Does it charge?',
      permalink: '/r/bikes/1',
      link_id: 't3_x',
    },
  },
  {
    id: 4,
    topic_id: 5,
    post_number: 1,
    username: 'kathrin',
    cooked: '<p>Does it charge?</p>',
    created_at: '2026-11-22T10:00:00Z',
    avatar_template: '/user_avatar/k/{size}/1.png',
    topic_title: 'Winter',
  },
  {
    did: 'did:plc:ewvi7nxzyoun6zhxrhs64oiz',
    time_us: 1_763_800_000_000_000,
    kind: 'commit',
    commit: {
      rev: '3l3qo2vutsw2b',
      operation: 'create',
      collection: 'app.bsky.feed.post',
      rkey: '3l3qo2vuowo2b',
      record: {
        $type: 'app.bsky.feed.post',
        createdAt: '2026-11-22T10:00:00.000Z',
        langs: ['de'],
        text: 'Lädt mein Tour bei Frost?',
      },
      cid: 'bafyreidc6sydkkbchcyg62v77wbhzvb2mvytlmsychqgwf2xojjtirmzj4',
    },
  },
  {
    update_id: 1,
    message: {
      message_id: 2,
      from: { id: 3, first_name: 'Kathrin' },
      chat: { id: 3, type: 'private' },
      date: 1_763_800_000,
      text: 'Hello https://halden.example',
      entities: [{ type: 'url', offset: 6, length: 22 }],
    },
  },
]
const postsIn = (value: unknown) => objectsIn(value).flatMap(({ object }) => anybody(object))

test('Kathrin is heard on each network', () => {
  for (const each of said.slice(0, 4)) expect(postsIn(each).length, JSON.stringify(each)).toBeGreaterThan(0)
})

test('whatever a server says in the place of anything, nothing breaks, and no post holds what can’t be stored', () => {
  const random = seeded(4711)
  const wrong: string[] = []
  for (let turn = 0; turn < 3_000; turn++) {
    const { value, way } = damageValue(said[turn % said.length], said[Math.floor(random() * said.length)], random)
    try {
      if (!postsIn(value).every(isStorable)) wrong.push(`${way.join('.')} can’t be stored`)
    } catch (error) {
      wrong.push(`${way.join('.')}: ${error}`)
    }
  }
  expect(wrong).toEqual([])
})
