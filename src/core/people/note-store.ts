import { type RawBuilder, sql } from 'kysely'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import type { Consent, Group, Known, Purpose } from './model.ts'

/** Everything that colleagues noted of these people, who are one. */
export async function knownOf(ctx: Context, personIds: string[]): Promise<Known> {
  const { rows: notes } = await sql<Known['notes'][number]>`
    select n.id, n.words, n.written_by as "byId", e.name as "byName", n.written_at as at
    from person_note n left join employee e on e.id = n.written_by
    where n.person_id = any(${personIds}::uuid[]) order by n.written_at desc, n.id limit 200`.execute(ctx.db)
  const { rows: tags } = await sql<{ tag: string }>`
    select distinct tag from person_tag where person_id = any(${personIds}::uuid[]) order by tag`.execute(ctx.db)
  const { rows: consents } = await sql<Consent>`
    select c.id, c.purpose, c.is_given as "isGiven", c.said, e.name as "byName", c.noted_at as at
    from person_consent c left join employee e on e.id = c.noted_by
    where c.person_id = any(${personIds}::uuid[]) order by c.noted_at desc, c.id desc limit 200`.execute(ctx.db)
  const { rows: organisations } = await sql<Known['organisations'][number]>`
    select distinct on (o.name_key) o.id, o.name, p.role from person_organisation p join organisation o on o.id = p.organisation_id
    where p.person_id = any(${personIds}::uuid[]) order by o.name_key, p.said_at desc`.execute(ctx.db)
  return { notes, tags: tags.map(row => row.tag), consents, organisations }
}

const mostOfOne = 100

/** By which tags and organisations these people are known, with how many of them; what most have in common first. */
export async function groupsOf(ctx: Context, personIds: string[], most: number): Promise<Group[]> {
  const { rows } = await sql<Group>`
    with each as (select x.id, one.id as of from unnest(${personIds}::uuid[]) as x (id) cross join lateral person_all(x.id) as one (id))
    select kind, name, count(distinct id)::int as people from (
      select each.id, 'tag' as kind, t.tag as name
      from each cross join lateral (select tag from person_tag where person_id = each.of limit ${mostOfOne}) t
      union all
      select each.id, 'organisation', o.name
      from each cross join lateral (select organisation_id from person_organisation where person_id = each.of limit ${mostOfOne}) p
        cross join lateral (select name from organisation where id = p.organisation_id limit 1) o) known
    group by kind, name order by people desc, kind, name limit ${most}`.execute(ctx.db)
  return rows
}

/** Who of these people said that they may be quoted, and has not taken it back. */
export async function quotable(ctx: Context, personIds: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select x.id from unnest(${personIds}::uuid[]) as x (id) cross join lateral (
      select c.is_given from person_consent c where c.person_id in (select person_all(x.id)) and c.purpose = 'quote'
      order by c.noted_at desc, c.id desc limit 1) said
    where said.is_given`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

export async function insertNote(ctx: Context, personId: string, words: string, by: string): Promise<string> {
  const id = newId()
  await sql`
    insert into person_note (id, person_id, words, written_by, written_at)
    values (${id}, ${personId}, ${words}, ${by}, ${ctx.now()})`.execute(ctx.db)
  return id
}

/** False where it is gone, or another wrote it. */
export async function deleteNote(
  ctx: Context,
  { id, personIds, by }: { id: string; personIds: string[]; by: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    delete from person_note where id = ${id} and person_id = any(${personIds}::uuid[])
      and (${by}::uuid is null or written_by = ${by}) returning id`.execute(ctx.db)
  return rows.length === 1
}

export async function insertTag(ctx: Context, personId: string, tag: string, by: string): Promise<void> {
  await sql`
    insert into person_tag (person_id, tag, added_by, added_at) values (${personId}, ${tag}, ${by}, ${ctx.now()})
    on conflict do nothing`.execute(ctx.db)
}

export async function deleteTag(ctx: Context, personIds: string[], tag: string): Promise<boolean> {
  const { rows } = await sql`
    delete from person_tag where person_id = any(${personIds}::uuid[]) and tag = ${tag} returning tag`.execute(ctx.db)
  return rows.length > 0
}

export async function insertConsent(
  ctx: Context,
  consent: { personId: string; purpose: Purpose; isGiven: boolean; said: string; by: string },
): Promise<void> {
  await sql`
    insert into person_consent (id, person_id, purpose, is_given, said, noted_by, noted_at)
    values (${newId()}, ${consent.personId}, ${consent.purpose}, ${consent.isGiven}, ${consent.said}, ${consent.by}, ${ctx.now()})`.execute(
    ctx.db,
  )
}

