import { createReadStream } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { NetworkError } from '#core/channels'
import { fileInTar } from './file-in-tar.ts'
import { type Piece, plain, type Reading, reasons } from './model.ts'
import { toMarkdown } from './to-markdown.ts'

/** How many rows were read the second time through. */
export interface ExportCursor {
  rows: number
}

type Row = Record<string, string | null>

/** What is learned first: which topics are public, and how the likes, which name posts only, belong to topics. */
interface Known {
  spaces: Set<string>
  topics: Set<string>
  /** Post id → its topic. */
  posts: Map<string, string>
  tags: Map<string, string>
  people: Set<string>
}

const wanted = new Set(
  `users user_emails categories topics posts post_actions tags topic_tags discourse_solved_solved_topics
   topic_custom_fields topic_voting_votes discourse_voting_votes`.split(/\s+/),
)
const atOnce = 500
const likeAction = '2'

/**
 * Reads a backup of a Discourse forum (Admin → Backups: `….tar.gz`, or the `dump.sql.gz` or `dump.sql` in it): the data that
 * `pg_dump` wrote as `COPY` blocks. Read twice, first to learn what is public: nothing that is private leaves the file.
 */
export async function* readDiscourseExport(
  path: string,
  base: string,
  from: ExportCursor = { rows: 0 },
): AsyncGenerator<Reading<ExportCursor>> {
  const known: Known = { spaces: new Set(), topics: new Set(), posts: new Map(), tags: new Map(), people: new Set() }
  let seen = 0
  for await (const { table, row } of rowsIn(path)) {
    seen++
    learn(known, table, row)
  }
  if (seen === 0) throw new NetworkError('refused', 'This is no backup of a Discourse forum: no data of one is in it.')
  let rows = 0
  let pieces: Piece[] = []
  for await (const { table, row } of rowsIn(path)) {
    rows++
    if (rows <= from.rows) continue
    pieces.push(...piecesOf(known, table, row, base))
    if (rows % atOnce !== 0) continue
    yield { pieces, cursor: { rows } }
    pieces = []
  }
  yield { pieces, cursor: { rows } }
}

function learn({ spaces, topics, posts, tags, people }: Known, table: string, row: Row): void {
  const id = row.id ?? ''
  if (table === 'categories' && row.read_restricted !== 't') spaces.add(id)
  if (table === 'tags') tags.set(id, row.name ?? '')
  if (table === 'users' && Number(id) > 0) people.add(id)
  // Categories stand before topics, as tables are written in the order of their names.
  if (table === 'topics' && isPublic(spaces, row)) topics.add(id)
  if (table === 'posts') posts.set(id, row.topic_id ?? '')
}

const isPublic = (spaces: Set<string>, row: Row) =>
  row.archetype === 'regular' &&
  !row.deleted_at &&
  row.visible !== 'f' &&
  (!row.category_id || spaces.has(row.category_id))

function piecesOf(known: Known, table: string, row: Row, base: string): Piece[] {
  const id = row.id ?? ''
  if (table === 'users') return person(row)
  if (table === 'categories') return space(row)
  if (table === 'topics') return topic(known, row)
  if (table === 'posts') return post(known, row, base)
  if (table === 'user_emails' && row.primary === 't' && row.email && known.people.has(row.user_id ?? ''))
    return [{ kind: 'person', id: row.user_id ?? '', username: '', name: '', mail: row.email }]
  const topicId = row.topic_id ?? ''
  if (table === 'topic_tags' && known.topics.has(topicId))
    return [partOfTopic(topicId, { tags: [known.tags.get(row.tag_id ?? '') ?? ''].filter(Boolean) })]
  if (table === 'discourse_solved_solved_topics' && known.topics.has(topicId) && row.answer_post_id)
    return [partOfTopic(topicId, { isQuestion: true, accepted: row.answer_post_id })]
  if (
    table === 'topic_custom_fields' &&
    row.name === 'accepted_answer_post_id' &&
    known.topics.has(topicId) &&
    row.value
  )
    return [partOfTopic(topicId, { isQuestion: true, accepted: row.value })]
  if (/_voting_votes$/.test(table) && known.topics.has(topicId) && row.archive !== 't' && row.user_id)
    return [partOfTopic(topicId, { isIdea: true }), { kind: 'vote', topic: topicId, by: row.user_id }]
  if (table === 'post_actions' && row.post_action_type_id === likeAction && !row.deleted_at && row.user_id) {
    const liked = known.posts.get(row.post_id ?? '') ?? ''
    const at = timeOf(row.created_at)
    if (known.topics.has(liked) && Number(row.user_id) > 0)
      return [{ kind: 'like', topic: liked, post: row.post_id ?? id, by: row.user_id, ...(at && { at }) }]
  }
  return []
}

/** More of a topic that stands in another table. */
function partOfTopic(id: string, part: Partial<Piece & { kind: 'topic' }>): Piece {
  return { kind: 'topic', id, title: '', by: '', at: '', tags: [], ...part }
}

function person(row: Row): Piece[] {
  const id = row.id ?? ''
  const username = row.username ?? ''
  if (!(Number(id) > 0) || !username) return []
  return [{ kind: 'person', id, username, name: plain(row.name || username, 60), path: `/u/${username.toLowerCase()}` }]
}

function space(row: Row): Piece[] {
  const id = row.id ?? ''
  const path = `/c/${id}`
  if (row.read_restricted === 't') return [{ kind: 'left-out', what: 'space', id, why: reasons.closedPart, path }]
  const about = plain((row.description ?? '').replace(/<[^>]*>/g, ''), 200)
  return [{ kind: 'space', id, name: plain(row.name ?? '', 60), about, path }]
}

