import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readArchive } from './read-archive.ts'
import { readMarkdown } from './read-markdown.ts'
import { readPage } from './read-page.ts'
import { readSitemap } from './read-sitemap.ts'
import { repositoryAt } from './repository.ts'

const at = 'https://halden.example/blog/winter'

test.each([
  [
    'JSON-LD',
    `<script type="application/ld+json">{"@graph":[{"author":[{"name":"Tomás Berg"}],"datePublished":"2026-01-05"}]}</script>`,
  ],
  [
    'the head',
    '<meta name="author" content="Tomás Berg"><meta property="article:published_time" content="2026-01-05">',
  ],
  ['rel=author', '<p>By <a rel="author" href="/t">Tomás Berg</a>, <time datetime="2026-01-05">January</time></p>'],
  ['a byline by its class', '<div class="post byline">Tomás Berg</div><time datetime="2026-01-05"></time>'],
])('who wrote a page is told by %s', (_, said) => {
  const page = readPage(
    `<html lang="en"><title>Halden</title><nav>Shop</nav>${said}<main><h1>Winter &amp; charging</h1><p>Below zero it stops.</p></main>`,
    at,
  )
  expect(page).toMatchObject({ title: 'Winter & charging', bylines: ['Tomás Berg'], url: at, language: 'en' })
  expect(page?.at?.toISOString().slice(0, 10)).toBe('2026-01-05')
  expect(page?.text).toContain('Below zero it stops.')
  expect(page?.text).not.toContain('Shop')
})

test('a page that says its lasting address on another host is not believed', () => {
  const page = readPage('<link rel="canonical" href="https://elsewhere.example/x"><h1>Winter</h1>', at)
  expect(page?.url).toBe(at)
})

test('a sitemap names pages with when they changed, an index names sitemaps, a page is neither', () => {
  expect(
    readSitemap(
      '<urlset><url><loc>https://halden.example/a?x=1&amp;y=2</loc><lastmod>2026-01-05</lastmod></url></urlset>',
      at,
    ),
  ).toEqual({ pages: [{ url: 'https://halden.example/a?x=1&y=2', changedAt: new Date('2026-01-05') }], sitemaps: [] })
  expect(readSitemap('<sitemapindex><sitemap><loc>/more.xml</loc></sitemap></sitemapindex>', at)?.sitemaps).toEqual([
    'https://halden.example/more.xml',
  ])
  expect(readSitemap('<html><p>Hello</p></html>', at)).toBeUndefined()
})

const addressOf = (path: string, own: string) => `https://docs.halden.example/${own || path}`

test.each([
  [
    'YAML',
    '---\ntitle: "Winter charging"\ndate: 2026-01-05\nauthors:\n  - Tomás Berg\n  - name: Inés Navarro\nslug: winter\n---\nBody',
  ],
  [
    'a list in one line',
    '---\ntitle: Winter charging\ndate: 2026-01-05\nauthor: [Tomás Berg, "Inés Navarro"]\nslug: winter\n---\n\nBody',
  ],
  [
    'TOML',
    '+++\ntitle = "Winter charging"\ndate = 2026-01-05\nauthors = ["Tomás Berg", "Inés Navarro"]\nslug = "winter"\n+++\nBody',
  ],
])('front matter in %s says who wrote it', (_, text) => {
  expect(readMarkdown({ path: 'posts/x.md', text }, addressOf)).toMatchObject({
    title: 'Winter charging',
    bylines: ['Tomás Berg', 'Inés Navarro'],
    url: 'https://docs.halden.example/winter',
    at: new Date('2026-01-05'),
  })
})

test('a file without front matter is called by its first heading, or by its name', () => {
  const text = 'Intro\n\n# Changing the *belt*\n\nSee [the manual](https://x.example).\n\n```\ncode\n```'
  expect(readMarkdown({ path: 'belt.md', text }, addressOf)).toMatchObject({ title: 'Changing the belt' })
  expect(readMarkdown({ path: 'belt.md', text }, addressOf)?.text).not.toContain('code')
  expect(readMarkdown({ path: 'how-to/2026-01-05-change-the-belt.md', text: 'x' }, addressOf)).toMatchObject({
    title: 'change the belt',
    at: new Date('2026-01-05'),
  })
})

test('an archive as git packs it gives its Markdown, however long its names are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sosh-archive-'))
  try {
    const deep = `docs/${'a-long-folder-name-'.repeat(8)}/winter.md`
    mkdirSync(join(folder, deep, '..'), { recursive: true })
    writeFileSync(join(folder, deep), '# Winter')
    writeFileSync(join(folder, 'README.md'), '# Halden')
    writeFileSync(join(folder, 'main.ts'), 'code')
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@halden.example', ...args], { cwd: folder })
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'All')
    const bytes = git('archive', '--format=tar.gz', '--prefix=halden-docs/', 'HEAD')
    const files = await readArchive(bytes)
    expect(files.map(file => file.path).sort()).toEqual(['README.md', deep])
    expect(files.find(file => file.path === deep)?.text).toBe('# Winter')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.each([
  ['https://github.com/halden/docs', 'https://codeload.github.com/halden/docs/tar.gz/HEAD'],
  ['https://gitlab.com/halden/bikes/docs.git', 'https://gitlab.com/halden/bikes/docs/-/archive/HEAD/docs.tar.gz'],
  ['https://codeberg.org/halden/docs', 'https://codeberg.org/halden/docs/archive/main.tar.gz'],
  ['https://halden.example/docs.tar.gz', 'https://halden.example/docs.tar.gz'],
])('the archive of %s is at %s', (address, archive) => {
  expect(repositoryAt(address)?.archive).toBe(archive)
})
