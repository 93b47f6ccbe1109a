import { type RawBuilder, sql } from 'kysely'
import { idSince } from '#lib/id'
import type { Context } from '#platform/context'

/** One conversation behind a figure: what they said, and who of us answered, after how long. */
export interface BehindRow {
  /** Of what is counted: a conversation, a message, an answer, a purchase. */
  id: string
  conversationId: string
  accountId: string
  personName: string
  network: string
  at: Date
  quote: string
  language: string | null
  employeeName: string | null
  /** Until the answer; null where it isn't told. */
  seconds: number | null
}

/**
 * Results, of the last thirty days: first answers on a network, or of a week; who still waits there; answers of a kind, and
 * those after which somebody wrote again; invitations to a page, and what came of them. Coverage: questions about a topic,
 * what somebody is asked first or has in hand, all who were answered in three months. Attribution: purchases that a step lay before.
 */
export const figures = [
  ...([
    'answered',
    'week',
    'late',
    'sent',
    'wrote-again',
    'invited',
    'invited-wrote-again',
    'invited-thanked',
  ] as const),
  ...(['asked', 'carried', 'in-hand', 'spoken', 'led-by-step', 'led-by-network', 'led-by-colleague'] as const),
] as const

/** A figure: which, of what, and since when it counts. */
export interface Counted {
  of: (typeof figures)[number]
  which: string
  windowDays?: number | undefined
  from: Date
  now: Date
}

