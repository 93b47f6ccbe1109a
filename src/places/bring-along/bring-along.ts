import { setTimeout } from 'node:timers/promises'
import { NetworkError } from '#core/channels'
import { openSecret } from '#core/secrets'
import { colleagueByMail } from '#core/team'
import { type Piece, readDiscourse, readDiscourseExport, readNodebb, readTable } from '#places/forums'
import { markOfMail, memberWithMail } from '#places/members'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { enqueue } from '#platform/jobs'
import { keptFile, throwFileAway } from './kept-file.ts'
import { type Bringing, mostTries, pauseMs } from './model.ts'
import { settleNext } from './settle-next.ts'
import { bringJob, forgetKey } from './start-bringing.ts'
import {
  bringingRow,
  deleteAllRead,
  insertLeftOut,
  keepRows,
  lastDone,
  type ReadRow,
  setStep,
  setWaiting,
} from './store.ts'

/** So long it works at one go; then others have a turn. A file is read on for longer, as it begins at its start each time. */
const turnMs = { network: 20_000, file: 300_000 }

/**
 * Works at one bringing for a while: reads on, or puts what was read in its place. Each step is kept with where to go on, so
 * that a crash costs what was read last, and nothing comes twice.
 */
export async function bringAlong(ctx: Context, bringingId: string): Promise<void> {
  const bringing = await bringingRow(ctx, bringingId)
  if (!bringing) return
  try {
    if (bringing.step === 'reading' && !(await readOn(ctx, bringing))) return
    if (bringing.step === 'reading' || bringing.step === 'settling') await settle(ctx, bringing)
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    await meetTrouble(ctx, bringing, error)
  }
}

/** True once all was read. */
async function readOn(ctx: Context, bringing: Bringing): Promise<boolean> {
  const isFile = bringing.settings.fileId !== undefined
  const until = ctx.now().getTime() + (isFile ? turnMs.file : turnMs.network)
  for await (const { pieces, cursor } of await openReading(ctx, bringing)) {
    const rows: ReadRow[] = []
    for (const piece of pieces)
      if (piece.kind !== 'left-out')
        rows.push(await rowOf(ctx, bringing.kind === 'table' ? await unnamed(ctx, piece) : piece))
    const isGoing = await inTransaction(ctx, async ctx => {
      await insertLeftOut(
        ctx,
        bringing.id,
        pieces.filter(piece => piece.kind === 'left-out'),
      )
      return keepRows(ctx, bringing.id, rows, cursor)
    })
    if (!isGoing) return false
    if (ctx.now().getTime() < until) continue
    await again(ctx, bringing.id)
    return false
  }
  return inTransaction(ctx, async ctx => {
    await forgetKey(ctx, bringing.id)
    return setStep(ctx, bringing.id, 'reading', 'settling')
  })
}

async function openReading(
  ctx: Context,
  bringing: Bringing,
): Promise<AsyncGenerator<{ pieces: Piece[]; cursor: unknown }>> {
  const { kind, settings, secretId, siteId, origin } = bringing
  const cursor = bringing.cursor ?? undefined
  const url = settings.url ?? ''
  if (kind === 'table')
    return readTable(await keptFile(ctx, settings.fileId ?? ''), { zone: settings.zone ?? 'UTC' }, cursor as never)
  if (kind === 'discourse-export')
    return readDiscourseExport(await keptFile(ctx, settings.fileId ?? ''), url, cursor as never)
  const { apiKey, apiUser } = ((await openSecret(ctx, secretId)) ?? {}) as { apiKey?: string; apiUser?: string }
  const tools = { fetch: ctx.fetch as typeof fetch, now: ctx.now }
  const hasKey = apiKey !== undefined
  if (kind === 'nodebb') {
    const headers: Record<string, string> = apiKey ? { authorization: `Bearer ${apiKey}` } : {}
    return readNodebb(
      { url, headers, tools, ...(apiUser && { query: { _uid: apiUser } }) },
      { hasKey },
      cursor as never,
    )
  }
  const since = await lastDone(ctx, siteId, origin)
  const headers: Record<string, string> = apiKey ? { 'api-key': apiKey, 'api-username': apiUser ?? 'system' } : {}
  return readDiscourse({ url, headers, tools }, { hasKey, ...(since && { since }) }, cursor as never)
}