function topic({ topics, spaces }: Known, row: Row): Piece[] {
  const id = row.id ?? ''
  const path = `/t/${id}`
  if (!topics.has(id)) {
    const why =
      row.archetype !== 'regular'
        ? reasons.private
        : row.category_id && !spaces.has(row.category_id)
          ? reasons.closedPart
          : reasons.hidden
    return [{ kind: 'left-out', what: 'topic', id, why, path }]
  }
  const at = timeOf(row.created_at)
  if (!at) return []
  if (!(Number(row.user_id) > 0)) return [{ kind: 'left-out', what: 'topic', id, why: reasons.machine, path }]
  return [
    {
      ...{ kind: 'topic', id, title: plain(row.title ?? '', 150), by: row.user_id ?? '', at, tags: [], path },
      ...(row.category_id && { space: row.category_id }),
      ...((row.closed === 't' || row.archived === 't') && { isClosed: true }),
    },
  ]
}

function post({ topics, people }: Known, row: Row, base: string): Piece[] {
  const id = row.id ?? ''
  const topicId = row.topic_id ?? ''
  // Of what is private nothing is told but that its topic was left out.
  if (!topics.has(topicId)) return []
  const path = `/t/${topicId}/${row.post_number}`
  const at = timeOf(row.created_at)
  const leftOut = (why: string): Piece[] => [{ kind: 'left-out', what: 'post', id, why, path }]
  if (row.deleted_at || row.hidden === 't' || row.user_deleted === 't') return leftOut(reasons.hidden)
  if (row.post_type !== '1') return leftOut(reasons.notice)
  if (row.user_id && Number(row.user_id) <= 0) return leftOut(reasons.machine)
  const text = toMarkdown(row.cooked ?? '', `${base}${path}`)
  if (!text || !at) return leftOut(reasons.wordless)
  return [
    {
      ...{ kind: 'post', id, topic: topicId, number: Number(row.post_number), at, text, path },
      by: people.has(row.user_id ?? '') ? (row.user_id ?? '') : '',
      ...(row.reply_to_post_number && { replyTo: `/t/${topicId}/${row.reply_to_post_number}` }),
    },
  ]
}

/** `2019-03-04 10:11:12.5`, in UTC, as Discourse keeps it. */
function timeOf(written: string | null | undefined): string | undefined {
  const date = new Date(`${(written ?? '').replace(' ', 'T')}Z`)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

async function* rowsIn(path: string): AsyncGenerator<{ table: string; row: Row }> {
  let open: { table: string; names: string[] } | undefined
  const input = await sqlIn(path)
  try {
    for await (const line of linesIn(input)) {
      if (!open) {
        const [, table = '', names = ''] = /^COPY (?:"?\w+"?\.)?"?(\w+)"? \(([^)]*)\) FROM stdin;/.exec(line) ?? []
        if (table) open = { table, names: names.split(',').map(name => name.trim().replaceAll('"', '')) }
        continue
      }
      if (line === '\\.') {
        open = undefined
        continue
      }
      if (!wanted.has(open.table)) continue
      const cells = line.split('\t')
      yield { table: open.table, row: Object.fromEntries(open.names.map((name, at) => [name, cellOf(cells[at])])) }
    }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !/^Z_|^ERR_STREAM/.test(String(error.code))) throw error
    throw new NetworkError('refused', 'This file can’t be unpacked: perhaps it did not arrive whole.', { cause: error })
  } finally {
    input.destroy()
  }
}

const mostLine = 64 * 1024 * 1024

/** Lines end with a newline only: other signs that some take for line ends are part of what people wrote. */
async function* linesIn(input: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of input.setEncoding('utf8')) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > mostLine)
      throw new NetworkError('refused', 'This is no backup of a Discourse forum: it has no lines.')
    yield* lines
  }
  if (rest) yield rest
}

const signs: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** As `COPY` writes text: `\N` is nothing, a backslash stands before what would end the line or the cell. */
function cellOf(cell: string | undefined): string | null {
  if (cell === undefined || cell === '\\N') return null
  return cell.replace(/\\(.)/g, (_, sign: string) => signs[sign] ?? sign)
}

/** The SQL within, however it is packed. */
async function sqlIn(path: string): Promise<Readable> {
  const head = await firstBytes(path)
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    if (!isTar(head)) return createReadStream(path)
    return unpacked(await fileInTar(createReadStream(path), /(^|\/)dump\.sql(\.gz)?$/))
  }
  const inside = await firstBytes(path, true)
  if (!isTar(inside)) return unzipped(createReadStream(path))
  return unpacked(await fileInTar(unzipped(createReadStream(path)), /(^|\/)dump\.sql(\.gz)?$/))
}

function unpacked({ name, content }: { name: string; content: Readable }): Readable {
  return name.endsWith('.gz') ? unzipped(content) : content
}

/** What goes wrong further up, or is given up further down, ends all of it. */
const unzipped = (packed: Readable): Readable => pipeline(packed, createGunzip(), () => {})

const isTar = (head: Buffer) => head.toString('latin1', 257, 262) === 'ustar'

async function firstBytes(path: string, isPacked = false): Promise<Buffer> {
  const file = createReadStream(path, { end: 256 * 1024 })
  const source = isPacked ? unzipped(file) : file
  try {
    for await (const piece of source) return piece as Buffer
  } catch {
    // A beginning that ends in the middle of a packed block was read as far as it goes.
  } finally {
    file.destroy()
  }
  return Buffer.alloc(0)
}
