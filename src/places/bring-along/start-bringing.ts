import { z } from 'zod'
import { forgetSecret, keepSecret } from '#core/secrets'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { isCentre, refuseSample, theSite } from '#places/sites'
import { type Context, type EmployeeActor, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { enqueue } from '#platform/jobs'
import { isFileThere } from './kept-file.ts'
import { type Bringing, kinds } from './model.ts'
import { bringingRow, insertBringing, setGoingOn, setKeepsAddresses, setStep, takeSecret } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'bringing.started': { bringingId: string; siteId: string; kind: string }
    'bringing.stopped': { bringingId: string; siteId: string }
    'bringing.resumed': { bringingId: string; siteId: string }
    'bringing.ended': { bringingId: string; siteId: string; isDone: boolean }
  }
}

export const bringJob = 'bring a community along'

const Address = z
  .string()
  .trim()
  .transform(typed => (/^https?:\/\//i.test(typed) ? typed : `https://${typed}`))
  .pipe(z.url({ protocol: /^https?$/, error: 'Write the address of the forum, such as forum.example.com.' }).max(300))
  .transform(url => url.replace(/[?#].*$/, '').replace(/\/+$/, ''))

export const StartBringing = z.object({
  kind: z.enum(kinds),
  /** Of the forum; for a backup, where it stood, so that links within it lead somewhere. */
  url: Address.optional(),
  /** An administrator’s: then people can take their posts over by their mail address. */
  apiKey: z.string().trim().min(10, 'A key is longer.').max(300).optional(),
  /** Discourse: whose key it is. NodeBB: the number of the user it is used as. */
  apiUser: z.string().trim().min(1).max(60).optional(),
  fileId: z.uuid().optional(),
  fileName: z.string().trim().max(200).optional(),
  zone: z.string().max(60).default('UTC'),
  /** Old links lead to where things stand now. */
  keepsAddresses: z.boolean().default(true),
})
export type StartBringing = z.input<typeof StartBringing>

/** Whoever answers for all communities: it concerns people who are not here to be asked. */
function requireCentre(ctx: Context): EmployeeActor {
  const me = requireEmployee(ctx)
  if (isCentre(me)) return me
  throw new Problem('forbidden', 'Communications and administrators bring a community along.')
}

/**
 * Begins to bring a community along from where it was, or what is new there since. Nobody is written to, nothing is heard at the
 * desk, and nothing that is private there is read further than to see that it is.
 */
export async function startBringing(ctx: Context, siteId: string, input: StartBringing): Promise<Bringing> {
  const me = requireCentre(ctx)
  const asked = check(StartBringing, input)
  const { kind, url, fileId, fileName, zone, keepsAddresses, apiKey, apiUser } = asked
  refuseSample(await theSite(ctx, siteId))
  const isFile = kind === 'table' || kind === 'discourse-export'
  if (!isFile && !url) throw missing('url', 'Write the address of the forum.')
  if (kind === 'discourse-export' && !url)
    throw missing('url', 'Write where the forum stood: links within it begin with it.')
  if (isFile && !(fileId && (await isFileThere(ctx, fileId)))) throw missing('fileId', 'Hand the file in first.')
  if (zone !== 'UTC' && !Intl.supportedValuesOf('timeZone').includes(zone))
    throw missing('zone', 'Sosh knows no such time zone.')
  const id = newId()
  await inTransaction(ctx, async ctx => {
    const secretId = apiKey ? await keepSecret(ctx, 'bringing', { apiKey, apiUser }) : null
    const settings = {
      ...(url && { url }),
      ...(fileId && isFile && { fileId, fileName }),
      ...(kind === 'table' && { zone }),
    }
    const origin = url ?? `table ${(fileName ?? 'of posts').toLowerCase()}`
    const bringing = { id, siteId, kind, origin, settings, secretId, keepsAddresses, by: me.employeeId }
    if (!(await insertBringing(ctx, bringing)))
      throw new Problem('conflict', 'One is being brought along already. Wait until it is done, or stop it.')
    await setKeepsAddresses(ctx, bringing)
    await enqueue(ctx, bringJob, { bringingId: id }, { key: `bring ${id}`, oneByOne: bringJob })
    await emit(ctx, 'bringing.started', { bringingId: id, siteId, kind }, { subjectId: id })
  })
  return theBringing(ctx, id)
}

const missing = (at: string, message: string) => new Problem('invalid', message, [{ at, message }])

export async function theBringing(ctx: Context, id: string): Promise<Bringing> {
  const bringing = await bringingRow(ctx, id)
  if (!bringing) throw new Problem('not-found', 'Nothing of the kind is brought along.')
  return bringing
}

/** Stops after what is just being done. What came stays; it can go on from there. */
export async function stopBringing(ctx: Context, id: string): Promise<Bringing> {
  requireCentre(ctx)
  return inTransaction(ctx, async ctx => {
    const { step, siteId } = await theBringing(ctx, id)
    if ((step !== 'reading' && step !== 'settling') || !(await setStep(ctx, id, step, 'stopped')))
      throw new Problem('conflict', 'It is not under way any more.')
    await emit(ctx, 'bringing.stopped', { bringingId: id, siteId }, { subjectId: id })
    return theBringing(ctx, id)
  })
}

/** Goes on where it was stopped, or failed. */
export async function resumeBringing(ctx: Context, id: string): Promise<Bringing> {
  requireCentre(ctx)
  return inTransaction(ctx, async ctx => {
    const { siteId } = await theBringing(ctx, id)
    if (!(await setGoingOn(ctx, id))) throw new Problem('conflict', 'It is under way already, or another one is.')
    await enqueue(ctx, bringJob, { bringingId: id }, { key: `bring ${id}`, oneByOne: bringJob })
    await emit(ctx, 'bringing.resumed', { bringingId: id, siteId }, { subjectId: id })
    return theBringing(ctx, id)
  })
}

/** The key is of no use any more: it is forgotten. */
export async function forgetKey(ctx: Context, id: string): Promise<void> {
  const secretId = await takeSecret(ctx, id)
  if (secretId) await forgetSecret(ctx, secretId)
}
