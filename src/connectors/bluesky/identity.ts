import { isObject } from '#connectors/web'
import type { ConnectorTools } from '#core/channels'
import { partsOf } from './record.ts'
import { call, readJson } from './xrpc.ts'

/** A record as its repository holds it now. */
export interface HeldRecord {
  uri: string
  cid: string
  record: unknown
}

/** Who somebody is, by the directory of identities. */
export interface KnownAs {
  handle: string | undefined
  pds: string | undefined
}

/** Reads the document of a DID: `did:plc` in the directory, `did:web` at its own domain. */
export async function whoIs(did: string, plcUrl: string, tools: ConnectorTools): Promise<KnownAs | undefined> {
  const url = documentUrl(did, plcUrl)
  const document = url && (await readJson(tools, url))
  if (document?.id !== did) return undefined
  const aliases = Array.isArray(document.alsoKnownAs) ? document.alsoKnownAs : []
  const alias = aliases.find(one => typeof one === 'string' && one.startsWith('at://'))
  const services = Array.isArray(document.service) ? document.service.filter(isObject) : []
  const pds = services.find(({ id }) => id === '#atproto_pds' || id === `${did}#atproto_pds`)?.serviceEndpoint
  return {
    handle: typeof alias === 'string' ? alias.slice('at://'.length) : undefined,
    pds: typeof pds === 'string' && /^https?:/.test(pds) && URL.canParse(pds) ? pds : undefined,
  }
}

function documentUrl(did: string, plcUrl: string): URL | undefined {
  if (did.startsWith('did:plc:')) return new URL(`/${did}`, plcUrl)
  const domain = did.match(/^did:web:([a-z0-9.-]+(?:%3A\d+)?)$/i)?.[1]
  if (domain === undefined) return undefined
  return new URL(`https://${decodeURIComponent(domain)}/.well-known/did.json`)
}

/**
 * Reads a record from the given server or, when that doesn't hold it, from the server where its author lives.
 * Resolves to `undefined` when it is sure that the record is gone, and to the refusal's words when it can't be told.
 */
export async function readRecord(
  uri: string,
  where: { service: string; plcUrl: string },
  tools: ConnectorTools,
): Promise<HeldRecord | undefined | string> {
  const parts = partsOf(uri)
  if (parts === undefined) return `${uri} is not the address of a record.`
  const near = await recordAt(where.service, parts, tools)
  if (typeof near === 'object') return near
  const home = (await whoIs(parts.repo, where.plcUrl, tools))?.pds
  if (home === undefined || sameOrigin(home, where.service)) return near
  return recordAt(home, parts, tools)
}

/** Reads a record from one server only, with the same answers as `readRecord`. */
export async function recordAt(
  service: string,
  { repo, collection, rkey }: { repo: string; collection: string; rkey: string },
  tools: ConnectorTools,
): Promise<HeldRecord | undefined | string> {
  const answer = await call(tools, { service, method: 'com.atproto.repo.getRecord', query: { repo, collection, rkey } })
  if (!answer.ok) return isGone(answer) ? undefined : answer.message
  const { uri, cid, value } = answer.data
  if (typeof uri !== 'string' || typeof cid !== 'string') return 'The server’s answer is not a record.'
  return { uri, cid, record: value }
}

function isGone({ error, message }: { error: string; message: string }): boolean {
  return error === 'RecordNotFound' || /could not locate record/i.test(message)
}

function sameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin
}
