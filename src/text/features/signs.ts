import { EMOJI, IN_TITLE, MENTION, SUB, TAG, type Tokens } from '#text/tokens'
import { addFeature, type Features, SIGNS } from './buffers.ts'
import { hashName, mix } from './hash.ts'

const MARK = hashName('mark')
const MARKS = hashName('marks')
const MARK_AFTER = hashName('mark after word')
const SHAPE = hashName('shape')
const LENGTH = hashName('length')
const WORD_COUNT = hashName('number of words')
const HAS_EMOJI = hashName('emoji')
const HAS_TAG = hashName('hashtag')
const HAS_MENTION = hashName('mention')
const HAS_ADDRESS = hashName('address')
const SUFFIX = hashName('suffix of an address')
const SHOUTED = hashName('word in capitals')
const SHOUTING = hashName('share of capitals')
const STARTS_SMALL = hashName('starts with a small letter')

/**
 * Reads what stands between two words: each mark, and marks in a row (`?!`, `...`, `:-)`) together.
 * Says whether a sentence ends there.
 */
export function signsBetween(features: Features, field: number, from: number, to: number): boolean {
  const { tokens } = features
  const source = tokens.sources[field === IN_TITLE ? 0 : 1]
  let isEnd = false
  let at = from
  while (at < to) {
    const code = source.charCodeAt(at)
    if (code <= 32 || code === 0xa0) {
      if (code === 10) isEnd = true
      at++
      continue
    }
    if (isInAddress(tokens, at, source)) {
      at++
      continue
    }
    if (isStop(code)) isEnd = true
    let run = MARKS
    let end = at
    while (end < to && end < at + 4) {
      const next = source.charCodeAt(end)
      if (next <= 32 || next === 0xa0) break
      addFeature(features, mix(MARK, next), SIGNS, end, end + 1, field)
      run = mix(run, next)
      end++
    }
    if (end > at + 1) addFeature(features, run, SIGNS, at, end, field)
    if (features.wordCount > 0 && isStop(code)) {
      const word = features.words[features.wordCount - 1] as number
      if (tokens.fields[word] === field) {
        const hash = mix(mix(MARK_AFTER, tokens.hashes[word] as number), code)
        addFeature(features, hash, SIGNS, tokens.starts[word] as number, at + 1, field)
      }
    }
    at = Math.max(end, at + 1)
  }
  return isEnd
}

/** `.`, `!`, `?` and their like in other scripts. */
function isStop(code: number): boolean {
  return (
    code === 46 ||
    code === 33 ||
    code === 63 ||
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f ||
    code === 0x2026 ||
    code === 0x61f ||
    code === 0x964
  )
}

function isInAddress(tokens: Tokens, at: number, source: string): boolean {
  for (let url = 0; url < tokens.urlCount; url++) {
    const start = tokens.urls[url * 2] as number
    const end = tokens.urls[url * 2 + 1] as number
    if (at >= start && at < end && end <= source.length) return true
  }
  return false
}

/** Reads what is no word: shapes of numbers, capitals, emoji, tags, mentions, addresses, length. */
export function readSigns(features: Features): void {
  const { tokens } = features
  let letters = 0
  let capitals = 0
  for (let at = 0; at < features.wordCount; at++) {
    const index = features.words[at] as number
    const field = tokens.fields[index] as number
    const start = tokens.starts[index] as number
    const end = tokens.ends[index] as number
    if (tokens.kinds[index] === EMOJI) {
      addFeature(features, HAS_EMOJI, SIGNS, start, end, field)
      continue
    }
    const source = tokens.sources[field === IN_TITLE ? 0 : 1]
    let big = 0
    let digits = 0
    let shape = SHAPE
    for (let unit = start; unit < end; unit++) {
      const code = source.charCodeAt(unit)
      if (code >= 48 && code <= 57) {
        digits++
        shape = mix(shape, 48)
      } else {
        if (code >= 65 && code <= 90) big++
        shape = mix(shape, code | 32)
      }
    }
    letters += end - start - digits
    capitals += big
    if (digits > 0) {
      if (start > 0) {
        const before = source.charCodeAt(start - 1)
        if (before === 0xa3 || before === 0x24 || before === 0x20ac) shape = mix(shape, before)
      }
      addFeature(features, shape, SIGNS, start, end, field)
    }
    if (big >= 2 && big === end - start) addFeature(features, SHOUTED, SIGNS, start, end, field)
    if (at === 0 && big === 0 && digits === 0) addFeature(features, STARTS_SMALL, SIGNS, start, end, field)
  }
  for (let index = 0; index < tokens.count; index++) {
    const kind = (tokens.kinds[index] as number) & ~SUB
    if (kind !== TAG && kind !== MENTION) continue
    if (tokens.kinds[index] !== kind) continue
    const sign = kind === TAG ? HAS_TAG : HAS_MENTION
    addFeature(
      features,
      sign,
      SIGNS,
      tokens.starts[index] as number,
      tokens.ends[index] as number,
      tokens.fields[index] as number,
    )
  }
  readAddresses(features)
  const text = tokens.sources[1]
  const long = Math.round(2 * Math.log2(1 + text.length))
  addFeature(features, mix(LENGTH, long), SIGNS, 0, text.length, 1)
  const many = Math.round(2 * Math.log2(1 + features.wordCount))
  addFeature(features, mix(WORD_COUNT, many), SIGNS, 0, text.length, 1)
  const share = letters === 0 ? 0 : Math.ceil((6 * capitals) / letters)
  addFeature(features, mix(SHOUTING, share), SIGNS, 0, text.length, 1)
}

/** That there is an address, and how its host ends: `.co`, `.uk`. */
function readAddresses(features: Features): void {
  const { tokens } = features
  for (let url = 0; url < tokens.urlCount; url++) {
    const start = tokens.urls[url * 2] as number
    const end = tokens.urls[url * 2 + 1] as number
    // Addresses do not say which field they were read in; one that reaches past the text was in the title.
    const field = end <= tokens.sources[1].length ? 1 : 0
    addFeature(features, HAS_ADDRESS, SIGNS, start, end, field)
    const address = tokens.sources[field].slice(start, end)
    const scheme = address.indexOf('//')
    const host = address.slice(scheme < 0 ? 0 : scheme + 2).split(/[/?#:]/, 1)[0] ?? ''
    for (const part of host.toLowerCase().split('.').slice(1)) {
      if (part.length <= 4) addFeature(features, mix(SUFFIX, hashName(part)), SIGNS, start, end, field)
    }
  }
}
