import { createFeatures, type Features, readFeatures } from '#text/features'
import type { Delta, Head, Reason, Verdict } from './model.ts'
import { type PackedHead, unpackHead } from './pack.ts'
import { byWord, readHead, reasonsOf } from './score.ts'
import feedback from './shipped/feedback.json' with { type: 'json' }
import request from './shipped/request.json' with { type: 'json' }
import staticOf from './shipped/static.json' with { type: 'json' }

/** The heads that come with Sosh (docs/models says what each was learned from, how well it does, and where it fails). */
export type ShippedName = 'static' | 'request' | 'feedback'

export const shippedNames: readonly ShippedName[] = ['static', 'request', 'feedback']

const packed: Record<ShippedName, unknown> = { static: staticOf, request, feedback }
const ready = new Map<ShippedName, Head>()
const own = createFeatures()

/** A shipped head, unpacked when it is first asked for. */
export function shippedHead(name: ShippedName): Head {
  const known = ready.get(name)
  if (known !== undefined) return known
  const head = unpackHead(packed[name] as PackedHead)
  ready.set(name, head)
  return head
}

/** What a shipped head says, with the words that moved it. */
export interface Reading extends Verdict {
  /** The strongest first: what speaks for the label has a weight above 0. */
  because: Reason[]
}

const mostBecause = 6

/**
 * What each shipped head says of a text that has been read into `features` (one pass for all heads). `deltas` are what
 * the company's people taught each. Only what is said has reasons, so that quiet texts stay cheap.
 */
export function readHeads(
  features: Features,
  deltas: Partial<Record<ShippedName, Delta>> = {},
): Record<ShippedName, Reading[]> {
  const read = (name: ShippedName) => readOne(name, features, deltas[name])
  return { static: read('static'), request: read('request'), feedback: read('feedback') }
}

function readOne(name: ShippedName, features: Features, delta?: Delta): Reading[] {
  const head = shippedHead(name)
  return readHead(head, features, delta).map(verdict => ({
    ...verdict,
    because: verdict.isSaid ? becauseOf(head, features, verdict.label, delta) : [],
  }))
}

function becauseOf(head: Head, features: Features, label: string, delta?: Delta): Reason[] {
  const reasons = byWord(features, reasonsOf(head, features, label, delta))
  return reasons.filter(({ weight }) => weight > 0).slice(0, mostBecause)
}

/** Whether a text is static (advertising, fraud), by itself. */
export function readStatic(text: string, title?: string): Reading | undefined {
  readFeatures(own, text, title)
  return readOne('static', own)[0]
}

/** Whether a text asks its reader for something, by itself. */
export function readRequest(text: string, title?: string): Reading | undefined {
  readFeatures(own, text, title)
  return readOne('request', own)[0]
}

/** What feedback on a product is about, by itself: all that is said. */
export function readFeedback(text: string, title?: string): Reading[] {
  readFeatures(own, text, title)
  return readOne('feedback', own).filter(({ isSaid }) => isSaid)
}
