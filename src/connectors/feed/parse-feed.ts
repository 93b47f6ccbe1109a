import { decode, isSafe, readXml, resolve } from '#connectors/markup'
import { readDocument } from './document.ts'
import { readJsonFeed } from './json-feed.ts'
import type { ParsedFeed } from './model.ts'

export interface FeedOptions {
  /** Where it was fetched from: the base of its relative addresses. */
  url?: string
  contentType?: string
  /** What the server said in `Content-Location` and `Content-Language`. */
  contentLocation?: string
  contentLanguage?: string
}

/**
 * Longest document that is read, in characters, so that none takes a second. The rest of a longer one is left out and
 * that is reported: it is an archive, and its newest entries stand first.
 */
const longest = 5_000_000

/**
 * Reads a feed of any format: RSS 0.90 to 2.0 and 1.1, Atom 0.3 and 1.0, CDF, JSON Feed, with the extensions that feeds
 * use. Never throws: what breaks its format's rules is read as far as it goes, and `problems` says what was wrong.
 * What is no feed at all has the format `unknown`.
 */
export function parseFeed(input: Uint8Array | string, options: FeedOptions = {}): ParsedFeed {
  const { text, encoding, problem } =
    typeof input === 'string'
      ? { text: input.replace(/^\ufeff/, ''), encoding: 'utf-8' }
      : decode(input, options.contentType)
  const problems = problem ? [problem] : []
  const body = text.length > longest ? text.slice(0, longest) : text
  if (body !== text) problems.push(`Only its first ${longest} characters were read.`)
  const base = documentBase(options)
  const language = options.contentLanguage?.split(',')[0]?.trim() || undefined

  if (/^\s*[{[]/.test(body)) {
    const json = readJsonFeed(body, base, language)
    if (json) return { ...json, encoding, problems: [...problems, ...json.problems] }
  }
  const document = readXml(body.trimStart(), base, language)
  const parsed = readDocument(document, language)
  return { ...parsed, encoding, problems: [...problems, ...document.problems] }
}

function documentBase({ url = '', contentLocation }: FeedOptions): string {
  if (!contentLocation || !isSafe(contentLocation)) return url
  return resolve(url, contentLocation) || url
}
