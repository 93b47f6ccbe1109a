import { type DiscourseTopic, discourseForum, discoursePost, nodebbForum, type OldForum } from './old-forums.ts'

/** A day of the March in which it was all said. */
export const day = (n: number, hour = 9) =>
  `2019-03-${String(n).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`

export const rosa = { user_id: 11, username: 'Rosa', name: 'Rosa Ibáñez' }
export const ben = { user_id: 12, username: 'ben.okoro', name: 'Ben Okoro' }
export const ines = { user_id: 13, username: 'ines_halden', name: 'Inés N.' }
export const asUser = ({ user_id: id, username, name }: typeof rosa) => ({ id, username, name, avatar_template: '' })

/** What riders said in the Discourse forum of old; a story may have more said there. */
export const topics: DiscourseTopic[] = [
  {
    id: 101,
    title: 'How far does the battery go in winter?',
    created_at: day(1),
    last_posted_at: day(3),
    posts: [
      discoursePost({
        ...{ ...rosa, id: 501, post_number: 1, created_at: day(1), topic_id: 101 },
        cooked:
          '<p>At <strong>minus ten</strong>?<script>steal()</script></p><p><img src="/uploads/snow.jpg" alt="Snow"></p>',
        actions_summary: [{ id: 2, count: 1 }],
      }),
      discoursePost({
        ...{ ...ben, id: 502, post_number: 2, created_at: day(2), topic_id: 101, accepted_answer: true },
        cooked: '<p>Half as far, <a class="mention" href="/u/rosa">@Rosa</a>. Warm it indoors.</p>',
        actions_summary: [{ id: 2, count: 2 }],
      }),
      discoursePost({
        ...{ ...ines, id: 503, post_number: 3, created_at: day(2, 11), topic_id: 101, reply_to_post_number: 2 },
        cooked: '<p>That is right.</p>',
      }),
      discoursePost({
        ...rosa,
        id: 504,
        post_number: 4,
        created_at: day(3),
        topic_id: 101,
        hidden: true,
        cooked: '<p>spam</p>',
      }),
      discoursePost({
        user_id: -1,
        username: 'system',
        id: 505,
        post_number: 5,
        created_at: day(3),
        topic_id: 101,
        post_type: 3,
        cooked: '',
      }),
    ],
    more: {
      category_id: 5,
      tags: ['Winter Range', { id: 3, name: 'battery' }],
      closed: true,
      accepted_answer: { post_number: 2, username: 'ben.okoro' },
    },
  },
  {
    id: 102,
    title: 'Show your bikes',
    created_at: day(4),
    last_posted_at: day(6),
    posts: Array.from({ length: 23 }, (_, n) =>
      discoursePost({
        ...(n % 2 ? ben : rosa),
        id: 600 + n,
        post_number: n + 1,
        created_at: day(4, n),
        topic_id: 102,
        cooked: `<p>Bike ${n + 1}</p>`,
      }),
    ),
    more: { category_id: 6 },
  },
  {
    id: 103,
    title: 'A rack for two children',
    created_at: day(7),
    last_posted_at: day(7),
    posts: [
      discoursePost({ ...rosa, id: 700, post_number: 1, created_at: day(7), topic_id: 103, cooked: '<p>Please.</p>' }),
    ],
    more: { category_id: 99, can_vote: true, vote_count: 2 },
  },
  {
    id: 104,
    title: 'What we tell nobody',
    created_at: day(8),
    last_posted_at: day(8),
    posts: [
      discoursePost({ ...ines, id: 710, post_number: 1, created_at: day(8), topic_id: 104, cooked: '<p>SECRET</p>' }),
    ],
    more: { category_id: 7 },
  },
]

