import { z } from 'zod'
import { nameKey, profilesNamed } from '#core/people'
import { employees, theEmployee } from '#core/team'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import type { OwnVoice } from './model.ts'
import { deleteVoice, keepVoice, voicesOf, writtenBy } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'own-voice.kept': { employeeId: string; isShown: boolean }
    'own-voice.removed': { employeeId: string }
  }
}

export const KeepVoice = z.object({
  url: z
    .url('An address that begins with https://')
    .max(500)
    .refine(url => /^https?:\/\//i.test(url), 'An address that begins with https://'),
  name: z.string().trim().min(1, 'What is it called?').max(120),
  /** A coordinator may see it. */
  isShown: z.boolean(),
})

const mostProfiles = 10

/**
 * Where the reader writes, by their own word; and for them to add if they like what stands under their name in what we read
 * and hear: pages of ours that name them as their author, and accounts that bear their name, where no other colleague does.
 * It may be a stranger of the same name: nobody else is shown it.
 */
export async function myVoices(ctx: Context): Promise<{ voices: OwnVoice[]; found: { title: string; url: string }[] }> {
  const { employeeId } = requireEmployee(ctx)
  const voices = await voicesOf(ctx, employeeId)
  const added = new Set(voices.map(({ url }) => url))
  const found = [...(await writtenBy(ctx, employeeId)), ...(await underTheirName(ctx, employeeId))]
  return {
    voices,
    found: [...new Map(found.map(each => [each.url, each])).values()].filter(({ url }) => !added.has(url)),
  }
}

async function underTheirName(ctx: Context, employeeId: string): Promise<{ title: string; url: string }[]> {
  const team = await employees(ctx)
  const me = team.find(({ id }) => id === employeeId)
  if (!me || team.some(({ id, name }) => id !== employeeId && nameKey(name) === nameKey(me.name))) return []
  const profiles = await profilesNamed(ctx, me.name, mostProfiles)
  return profiles.map(({ name, network, url }) => ({ title: `${name} (${network})`, url }))
}

/** Says where one writes or posts. It is shown to a coordinator only where one says so, and taken back whenever one likes. */
export async function keepOwnVoice(ctx: Context, input: z.input<typeof KeepVoice>): Promise<void> {
  const { employeeId } = requireEmployee(ctx)
  const voice = check(KeepVoice, input)
  await theEmployee(ctx, employeeId)
  await inTransaction(ctx, async ctx => {
    await keepVoice(ctx, { ...voice, id: newId(), employeeId })
    await emit(ctx, 'own-voice.kept', { employeeId, isShown: voice.isShown }, { subjectId: employeeId })
  })
}

export async function removeOwnVoice(ctx: Context, id: string): Promise<void> {
  const { employeeId } = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    if (!(await deleteVoice(ctx, id, employeeId))) throw new Problem('not-found', 'It is not there any more.')
    await emit(ctx, 'own-voice.removed', { employeeId }, { subjectId: employeeId })
  })
}
