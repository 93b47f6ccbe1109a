import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { OpenAPIHono } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Actor, as, type Context, type Role, roles } from '#platform/context'
import type { Env } from '#platform/http'
import { everyRoom } from '../src/apps/api/app.ts'
import { world } from './world.ts'

/**
 * Who may do what, found out by trying: every action of the API is pressed by every role, by a program with a token, and
 * by nobody, each in a transaction that is undone. A verb says first who may and only then looks at what it was given, so
 * whoever is not refused at the door may. `WRITE_ROLES=1` writes the table anew.
 */
const here = world()
const page = fileURLToPath(new URL('../docs/roles.md', import.meta.url))

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
interface Action {
  method: Method
  path: string
  tag: string
  summary: string
  query: string
}

const columns = [...roles, 'program', 'nobody'] as const
type Column = (typeof columns)[number]
const names: Partial<Record<Column, string>> = {
  'product-manager': 'product manager',
  program: 'a program',
  nobody: 'not signed in',
}

/** The order in which the first who asks may be seen: by rooms, as the API lists them. */
function everyAction(): Action[] {
  const { paths = {} } = everyRoom().getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Sosh', version: '0' } })
  return Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod ?? {}).flatMap(([method, about]): Action[] => {
      const given = about as { tags?: string[]; summary?: string; parameters?: Parameter[] }
      return [
        {
          method: method as Method,
          path,
          tag: given.tags?.[0] ?? '',
          summary: given.summary ?? '',
          query: (given.parameters ?? [])
            .filter(each => each.in === 'query' && each.required)
            .map(valueFor)
            .join('&'),
        },
      ]
    }),
  )
}

interface Parameter {
  in: string
  name: string
  required?: boolean
  schema?: { enum?: string[] }
}
const valueFor = ({ name, schema }: Parameter) => `${name}=${encodeURIComponent(schema?.enum?.[0] ?? 'x')}`

function actorOf(column: Column): Actor {
  if (column === 'nobody') return { kind: 'nobody' }
  if (column === 'program') return { kind: 'token', tokenId: newId(), name: 'a program' }
  const own: Role[] = column === 'employee' ? ['employee'] : ['employee', column]
  return {
    kind: 'employee',
    employeeId: here.id('ines'),
    userId: newId(),
    name: 'Inés Navarro',
    roles: own,
    sessionId: 'a session',
  }
}

const member: Actor = {
  kind: 'member',
  memberId: newId(),
  handle: 'rosa',
  name: 'Rosa Ibáñez',
  employeeId: null,
  sessionId: 'hers',
}

class Undone extends Error {}

/** Presses it, undoes whatever it did, and says whether it was refused at the door. */
async function isRefused(ctx: Context, { method, path, query }: Action): Promise<boolean> {
  let refused = false
  const app = new OpenAPIHono<Env>()
  app.onError(error => {
    refused = error instanceof Problem && error.kind === 'forbidden'
    return new Response(null, { status: 500 })
  })
  const undone = await here.ctx.db
    .transaction()
    .execute(async db => {
      app.use('*', async (http, next) => {
        http.set('ctx', { ...ctx, db })
        await next()
      })
      app.route('/', everyRoom())
      const address = path.replaceAll(/\{(\w+)\}/g, (_, name) => (name === 'version' ? '1' : newId()))
      await app.request(`${address}${query && `?${query}`}`, {
        method: method.toUpperCase(),
        headers: { 'content-type': 'application/json' },
        ...(method !== 'get' && method !== 'delete' && { body: '{}' }),
      })
      throw new Undone()
    })
    .catch(error => error)
  if (!(undone instanceof Undone)) throw undone
  return refused
}

test('who may do what is what the table says, in every cell', async () => {
  const rows: string[] = []
  const openToMembers: string[] = []
  let tag = ''
  for (const action of everyAction()) {
    if (action.tag !== tag) {
      tag = action.tag
      rows.push(
        '',
        `## ${tag}`,
        '',
        `| | ${columns.map(column => names[column] ?? column).join(' | ')} |`,
        `| --- | ${columns.map(() => ':-:').join(' | ')} |`,
      )
    }
    const cells: string[] = []
    for (const column of columns) cells.push((await isRefused(as(here.ctx, actorOf(column)), action)) ? '·' : '●')
    if (cells.at(-1) === '·' && !(await isRefused(as(here.ctx, member), action)))
      openToMembers.push(`${action.method} ${action.path}`)
    rows.push(`| ${action.summary} <br>\`${action.method.toUpperCase()} ${action.path}\` | ${cells.join(' | ')} |`)
  }
  const table = `${head}${rows.join('\n')}\n`
  if (process.env.WRITE_ROLES) await writeFile(page, table)
  expect(table).toBe(await readFile(page, 'utf8'))
  // Whoever takes part in our own places gets no further at the desk than a stranger.
  expect(openToMembers).toEqual([])
}, 300_000)

test('nobody who is not signed in, and no program, makes anything leave', async () => {
  const doors = everyAction().filter(
    ({ path, method }) => method === 'post' && /\/(answers|send|gestures|change|retract|posted|issues)\b/.test(path),
  )
  expect(doors.length).toBeGreaterThan(5)
  for (const door of doors)
    for (const column of ['program', 'nobody'] as const)
      expect([door.path, column, await isRefused(as(here.ctx, actorOf(column)), door)]).toEqual([
        door.path,
        column,
        true,
      ])
}, 120_000)

const head = `# Who may do what

Written from the running house by \`test/roles.test.ts\`: every action of the API is tried by every role, by a program with
a token and by nobody, and the test fails where a cell has changed. ● passes the door; · is refused there. Everybody who
works here is an employee; each column shows that role beside it, and an administrator holds no role but their own.

What somebody may do with what is not theirs is finer than a role, and said where they try: an author alone changes and
sends their words, a reviewer decides nothing of their own, the keeper of a fact or a coordinator changes it.
`
