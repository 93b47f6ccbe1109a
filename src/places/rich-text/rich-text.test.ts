import { expect, test } from 'vitest'
import { atMedia, canBeSet, makePaper, pictureIdsIn, plainOf, toPage } from './index.ts'

const id = '0199aaaa-0000-7000-8000-000000000001'
const pictures = new Map([[id, { id, alt: 'A battery in the snow', width: 800, height: 600 }]])

test('an article shows our own pictures with what they show, and those of other hosts as links', () => {
  const html = toPage(
    `# Frost\n\n![](media:${id} "At −10 °C")\n\n![Spy](https://elsewhere.example/pixel.gif)`,
    pictures,
  )
  expect(html).toContain('<h2>Frost</h2>')
  expect(atMedia(html, each => `/media/${each}`)).toContain(
    `<figure><img src="/media/${id}" alt="A battery in the snow" width="800" height="600" loading="lazy" decoding="async" /><figcaption>At −10 °C</figcaption></figure>`,
  )
  expect(html).toContain('<a href="https://elsewhere.example/pixel.gif" rel="noopener">Spy</a>')
  expect(html).not.toContain('<img src="https')
  expect(pictureIdsIn(`![](media:${id} "x") ![](media:${id})`)).toEqual([id])
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[here](javascript:alert(1))',
  `![x](media:${id.replace('1', '2')}" onload="alert(1))`,
  '<a href="data:text/html,<script>">x</a>',
])('markup in an article stays words: %s', text => {
  const html = toPage(text, pictures)
  expect(html).not.toMatch(/<script|<img|<[^>]*(?:\son\w+=|href="(?:data|javascript):)/)
})

test('headings begin on the second level and leave none out, however their writer counted', () => {
  const heads = toPage('### One\n\n###### Two\n\n> ## Quoted\n\n### Three\n\n## Four', pictures).match(/<h\d>\w+/g)
  expect(heads).toEqual(['<h2>One', '<h3>Two', '<h2>Quoted', '<h3>Three', '<h2>Four'])
})

test('the words of a page are told without its markup', () => {
  expect(plainOf(toPage('## Why\n\nIt is *cold* & dark.\n\n- one\n- two', pictures))).toBe(
    'Why\n\nIt is cold & dark.\n\n- one\n- two',
  )
})

test('a paper is a tagged PDF of several pages that says who wrote it and in which language', async () => {
  // A picture of one pixel.
  const bytes = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const long = 'Cells give less current when they are cold, and take even less. '.repeat(60)
  const pdf = await makePaper({
    title: 'Charging in winter',
    summary: 'What cold does to cells.',
    author: 'Inés Navarro',
    disclosure: '— Inés, battery engineer at Halden',
    company: 'Halden',
    url: 'https://halden.example/blog/charging-in-winter',
    publishedAt: new Date('2026-11-20T10:00:00Z'),
    language: 'en',
    text: `## Why\n\n${long}\n\n![](media:${id})\n\n1. *Warm* it\n2. **Wait**\n\n> Zażółć, Ελλάδα, зима\n\n\`\`\`\nt = 5\n\`\`\`\n\n| a | b |\n|---|---|\n| 1 | [two](https://halden.example) |\n\n${long}`,
    pictures: new Map([[id, { alt: 'A battery in the snow', mediaType: 'image/png', bytes }]]),
  })
  const read = pdf.toString('latin1')
  expect(read.slice(0, 8)).toBe('%PDF-1.7')
  expect(read).toMatch(/\/Marked true/)
  expect(read).toMatch(/\/Lang \(en\)/)
  expect(read).toMatch(/\/S \/Figure/)
  expect(Number(read.match(/\/Count (\d+)/)?.[1])).toBeGreaterThan(1)
  expect(pdf.length).toBeLessThan(200_000)
})

test('letters that our fonts do not have are not set', () => {
  expect(canBeSet('Straße, Ελλάδα, зима – 5 €')).toBe(true)
  expect(canBeSet('冬の充電')).toBe(false)
  expect(canBeSet('الشتاء')).toBe(false)
})
