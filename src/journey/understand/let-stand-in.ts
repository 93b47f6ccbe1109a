import { findMessage } from '#journey/listen'
import { type Because, type BiggerReader, movedBiggerReader, openBiggerReader } from '#journey/reading'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'

/** Who reads what posts are, and why not the one who was asked to. */
export interface ReaderInCharge {
  name: string
  isBigger: boolean
  /** In words, where the bigger model was to read and could not. */
  failure: string | null
}

/** After a failure ours read for so long before the bigger one is tried again. */
const restMs = 5 * 60_000
/** One batch may take so long; then ours read it. */
const patienceMs = 60_000

interface StandIn {
  path: string
  reader: Promise<BiggerReader> | undefined
  name: string
  failure: string | null
  restsUntil: number
}

let standIn: StandIn | undefined

/** The bigger reader of this house, opened when it is first needed; none where none is set, or while it rests. */
async function theBiggerReader(ctx: Context): Promise<BiggerReader | undefined> {
  const path = ctx.config.modelPath
  if (path === undefined) return undefined
  if (standIn?.path !== path) standIn = { path, reader: undefined, name: path, failure: null, restsUntil: 0 }
  if (standIn.restsUntil > ctx.now().getTime()) return undefined
  standIn.reader ??= openBiggerReader(path)
  const reader = await standIn.reader
  standIn.name = reader.name
  return reader
}

/** Lets a reader stand in, for whoever brings their own. */
export function letStandIn(path: string, reader: BiggerReader): void {
  standIn = { path, reader: Promise.resolve(reader), name: reader.name, failure: null, restsUntil: 0 }
}

/** Asks the bigger reader. Where it fails, ours read: that is logged once, shown, and it is tried again later. */
export async function askBiggerReader<Answer>(
  ctx: Context,
  ask: (reader: BiggerReader) => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    const reader = await theBiggerReader(ctx)
    if (reader === undefined) return undefined
    const answer = await withPatience(ask(reader))
    if (standIn?.failure) ctx.log.info('The bigger model reads again.', { model: standIn.name })
    if (standIn) standIn.failure = null
    return answer
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    ctx.log.warn('The bigger model could not read; our own models did.', { model: ctx.config.modelPath, why })
    if (standIn) {
      standIn.failure = why
      standIn.reader = undefined
      standIn.restsUntil = ctx.now().getTime() + restMs
    }
    return undefined
  }
}

/** The words of a post that moved the bigger model to a kind, found when a person asks; none where ours read. */
export async function whyBiggerReads(ctx: Context, messageId: string, kind: string): Promise<Because[]> {
  const message = await findMessage(ctx, messageId)
  if (!message || message.removedAt) throw new Problem('not-found', 'There is no such post.')
  const { title, text } = message
  const lead = title ? title.length + 1 : 0
  const whole = title ? `${title}\n${text}` : text
  const moved = await askBiggerReader(ctx, reader => movedBiggerReader(reader, whole, kind))
  return (moved ?? []).map(({ words, start, end }) =>
    start < lead ? { words, start, end, in: 'title' as const } : { words, start: start - lead, end: end - lead },
  )
}

/** Who reads in this process, for health. */
export function readerInCharge(ctx: Context): ReaderInCharge {
  const asked = ctx.config.modelPath
  if (asked === undefined) return { name: 'our own models', isBigger: false, failure: null }
  const failure = standIn?.path === asked ? standIn.failure : null
  const name = standIn?.path === asked ? standIn.name : asked
  return failure ? { name: 'our own models', isBigger: false, failure } : { name, isBigger: true, failure: null }
}

async function withPatience<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not answer within ${patienceMs / 1000} seconds.`)), patienceMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
