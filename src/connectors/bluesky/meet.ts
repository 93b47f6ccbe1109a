import { isObject } from '#connectors/web'
import type { ConnectorTools, PostAuthor } from '#core/channels'
import { readRecord, whoIs } from './identity.ts'
import { profileUrl } from './record.ts'
import { publicService, type Settings } from './settings.ts'
import { call } from './xrpc.ts'

const profilesAtOnce = 25
/** Asking each person's own server is slow; so many at most in one go. */
const mostByThemselves = 40
/** So many in a row who can’t be reached: it is the way there, not they. */
const mostInVain = 3

/** Who these people are: from an AppView in one call for many, else from each one's own server. */
export async function meet(dids: string[], tools: ConnectorTools, settings: Settings): Promise<PostAuthor[]> {
  const service = settings.service ?? publicService
  const met = new Map((await profilesOf(dids, service, tools)).map(author => [author.externalId, author]))
  let inVain = 0
  for (const did of dids.filter(did => !met.has(did)).slice(0, mostByThemselves)) {
    if (inVain >= mostInVain) break
    const author = await authorFrom(did, service, settings.plcUrl, tools).catch(() => undefined)
    inVain = author ? 0 : inVain + 1
    if (author && author.handle !== did) met.set(did, author)
  }
  return [...met.values()]
}

/** The full profiles that an AppView shows; none where there is no AppView. */
export async function profilesOf(dids: string[], service: string, tools: ConnectorTools): Promise<PostAuthor[]> {
  const found: PostAuthor[] = []
  for (let at = 0; at < dids.length; at += profilesAtOnce) {
    const query = { actors: dids.slice(at, at + profilesAtOnce) }
    const answer = await call(tools, { service, method: 'app.bsky.actor.getProfiles', query }).catch(() => undefined)
    if (answer?.ok !== true || !Array.isArray(answer.data.profiles)) return found
    for (const profile of answer.data.profiles.filter(isObject))
      if (typeof profile.did === 'string') found.push(authorOf(profile.did, profile))
  }
  return found
}

/** An author as a profile describes them, short or full. */
export function authorOf(did: string, profile: unknown): PostAuthor {
  const { handle, displayName, avatar, followersCount } = isObject(profile) ? profile : {}
  return {
    externalId: did,
    handle: textOf(handle) ?? did,
    name: textOf(displayName),
    avatarUrl: textOf(avatar),
    url: profileUrl(did),
    ...(typeof followersCount === 'number' && { followers: followersCount }),
  }
}

/** Who an author is, from their server's own description and the directory. */
export async function authorFrom(
  did: string,
  service: string,
  plcUrl: string,
  tools: ConnectorTools,
): Promise<PostAuthor> {
  const described = await call(tools, { service, method: 'com.atproto.repo.describeRepo', query: { repo: did } })
  const handle = described.ok ? textOf(described.data.handle) : (await whoIs(did, plcUrl, tools))?.handle
  const held = await readRecord(`at://${did}/app.bsky.actor.profile/self`, { service, plcUrl }, tools)
  const name = typeof held === 'object' && isObject(held.record) ? textOf(held.record.displayName) : undefined
  return { externalId: did, handle: handle ?? did, name, url: profileUrl(did) }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