/** As it is kept aside: an address of somebody only as what it tells us. */
async function rowOf(ctx: Context, piece: Exclude<Piece, { kind: 'left-out' }>): Promise<ReadRow> {
  const said = Object.fromEntries(
    Object.entries(piece).filter(
      ([name, value]) => name !== 'mail' && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  )
  const { kind } = piece
  if (kind === 'person')
    return { kind, id: piece.id, topic: null, number: null, record: { ...said, ...(await knownBy(ctx, piece.mail)) } }
  if (kind === 'space') return { kind, id: piece.id, topic: null, number: null, record: said }
  if (kind === 'topic') return { kind, id: piece.id, topic: piece.id, number: null, record: said }
  if (kind === 'post') return { kind, id: piece.id, topic: piece.topic, number: piece.number, record: said }
  if (kind === 'like') return { kind, id: `${piece.post} ${piece.by}`, topic: piece.topic, number: null, record: said }
  return { kind, id: `${piece.topic} ${piece.by}`, topic: piece.topic, number: null, record: said }
}

/** In a table people have no numbers: what tells them apart (an address, a name) is kept as its mark only. */
async function unnamed<One extends Piece>(ctx: Context, piece: One): Promise<One> {
  const marked = async (id: string) => (await markOfMail(ctx, `in a table: ${id}`)).toString('base64url')
  if (piece.kind === 'person') return { ...piece, id: await marked(piece.id) }
  return 'by' in piece && piece.by ? { ...piece, by: await marked(piece.by) } : piece
}

/** Whom a confirmed address means here: a colleague, a member, or somebody who may come and say so. */
async function knownBy(ctx: Context, mail: string | undefined): Promise<object> {
  if (!mail) return {}
  const address = mail.trim().toLowerCase()
  const colleague = await colleagueByMail(ctx, address)
  if (colleague) return { employeeId: colleague }
  const member = await memberWithMail(ctx, address)
  return member ? { memberId: member.id } : { mark: (await markOfMail(ctx, address)).toString('base64url') }
}

async function settle(ctx: Context, bringing: Bringing): Promise<void> {
  const until = ctx.now().getTime() + turnMs.network
  while (await settleNext(ctx, bringing)) {
    const now = await bringingRow(ctx, bringing.id)
    if (now?.step !== 'settling') return
    if (ctx.now().getTime() >= until) return again(ctx, bringing.id)
    // Others who write here meanwhile come first.
    await setTimeout(1)
  }
  await inTransaction(ctx, async ctx => {
    if (!(await setStep(ctx, bringing.id, 'settling', 'done'))) return
    await deleteAllRead(ctx, bringing.id)
    await emit(
      ctx,
      'bringing.ended',
      { bringingId: bringing.id, siteId: bringing.siteId, isDone: true },
      { subjectId: bringing.id },
    )
  })
  if (bringing.settings.fileId) await throwFileAway(ctx, bringing.settings.fileId)
}

const again = (ctx: Context, bringingId: string, runAt?: Date) =>
  enqueue(ctx, bringJob, { bringingId }, { key: `bring ${bringingId}`, oneByOne: bringJob, ...(runAt && { runAt }) })

/** What passes is waited for; what does not ends it, and a person decides whether to go on. */
async function meetTrouble(ctx: Context, { id, siteId, tries, step }: Bringing, error: NetworkError): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if (error.outcome === 'later' && tries < mostTries) {
      const until = new Date(
        Math.max(error.retryAt?.getTime() ?? 0, ctx.now().getTime() + (error.retryAt ? 1_000 : pauseMs(tries))),
      )
      await setWaiting(ctx, id, error.message, until)
      return again(ctx, id, until)
    }
    if (!(await setStep(ctx, id, step, 'failed', error.message))) return
    await emit(ctx, 'bringing.ended', { bringingId: id, siteId, isDone: false }, { subjectId: id })
  })
}
