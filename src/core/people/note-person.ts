import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { mergers } from './merge-people.ts'
import { type Purpose, purposes } from './model.ts'
import {
  deleteBelonging,
  deleteNote,
  deleteTag,
  insertConsent,
  insertNote,
  insertTag,
  upsertBelonging,
} from './note-store.ts'
import { wholePerson } from './whole-person.ts'

declare module '#platform/events' {
  interface Events {
    'person.noted': { personId: string; employeeId: string }
    'person.note-removed': { personId: string; employeeId: string }
    'person.tagged': { personId: string; employeeId: string; isAdded: boolean }
    'person.consent-noted': { personId: string; employeeId: string; purpose: Purpose; isGiven: boolean }
    'person.placed': { personId: string; employeeId: string; organisationId?: string }
  }
}

export const NotePerson = z.object({ words: z.string().trim().min(1, 'Write something first.').max(2000) })

/** Keeps a note of a person, under its author's name. They can ask to see it: it is written as if they read it. */
export async function notePerson(ctx: Context, id: string, input: z.input<typeof NotePerson>): Promise<void> {
  const me = requireEmployee(ctx)
  const { words } = check(NotePerson, input)
  await inTransaction(ctx, async ctx => {
    const { id: personId } = await wholePerson(ctx, id)
    await insertNote(ctx, personId, words, me.employeeId)
    await emit(ctx, 'person.noted', { personId, employeeId: me.employeeId }, { subjectId: personId })
  })
}

/** Takes a note away: its author, or whoever looks after people's pages. */
export async function removeNote(ctx: Context, id: string, noteId: string): Promise<void> {
  const me = requireEmployee(ctx)
  const mayAny = me.roles.some(role => mergers.includes(role))
  await inTransaction(ctx, async ctx => {
    const { id: personId, ids: personIds } = await wholePerson(ctx, id)
    if (!(await deleteNote(ctx, { id: noteId, personIds, by: mayAny ? null : me.employeeId })))
      throw new Problem('not-found', 'This note is gone, or a colleague wrote it.')
    await emit(ctx, 'person.note-removed', { personId, employeeId: me.employeeId }, { subjectId: personId })
  })
}

export const TagPerson = z.object({
  tag: z.string().trim().toLowerCase().min(1, 'Write the tag.').max(40, 'A tag has 40 letters at most.'),
  isOn: z.boolean().default(true),
})

/** Puts a tag on a person, or takes it off. */
export async function tagPerson(ctx: Context, id: string, input: z.input<typeof TagPerson>): Promise<void> {
  const me = requireEmployee(ctx)
  const { tag, isOn } = check(TagPerson, input)
  await inTransaction(ctx, async ctx => {
    const { id: personId, ids } = await wholePerson(ctx, id)
    if (isOn) await insertTag(ctx, personId, tag, me.employeeId)
    else if (!(await deleteTag(ctx, ids, tag))) return
    await emit(ctx, 'person.tagged', { personId, employeeId: me.employeeId, isAdded: isOn }, { subjectId: personId })
  })
}

export const SayConsent = z.object({
  purpose: z.enum(purposes),
  isGiven: z.boolean(),
  said: z.string().trim().min(3, 'Say where and how they said it: that is the proof.').max(1000),
})

/** Notes what a person allowed us, or took back, with where they said it. Earlier words stay beside it. */
export async function sayConsent(ctx: Context, id: string, input: z.input<typeof SayConsent>): Promise<void> {
  const me = requireEmployee(ctx)
  const consent = check(SayConsent, input)
  await inTransaction(ctx, async ctx => {
    const { id: personId } = await wholePerson(ctx, id)
    await insertConsent(ctx, { ...consent, personId, by: me.employeeId })
    const { isGiven, purpose } = consent
    const news = { personId, employeeId: me.employeeId, purpose, isGiven }
    await emit(ctx, 'person.consent-noted', news, { subjectId: personId })
  })
}

export const PlacePerson = z.object({
  name: z.string().trim().min(2, 'Which organisation?').max(120),
  role: z.string().trim().max(120).default(''),
})

/** Says where a person works, as they say it themselves. */
export async function placePerson(ctx: Context, id: string, input: z.input<typeof PlacePerson>): Promise<void> {
  const me = requireEmployee(ctx)
  const { name, role } = check(PlacePerson, input)
  await inTransaction(ctx, async ctx => {
    const { id: personId } = await wholePerson(ctx, id)
    await upsertBelonging(ctx, { personId, name: name.replace(/\s+/g, ' '), role, by: me.employeeId })
    await emit(ctx, 'person.placed', { personId, employeeId: me.employeeId }, { subjectId: personId })
  })
}

/** They are not there any more, or never were. */
export async function unplacePerson(ctx: Context, id: string, organisationId: string): Promise<void> {
  const me = requireEmployee(ctx)
  await inTransaction(ctx, async ctx => {
    const { id: personId, ids } = await wholePerson(ctx, id)
    if (!(await deleteBelonging(ctx, ids, organisationId))) return
    const news = { personId, employeeId: me.employeeId, organisationId }
    await emit(ctx, 'person.placed', news, { subjectId: personId })
  })
}
