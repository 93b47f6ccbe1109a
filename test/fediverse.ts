import { createServer } from 'node:http'
import { createFederation, generateCryptoKeyPair, MemoryKvStore } from '@fedify/fedify'
import {
  Accept,
  type Activity,
  Announce,
  Create,
  Delete,
  Endpoints,
  Follow,
  Like,
  Mention,
  Note,
  Person,
  PUBLIC_COLLECTION,
  type Object as Said,
  Tombstone,
  Undo,
  Update,
} from '@fedify/vocab'
import { getRequestListener } from '@hono/node-server'
import { serve } from './serve.ts'

/** A server of somebody else in the fediverse, where people live, and what arrived at it. */
export type Elsewhere = Awaited<ReturnType<typeof openElsewhere>>

/** Runs it on this machine, over real connections. `names` are who lives there. */
export async function openElsewhere(...names: string[]) {
  const keys = new Map<string, CryptoKeyPair[]>()
  for (const name of names) keys.set(name, [await generateCryptoKeyPair('RSASSA-PKCS1-v1_5')])
  const said = new Map<string, Note>()
  const arrived: { type: string; id: string; objectId: string; content: string; from: string }[] = []
  const gone = new Set<string>()
  let answer: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 })
  const server = await serve(createServer(getRequestListener(request => answer(request))))
  const federation = createFederation<void>({ kv: new MemoryKvStore(), allowPrivateAddress: true, origin: server.url })
  federation
    .setActorDispatcher('/people/{identifier}', (at, identifier) =>
      keys.has(identifier) && !gone.has(identifier)
        ? at.getActorKeyPairs(identifier).then(
            pairs =>
              new Person({
                id: at.getActorUri(identifier),
                preferredUsername: identifier,
                name: identifier.charAt(0).toUpperCase() + identifier.slice(1),
                inbox: at.getInboxUri(identifier),
                endpoints: new Endpoints({ sharedInbox: at.getInboxUri() }),
                publicKey: pairs[0]?.cryptographicKey ?? null,
              }),
          )
        : null,
    )
    .setKeyPairsDispatcher((_at, identifier) => keys.get(identifier) ?? [])
  federation.setObjectDispatcher(Note, '/notes/{id}', (_at, { id }) => said.get(id) ?? null)
  const inbox = federation.setInboxListeners('/people/{identifier}/inbox', '/inbox')
  for (const Kind of [Accept, Announce, Create, Delete, Follow, Undo, Update])
    inbox.on(Kind as typeof Accept, async (at, activity: Activity) => {
      const object = await activity.getObject(at).catch(() => null)
      const content = object && 'content' in object ? String((object as Said).content ?? '') : ''
      const ids = { id: activity.id?.href ?? '', objectId: activity.objectId?.href ?? '' }
      arrived.push({ type: Kind.name, ...ids, content, from: activity.actorId?.href ?? '' })
    })
  let isAway = false
  answer = async request =>
    isAway && request.method === 'GET'
      ? new Response(null, { status: 503 })
      : federation.fetch(request, { contextData: undefined })
  const at = federation.createContext(new URL(server.url), undefined)
  const find = async (address: string) => {
    const found = await at.lookupObject(address)
    if (!found) throw new Error(`${address} is not found`)
    return found
  }
  let count = 0

  async function send(from: string, to: Said, activity: Activity): Promise<void> {
    await at.sendActivity({ identifier: from }, to as Person, activity, { immediate: true })
  }
  const idOf = (what: string) => new URL(`${server.url}/${what}/${++count}`)

  return {
    ...server,
    at,
    arrived,
    find,
    send,
    /** For a while it shows nobody who lives there, nor their keys. */
    goAway(away: boolean) {
      isAway = away
    },
    /** What came of a kind, the newest last. */
    heard: (type: string) => arrived.filter(each => each.type === type),
    actor: (name: string) => at.getActorUri(name),
    key: (name: string) => keys.get(name)?.[0] as CryptoKeyPair,
    async follow(from: string, whom: Said, id = idOf('follows')) {
      const follow = new Follow({ id, actor: at.getActorUri(from), object: whom.id })
      await send(from, whom, follow)
      return follow
    },
    async undo(from: string, to: Said, undone: Activity) {
      await send(from, to, new Undo({ id: idOf('undos'), actor: at.getActorUri(from), object: undone }))
    },
    async like(from: string, to: Said, object: URL) {
      const like = new Like({ id: idOf('likes'), actor: at.getActorUri(from), object })
      await send(from, to, like)
      return like
    },
    note(
      from: string,
      words: { content: string; replyTo?: URL | null; mentions?: URL; isPrivate?: boolean; id?: URL },
    ) {
      const id = words.id ?? idOf('notes')
      const note = new Note({
        id,
        attribution: at.getActorUri(from),
        content: words.content,
        replyTarget: words.replyTo ?? null,
        to: words.isPrivate ? (words.mentions ?? null) : PUBLIC_COLLECTION,
        tags: words.mentions ? [new Mention({ href: words.mentions, name: '@somebody' })] : [],
      })
      said.set(id.pathname.split('/').at(-1) ?? '', note)
      return note
    },
    async say(from: string, to: Said, note: Note) {
      await send(
        from,
        to,
        new Create({ id: idOf('creates'), actor: at.getActorUri(from), object: note, to: PUBLIC_COLLECTION }),
      )
    },
    async change(from: string, to: Said, note: Note) {
      await send(
        from,
        to,
        new Update({ id: idOf('updates'), actor: at.getActorUri(from), object: note, to: PUBLIC_COLLECTION }),
      )
    },
    async remove(from: string, to: Said, id: URL) {
      said.delete(id.pathname.split('/').at(-1) ?? '')
      const object = new Tombstone({ id })
      await send(
        from,
        to,
        new Delete({ id: idOf('deletes'), actor: at.getActorUri(from), object, to: PUBLIC_COLLECTION }),
      )
    },
  }
}
