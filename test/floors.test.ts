import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { afterEach, beforeEach, expect, test } from 'vitest'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sosh-floors-'))
})

afterEach(() => rm(folder, { recursive: true }))

/** Builds a small house of these files and says which rules it breaks. */
async function brokenIn(files: Record<string, string>): Promise<string[]> {
  for (const [path, content] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  const { options, ...ruleSet } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
  const { output } = await cruise(
    ['src'],
    { ...options, baseDir: folder, validate: true, ruleSet },
    options.enhancedResolveOptions,
  )
  if (typeof output === 'string') throw new Error('The cruiser answered in words.')
  expect(output.summary.totalCruised).toBeGreaterThanOrEqual(
    Object.keys(files).filter(path => path.startsWith('src/') && !path.endsWith('.test.ts')).length,
  )
  return [...new Set(output.summary.violations.map(violation => violation.rule.name))].sort()
}

const use = (path: string) => `import { a } from '${path}'\nexport const b = a`
const a = 'export const a = 1'

/** Each rule, with a house that keeps it and one that breaks it. */
const examples: [rule: string, good: Record<string, string>, bad: Record<string, string>][] = [
  [
    'down-only-core',
    { 'src/journey/route/index.ts': use('../../core/team/index.ts'), 'src/core/team/index.ts': a },
    { 'src/core/team/index.ts': use('../../journey/route/index.ts'), 'src/journey/route/index.ts': a },
  ],
  [
    'down-only-text',
    { 'src/text/query/index.ts': use('../../lib/id.ts'), 'src/lib/id.ts': a },
    { 'src/text/query/index.ts': use('../../platform/db.ts'), 'src/platform/db.ts': a },
  ],
  [
    'core-order-company',
    { 'src/core/team/index.ts': use('../company/index.ts'), 'src/core/company/index.ts': a },
    { 'src/core/company/index.ts': use('../team/index.ts'), 'src/core/team/index.ts': a },
  ],
  [
    'upstream-only-listen',
    { 'src/journey/answer/index.ts': use('../listen/index.ts'), 'src/journey/listen/index.ts': a },
    { 'src/journey/listen/index.ts': use('../answer/index.ts'), 'src/journey/answer/index.ts': a },
  ],
  [
    'places-order-sites',
    { 'src/places/members/index.ts': use('../sites/index.ts'), 'src/places/sites/index.ts': a },
    { 'src/places/sites/index.ts': use('../members/index.ts'), 'src/places/members/index.ts': a },
  ],
  [
    'places-enter-no-connector',
    { 'src/places/publish/index.ts': use('../../core/team/index.ts'), 'src/core/team/index.ts': a },
    { 'src/places/publish/index.ts': use('../../connectors/feed/index.ts'), 'src/connectors/feed/index.ts': a },
  ],
  [
    'by-the-door',
    { 'src/journey/answer/give-answer.ts': use('../listen/index.ts'), 'src/journey/listen/index.ts': a },
    { 'src/journey/answer/give-answer.ts': use('../listen/store.ts'), 'src/journey/listen/store.ts': a },
  ],
  [
    'by-the-door-from-outside',
    { 'src/apps/rooms.ts': use('../journey/listen/api.ts'), 'src/journey/listen/api.ts': a },
    { 'src/apps/rooms.ts': use('../journey/listen/store.ts'), 'src/journey/listen/store.ts': a },
  ],
  [
    'connectors-know-the-port-only',
    { 'src/connectors/feed/index.ts': use('../../core/channels/index.ts'), 'src/core/channels/index.ts': a },
    { 'src/connectors/feed/index.ts': use('../../core/people/index.ts'), 'src/core/people/index.ts': a },
  ],
  [
    'side-by-side',
    { 'src/connectors/feed/index.ts': use('./entry.ts'), 'src/connectors/feed/entry.ts': a },
    { 'src/connectors/feed/index.ts': use('../email/index.ts'), 'src/connectors/email/index.ts': a },
  ],
  [
    'text-is-pure',
    { 'src/text/query/index.ts': a, 'src/text/query/query.test.ts': `import 'node:fs'` },
    { 'src/text/query/index.ts': `import 'node:fs'` },
  ],
  [
    'browser-code-takes-types-only',
    {
      'src/apps/desk/main.ts': `import type { A } from '../../core/team/index.ts'\nexport type B = A`,
      'src/core/team/index.ts': 'export type A = string',
    },
    { 'src/apps/desk/main.ts': use('../../core/team/index.ts'), 'src/core/team/index.ts': a },
  ],
  ['browser-code-has-no-node', { 'src/apps/ui/chip.ts': a }, { 'src/apps/ui/chip.ts': `import 'node:path'` }],
  [
    'the-design-system-knows-no-screen',
    { 'src/apps/desk/inbox.ts': use('../ui/chip.ts'), 'src/apps/ui/chip.ts': a },
    { 'src/apps/ui/chip.ts': use('../desk/inbox.ts'), 'src/apps/desk/inbox.ts': a },
  ],
  [
    'no-circle',
    { 'src/lib/one.ts': use('./two.ts'), 'src/lib/two.ts': a },
    {
      'src/lib/one.ts': `${use('./two.ts')}\nexport { b as c }`,
      'src/lib/two.ts': `import { c } from './one.ts'\nexport const a = () => c`,
    },
  ],
  ['nothing-missing', { 'src/lib/one.ts': a }, { 'src/lib/one.ts': use('./gone.ts') }],
  [
    'guests-are-invited',
    {
      'src/lib/one.ts': `import 'guest'`,
      'node_modules/guest/index.js': '',
      'package.json': '{ "dependencies": { "guest": "1.0.0" } }',
    },
    {
      'src/lib/one.ts': `import 'guest'`,
      'node_modules/guest/index.js': '',
      'package.json': '{ "devDependencies": { "guest": "1.0.0" } }',
    },
  ],
]

test.each(examples)('%s', async (rule, good, bad) => {
  expect(await brokenIn(good)).toEqual([])
  await rm(folder, { recursive: true })
  expect(await brokenIn(bad)).toContain(rule)
})

test('every kind of rule has its examples', () => {
  const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
  const kind = (name: string) => name.replace(/^(down-only|core-order|upstream-only|places-order)-.*/, '$1')
  const shown = new Set(examples.map(([rule]) => kind(rule)))
  expect(forbidden.map((rule: { name: string }) => kind(rule.name)).filter((name: string) => !shown.has(name))).toEqual(
    [],
  )
})