/** What a figure counts, by the same conditions by which it is counted; the newest first. */
export async function behindRows(
  ctx: Context,
  counted: Counted,
  { before, limit }: { before: { at: Date; id: string } | undefined; limit: number },
): Promise<BehindRow[]> {
  const older = before ? sql`where (at, id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql``
  const { rows } = await sql<BehindRow>`
    select b.id, b.conversation_id as "conversationId", a.id as "accountId", coalesce(a.name, a.handle) as "personName", c.network, b.at,
      coalesce(m.text, '') as quote, m.language, e.name as "employeeName", b.seconds
    from (select * from (${countedBy(counted)}) counted (id, conversation_id, at, employee_id, seconds, message_id) ${older}
          order by at desc, id desc limit ${limit}) b
    join conversation c on c.id = b.conversation_id
    left join lateral (
      select account_id, text, language from message where id = b.message_id and account_id is not null and removed_at is null
      union all
      (select account_id, text, language from message where b.message_id is null and conversation_id = c.id and account_id = c.opened_by
        and removed_at is null order by posted_at, id limit 1)) m on true
    join person_account a on a.id = coalesce(m.account_id, c.opened_by)
    left join employee e on e.id = b.employee_id
    order by b.at desc, b.id desc`.execute(ctx.db)
  return rows
}

/** Rows of id, conversation, moment, colleague, seconds until the answer, and the message where another one than the first is meant. */
function countedBy(counted: Counted): RawBuilder<unknown> {
  const { of, which, from, now } = counted
  const nobody = sql`null::uuid`
  const untold = sql`null::int, null::uuid`
  switch (of) {
    case 'answered':
      return sql`select conversation_id, conversation_id, answered_at, answered_by, seconds, ${nobody}
        from first_answer where answered_at >= ${from} and network = ${which}`
    case 'week':
      return sql`select conversation_id, conversation_id, answered_at, answered_by, seconds, ${nobody}
        from first_answer where answered_at >= greatest(${from}::timestamptz, ${which}::date at time zone 'UTC')
          and answered_at < (${which}::date + 7) at time zone 'UTC'`
    case 'late':
      return sql`select id, id, last_message_at, ${nobody}, ${untold}
        from conversation where standing = 'open' and folded_into is null and last_message_at >= ${from} and network = ${which}
          and answer_by <= ${now}`
    case 'sent':
    case 'wrote-again':
      return sql`select n.id, n.conversation_id, n.sent_at, n.author_id, ${untold}
        from answer n where n.step = 'sent' and n.sent_at >= ${from} and n.move = ${which} ${
          of === 'sent'
            ? sql``
            : sql`and exists (
              select 1 from message m join message r on r.conversation_id = n.conversation_id and r.account_id = m.account_id and r.posted_at > n.sent_at
              where m.id = n.reply_to)`
        }`
    case 'invited':
    case 'invited-wrote-again':
    case 'invited-thanked':
      return sql`select n.id, n.conversation_id, i.made_at, i.made_by, ${untold}
        from invitation_made i join answer n on n.id = i.answer_id
        where i.document_id = ${which}::uuid and i.made_at >= ${from} and n.step = 'sent' ${afterInvitation[of]}`
    case 'asked':
      return sql`select t.message_id, m.conversation_id, m.posted_at, ${nobody}, null::int, m.id
        from (select message_id from message_topic where topic_id = ${which}::uuid and message_id >= ${idSince(from)}::uuid
          order by message_id desc limit 1000) t
        join message m on m.id = t.message_id`
    case 'carried':
      return sql`select s.conversation_id, s.conversation_id, s.made_at, ${nobody}, ${untold}
        from suggestion s join conversation c on c.id = s.conversation_id
        where s.employee_id = ${which}::uuid and s.place = 1 and s.passed_at is null and s.made_at > ${from}
          and c.standing in ('open', 'claimed')`
    case 'in-hand':
      return sql`select id, conversation_id, claimed_at, ${nobody}, ${untold}
        from claim where employee_id = ${which}::uuid and ended_at is null`
    case 'spoken':
      return sql`select id, conversation_id, ended_at, employee_id, ${untold}
        from claim where end_reason = 'answered' and ended_at >= ${from}`
    default:
      return ledToPurchase(counted)
  }
}

const afterInvitation = {
  invited: sql``,
  'invited-wrote-again': sql`and exists (
    select 1 from message r where r.conversation_id = n.conversation_id and r.account_id = i.account_id and r.posted_at > n.sent_at)`,
  'invited-thanked': sql`and exists (
    select 1 from closing k where k.conversation_id = n.conversation_id and k.undone_at is null and k.result = 'thanked' and k.at > n.sent_at)`,
}

const labels: Partial<Record<Counted['of'], RawBuilder<unknown>>> = {
  'led-by-step': sql`kind`,
  'led-by-network': sql`network`,
  'led-by-colleague': sql`employee_id::text`,
}

/**
 * Purchases with such a step on the way to them, as attribution counts ways: after the purchase before, and within the window.
 * The last such step says whether there is one; the purchase before is looked up only where there is. Links are looked up by the
 * conversations of that person (offset 0), not among all that were followed in that time.
 */
function ledToPurchase({ of, which, windowDays = 30, from }: Counted): RawBuilder<unknown> {
  return sql`select o.id, o.conversation_id, o.at, o.employee_id, null::int, null::uuid
    from outcome o join conversation c on c.id = o.conversation_id join person_account p on p.id = c.opened_by
    cross join lateral (select array(select person_all(p.person_id)) as ids) whole
    cross join lateral (
      select max(step.at) as at from (
        select n.sent_at as at, case when n.move = 'invite' then 'invitation' else 'answer' end as kind, its.network, n.author_id as employee_id
        from person_account a join message m on m.account_id = a.id join answer n on n.reply_to = m.id join conversation its on its.id = n.conversation_id
        where a.person_id = any(whole.ids) and n.step = 'sent'
        union all
        select l.followed_at, 'link', its.network, l.made_by
        from person_account a join conversation its on its.opened_by = a.id
          cross join lateral (select followed_at, made_by from tracked_link where conversation_id = its.id and followed_at is not null offset 0) l
        where a.person_id = any(whole.ids)) step
      where step.at >= greatest(${from}, o.at - ${windowDays} * interval '1 day') and step.at <= o.at
        and ${labels[of]} = ${which}) led
    cross join lateral (select coalesce(max(earlier.at), '-infinity') as at from person_account a
      join conversation other on other.opened_by = a.id
      join outcome earlier on earlier.conversation_id = other.id and earlier.kind = 'purchase' and earlier.withdrawn_at is null
      where led.at is not null and a.person_id = any(whole.ids) and earlier.at < o.at) previous
    where o.kind = 'purchase' and o.withdrawn_at is null and o.at >= ${from} and led.at >= previous.at`
}
