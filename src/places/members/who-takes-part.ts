import { whoIs } from '#core/team'
import { Problem } from '#lib/problem'
import { type Actor, type Context, type MemberActor, requireMember } from '#platform/context'
import { type Door, memberAccounts, memberCookie } from './auth.ts'
import { claimMember } from './claim-member.ts'
import { joinFromDesk } from './join.ts'
import { isSuspended, type Member } from './model.ts'
import { memberRow } from './store.ts'

/** Who opens a page of our own places. */
export type Visitor =
  /** Nobody we know, or whose account has no name yet: then they are asked for one. */
  { actor: { kind: 'nobody' }; nameless?: { userId: string } } | { actor: MemberActor; member: Member }

/** Whether these cookies could be anybody’s: without them a page is the same for everybody. */
export function hasSession(cookie: string | null | undefined): boolean {
  return cookie?.includes('session_token') === true
}

/**
 * Who sends this request: a member by their own cookie; else a colleague by the desk’s, who takes part as themselves. It is
 * never the colleague’s rights at the desk that act here.
 */
export async function whoTakesPart(ctx: Context, door: Door, headers: Headers, language: string): Promise<Visitor> {
  const cookie = headers.get('cookie')
  if (!hasSession(cookie)) return { actor: { kind: 'nobody' } }
  if (cookie?.includes(`${memberCookie}.session_token`)) {
    const visitor = await fromOutside(ctx, door, headers)
    if (visitor) return visitor
  }
  return fromDesk(ctx, headers, language)
}

async function fromOutside(ctx: Context, door: Door, headers: Headers): Promise<Visitor | undefined> {
  const session = await memberAccounts(ctx, door).api.getSession({ headers })
  if (!session) return undefined
  const userId = session.user.id
  const member = (await memberRow(ctx, { userId })) ?? (await claimMember(ctx, userId))
  if (!member) return { actor: { kind: 'nobody' }, nameless: { userId } }
  return { actor: actorOf(member, session.session.id), member }
}

async function fromDesk(ctx: Context, headers: Headers, language: string): Promise<Visitor> {
  // A program’s token is for the API; here it is nobody.
  const colleague: Actor = await whoIs(ctx, new Headers({ cookie: headers.get('cookie') ?? '' }))
  if (colleague.kind !== 'employee') return { actor: { kind: 'nobody' } }
  const { employeeId, sessionId } = colleague
  const member = (await memberRow(ctx, { employeeId })) ?? (await joinFromDesk(ctx, colleague, language))
  // Told what they are called at the desk today.
  const named = { ...member, name: colleague.name }
  return { actor: actorOf(named, sessionId), member: named }
}

function actorOf({ id, handle, name, employeeId }: Member, sessionId: string): MemberActor {
  return { kind: 'member', memberId: id, handle, name, employeeId, sessionId }
}

/** The acting member, if they may write now; whoever is suspended is told why and until when. */
export async function requireTakingPart(ctx: Context): Promise<MemberActor> {
  const me = requireMember(ctx)
  const member = await memberRow(ctx, { id: me.memberId })
  if (!member || member.leftAt) throw new Problem('forbidden', 'This account is gone. Sign in to take part.')
  if (!isSuspended(member, ctx.now())) return me
  const until = member.suspendedUntil?.toISOString().slice(0, 10)
  throw new Problem('forbidden', `You can read, and write again from ${until} on. ${member.suspendedWhy ?? ''}`.trim())
}
