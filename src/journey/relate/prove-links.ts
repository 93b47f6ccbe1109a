import { addressKey, ownLinksIn } from '#connectors/web'
import { linkByProof, wholePerson } from '#core/people'
import { type Context, requireEmployee } from '#platform/context'
import { enqueue } from '#platform/jobs'
import { accountsOfPerson, peopleAt, proofsFor } from './story-store.ts'

export const proveLinksJob = 'prove links'

const mostPages = 20
const mostAccounts = 5

/** Asks that the pages of a person be read: do they and another's name each other as their own? */
export async function askForProof(ctx: Context, personId: string): Promise<void> {
  requireEmployee(ctx)
  const { id } = await wholePerson(ctx, personId)
  await enqueue(ctx, proveLinksJob, { personId: id }, { key: `prove links of ${id}`, attempts: 2 })
}

/**
 * Reads the pages of a person, and those that they call their own (`rel="me"`): where two of them name each other, both are of one
 * person. A page of theirs that is no account of a network may stand between two accounts. Returns how many came together.
 */
export async function proveLinks(ctx: Context, { personId }: { personId: string }): Promise<number> {
  const { ids } = await wholePerson(ctx, personId)
  const pages = reader(ctx)
  let joined = 0
  for (const { url } of (await accountsOfPerson(ctx, ids)).filter(account => !account.goneAt).slice(0, mostAccounts)) {
    if (!url) continue
    const near = await mutual(pages, url)
    const far = (await Promise.all(near.map(async page => ({ page, links: await mutual(pages, page) })))).flatMap(
      ({ links, page }) => links.map(link => ({ link, by: page })),
    )
    const found = new Map([
      ...far.map(({ by, link }) => [addressKey(link), `${by} names both, and both name it`] as const),
      ...near.map(link => [addressKey(link), `${url} and ${link} name each other`] as const),
    ])
    found.delete(addressKey(url))
    for (const other of await peopleAt(ctx, [...found.keys()])) {
      if (ids.includes(other.personId)) continue
      const evidence = [{ words: `${found.get(other.urlKey) ?? 'Both name each other'} (rel="me").`, url }]
      if (await linkByProof(ctx, { personId, otherId: other.personId, how: 'rel-me', evidence })) joined++
    }
  }
  return joined
}

/** Those of the pages that one names as its own, that name it back. */
async function mutual(read: (url: string) => Promise<string[]>, url: string): Promise<string[]> {
  const back: string[] = []
  for (const link of await read(url))
    if (addressKey(link) !== addressKey(url) && (await read(link)).some(each => addressKey(each) === addressKey(url)))
      back.push(link)
  return back
}

/** Reads each page once, and only so many; what answers from another host than asked says nothing of the page. */
function reader(ctx: Context): (url: string) => Promise<string[]> {
  const known = new Map<string, Promise<string[]>>()
  return url => {
    const key = addressKey(url)
    const before = known.get(key)
    if (before) return before
    if (known.size >= mostPages) return Promise.resolve([])
    const reading = ownLinksAt(ctx, url)
    known.set(key, reading)
    return reading
  }
}

async function ownLinksAt(ctx: Context, url: string): Promise<string[]> {
  try {
    const response = await ctx.fetch(url, { headers: { accept: 'text/html' } })
    const isHtml = /html/i.test(response.headers.get('content-type') ?? '')
    if (!response.ok || !isHtml || new URL(response.url || url).host !== new URL(url).host) {
      await response.body?.cancel()
      return []
    }
    return ownLinksIn(await response.text(), response.url || url)
  } catch {
    // A page that can't be read proves nothing, and there may be others.
    return []
  }
}

/** Whoever speaks in our community as a member proved by signing in which accounts elsewhere, and which mail address, are theirs. */
export async function proveSignIns(ctx: Context, messageIds: string[]): Promise<void> {
  for (const { how, network, otherId, personId } of await proofsFor(ctx, messageIds)) {
    const words =
      how === 'mail'
        ? 'The mail address that they confirmed in our community is the one they write from. A sender can be forged: look at what was written.'
        : `They signed in to our community with this account of ${network}.`
    await linkByProof(ctx, { personId, otherId, how, evidence: [{ words }] })
  }
}