/** The Discourse forum of old, as long as somebody listens to it. */
export const discourseOfRiders = (): Promise<OldForum> =>
  discourseForum({
    categories: [
      {
        id: 5,
        name: 'Batteries &amp; range',
        slug: 'batteries',
        description_text: 'All about <b>range</b>',
        read_restricted: false,
      },
      {
        id: 6,
        name: 'Showroom',
        slug: 'showroom',
        description_text: '',
        read_restricted: false,
        parent_category_id: 5,
      },
      { id: 7, name: 'Staff', slug: 'staff', read_restricted: true },
    ],
    users: [
      { ...asUser(rosa), email: 'Rosa@customers.example', active: true },
      { ...asUser(ben), email: 'ben@customers.example', active: true },
      { ...asUser(ines), email: 'ines@halden.example', active: true },
      { id: 14, username: 'lurker', name: 'Lurker', email: 'lurker@customers.example', active: true },
      { id: -1, username: 'system', name: 'system', email: 'no_email' },
    ],
    topics: () => topics,
    likes: { 502: [asUser(rosa)], 501: [asUser(ben)] },
    voters: { 103: [asUser(ben), asUser(rosa)] },
  })

/** The NodeBB forum of old: categories within categories, what was solved, and somebody who left. */
export function nodebbOfRiders(): Promise<OldForum> {
  const lena = { uid: 21, username: 'lena', displayname: 'Lena Graf', userslug: 'lena' }
  const tom = { uid: 22, username: 'Tom B', displayname: 'Tom B', userslug: 'tom-b' }
  const ms = (n: number) => Date.parse(day(n))
  const post = (pid: number, user: object & { uid: number }, n: number, content: string, more = {}) => ({
    ...{
      pid,
      tid: 7,
      uid: user.uid,
      user,
      timestamp: ms(n),
      timestampISO: day(n),
      content,
      deleted: 0,
      upvotes: 0,
      downvotes: 0,
      votes: 0,
      edited: 0,
    },
    ...more,
  })
  return nodebbForum({
    categories: [
      {
        cid: 1,
        name: 'Help',
        slug: '1/help',
        description: 'Ask',
        disabled: 0,
        children: [{ cid: 2, name: 'Brakes', slug: '2/brakes', disabled: 0, children: [] }],
      },
      { cid: 3, name: 'Old', slug: '3/old', disabled: 1, children: [] },
      { cid: 4, name: 'Staff', slug: '4/staff', disabled: 0, children: [], isForStaff: true },
    ],
    users: [
      { ...lena, email: 'lena@customers.example', 'email:confirmed': true },
      { ...tom, email: 'boss@halden.example', 'email:confirmed': false },
      { uid: 23, username: 'quiet', userslug: 'quiet', email: 'quiet@customers.example', 'email:confirmed': 1 },
    ],
    topics: [
      {
        tid: 7,
        cid: 2,
        uid: 21,
        slug: '7/squeaking',
        title: 'Squeaking &amp; more',
        titleRaw: 'Squeaking & more',
        timestamp: ms(8),
        timestampISO: day(8),
        mainPid: 71,
        locked: 0,
        deleted: 0,
        isQuestion: '1',
        isSolved: 1,
        solvedPid: '73',
        tags: [{ value: 'brakes' }],
      },
      {
        tid: 8,
        cid: 2,
        uid: 22,
        slug: '8/gone',
        title: 'Gone',
        timestamp: ms(9),
        timestampISO: day(9),
        mainPid: 81,
        deleted: 1,
        tags: [],
      },
      {
        tid: 9,
        cid: 1,
        uid: 0,
        slug: '9/left',
        title: 'From somebody who left',
        timestamp: ms(9),
        timestampISO: day(9),
        mainPid: 91,
        deleted: 0,
        tags: [],
      },
    ],
    posts: {
      7: [
        post(71, lena, 8, '<p dir="auto">Why does it squeak?</p>'),
        post(
          72,
          tom,
          9,
          '<p dir="auto">Clean them, <a class="plugin-mentions-user plugin-mentions-a" href="/user/lena">@lena</a></p>',
          { toPid: '71' },
        ),
        post(73, tom, 10, '<p dir="auto">New pads.</p>', { toPid: '72', upvotes: 1 }),
      ],
      9: [post(91, { uid: 0, username: '[[global:former-user]]' } as never, 9, '<p>Bye</p>', { tid: 9 })],
    },
    voters: { 73: [lena] },
  })
}
