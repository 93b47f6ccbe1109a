import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { leaveTurn, letHostRest, takeTurn } from '#platform/host-turn'
import type { Connector, ConnectorTools, Group, OpenedPicture } from './port.ts'

const known = new Map<string, Connector>()

/** Tells the house which networks it can reach. The apps floor does this once, at start. */
export function plugIn(connectors: Connector[]): void {
  for (const connector of connectors) known.set(connector.name, connector)
}

type OpensPictures = (ctx: Context, id: string) => Promise<OpenedPicture | undefined>
let opensPictures: OpensPictures | undefined

/** Says where the house keeps the pictures of what leaves. The apps floor does this once, at start. */
export function lendPictures(open: OpensPictures): void {
  opensPictures = open
}

export function connectors(): Connector[] {
  return [...known.values()]
}

export function connectorNamed(name: string): Connector {
  const connector = known.get(name)
  if (!connector) throw new Problem('not-found', `No connector is called ${name}.`)
  return connector
}

/** The one that can tell a page of ours to the page that it links to. */
export function teller(): Connector | undefined {
  return connectors().find(each => each.tell)
}

/** Among what a connector is listed: as it says, or as one listens there. */
export function groupOf({ group, capabilities: { listen }, pushKey, identify }: Connector): Group {
  if (group) return group
  if (listen === 'once') return 'files'
  if (listen === 'push' && (pushKey ?? 'ours') === 'ours' && !identify) return 'own'
  return listen === 'poll' && !identify ? 'feeds' : 'networks'
}

/** What is kept of a place with these settings, where the person does not say: what its choices say, else its connector. */
export function keepsOf({ keeps, asks }: Connector, settings: unknown): Connector['keeps'] {
  const given = new Map(Object.entries(settings ?? {}))
  const chosen = (asks?.source ?? [])
    .filter(field => field.of === 'settings')
    .flatMap(({ name, choices = [] }) => choices.filter(({ value }) => value === given.get(name)))
  return chosen.find(each => each.keeps)?.keeps ?? keeps
}

/** Where the hook's address is pasted, in words. */
export function pushSetupOf({ label, pushKey, pushSetup }: Connector): string {
  if (pushSetup) return pushSetup
  return pushKey === 'theirs'
    ? `Paste the address where ${label} asks where to send what happens (often called a webhook).`
    : `Paste the address and the key where ${label} asks where to send what happens (often called a webhook, and its secret).`
}

/** A host that wants to be left alone for longer is not waited for. */
const mostWaitMs = 10_000

/** What a connector may use of the house, and nothing else. */
export function toolsFor(ctx: Context, connector: string): ConnectorTools {
  return {
    fetch: ctx.fetch,
    checkAddress: url => ctx.fetch.checkAddress(url),
    lookup: ctx.fetch.lookup,
    now: ctx.now,
    ...(known.get(connector)?.isOwnPlace && { house: ctx }),
    turns: {
      take: (host, errand, signal) => takeTurn(ctx, host, errand, { mostMs: mostWaitMs, signal }),
      leave: (host, errand, gapMs) => leaveTurn(ctx, host, errand, gapMs),
      letRest: (host, until) => letHostRest(ctx, host, until),
    },
    picture: async id => opensPictures?.(ctx, id),
    log: (message, facts) => ctx.log.info(message, { connector, ...facts }),
  }
}
