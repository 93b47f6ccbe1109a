import { newId } from '#lib/id'
import {
  type Gathering,
  insertSampleGathering,
  insertSamplePoll,
  insertSpace,
  insertTopic,
  type Post,
  setAccepted,
  setTags,
  spaceAddress,
  tagIds,
  theTopic,
  type Writer,
  write,
} from '#places/community'
import { insertSampleMember } from '#places/members'
import { findMaster, insertSampleSite, type NewSite, type Site, theSite, upsertSampleModerator } from '#places/sites'
import { bringDeeds, type EarlierDeed } from '#places/standing'
import { insertSampleAttendance, insertSampleChoices, setVote } from '#places/taking-part'
import { insertSampleVerification } from '#places/verified'
import type { Context } from '#platform/context'
import { at, type BroughtCompany, colleague } from '../bring-company.ts'
import { atClock, timezone } from './clock.ts'
import { community, riders, spaces } from './riders.ts'
import type { SampleReply, SampleRider, SampleTalk } from './shape.ts'
import { signatureOf } from './signature-of.ts'
import { talkInEnglish } from './talk-in-english.ts'
import { talkInGerman } from './talk-in-german.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** The sample's community as it stands in the database. */
interface Ground {
  site: Site
  company: BroughtCompany
  spaceIds: Map<string, string>
  memberIds: Map<string, string>
  tagIds: Map<string, string>
}

/**
 * Brings a community in which people help each other: below the company's own where there is one, and else in its place
 * until the company founds its own. Nothing of it is heard at the desk, told to anybody, or found by search engines.
 */
export async function bringCommunity(ctx: Context, company: BroughtCompany): Promise<Site> {
  const then = at(ctx, ago(ctx, community.openedDaysAgo))
  const site = await openSite(then, company)
  const ground: Ground = {
    ...{ site, company },
    spaceIds: await bringSpaces(then, site.id),
    memberIds: await bringRiders(ctx, company),
    tagIds: await bringTags(then, site.id),
  }
  const oldestFirst = [...talkInEnglish, ...talkInGerman].sort((a, b) => b.daysAgo - a.daysAgo)
  for (const talk of oldestFirst) await bringTalk(ctx, talk, ground)
  return site
}

const ago = (ctx: Context, days: number) => new Date(ctx.now().getTime() - days * dayMs)

async function openSite(ctx: Context, company: BroughtCompany): Promise<Site> {
  const master = await findMaster(ctx)
  const { name, about, rules, lead, moderators } = community
  const leader = colleague(company, lead)
  const id = newId()
  const site: NewSite = {
    ...{ id, parentId: master?.id ?? null, slug: master ? community.slug : null, name, about, rules, language: 'en' },
    ...{ look: {}, madeBy: leader.id, isSample: true },
  }
  // The company may have riders of its own.
  if (!(await insertSampleSite(ctx, site))) await insertSampleSite(ctx, { ...site, slug: `sample-${id.slice(-12)}` })
  for (const [place, employee] of [leader, ...moderators.map(key => colleague(company, key))].entries()) {
    const who = { employeeId: employee.id }
    await upsertSampleModerator(ctx, { id: newId(), siteId: id, who, isLead: place === 0, by: leader.id })
  }
  return theSite(ctx, id)
}

async function bringSpaces(ctx: Context, siteId: string): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { key, name, about, kinds } of spaces) {
    const id = newId()
    await insertSpace(ctx, { id, siteId, slug: spaceAddress(name), name, about, kinds }, null)
    ids.set(key, id)
  }
  return ids
}

async function bringRiders(ctx: Context, company: BroughtCompany): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const rider of riders) {
    const joined = at(ctx, ago(ctx, rider.joinedDaysAgo))
    const memberId = await bringRider(joined, rider)
    ids.set(rider.key, memberId)
    const { rides } = rider
    if (!rides) continue
    const since = ago(ctx, rides.forMonths * 30.5 + 4)
      .toISOString()
      .slice(0, 10)
    const byEmployee = colleague(company, community.lead).id
    await insertSampleVerification(joined, { memberId, product: rides.product, since, byEmployee })
  }
  return ids
}

/** Under a name that nobody real has. */
async function bringRider(ctx: Context, { name, handle, language }: SampleRider): Promise<string> {
  const member = { id: newId(), userId: null, employeeId: null, handle, name, language, isSample: true }
  for (let more = 2; (await insertSampleMember(ctx, member)) !== 'made'; more++) member.handle = `${handle}-${more}`
  return member.id
}

async function bringTags(ctx: Context, siteId: string): Promise<Map<string, string>> {
  const names = [...new Set([...talkInEnglish, ...talkInGerman].flatMap(talk => talk.tags))]
  const ids = new Map<string, string>()
  for (const name of names) {
    const [id] = await tagIds(ctx, siteId, [{ id: newId(), name }])
    if (id) ids.set(name, id)
  }
  return ids
}

