import pg from 'pg'
import type { AtprotoAccount } from '../networks/atproto.ts'
import type { Held, Spoken } from './reckoning.ts'

/** The house's own rows, read beside it: what is really kept, whatever a screen would show. */
export interface Shelves extends AsyncDisposable {
  everything(): Promise<Held>
  /** Work that is not at rest, or was given up, in words. */
  underWay(): Promise<string[]>
  /** The same gesture twice where one stands, the same words given twice, in words. */
  doubledDeeds(): Promise<string[]>
}

export async function openShelves(url: string): Promise<Shelves> {
  const database = new pg.Pool({ connectionString: url, max: 2 })
  database.on('error', () => {})
  const rows = async <Row extends pg.QueryResultRow>(question: string) => (await database.query<Row>(question)).rows
  return {
    everything: async () => ({
      messages: await rows<Held['messages'][number]>(`
        select external_id as "externalId", conversation_id as "conversationId", text, author_id is not null as "isOurs",
          removed_at is not null as removed from message`),
      conversations: await rows<Held['conversations'][number]>(`
        select id, root_external_id as root, message_count as "messageCount" from conversation`),
      answers: await rows<Held['answers'][number]>(`
        select a.id, a.text, a.signed_text as "signedText", a.step, m.external_id as "repliesTo", d.external_id as "externalId"
        from answer a join message m on m.id = a.reply_to left join delivery d on d.subject_id = a.id`),
    }),
    async underWay() {
      const found = await rows<{ words: string }>(`
        select 'delivery ' || state || coalesce(': ' || failure, '') as words from delivery where state in ('waiting', 'sending')
        union all select 'answer ' || step from answer where step = 'sending'
        union all select 'gesture ' || step from gesture where step in ('sending', 'taking-back')
        union all select 'change ' || step from amendment where step = 'sending'
        union all select 'job ' || identifier || case when j.attempts >= j.max_attempts then ' given up: ' else ': ' end
          || coalesce(j.last_error, case when j.locked_at is null then 'waits' else 'locked by ' || j.locked_by end)
          from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
          -- Replaced by a newer one of its key while a dead worker still had it: the queue spends its attempts.
          where not (j.attempts >= j.max_attempts and j.last_error is null and j.key is null
            and t.identifier in ('deliver', 'complete thread', 'learn.sort-posts', 'weigh people', 'look who speaks well', 'count by day', 'count ways'))`)
      return found.map(row => row.words)
    },
    async doubledDeeds() {
      const found = await rows<{ words: string }>(`
        select kind || ' twice on ' || message_id as words from gesture where step = 'made' group by kind, message_id having count(*) > 1
        union all select 'twice: ' || text from amendment where step = 'done' group by text having count(*) > 1
        union all select 'delivered twice: ' || subject_id from delivery group by subject_id, kind having count(*) > 1`)
      return found.map(row => row.words)
    },
    [Symbol.asyncDispose]: () => database.end(),
  }
}

/** Everything that stands on the network in an account's name. */
export async function spokenBy({ agent, did }: AtprotoAccount): Promise<Spoken[]> {
  const spoken: Spoken[] = []
  let cursor: string | undefined
  do {
    const { data } = await agent.com.atproto.repo.listRecords({
      repo: did,
      collection: 'app.bsky.feed.post',
      limit: 100,
      ...(cursor && { cursor }),
    })
    for (const { uri, value } of data.records) {
      const { text, reply } = value as { text: string; reply?: { parent: { uri: string } } }
      spoken.push({ uri, text, parent: reply?.parent.uri })
    }
    cursor = data.records.length > 0 ? data.cursor : undefined
  } while (cursor)
  return spoken
}
