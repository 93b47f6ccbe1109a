import { type Account, accountsToActFrom, type Capabilities, type Speaker } from '#core/channels'
import { Problem } from '#lib/problem'
import { type Context, requireEmployee } from '#platform/context'
import { lastAccountOf } from './store.ts'

export interface WhereToAct {
  network: string
  sourceId: string | null
  /** The account from which this person spoke there before. */
  spokeFrom?: string | null | undefined
  /** Our accounts, where they are known already. */
  accounts?: Account[]
}

/** The accounts from which the person who acts can do something in a conversation; the first is meant unless they choose. */
export async function accountsToChooseFrom(
  ctx: Context,
  where: WhereToAct,
  can: (capabilities: Capabilities) => boolean,
): Promise<Speaker[]> {
  const me = requireEmployee(ctx)
  const able = await accountsToActFrom(ctx, where, can)
  if (able.length < 2) return able
  const lastUsed = await lastAccountOf(
    ctx,
    me.employeeId,
    able.map(({ account }) => account.id),
  )
  return inOrder(able, { spokeFrom: where.spokeFrom ?? undefined, lastUsed })
}

/**
 * The one that this person spoke from there before, so that nobody is answered by two; else the one through which the
 * conversation was heard; else the one that they used last; else the company's before their own, and those that are
 * signed in before those that are not.
 */
export function inOrder(able: Speaker[], usual: { spokeFrom?: string | undefined; lastUsed?: string | undefined }) {
  const rank = ({ account: { id, signedOutAt, ownerId }, heardIt }: Speaker) => {
    if (id === usual.spokeFrom) return 0
    if (heardIt) return 1
    if (signedOutAt) return 5
    if (id === usual.lastUsed) return 2
    return ownerId === null ? 3 : 4
  }
  return able.toSorted((a, b) => rank(a) - rank(b))
}

/** The account to act from: the one that was chosen, if this person may use it there, else the one that is meant. */
export async function accountToActFrom(
  ctx: Context,
  where: WhereToAct,
  can: (capabilities: Capabilities) => boolean,
  chosen?: string | undefined,
): Promise<Speaker | undefined> {
  const able = await accountsToChooseFrom(ctx, where, can)
  if (!chosen) return able[0]
  const speaker = able.find(({ account }) => account.id === chosen)
  if (!speaker)
    throw new Problem('conflict', 'This can’t be done from that account. Choose another one.', [
      { at: 'accountId', message: 'It was disconnected, is somebody else’s own, or can’t do this there.' },
    ])
  return speaker
}
