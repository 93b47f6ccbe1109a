import { z } from 'zod'
import { type Known, knownOf, type Merge, mergesOf, nameKey, peopleOf, wholePerson } from '#core/people'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, requireEmployee } from '#platform/context'
import { type Card, everyCard } from './cards.ts'
import type { Account, Came, Concern, Invited, Promised, StoryLine } from './model.ts'
import {
  accountsOfPerson,
  answerersOf,
  concernsOf,
  everyIdOf,
  invitedTo,
  lastHeard,
  type PersonLine,
  peopleNamed,
  promisesTo,
  resultsWith,
  storyOf,
} from './story-store.ts'

const mostLines = 50
const mostPeople = 50

/** Everything a person's page says. */
export interface PersonPage {
  id: string
  name: string
  firstSeenAt: Date | null
  accounts: Account[]
  merges: Merge[]
  known: Known
  story: StoryLine[]
  concerns: Concern[]
  answeredBy: { employeeId: string; name: string; answers: number; lastAt: Date }[]
  promises: Promised[]
  invitations: Invited[]
  results: Came[]
  cards: Card[]
}

/** Who somebody is to us, over all networks on which we met them. */
export async function lookAtPerson(ctx: Context, personId: string): Promise<PersonPage> {
  requireEmployee(ctx)
  const whole = await wholePerson(ctx, personId)
  const { ids } = whole
  const accounts = await accountsOfPerson(ctx, ids)
  const head = accounts.find(account => account.personId === whole.id) ?? accounts[0]
  const cards = await Promise.all(everyCard().map(each => each.card(ctx, whole)))
  return {
    id: whole.id,
    name: head?.name ?? head?.handle ?? 'Somebody',
    firstSeenAt: accounts.reduce<Date | null>(
      (first, { seenAt }) => (first === null || seenAt < first ? seenAt : first),
      null,
    ),
    accounts,
    merges: await mergesOf(ctx, ids),
    known: await knownOf(ctx, ids),
    story: await storyOf(ctx, ids, mostLines),
    concerns: await concernsOf(ctx, ids),
    answeredBy: await answerersOf(ctx, ids),
    promises: await promisesTo(ctx, ids),
    invitations: await invitedTo(ctx, ids),
    results: await resultsWith(ctx, ids),
    cards: cards.filter(card => card !== undefined),
  }
}

const FurtherBack = z.object({ before: z.coerce.date() })

/** The story further back than a moment. */
export async function lookFurtherBack(ctx: Context, personId: string, asked: { before: string }): Promise<StoryLine[]> {
  requireEmployee(ctx)
  const { before } = check(FurtherBack, asked)
  const { ids } = await wholePerson(ctx, personId)
  return storyOf(ctx, ids, mostLines, before)
}

/** People by the beginning of a name or handle or of where they work, or by a tag; without words, those who spoke last. */
export async function findPeople(ctx: Context, words = ''): Promise<PersonLine[]> {
  requireEmployee(ctx)
  const key = words.trim().toLowerCase().replace(/^@/, '').replace(/^#/, '')
  if (key.length === 0) return lastHeard(ctx, mostPeople)
  return peopleNamed(ctx, { name: nameKey(key) || key, words: key }, mostPeople)
}

/** Everything an organisation's page says: of all whom we know there, together. */
export interface OrganisationPage
  extends Pick<PersonPage, 'story' | 'concerns' | 'answeredBy' | 'promises' | 'results'> {
  name: string
  people: { personId: string; name: string; role: string }[]
}

/** Who an organisation is to us, by the people who said that they are there: what they spoke of, what we owe, what came of it. */
export async function lookAtOrganisation(ctx: Context, id: string): Promise<OrganisationPage> {
  requireEmployee(ctx)
  const organisation = await peopleOf(ctx, id)
  if (!organisation) throw new Problem('not-found', 'We know no such organisation.')
  const ids = await everyIdOf(
    ctx,
    organisation.people.map(({ personId }) => personId),
  )
  return {
    ...organisation,
    story: await storyOf(ctx, ids, mostLines),
    concerns: await concernsOf(ctx, ids),
    answeredBy: await answerersOf(ctx, ids),
    promises: await promisesTo(ctx, ids),
    results: await resultsWith(ctx, ids),
  }
}
