import type { Matchable } from '#text/tokens'

/** Where in a foreign record each part of a post lies: a key, or keys joined by dots. */
export interface Ways {
  text?: string
  author?: string
  lang?: string
  id?: string
  title?: string
  link?: string
  tags?: string
}

/** A post as it is held against queries, and what to call it. */
export interface GivenPost {
  /** Absent where the record names none: then its line is its name. */
  id?: string
  post: Matchable
}

/** Reads a record: our own shape of a post, or any by its ways. A string is what is wrong with it, for the person. */
export function readPost(record: unknown, ways: Ways): GivenPost | string {
  if (!isRecord(record)) return 'This is JSON, but no object.'
  if (ways.text !== undefined) return readForeign(record, ways, ways.text)
  // What a connector tells of is wrapped: {"kind":"post","post":{…}}.
  const post = typeof record.text !== 'string' && isRecord(record.post) ? record.post : record
  if (typeof post.text !== 'string') return 'It has no “text”. Say where the words lie: --text way.to.it'
  return given(
    post.text,
    post.externalId ?? post.id ?? record.id,
    post.author,
    post.language ?? post.lang,
    post.title,
    post.network,
    textsOf(post.links),
    textsOf(post.tags),
  )
}

function readForeign(record: Record<string, unknown>, ways: Ways, textWay: string): GivenPost | string {
  const at = (way: string | undefined) => (way === undefined ? undefined : valueAt(record, way))
  const text = at(textWay)
  if (typeof text !== 'string') return `There is no text at “${textWay}”.`
  return given(
    text,
    at(ways.id ?? 'id'),
    at(ways.author),
    at(ways.lang),
    at(ways.title),
    record.network,
    textsOf(at(ways.link)),
    textsOf(at(ways.tags)),
  )
}

function given(
  text: string,
  id: unknown,
  author: unknown,
  language: unknown,
  title: unknown,
  network: unknown,
  links: string[],
  tags: string[],
): GivenPost {
  const declared = textsOf(language)[0]
  const heading = textOf(title)
  const named = textOf(id)
  return {
    ...(named !== undefined && { id: named }),
    post: {
      text,
      ...(heading !== undefined && { title: heading }),
      ...(declared !== undefined && { language: declared }),
      network: textOf(network) ?? '',
      author: authorOf(author),
      links,
      tags,
    },
  }
}

/** A name, or a record with the keys that networks commonly use. */
function authorOf(value: unknown): Matchable['author'] {
  if (!isRecord(value)) return { handle: textOf(value) ?? '' }
  const first = (...keys: string[]) => keys.map(key => textOf(value[key])).find(text => text !== undefined)
  const name = first('name', 'displayName', 'display_name')
  const followers = value.followers ?? value.followers_count ?? value.followersCount
  return {
    handle: first('handle', 'username', 'screen_name', 'login', 'acct') ?? name ?? '',
    ...(name !== undefined && { name }),
    ...(typeof followers === 'number' && Number.isFinite(followers) && { followers }),
  }
}

/** The very key first, as keys may have dots in them, then step by step. */
function valueAt(record: unknown, way: string): unknown {
  if (isRecord(record) && Object.hasOwn(record, way)) return record[way]
  let value = record
  for (const step of way.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function textsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((each): each is string => typeof each === 'string' && each !== '')
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
