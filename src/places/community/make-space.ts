import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { slugOf } from '#lib/topic-paths'
import { mayModerate } from '#places/sites'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { kinds, type Space } from './model.ts'
import { groundById, spacesOf } from './read-store.ts'
import { whoActs } from './said.ts'
import { insertSpace } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'space.made': { spaceId: string; siteId: string }
  }
}

export const MakeSpace = z.object({
  siteId: z.uuid(),
  name: z.string().trim().min(2, 'Give it a name.').max(60),
  about: z.string().trim().max(200).default(''),
  kinds: z.array(z.enum(kinds)).default([]),
})
export type MakeSpace = z.input<typeof MakeSpace>

/** More of them, and nobody finds their way. */
export const mostSpaces = 40

/** Makes a part of a site with a subject of its own. */
export async function makeSpace(ctx: Context, input: MakeSpace): Promise<Space> {
  const by = whoActs(ctx)
  const asked = check(MakeSpace, input)
  return inTransaction(ctx, async ctx => {
    if (!(await groundById(ctx, asked.siteId)))
      throw new Problem('not-found', 'There is no such place, or it was closed.')
    if (!(await mayModerate(ctx, asked.siteId)))
      throw new Problem('forbidden', 'Whoever looks after this place makes its spaces.')
    if ((await spacesOf(ctx, asked.siteId)).length >= mostSpaces)
      throw new Problem('refused', `${mostSpaces} spaces are enough for anybody to find their way.`)
    const space: Space = { id: newId(), ...asked, slug: spaceAddress(asked.name) }
    if (!(await insertSpace(ctx, space, by.employeeId)))
      throw new Problem('conflict', 'There is a space of this name already.', [
        { at: 'name', message: 'Choose another one.' },
      ])
    await emit(ctx, 'space.made', { spaceId: space.id, siteId: asked.siteId }, { subjectId: space.id })
    return space
  })
}

/** The first space of a site, so that people can ask the moment it is there. */
export async function makeFirstSpace(ctx: Context, siteId: string): Promise<void> {
  if ((await spacesOf(ctx, siteId)).length > 0) return
  await insertSpace(ctx, { id: newId(), siteId, slug: 'everything', name: 'Everything', about: '', kinds: [] }, null)
}

/** What stands in the address of a space. Letters of other scripts have no plain form that an address could show. */
export function spaceAddress(name: string): string {
  const plain = slugOf(name)
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return plain || `space-${newId().slice(-6)}`
}
