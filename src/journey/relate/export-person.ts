import { knownOf, mergesOf, wholePerson } from '#core/people'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { everyCard } from './cards.ts'
import { hangingOn, type NotedOf, notedInPassing, othersIn } from './erasure-store.ts'
import { keepers, withoutOthers } from './model.ts'
import {
  accountsOfPerson,
  concernsOf,
  invitedTo,
  membersOf,
  promisesTo,
  resultsWith,
  spokenWith,
} from './story-store.ts'

declare module '#platform/events' {
  interface Events {
    'person.exported': { personId: string; employeeId: string }
  }
}

/**
 * Everything that is held of a person, as one readable document to hand to them: who we take them for and why, what they said
 * and what we answered, what was noted, allowed, promised, and what other parts of the house know. That it was taken out is kept.
 */
export async function exportPerson(ctx: Context, personId: string): Promise<Record<string, unknown>> {
  const me = requireRole(ctx, ...keepers)
  const whole = await wholePerson(ctx, personId)
  const { ids } = whole
  const parts: [string, unknown][] = []
  for (const card of everyCard()) parts.push([card.name, await card.exported(ctx, whole)])
  const { consents, notes, organisations, tags } = await knownOf(ctx, ids)
  const document = {
    about:
      'Everything that this house holds of you. Times are in UTC. What others said of you on public networks is theirs.',
    madeAt: ctx.now(),
    accounts: (await accountsOfPerson(ctx, ids)).map(({ id: _, personId: __, ...account }) => account),
    takenForOnePerson: (await mergesOf(ctx, ids)).map(
      ({ evidence, fromAccounts, how, mergedAt, mergedByName, undoneAt, undoneByName, undoneWhy, why }) => ({
        accounts: fromAccounts,
        how,
        why,
        evidence,
        at: mergedAt,
        by: mergedByName,
        ...(undoneAt && { undoneAt, undoneBy: undoneByName, undoneWhy }),
      }),
    ),
    members: await membersOf(ctx, ids),
    said: await spokenWith(ctx, ids),
    concerns: await concernsOf(ctx, ids),
    notes: notes.map(({ at, byName, words }) => ({ words, by: byName, at })),
    tags,
    organisations: organisations.map(({ name, role }) => ({ name, role })),
    consents: consents.map(({ at, byName, isGiven, purpose, said }) => ({
      purpose,
      isGiven,
      said,
      notedBy: byName,
      at,
    })),
    notedByColleagues: await inPassing(ctx, ids),
    promises: await promisesTo(ctx, ids),
    invitations: await invitedTo(ctx, ids),
    results: await resultsWith(ctx, ids),
    ...Object.fromEntries(parts),
  }
  await inTransaction(ctx, ctx =>
    emit(ctx, 'person.exported', { personId: whole.id, employeeId: me.employeeId }, { subjectId: whole.id }),
  )
  return document
}

/** What colleagues noted of them where others spoke, too: theirs to read, without the names of others. */
async function inPassing(ctx: Context, personIds: string[]): Promise<NotedOf[]> {
  const hanging = await hangingOn(ctx, personIds)
  const accounts = await accountsOfPerson(ctx, personIds)
  const own = accounts.flatMap(({ handle, name }) => [handle, name ?? ''])
  const others = await othersIn(ctx, hanging)
  const noted = await notedInPassing(ctx, hanging)
  return noted.map(each => ({ ...each, words: withoutOthers(each.words, { own, others }) }))
}