/** One topic with all that was said and done in it, each at its time. */
async function bringTalk(ctx: Context, talk: SampleTalk, ground: Ground): Promise<void> {
  const { site, spaceIds } = ground
  const openedAt = ago(ctx, talk.daysAgo)
  const later = (hours: number) =>
    at(ctx, new Date(Math.min(openedAt.getTime() + hours * hourMs, ctx.now().getTime() - hourMs / 2)))
  const then = later(0)
  const { kind, title, language, tags, text } = talk
  const writer = writerOf(ground, talk.by, language)
  const id = idOfTime(openedAt)
  const spaceId = spaceIds.get(talk.space) ?? ''
  const { memberId, employeeId } = writer
  await insertTopic(then, { ...{ id, siteId: site.id, spaceId, kind, title, language }, memberId, employeeId })
  await setTags(
    then,
    id,
    tags.flatMap(tag => ground.tagIds.get(tag) ?? []),
  )
  const topic = await theTopic(ctx, id)
  await write(then, { topic, ...writer, text, title, tags, language })
  const posts: Post[] = []
  for (const reply of talk.replies) {
    const replyTo = reply.replyTo === undefined ? null : (posts[reply.replyTo]?.number ?? null)
    const by = writerOf(ground, reply.by, language)
    posts.push(await write(later(reply.hoursAfter), { topic, ...by, text: reply.text, language, replyTo }))
  }
  for (const [place, reply] of talk.replies.entries()) {
    const post = posts[place]
    if (post) await bringHelp(ctx, post, reply, writer, ground, later)
  }
  await bringSays(ctx, talk, id, ground, later)
}

/** What stands beside a name, and what the company's people say they are. */
function writerOf({ company, memberIds }: Ground, key: string, language: string): Writer & { disclosure?: string } {
  const memberId = memberIds.get(key)
  if (memberId) return { memberId, employeeId: null }
  const disclosure = signatureOf(company, key, language).replace(/^[—–-]\s*/, '')
  return { memberId: null, employeeId: colleague(company, key).id, disclosure }
}

/** That an answer was the one, and whom it helped: from this, and nothing else, comes standing. */
async function bringHelp(
  ctx: Context,
  { id: postId, topicId, memberId }: Post,
  { acceptedAfterHours, hoursAfter, thankedBy = [] }: SampleReply,
  asker: Writer,
  { company, memberIds }: Ground,
  later: (hours: number) => Context,
): Promise<void> {
  const deeds: EarlierDeed[] = []
  if (acceptedAfterHours !== undefined) {
    const accepted = later(acceptedAfterHours)
    const by = { memberId: asker.memberId, employeeId: asker.employeeId }
    await setAccepted(accepted, topicId, postId, by)
    if (memberId) deeds.push({ kind: 'accepted', memberId, topicId, postId, by, at: accepted.now() })
  }
  for (const [place, key] of memberId ? thankedBy.entries() : []) {
    const rider = memberIds.get(key)
    const by = { memberId: rider ?? null, employeeId: rider ? null : colleague(company, key).id }
    if (memberId)
      deeds.push({ kind: 'thanked', memberId, topicId, postId, by, at: later(hoursAfter + 3 + 5 * place).now() })
  }
  await bringDeeds(ctx, deeds)
}

/** Votes, what was chosen, and who comes. */
async function bringSays(
  ctx: Context,
  { votes = [], poll, event }: SampleTalk,
  topicId: string,
  { site, memberIds }: Ground,
  later: (hours: number) => Context,
): Promise<void> {
  const member = (key: string) => memberIds.get(key) ?? ''
  for (const [place, key] of votes.entries())
    await setVote(later(4 + 7 * place), { topicId, siteId: site.id, memberId: member(key), wants: true })
  if (poll) {
    const choices = poll.map(({ choice }, place) => ({ id: newId(), position: place + 1, words: choice }))
    await insertSamplePoll(ctx, topicId, { closesAt: null, takesMany: false, choices })
    for (const [place, { riders }] of poll.entries())
      for (const [turn, key] of riders.entries()) {
        const chosen = [{ id: choices[place]?.id ?? '', slot: 0 }]
        await insertSampleChoices(later(2 + 9 * turn), { topicId, memberId: member(key), chosen })
      }
  }
  if (!event) return
  await insertSampleGathering(ctx, topicId, gatheringOf(ctx, event))
  for (const [place, key] of [...event.going, ...event.maybe].entries())
    await insertSampleAttendance(
      later(2 + 6 * place),
      topicId,
      member(key),
      event.going.includes(key) ? 'going' : 'maybe',
    )
}

function gatheringOf(ctx: Context, event: NonNullable<SampleTalk['event']>): Gathering {
  const startsAt = atClock(new Date(ctx.now().getTime() + event.daysAhead * dayMs), event.startsAt)
  const { place, address, roomFor, hours } = event
  const endsAt = new Date(startsAt.getTime() + hours * hourMs)
  return { startsAt, endsAt, timezone, place, address, url: null, roomFor }
}

/** A UUID (version 7) of a time gone by: lists go by the ids of topics. */
function idOfTime(moment: Date): string {
  const time = Math.max(0, moment.getTime()).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-${newId().slice(14)}`
}
