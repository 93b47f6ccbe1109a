import type { Context } from '#platform/context'
import { createExpertise, createQuotes, type Expertise, type Quotes } from '#text/expertise'
import { canonicalLink } from '#text/similar'
import type { KnownEvidence } from './model.ts'
import { evidenceSince, learnDeclared } from './store.ts'

/** All evidence of who knows, kept in memory, with what it is found by. */
export interface Knowing {
  expertise: Expertise
  quotes: Quotes
  evidence: ReadonlyMap<string, KnownEvidence>
  /** By the canonical form of its address. */
  byLink: ReadonlyMap<string, string>
}

interface Kept extends Knowing {
  house: string
  revision: number
  evidence: Map<string, KnownEvidence>
  byLink: Map<string, string>
}

const atOnce = 500
let kept: Kept | undefined

/** Who knows what, by the evidence of this moment: what changed since the last time is learned, and nothing else. */
export async function knowWho(ctx: Context): Promise<Knowing> {
  const house = ctx.config.databaseUrl ?? ctx.config.dataDir
  if (kept?.house !== house)
    kept = {
      house,
      revision: 0,
      expertise: createExpertise(),
      quotes: createQuotes(),
      evidence: new Map(),
      byLink: new Map(),
    }
  const knowing = kept
  for (;;) {
    const { rows, gone } = await evidenceSince(ctx, knowing.revision, atOnce)
    if (rows.length === 0 && gone.length === 0) return knowing
    // Of two lists that may both be cut, only what both have reached is learned for good.
    const ends = [rows, gone].flatMap(list => (list.length === atOnce ? [list.at(-1)?.revision ?? 0] : []))
    const until = Math.min(...ends, Number.POSITIVE_INFINITY)
    for (const row of rows) {
      if (row.revision > until) break
      forget(knowing, row.id)
      if (!row.gone) learn(knowing, row)
      knowing.revision = Math.max(knowing.revision, row.revision)
    }
    for (const { id, revision } of gone) {
      if (revision > until) break
      forget(knowing, id)
      knowing.revision = Math.max(knowing.revision, revision)
    }
  }
}

/** What a colleague says they wrote, or all of them, is learned like what was read in. */
export async function noticeDeclared(ctx: Context, employeeId?: string): Promise<void> {
  await learnDeclared(ctx, employeeId)
}

type Row = Awaited<ReturnType<typeof evidenceSince>>['rows'][number]

function learn(knowing: Kept, { summary, text, worth, gone: _, revision: _revision, ...one }: Row): void {
  knowing.evidence.set(one.id, one)
  const link = one.kind === 'document' && one.url ? canonicalLink(one.url) : ''
  if (link !== '') knowing.byLink.set(link, one.id)
  if (one.kind === 'document' && text !== '') knowing.quotes.add(one.id, text)
  const { id, kind, title, employeeIds, at } = one
  knowing.expertise.add({ id, kind, people: employeeIds, title, summary, text, at: at.getTime(), worth })
}

function forget(knowing: Kept, id: string): void {
  const one = knowing.evidence.get(id)
  if (!one) return
  const link = one.url ? canonicalLink(one.url) : ''
  if (knowing.byLink.get(link) === id) knowing.byLink.delete(link)
  knowing.evidence.delete(id)
  knowing.quotes.remove(id)
  knowing.expertise.remove(id)
}
