import { describe, expect, test } from 'vitest'
import { inspectFile } from '#connectors/import'
import { broughtBy, readOn, settingsOf, uploads } from '../../../test/uploads.ts'

const { upload } = uploads()

/** Looked into and read as a person does it who changes nothing that was recognised. */
async function imported(...records: object[]) {
  const path = upload(records.map(record => JSON.stringify(record)).join('\n'))
  const { guess, notes, isHtml, format } = await inspectFile(path)
  const batch = await readOn(settingsOf(path, { format, isHtml, mapping: guess }))
  return { ...broughtBy([batch]), notes }
}

describe('an export of Chatwoot', () => {
  const ana = { id: 7, name: 'Ana Silva', email: 'ana@example.org', type: 'contact' }
  const ines = { id: 7, name: 'Inés', available_name: 'Inés', type: 'user' }
  const message = (id: number, message_type: number, content: string | null, sender: object | null, more = {}) => ({
    id,
    content,
    inbox_id: 1,
    conversation_id: 42,
    message_type,
    content_type: 'text',
    created_at: 1_730_000_000 + id,
    private: false,
    sender,
    ...more,
  })
  const payload = [
    message(1, 0, 'It rattles.', ana),
    message(2, 2, 'Conversation was assigned to Inés', null),
    message(3, 1, 'She always complains.', ines, { private: true }),
    message(4, 1, 'Since when?', ines),
  ]

  test.each([
    ['as its API hands over a conversation', [{ meta: { labels: [] }, payload }]],
    ['as its API hands over conversations', [{ data: { payload: [{ id: 42, messages: payload }] } }]],
    ['with one message on each line', payload],
  ])('keeps its chats, %s', async (_, records) => {
    const { posts, notes, unreadable } = await imported(...records)
    expect(notes[0]).toContain('Chatwoot')
    expect(posts).toMatchObject([
      {
        externalId: 'message/1',
        text: 'It rattles.',
        author: { externalId: 'contact:7', handle: 'ana@example.org', name: 'Ana Silva' },
        postedAt: new Date(1_730_000_001_000),
        threadRoot: 'conversation/42',
        isLine: true,
        tags: [],
      },
      { text: 'Since when?', author: { externalId: 'agent:7', name: 'Inés' }, tags: ['our-team'] },
    ])
    expect(unreadable.map(({ why }) => why)).toEqual(['This note was written for colleagues only: it is left out.'])
  })
})

describe('an export of Zammad', () => {
  const article = (id: number, sender: string, more: object) => ({
    id,
    ticket_id: 9,
    type: 'email',
    sender,
    from: 'Ana Silva <ana@example.org>',
    subject: 'My bike',
    content_type: 'text/html',
    body: '<p>It <b>rattles</b>.</p>',
    internal: false,
    created_at: '2026-05-01T08:00:00.000Z',
    ...more,
  })
  const articles = [
    article(1, 'Customer', {}),
    article(2, 'Agent', { from: '"Inés" <help@halden.example>', body: 'Since when?', content_type: 'text/plain' }),
    article(3, 'Agent', { internal: true, type: 'note' }),
    article(4, 'System', { body: 'We have received your mail.' }),
  ]

  test.each([
    ['as its API hands over the articles of a ticket', articles],
    [
      'as its API hands over a whole ticket',
      [{ ticket_id: 9, assets: { TicketArticle: Object.fromEntries(articles.map(one => [one.id, one])) } }],
    ],
  ])('keeps its tickets, %s', async (_, records) => {
    const { posts, notes, unreadable } = await imported(...records)
    expect(notes[0]).toContain('Zammad')
    expect(posts).toMatchObject([
      {
        externalId: 'article/1',
        title: 'My bike',
        text: 'It rattles.',
        author: { handle: 'ana@example.org', name: 'Ana Silva' },
        threadRoot: 'ticket/9',
        isLine: true,
        tags: [],
      },
      { text: 'Since when?', author: { handle: 'help@halden.example', name: 'Inés' }, tags: ['our-team'] },
    ])
    expect(unreadable).toHaveLength(1)
  })
})

describe('an export of Discourse', () => {
  const post = (post_number: number, username: string, cooked: string, more = {}) => ({
    id: 100 + post_number,
    topic_id: 57,
    post_number,
    post_type: 1,
    username,
    name: '',
    cooked,
    created_at: `2026-05-01T08:0${post_number}:00.000Z`,
    reply_to_post_number: null,
    ...more,
  })
  const posts = [
    post(1, 'Ana', '<p>Which oil?</p>'),
    post(2, 'Ben', '<aside class="quote"><blockquote>Which oil?</blockquote></aside><p>Any.</p>'),
    post(3, 'Ines', '<p>Please not olive.</p>', { reply_to_post_number: 2, staff: true }),
    post(4, 'system', '<p>This topic was closed.</p>', { post_type: 3 }),
  ]

  test('keeps its topics, with who answered whom', async () => {
    const topic = { id: 57, title: 'Oil', post_stream: { posts, stream: [101, 102, 103, 104] } }
    const { posts: heard, notes } = await imported(topic)
    expect(notes[0]).toContain('Discourse')
    expect(heard).toMatchObject([
      { externalId: 'topic/57/1', title: 'Oil', text: 'Which oil?', tags: [] },
      { externalId: 'topic/57/2', text: 'Any.', replyTo: 'topic/57/1', threadRoot: 'topic/57/1' },
      { text: 'Please not olive.', replyTo: 'topic/57/2', threadRoot: 'topic/57/1', tags: ['our-team'] },
    ])
    expect(heard[0]?.threadRoot).toBeUndefined()
  })
})
