import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { Company, Topic } from './model.ts'
import {
  companyRow,
  deleteSampleTopics,
  insertCompany,
  insertTopics,
  retireTopic,
  topicRows,
  updateCompany,
  updateTopic,
} from './store.ts'
import { usualDisclosures } from './wordings.ts'

declare module '#platform/events' {
  interface Events {
    'company.founded': { name: string }
    'company.changed': { fields: string[] }
    'topics.changed': { added: number; retired: number; changed?: number }
  }
}

export const CompanyInput = z.object({
  name: z.string().trim().min(1).max(120),
  about: z.string().trim().max(2000).default(''),
  language: z.string().trim().min(2).max(12).default('en'),
  timezone: z
    .string()
    .trim()
    .refine(isTimezone, 'This is not a time zone we know, such as Europe/Berlin.')
    .default('UTC'),
})

export const CompanyChange = CompanyInput.partial().extend({
  answerWithinMinutes: z.number().int().min(1).max(43_200).optional(),
  calendarId: z.uuid().nullable().optional(),
  disclosures: z
    .record(
      z.string().min(2).max(12),
      z
        .string()
        .trim()
        .max(120)
        .refine(text => text.includes('{name}') && text.includes('{company}'), 'It must keep {name} and {company}.')
        .refine(text => !/[<>`\p{Cc}\p{Cf}]/u.test(text), 'It is one line of plain words: leave out <, > and `.'),
    )
    .optional(),
})
export type CompanyChange = z.input<typeof CompanyChange>

export const TopicInput = z.object({
  name: z.string().trim().min(1).max(80),
  kind: z.enum(['product', 'topic']),
  words: z.array(z.string().trim().min(1).max(80)).max(50).default([]),
})
export type TopicInput = z.input<typeof TopicInput>

/** The company, once it is set up. */
export async function theCompany(ctx: Context): Promise<Company> {
  const company = await companyRow(ctx)
  if (!company) throw new Problem('conflict', 'Sosh is not set up yet. Follow the link that its start printed.')
  return company
}

export async function isSetUp(ctx: Context): Promise<boolean> {
  return (await companyRow(ctx)) !== undefined
}

/** Writes the company's one row. Only the set-up link leads here, and only once. */
export async function foundCompany(
  ctx: Context,
  input: z.input<typeof CompanyInput>,
  makes: TopicInput[],
): Promise<void> {
  const fields = check(CompanyInput, input)
  const founded = await insertCompany(ctx, {
    ...fields,
    disclosures: usualDisclosures,
    answerWithinMinutes: 240,
    calendarId: null,
    setUpAt: ctx.now(),
  })
  if (!founded) throw new Problem('conflict', 'This company is set up already. Ask a colleague for an invitation.')
  await addTopicRows(ctx, makes, false)
  await emit(ctx, 'company.founded', { name: fields.name })
}

/** Changes what the company says of itself, its promise, or how it discloses. */
export async function changeCompany(ctx: Context, input: CompanyChange): Promise<Company> {
  requireRole(ctx, 'administrator', 'coordinator')
  const change = check(CompanyChange, input)
  return inTransaction(ctx, async ctx => {
    const company = await theCompany(ctx)
    const next: Company = {
      ...company,
      ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
      disclosures: { ...company.disclosures, ...change.disclosures },
    }
    await updateCompany(ctx, next)
    await emit(ctx, 'company.changed', { fields: Object.keys(change) })
    return next
  })
}

/** What the company makes and talks about. */
export async function topics(ctx: Context): Promise<Topic[]> {
  return topicRows(ctx)
}

/** Adds products and topics by name; one that is there already stays as it is. */
export async function addTopics(ctx: Context, input: TopicInput[]): Promise<Topic[]> {
  requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    await addTopicRows(ctx, check(z.array(TopicInput).min(1).max(100), input), false)
    await emit(ctx, 'topics.changed', { added: input.length, retired: 0 })
    return topicRows(ctx)
  })
}

export const TopicChange = TopicInput.partial()
export type TopicChange = z.input<typeof TopicChange>

/** Gives a topic another name, kind or words; whoever knows it still does. */
export async function changeTopic(ctx: Context, topicId: string, input: TopicChange): Promise<Topic[]> {
  requireRole(ctx, 'administrator', 'coordinator')
  const { words, ...change } = check(TopicChange, input)
  return inTransaction(ctx, async ctx => {
    const now = await topicRows(ctx)
    const name = change.name?.toLowerCase()
    if (name && now.some(each => each.id !== topicId && each.name.toLowerCase() === name))
      throw new Problem('conflict', 'There is one of this name.', [
        { at: 'name', message: 'It is on the list already.' },
      ])
    // Left out, the words stay; the input's default is for new topics.
    const next = { ...change, ...('words' in input && { words }) }
    if (!(await updateTopic(ctx, topicId, next))) throw new Problem('not-found', 'There is no such topic.')
    await emit(ctx, 'topics.changed', { added: 0, retired: 0, changed: 1 })
    return topicRows(ctx)
  })
}

/** Takes a topic out of the list; what was said about it stays. */
export async function removeTopic(ctx: Context, topicId: string): Promise<void> {
  requireRole(ctx, 'administrator', 'coordinator')
  await inTransaction(ctx, async ctx => {
    if (!(await retireTopic(ctx, topicId))) throw new Problem('not-found', 'There is no such topic.')
    await emit(ctx, 'topics.changed', { added: 0, retired: 1 })
  })
}

/** Adds topics for another room of this house (set-up, the sample company), in its transaction. */
export async function addTopicRows(ctx: Context, input: TopicInput[], isSample: boolean): Promise<Topic[]> {
  const added = input.map(topic => ({ words: [], ...topic, id: newId() }))
  await insertTopics(ctx, added, isSample)
  return added
}

export async function removeSampleTopics(ctx: Context): Promise<void> {
  await deleteSampleTopics(ctx)
}

function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