/** Finds the organisation of this name, or makes it, and puts the person there. */
export async function upsertBelonging(
  ctx: Context,
  belonging: { personId: string; name: string; role: string; by: string },
): Promise<void> {
  await sql`
    insert into organisation (id, name, made_by, made_at) values (${newId()}, ${belonging.name}, ${belonging.by}, ${ctx.now()})
    on conflict (name_key) do nothing`.execute(ctx.db)
  await sql`
    insert into person_organisation (person_id, organisation_id, role, said_by, said_at)
    select ${belonging.personId}, id, ${belonging.role}, ${belonging.by}, ${ctx.now()} from organisation
    where name_key = lower(regexp_replace(${belonging.name}, '\\s+', ' ', 'g'))
    on conflict (person_id, organisation_id) do update set role = excluded.role, said_by = excluded.said_by, said_at = excluded.said_at`.execute(
    ctx.db,
  )
}

/** Nobody of an organisation is left: its name goes, too. */
export async function deleteBelonging(ctx: Context, personIds: string[], organisationId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from person_organisation where person_id = any(${personIds}::uuid[]) and organisation_id = ${organisationId}
    returning organisation_id`.execute(ctx.db)
  await deleteEmptyOrganisations(ctx, [organisationId])
  return rows.length > 0
}

export async function deleteEmptyOrganisations(ctx: Context, ids: string[]): Promise<void> {
  await sql`
    delete from organisation o where o.id = any(${ids}::uuid[])
      and not exists (select 1 from person_organisation p where p.organisation_id = o.id)`.execute(ctx.db)
}

/** Everybody who said that they are there, as the people they are now. */
export async function peopleOf(
  ctx: Context,
  organisationId: string,
): Promise<{ name: string; people: { personId: string; name: string; role: string }[] } | undefined> {
  const { rows } = await sql<{ name: string; people: { personId: string; name: string; role: string }[] }>`
    select o.name, coalesce((select jsonb_agg(jsonb_build_object('personId', now, 'name', name, 'role', role) order by name) from (
        select distinct on (person_now(p.person_id)) person_now(p.person_id) as now, p.role,
          coalesce((select name from person where id = person_now(p.person_id)), 'Somebody') as name
        from person_organisation p where p.organisation_id = o.id order by person_now(p.person_id), p.said_at desc limit 500) s), '[]') as people
    from organisation o where o.id = ${organisationId}`.execute(ctx.db)
  return rows[0]
}

/** Whose notes are looked through for somebody who is erased: in these conversations, by these patterns of `ilike`. */
export interface Naming {
  conversationIds: string[]
  /** Of these, those in which nobody else from outside spoke: what was noted there is about them, whatever it says. */
  aloneIds: string[]
  /** They name the person, or repeat what they said. */
  patterns: string[]
  /**
   * Their first names as one regular expression, or null. Many share one: it means them only where they spoke, so it counts for
   * words about these conversations and for no others.
   */
  firstNames: string | null
}

const takenAway = 'Taken away: it named somebody who was erased.'
const takenWhole = 'Taken away: it was about somebody who was erased.'

/** Whether words name somebody. */
export const says = (words: RawBuilder<unknown>, { patterns, firstNames }: Naming): RawBuilder<boolean> =>
  sql`(coalesce(${words}, '') ilike any(${patterns}::text[]) or coalesce(coalesce(${words}, '') ~ ${firstNames}::text, false))`

/** Of a column of words: as they are, or that they were taken away, where they name somebody. */
export const unnamed = (column: string, named: Naming): RawBuilder<string> =>
  sql`case when ${says(sql.ref(column), named)} then ${takenAway} else ${sql.ref(column)} end`

/** Whether one of these columns names somebody. */
export const naming = (columns: string[], named: Naming): RawBuilder<boolean> =>
  says(sql`concat_ws(E'\n', ${sql.join(columns.map(column => sql.ref(column)))})`, named)

/** As `unnamed`, and where they spoke alone, taken away whatever it says. */
export const notTheirs = (column: string, conversation: RawBuilder<unknown>, named: Naming): RawBuilder<string> =>
  sql`case when ${sql.ref(column)} <> '' and ${isAlone(conversation, named)} then ${takenWhole} else ${unnamed(column, named)} end`

/** Whether this is a conversation in which they spoke alone. */
export const isAlone = (conversation: RawBuilder<unknown>, { aloneIds }: Naming): RawBuilder<boolean> =>
  sql`coalesce(${conversation} = any(${aloneIds}::uuid[]), false)`

/** Of what was noted of others who spoke in these conversations, takes away what names somebody; by more than a first name, as it stands on no conversation. */
export async function forgetNotes(ctx: Context, inConversations: Naming): Promise<void> {
  const named = { ...inConversations, firstNames: null }
  await sql`
    update person_note set words = ${unnamed('words', named)}
    where ${naming(['words'], named)} and person_id in (
      select a.person_id from message m join person_account a on a.id = m.account_id
      where m.conversation_id = any(${named.conversationIds}::uuid[]))`.execute(ctx.db)
}
