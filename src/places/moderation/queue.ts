import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Writer, whoActs } from '#places/community'
import { isCentre, mayModerate, moderatorsOf, openDirectory, theSite } from '#places/sites'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { type FirstPosts, firstPosts, hardPerDay } from './model.ts'
import {
  type Case,
  caseById,
  type Decision,
  decisionById,
  decisionsAbout,
  decisionsOn,
  firstPostsOf,
  hardSettledBy,
  insertNote,
  type Note,
  notesAbout,
  openAppeals,
  openCases,
  setFirstPosts,
  waitingOn,
} from './store.ts'

declare module '#platform/events' {
  interface Events {
    'moderation.noted': { siteId: string; memberId: string }
    'moderation.first-posts': { siteId: string; firstPosts: string }
  }
}

/** The sites that whoever acts looks after. */
export async function sitesLookedAfter(ctx: Context): Promise<string[]> {
  const { actor } = ctx
  if (actor.kind !== 'employee' && actor.kind !== 'member') return []
  const { all, master } = await openDirectory(ctx)
  if (!master) return []
  if ((actor.kind === 'employee' && isCentre(actor)) || (await mayModerate(ctx, master.id)))
    return all.map(site => site.id)
  const mine = await Promise.all(all.map(async site => ((await mayModerate(ctx, site.id)) ? [site.id] : [])))
  return mine.flat()
}

/** The sites that whoever acts looks after; refuses everybody else. The centre does, even where there is none yet. */
export async function requireSites(ctx: Context): Promise<string[]> {
  const sites = await sitesLookedAfter(ctx)
  if (sites.length > 0 || (ctx.actor.kind === 'employee' && isCentre(ctx.actor))) return sites
  throw new Problem('forbidden', 'This is for those who look after one of our places.')
}

/** A case as a moderator sees it: what may hurt is covered, and not handed to who read enough of it today. */
export type Waiting = Case & { isSpared: boolean }

export interface Queue {
  cases: Waiting[]
  appeals: Decision[]
  log: Decision[]
}

/** What waits for whoever looks after these places, and what was decided of late. Nothing from outside is ever in it. */
export async function moderationQueue(ctx: Context): Promise<Queue> {
  const siteIds = await requireSites(ctx)
  const [cases, appeals, log] = await Promise.all([
    openCases(ctx, siteIds),
    openAppeals(ctx, siteIds),
    decisionsOn(ctx, siteIds),
  ])
  const spared = new Map<string, boolean>()
  for (const { isHard, siteId } of cases)
    if (isHard && !spared.has(siteId)) spared.set(siteId, await isSpared(ctx, siteId))
  return { cases: cases.map(each => covered(each, each.isHard && spared.get(each.siteId) === true)), appeals, log }
}

/** Without the words, where somebody else is to read them. */
function covered(about: Case, isSpared: boolean): Waiting {
  if (!isSpared) return { ...about, isSpared }
  return {
    ...about,
    isSpared,
    text: null,
    html: null,
    pictures: [],
    held: about.held && {},
    topicTitle: null,
    reports: [],
  }
}

/** Whether whoever acts read enough hard ones today, and another could read the next. */
export async function isSpared(ctx: Context, siteId: string): Promise<boolean> {
  const by = whoActs(ctx)
  if ((await hardSettledBy(ctx, by, new Date(ctx.now().getTime() - 86_400_000))) < hardPerDay) return false
  const { parentId } = await theSite(ctx, siteId)
  const all = await moderatorsOf(ctx, [siteId, ...(parentId ? [parentId] : [])])
  return all.some(each => !isSame(each, by))
}

const isSame = (one: Writer, other: Writer) =>
  (one.memberId !== null && one.memberId === other.memberId) ||
  (one.employeeId !== null && one.employeeId === other.employeeId)

export interface Story {
  about: Waiting
  /** What was decided about them before. */
  before: Decision[]
  notes: Note[]
}

/** A case with all that a moderator needs to decide it. */
export async function caseStory(ctx: Context, caseId: string): Promise<Story> {
  const siteIds = await requireSites(ctx)
  const about = await caseById(ctx, caseId)
  if (!about || !siteIds.includes(about.siteId)) throw new Problem('not-found', 'There is no such case.')
  const [before, notes] = await Promise.all([
    decisionsAbout(ctx, about.memberId),
    notesAbout(ctx, about.memberId, siteIds),
  ])
  const spared = about.isHard && !about.settledAt && (await isSpared(ctx, about.siteId))
  return { about: covered(about, spared), before: before.filter(each => siteIds.includes(each.siteId)), notes }
}

/** A decision that somebody asked other eyes for. */
export async function appealed(ctx: Context, decisionId: string): Promise<Decision> {
  const siteIds = await requireSites(ctx)
  const decision = await decisionById(ctx, decisionId)
  if (!decision?.appeal || !siteIds.includes(decision.siteId)) throw new Problem('not-found', 'Nobody asked for that.')
  return decision
}

/** How much waits for whoever acts: to be read, and to be known. */
export async function waitingForMe(ctx: Context): Promise<{ cases: number; appeals: number; unseen: number }> {
  const memberId = ctx.actor.kind === 'member' ? ctx.actor.memberId : null
  return waitingOn(ctx, { memberId, siteIds: await sitesLookedAfter(ctx) })
}

export const AddNote = z.object({
  caseId: z.uuid(),
  text: z.string().trim().min(3, 'Write the note first.').max(1_000),
})
export type AddNote = z.input<typeof AddNote>

/** A moderator tells the others something about the author of a case. Nobody else ever reads it. */
export async function addNote(ctx: Context, input: AddNote): Promise<void> {
  const siteIds = await requireSites(ctx)
  const { caseId, text } = check(AddNote, input)
  await inTransaction(ctx, async ctx => {
    const about = await caseById(ctx, caseId)
    if (!about || !siteIds.includes(about.siteId)) throw new Problem('not-found', 'There is no such case.')
    const { memberId, siteId } = about
    await insertNote(ctx, { id: newId(), siteId, memberId, text, by: whoActs(ctx) })
    await emit(ctx, 'moderation.noted', { siteId, memberId }, { subjectId: memberId })
  })
}

export const ReadFirst = z.object({ siteId: z.uuid(), firstPosts: z.enum(firstPosts) })
export type ReadFirst = z.input<typeof ReadFirst>

/** Which of somebody’s first words are read before others see them. */
export async function readFirst(ctx: Context, input: ReadFirst): Promise<void> {
  const siteIds = await requireSites(ctx)
  const { siteId, firstPosts } = check(ReadFirst, input)
  if (!siteIds.includes(siteId)) throw new Problem('forbidden', 'This is for those who look after this place.')
  await inTransaction(ctx, async ctx => {
    await setFirstPosts(ctx, siteId, firstPosts)
    await emit(ctx, 'moderation.first-posts', { siteId, firstPosts }, { subjectId: siteId })
  })
}

export async function firstPostsAt(ctx: Context, siteId: string): Promise<FirstPosts> {
  return firstPostsOf(ctx, siteId)
}
