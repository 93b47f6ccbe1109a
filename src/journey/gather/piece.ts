import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Batch, News, Source } from '#core/channels'
import { postKey, rootOf } from '#journey/listen'

/** A part of a batch on its way from whoever reads a network to whoever matches and stores it. */
export interface Piece {
  sourceId: string
  /** When the network was read. */
  readAt: Date
  news: News[]
}

/** A piece ready to be sent; `id` is the same whenever the same piece is sent again. */
export interface SealedPiece {
  partition: number
  id: string
  payload: Buffer
  /** For whoever has to store it without sending it. */
  news: News[]
}

/**
 * How many ways the news go, and so how many processes can match. The same for every process of a house: a number that
 * changed would let one thread go two ways.
 */
export const partitions = 16
/** Small enough to be many in memory, large enough for its own envelope not to matter. */
const fullBytes = 48 * 1024

/**
 * Cuts a batch into pieces such that everything of one thread goes the same way, in its order.
 *
 * A removal names a post and not its thread, so it goes every way: it is small, and where the post is not known it says
 * nothing. Posts go by the beginning of their thread.
 */
export function cut(source: Pick<Source, 'id'>, batch: Batch, readAt: Date, batchId: string): SealedPiece[] {
  const open = new Map<number, { news: News[]; texts: string[]; bytes: number }>()
  const sealed: SealedPiece[] = []
  const seal = (partition: number) => {
    const piece = open.get(partition)
    if (!piece) return
    open.delete(partition)
    const news = `[${piece.texts.join(',')}]`
    const id = createHash('sha256')
      .update(`${source.id} ${partition} ${batch.cursor ?? batchId} ${sealed.length} `)
      .update(news)
      .digest('base64url')
    const head = JSON.stringify({ sourceId: source.id, readAt }).slice(0, -1)
    sealed.push({ partition, id, payload: Buffer.from(`${head},"news":${news}}`), news: piece.news })
  }
  for (const news of batch.news) {
    const text = JSON.stringify(news)
    for (const partition of waysOf(news)) {
      const piece = open.get(partition) ?? { news: [], texts: [], bytes: 0 }
      open.set(partition, piece)
      piece.news.push(news)
      piece.texts.push(text)
      piece.bytes += Buffer.byteLength(text)
      if (piece.bytes >= fullBytes) seal(partition)
    }
  }
  for (const partition of [...open.keys()]) seal(partition)
  return sealed
}

const everyWay = Array.from({ length: partitions }, (_, partition) => partition)

function waysOf(news: News): number[] {
  if (!('post' in news)) return everyWay
  return [partitionOf(postKey({ network: news.post.network, externalId: rootOf(news.post) }))]
}

/** FNV-1a: the same thread always has the same number, on every machine. */
export function partitionOf(thread: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < thread.length; at++) hash = Math.imul(hash ^ thread.charCodeAt(at), 0x01000193)
  return (hash >>> 0) % partitions
}

const Envelope = z.object({
  sourceId: z.uuid(),
  readAt: z.coerce.date(),
  news: z.array(z.object({ kind: z.enum(['post', 'edit', 'delete', 'account-gone']) }).loose()),
})

/** Opens what `cut` sealed; only ours are in the stream, so beyond the envelope its content is believed. */
export function openPiece(payload: Uint8Array): Piece {
  const { sourceId, readAt, news } = Envelope.parse(JSON.parse(Buffer.from(payload).toString()))
  return { sourceId, readAt, news: news.map(each => withDates(each as unknown as News)) }
}

/** JSON has no dates; these two are the only ones a post carries. */
function withDates(news: News): News {
  if (news.kind !== 'post' && news.kind !== 'edit') return news
  const { post } = news
  post.postedAt = new Date(post.postedAt)
  if (post.editedAt !== undefined) post.editedAt = new Date(post.editedAt)
  return news
}
