import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterEach, expect } from 'vitest'
import { signatureHeader, signPayload } from '#connectors/webhook'
import { newId } from '#lib/id'
import { accessibilityFindings } from './accessible.ts'
import { personAt, type RunningSosh } from './sosh.ts'

export const password = 'three plain words'

/** The people of a story, each at a browser of their own. */
export interface Desks<Who extends string> {
  pages: Record<Who, Page>
  /** Somebody opens a browser at the house. */
  arrives(who: Who): Promise<Page>
}

/**
 * Opens desks for a story. After each test, what went wrong in any browser during it, or is not accessible where somebody
 * stands, fails it; of a test that failed, what each of them saw is kept as a picture.
 */
export function openDesks<Who extends string>(
  story: string,
  house: () => { browser: Browser; sosh: RunningSosh },
): Desks<Who> {
  const pages = {} as Record<Who, Page>
  const wrongs: string[][] = []
  /** What each page was when it was last looked at: what has not changed since is as accessible as it was. */
  const looked = new Map<Page, string>()
  afterEach(async ({ task }) => {
    const open = Object.entries<Page>(pages)
    if (task.result?.state === 'fail')
      for (const [who, page] of open) await page.screenshot({ path: join(tmpdir(), `sosh-${story}-${who}.png`) })
    for (const [, page] of open) {
      const now = `${page.url()} ${JSON.stringify(page.viewportSize())} ${await page.content()}`
      if (looked.get(page) === now) continue
      expect(await accessibilityFindings(page)).toEqual([])
      looked.set(page, now)
    }
    expect(wrongs.flatMap(wrong => wrong.splice(0))).toEqual([])
  })
  return {
    pages,
    async arrives(who) {
      const { browser, sosh } = house()
      const person = await personAt(browser, sosh.base)
      wrongs.push(person.wrong)
      pages[who] = person.page
      await person.page.goto('/')
      return person.page
    },
  }
}

/** Asks the house as whoever is signed in on this page. Throws with its words where it refuses. */
export async function ask(page: Page, path: string, data: object, method: 'post' | 'put' = 'post') {
  const { origin } = new URL(page.url())
  const answer = await page.request[method](`/api${path}`, { data, headers: { origin } })
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
  return answer.json()
}

/** Ada founds Halden, signs in, and listens for its name. */
export async function foundHalden(
  page: Page,
  { link }: RunningSosh,
  makes: { name: string; kind: 'product' | 'topic' }[],
): Promise<void> {
  await ask(page, '/set-up', {
    token: link.split('/').at(-1),
    company: { name: 'Halden', about: 'Cargo bikes for cold places', timezone: 'Europe/Berlin' },
    you: { name: 'Ada Okafor', title: 'communications', email: 'ada@halden.example', password, languages: ['en'] },
    makes,
  })
  await ask(page, '/auth/sign-in/email', { email: 'ada@halden.example', password })
  await ask(page, '/queries', { name: 'Our bikes', text: 'halden' }, 'put')
}

/** Whom Ada invites. */
export interface Joining {
  name: string
  title: string
  email: string
  autonomy: 'trusted' | 'learning'
  roles?: string[]
}

/** A colleague follows Ada’s invitation at a browser of their own; they speak English. */
export async function joins(ada: Page, page: Page, who: Joining): Promise<void> {
  const { name, title, email, ...rights } = who
  const { link } = await ask(ada, '/invitations', { name, title, ...rights })
  const token = link.split('/').at(-1)
  const about = { token, name, title, email, password, languages: ['en'], timezone: 'Europe/Berlin' }
  await ask(page, '/invitations/accept', about)
  await ask(page, '/auth/sign-in/email', { email, password })
}

/** A system of the company that hands on what people say, signed. */
export interface Hook {
  /** Returns the id that the post has there. */
  says(text: string, more?: { author?: string; url?: string; postedAt?: Date }): Promise<string>
}

/** `network`: where people say it, as far as the house knows. */
export async function openHook(page: Page, label: string, network?: string): Promise<Hook> {
  const settings = { label, ...(network && { network }) }
  const { hookUrl, signingKey } = await ask(page, '/sources', { connector: 'webhook', settings })
  return {
    async says(text, { author = 'somebody', url, postedAt = new Date() } = {}) {
      const id = newId()
      const body = JSON.stringify({ id, text, author, ...(url && { url }), postedAt: postedAt.toISOString() })
      const headers = {
        'content-type': 'application/json',
        [signatureHeader]: signPayload(body, signingKey, new Date()),
      }
      const answer = await fetch(hookUrl, { method: 'POST', headers, body })
      expect(answer.status).toBeLessThan(300)
      return id
    },
  }
}
