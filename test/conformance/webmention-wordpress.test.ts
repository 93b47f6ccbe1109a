import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feed } from '#connectors/feed'
import { webmention } from '#connectors/webmention'
import type { Batch, Connector, OpenSource, Post } from '#core/channels'
import { newId } from '#lib/id'
import { createGuardedFetch } from '#platform/fetch'
import { type Blog, startWordPress, wordpressIsInstalled } from '../networks/wordpress.ts'
import { plainTools } from './network.ts'

/** Ana writes with WordPress; our own site is a page that takes her word at our hook. */
describe.skipIf(!wordpressIsInstalled)(
  'with a real WordPress (left out where Debian’s wordpress and mariadb-server are not installed)',
  () => {
    let blog: Blog
    let ours = ''
    /** What our page says, and what it takes. */
    let page = '<title>Winter</title><p>Bikes in winter.</p>'
    const taken: Batch[] = []
    const guarded = createGuardedFetch({ allowPrivateAddresses: true, userAgent: 'Sosh' })
    let hoursOn = 0
    const tools = { ...plainTools(), fetch: guarded, now: () => new Date(Date.now() + hoursOn * 3_600_000) }
    const [hears, listens]: Connector[] = [webmention, feed]

    const server = createServer(async (request, response) => {
      if (request.method !== 'POST')
        return response.writeHead(200, { 'content-type': 'text/html', 'x-pingback': `${ours}/hook` }).end(page)
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const headers = { 'content-type': request.headers['content-type'] ?? '' }
      const url = `${ours}${request.url}`
      const batch = await hears?.receive?.(mentions(), { method: 'POST', url, headers, body: Buffer.concat(chunks) })
      if (batch) taken.push(batch)
      return response.writeHead(batch?.response?.status ?? 500).end(batch?.response?.body)
    })
    const mentions = (): OpenSource => ({
      sourceId: newId(),
      settings: webmention.settings.parse({ sites: [new URL(ours).host] }),
      secret: undefined,
      cursor: undefined,
      tools,
    })
    const poll = (cursor?: string) =>
      listens?.poll?.(
        { sourceId: newId(), settings: { url: `${blog.home}/?feed=rss2` }, secret: undefined, cursor, tools },
        AbortSignal.timeout(15_000),
      )
    const postsOf = (batch: Batch | undefined): Post[] =>
      (batch?.news ?? []).flatMap(one => ('post' in one ? [one.post] : []))
    const publish = (title: string, text: string) =>
      blog.php(
        `echo get_permalink(wp_insert_post(['post_title' => '${title}', 'post_content' => '${text}', 'post_status' => 'publish', 'post_author' => 1]));`,
      )
    /** What became of all that was taken since, when it was looked into. */
    async function looked(): Promise<Post[]> {
      const later = taken.splice(0).flatMap(batch => batch.later ?? [])
      return (await Promise.all(later.map(one => hears?.pursue?.(mentions(), one)))).flatMap(postsOf)
    }

    beforeAll(async () => {
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
      ours = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      blog = await startWordPress()
    }, 60_000)
    afterAll(async () => {
      await blog?.[Symbol.asyncDispose]()
      await guarded[Symbol.asyncDispose]()
      server.closeAllConnections()
      server.close()
    })

    test('her feed is heard, is not sent again while nothing is new, and brings the comments under their article', async () => {
      await publish('Rye bread', 'With caraway.')
      const first = await poll()
      const bread = postsOf(first).find(post => post.title === 'Rye bread')
      expect(bread).toMatchObject({ text: 'Rye bread\n\nWith caraway.', author: { name: 'ana' } })
      const second = await poll(first?.cursor)
      expect(second?.news).toEqual([])
      await blog.php(
        `wp_insert_comment(['comment_post_ID' => get_page_by_title('Rye bread', OBJECT, 'post')->ID, 'comment_author' => 'Tomas', 'comment_content' => 'How much <em>salt</em>?', 'comment_approved' => 1]);`,
      )
      // Its feed does not change for a comment: an hour later we look all the same.
      hoursOn = 1.1
      const comments = postsOf(await poll(second?.cursor))
      expect(comments).toMatchObject([
        {
          text: 'How much salt?',
          author: { name: 'Tomas' },
          replyTo: bread?.externalId,
          threadRoot: bread?.externalId,
        },
      ])
    })

    test('when she links to us, her pingback is answered, and her article is heard', async () => {
      const address = await publish('A ride', `I read <a href="${ours}/winter">about winter</a> and rode.`)
      await blog.runTasks()
      await expect.poll(() => taken.length, { timeout: 10_000 }).toBeGreaterThan(0)
      expect(taken[0]?.response?.body).toContain('Thank you')
      const [post] = await looked()
      expect(post?.url).toBe(address)
      expect(post?.text).toContain('I read about winter and rode.')
      expect(post?.links).toContain(`${ours}/winter`)
    })

    test('her trackback is answered and heard the same way', async () => {
      const address = await publish('Back', `See <a href="${ours}/winter">winter</a>.`)
      await blog.php(
        `trackback('${ours}/hook?target=' . urlencode('${ours}/winter'), 'Back', 'See winter', url_to_postid('${address}'));`,
      )
      expect(taken.at(-1)?.response?.body).toContain('<error>0</error>')
      expect((await looked()).at(-1)?.externalId).toBe(address)
    })

    test('when we link to her, she is told by pingback and shows it under her article', async () => {
      const address = await publish('Scones', 'With cream.')
      page = `<title>Our answer</title><p>We like <a href="${address.replace('&', '&amp;')}">her scones</a> a lot.</p>`
      expect(await webmention.tell?.(tools, { source: `${ours}/answer`, target: address })).toMatchObject({
        way: 'pingback',
      })
      const shown = await blog.php(`echo json_encode(get_comments(['type' => 'pingback', 'status' => 'any']));`)
      expect(JSON.parse(shown)).toMatchObject([{ comment_author_url: `${ours}/answer`, comment_author: 'Our answer' }])
      // Told once more, she knows already, which is as well.
      expect(await webmention.tell?.(tools, { source: `${ours}/answer`, target: address })).toMatchObject({
        way: 'pingback',
      })
    })
  },
)
