import { deleteSampleTeams, insertSampleTeam } from '#core/teams'
import { deleteSampleGoals, insertSampleGoal } from '#journey/goals'
import {
  deleteSampleLinks,
  insertSampleClicks,
  insertSampleLink,
  markSampleFollowed,
  newCode,
  wordsFor,
} from '#journey/links'
import { deleteSampleClasses, insertSampleClass, takeSampleSeat } from '#journey/train'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import { at, type BroughtCompany, colleague } from '../bring-company.ts'
import type { Thread } from '../bring-conversations.ts'

const dayMs = 24 * 3_600_000
const hourMs = 3_600_000

const teams = [
  { name: 'Workshop and warranty', about: 'What breaks, and who pays for it.', members: ['tomas', 'rui', 'claire'] },
  { name: 'Battery, frame, display', about: 'How it is built, and why.', members: ['jonas', 'ines', 'femke', 'yuki'] },
  { name: 'Shops and sales', about: 'Where it is ridden first.', members: ['giulia', 'lukas'] },
]
const goal = {
  words: 'Nobody waits two weeks for a part without hearing why',
  figure: 'issue-resolved' as const,
  wanted: 30,
  madeDaysAgo: 30,
  dueInDays: 45,
}
const liveClass = {
  title: 'When somebody is angry, and right',
  about: 'Forty minutes with three threads that went badly, and how each could have gone. Bring one of yours.',
  by: 'tomas',
  inDays: 3,
  atHour: 13,
  place: 'The kitchen in Halden, or the usual room online',
  seats: 12,
  coming: ['ines', 'claire', 'rui', 'lukas'],
}

/** Brings what the sample company does together: teams and what they want to reach, a class, links and who followed them. */
export async function bringTogether(ctx: Context, threads: Thread[], company: BroughtCompany): Promise<void> {
  await bringGoal(ctx, company)
  await bringClass(ctx, company)
  await bringLinks(ctx, threads)
}

/** Takes it away, before the people whose it is. */
export async function removeTogether(ctx: Context): Promise<void> {
  await deleteSampleLinks(ctx)
  await deleteSampleClasses(ctx)
  await deleteSampleGoals(ctx)
  await deleteSampleTeams(ctx)
}

/** A team of the company that was set up keeps its name; then there may be too few to share a goal. */
async function bringGoal(ctx: Context, company: BroughtCompany): Promise<void> {
  const { words, figure, wanted, madeDaysAgo, dueInDays } = goal
  const begun = at(ctx, new Date(ctx.now().getTime() - madeDaysAgo * dayMs))
  const teamIds: string[] = []
  for (const { name, about, members } of teams) {
    const memberIds = members.map(key => colleague(company, key).id)
    const id = newId()
    if (await insertSampleTeam(begun, { id, name, about, leadId: memberIds[0] ?? null, calendarId: null, memberIds }))
      teamIds.push(id)
  }
  if (teamIds.length < 2) return
  const dueOn = new Date(ctx.now().getTime() + dueInDays * dayMs).toISOString().slice(0, 10)
  const madeBy = colleague(company, 'tomas').id
  await insertSampleGoal(begun, { id: newId(), words, figure, wanted, dueOn, madeBy, teamIds: teamIds.slice(0, 2) })
}

async function bringClass(ctx: Context, company: BroughtCompany): Promise<void> {
  const { title, about, by, inDays, atHour, place, seats, coming } = liveClass
  const startsAt = new Date(ctx.now().getTime() + inDays * dayMs)
  startsAt.setUTCHours(atHour, 0, 0, 0)
  const id = newId()
  const teacherId = colleague(company, by).id
  const times = { startsAt, endsAt: new Date(startsAt.getTime() + hourMs) }
  await insertSampleClass(
    ctx,
    id,
    { ...{ title, about, language: 'en', courseId: null, teacherId, place, seats }, ...times },
    teacherId,
  )
  for (const key of coming) await takeSampleSeat(ctx, id, colleague(company, key).id)
}

const ourPage = /\b(?:https:\/\/)?(halden\.example\/[\w/-]+)/

/** Answers that name a page of ours were given with a link to it; some followed theirs, a few hours later, and a program each. */
async function bringLinks(ctx: Context, threads: Thread[]): Promise<void> {
  const given = threads.flatMap(({ id, messages }) => {
    const message = messages.find(each => each.author && ourPage.test(each.said.text))
    const [, page] = ourPage.exec(message?.said.text ?? '') ?? []
    return message?.author && page ? [{ conversationId: id, author: message.author, at: message.postedAt, page }] : []
  })
  for (const [place, { author, conversationId, page, at: givenAt }] of given.entries()) {
    const id = newId()
    const title = (page.split('/').at(-1) ?? '').replaceAll('-', ' ')
    const link = { id, code: newCode(), words: wordsFor(title), url: `https://${page}`, title }
    const utm = { source: 'bluesky', medium: 'social' }
    if (!(await insertSampleLink(at(ctx, givenAt), { ...link, utm, conversationId, madeBy: author.id }))) continue
    const followedAt = new Date(givenAt.getTime() + (1 + (place % 5)) * hourMs)
    if (place % 3 === 2 || followedAt > ctx.now()) continue
    const person = { linkId: id, at: followedAt, fromHost: 'bsky.app', isProgram: false }
    const people = Array.from({ length: 1 + ((place * 7) % 4) }, () => person)
    await insertSampleClicks(ctx, [...people, { ...person, fromHost: null, isProgram: true }], { soon: false })
    await markSampleFollowed(at(ctx, followedAt), [id])
  }
}
