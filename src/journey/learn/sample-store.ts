import { sql } from 'kysely'
import type { Context } from '#platform/context'

/** Of the sample: its people made it, or nothing but its conversations are in it. */
const ofSample = sql`(
  exists (select from employee e where e.id = t.made_by and e.is_sample)
  or (exists (select from theme_post p where p.theme_id = t.id)
    and not exists (select from theme_post p join conversation c on c.id = p.conversation_id where p.theme_id = t.id and not c.is_sample)))`

/** Whoever raised it was told by an answer that left before: the colleague's next one there after it was decided. */
export async function tellSample(ctx: Context, decisionId: string): Promise<void> {
  await sql`
    update telling t set begun_at = a.given_at, told_at = a.sent_at, answer_id = a.id
    from (
      select distinct on (n.conversation_id) n.* from answer n join decision d on d.id = ${decisionId}
      where n.step = 'sent' and n.sent_at > coalesce(d.done_at, d.decided_at) order by n.conversation_id, n.sent_at) a
    where t.decision_id = ${decisionId} and a.conversation_id = t.conversation_id and a.author_id = t.teller_id`.execute(
    ctx.db,
  )
}

/**
 * Takes away what was gathered and decided about the sample's conversations, by whomever. What was decided about real ones
 * stays: where one of the sample's people had it in hand, whoever considered it has it now.
 */
export async function deleteSampleLearning(ctx: Context): Promise<void> {
  const sample = sql`(select id from employee where is_sample)`
  await sql`
    delete from decision d where d.considered_by in ${sample} or d.decided_by in ${sample}
      or d.theme_id in (select t.id from theme t where ${ofSample})
      or (exists (select from decision_citation k where k.decision_id = d.id) and not exists (
        select from decision_citation k join conversation c on c.id = k.conversation_id where k.decision_id = d.id and not c.is_sample))`.execute(
    ctx.db,
  )
  await sql`update decision set owner_id = considered_by where owner_id in ${sample}`.execute(ctx.db)
  await sql`update telling set teller_id = asked_by where teller_id in ${sample}`.execute(ctx.db)
  await sql`delete from theme t where ${ofSample}`.execute(ctx.db)
}
