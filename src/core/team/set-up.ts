import { z } from 'zod'
import { CompanyInput, foundCompany, isSetUp, TopicInput } from '#core/company'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { as, type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { insertSetupLink, setupLinkIsGood, useSetupLink } from './access-store.ts'
import { accounts } from './auth.ts'
import type { Employee } from './model.ts'
import { insertEmployee, signInIsThere } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'employee.joined': { employeeId: string; by: 'set-up' | 'invitation' }
  }
}

export const Password = z.string().min(10, 'Ten characters or more: three plain words do well.').max(200)

export const SetUp = z.object({
  token: z.string().min(10).max(200),
  company: CompanyInput,
  you: z.object({
    name: z.string().trim().min(1).max(120),
    title: z.string().trim().max(120).default(''),
    email: z.email('This does not look like an address.').max(254),
    password: Password,
    languages: z.array(z.string().min(2).max(12)).max(20).default([]),
  }),
  makes: z.array(TopicInput).max(100).default([]),
})
export type SetUp = z.input<typeof SetUp>

const linkLivesMs = 24 * 60 * 60 * 1000

/** The one-time link of the first administrator; an earlier one that was not used stops working. */
export async function makeSetupLink(ctx: Context): Promise<string> {
  const token = ctx.secrets.randomToken()
  await insertSetupLink(ctx, ctx.secrets.hashToken(token), new Date(ctx.now().getTime() + linkLivesMs))
  return token
}

/** Is this link still good? Asked before the three questions are shown. */
export async function setupIsOpen(ctx: Context, token: string): Promise<boolean> {
  return !(await isSetUp(ctx)) && (await setupLinkIsGood(ctx, ctx.secrets.hashToken(token)))
}

/** Founds the company and makes the first administrator, in one go: all of it or nothing. */
export async function setUp(ctx: Context, input: SetUp): Promise<Employee> {
  const { token, company, you, makes } = check(SetUp, input)
  return inTransaction(as(ctx, { kind: 'setup' }), async ctx => {
    if (!(await useSetupLink(ctx, ctx.secrets.hashToken(token))))
      throw new Problem('forbidden', 'This link was used or is too old. Restart Sosh: it prints a new one.')
    await foundCompany(ctx, company, makes)
    return makeEmployee(ctx, {
      ...you,
      timezone: company.timezone,
      roles: ['employee', 'administrator', 'coordinator', 'reviewer'],
      autonomy: 'trusted',
      affiliation: 'employee',
      by: 'set-up',
    })
  })
}

/** Makes the sign-in and the employee who belongs to it, in the caller's transaction. */
export async function makeEmployee(
  ctx: Context,
  who: Pick<Employee, 'name' | 'title' | 'roles' | 'autonomy' | 'affiliation' | 'timezone' | 'languages'> & {
    email: string
    password: string
    by: 'set-up' | 'invitation'
  },
): Promise<Employee> {
  const userId = await makeSignIn(ctx, who)
  const employee: Employee = {
    id: newId(),
    userId,
    name: who.name,
    title: who.title,
    roles: who.roles,
    affiliation: who.affiliation,
    autonomy: who.autonomy,
    languages: who.languages,
    timezone: who.timezone,
    hours: {},
    joinedAt: ctx.now(),
  }
  await insertEmployee(ctx, employee, false)
  await emit(ctx, 'employee.joined', { employeeId: employee.id, by: who.by })
  return employee
}

async function makeSignIn(ctx: Context, who: { name: string; email: string; password: string }): Promise<string> {
  const { name, email, password } = who
  try {
    const { user } = await accounts(ctx).api.signUpEmail({ body: { name, email, password } })
    // For an address that is taken it answers with somebody who is not there, so that strangers can’t try out addresses.
    if (await signInIsThere(ctx, user.id)) return user.id
  } catch (error) {
    if (!(error instanceof Error && /exist/i.test(error.message))) throw error
  }
  throw new Problem('conflict', 'A colleague signs in with this address already.', [
    { at: 'email', message: 'Use another address.' },
  ])
}
