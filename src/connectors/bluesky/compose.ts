import { createHash } from 'node:crypto'
import { isValidLanguage } from '@atproto/syntax'
import { NetworkError, type OutgoingMessage, type PageCard } from '#core/channels'
import { postCollection } from './settings.ts'

export const mostGraphemes = 300
/** The lexicon's second limit, which only text of many marks per letter reaches. */
const mostBytes = 3_000

/** A post that another one answers. */
export interface Reference {
  uri: string
  cid: string
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Length as the network counts it: characters as people see them. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of graphemes.segment(text)) length++
  return length
}

/** Refuses what the network would refuse, in words for the author. */
export function checkText(text: string): void {
  const length = lengthOf(text)
  if (text.trim() === '') throw new NetworkError('refused', 'There is nothing to say in this post.')
  if (length > mostGraphemes) {
    throw new NetworkError('refused', `Bluesky takes ${mostGraphemes} characters, and this has ${length}.`)
  }
  const bytes = Buffer.byteLength(text)
  if (bytes > mostBytes)
    throw new NetworkError('refused', `Bluesky takes ${mostBytes} bytes of text, and this has ${bytes}.`)
}

/**
 * The key under which a message is stored: the same on every try, so that a second one finds the first.
 *
 * A key is a TID (https://atproto.com/specs/tid): microseconds since 1970 and ten bits that tell writers apart. Our
 * clock has milliseconds, so the microseconds and those bits are taken from the delivery's id.
 */
export function keyOf({
  deliveryId,
  createdAt,
}: Pick<OutgoingMessage, 'deliveryId' | 'createdAt'> & Partial<OutgoingMessage>): string {
  const hash = createHash('sha256').update(deliveryId).digest()
  const micros = BigInt(createdAt.getTime()) * 1_000n + BigInt(hash.readUInt16BE(0) % 1_000)
  let bits = (micros << 10n) | BigInt(hash.readUInt16BE(2) & 0x3ff)
  let key = ''
  for (let digit = 0; digit < 13; digit++) {
    key = (tidDigits[Number(bits & 31n)] ?? '') + key
    bits >>= 5n
  }
  return key
}

const tidDigits = '234567abcdefghijklmnopqrstuvwxyz'

/** Who answers to a handle; `undefined` when nobody does. */
export type ResolveHandle = (handle: string) => Promise<string | undefined>

/** The record of a message: its text with links, tags and the people it names marked, as the network wants it. */
export async function recordOf(
  message: OutgoingMessage,
  {
    reply,
    quoted,
    images = [],
  }: { reply?: { root: Reference; parent: Reference }; quoted?: Reference; images?: Image[] },
  resolve: ResolveHandle,
): Promise<Record<string, unknown>> {
  const facets = await facetsOf(message.text, resolve)
  const language = message.language
  return {
    $type: postCollection,
    text: message.text,
    ...(facets.length > 0 ? { facets } : {}),
    ...(language !== undefined && isLanguage(language) ? { langs: [language] } : {}),
    ...(reply ? { reply } : {}),
    ...embedOf(message.card, quoted, images),
    createdAt: message.createdAt.toISOString(),
  }
}

/** A picture that was brought to the server, with what it shows. */
export interface Image {
  alt: string
  image: unknown
  aspectRatio: { width: number; height: number }
}

/** Of the lexicon (app.bsky.embed.images): so many, each of so many bytes. */
export const pictureLimits = { most: 4, mostBytes: 2_000_000 }

/** A post shows one thing below its words: what it quotes, with pictures if there are any; else those, else the page that it leads to. */
function embedOf(card: PageCard | undefined, quoted: Reference | undefined, images: Image[]): { embed?: object } {
  const record = quoted && { $type: 'app.bsky.embed.record', record: quoted }
  const media = images.length > 0 ? { $type: 'app.bsky.embed.images', images } : undefined
  if (record && media) return { embed: { $type: 'app.bsky.embed.recordWithMedia', record, media } }
  const embed = record ?? media
  if (embed) return { embed }
  if (!card) return {}
  const external = { uri: card.url, title: card.title, description: card.about }
  return { embed: { $type: 'app.bsky.embed.external', external } }
}

/** The network's own library also takes names that its specification does not: of four letters, or in capitals. */
export function isLanguage(language: string): boolean {
  return isValidLanguage(language) && /^(?:[a-z]{2,3}|[ixX])(?:-|$)/.test(language)
}

const mentionType = 'app.bsky.richtext.facet#mention'

/**
 * Marked stretches, counted in UTF-8 bytes, found by the network's own library: apps then show what the author saw.
 * It is large and needed for sending only, so it is loaded with the first message that leaves.
 */
async function facetsOf(text: string, resolve: ResolveHandle): Promise<object[]> {
  const { RichText } = await import('@atproto/api')
  const rich = new RichText({ text })
  rich.detectFacetsWithoutResolution()
  const facets = await Promise.all(
    (rich.facets ?? []).map(async ({ index, features }) => {
      const marked = await Promise.all(
        features.map(async feature => {
          if (feature.$type !== mentionType || !('did' in feature)) return [feature]
          const did = await resolve(String(feature.did))
          return did === undefined ? [] : [{ $type: mentionType, did }]
        }),
      )
      return { index: { byteStart: index.byteStart, byteEnd: index.byteEnd }, features: marked.flat() }
    }),
  )
  return facets.filter(facet => facet.features.length > 0)
}
