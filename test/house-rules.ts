/** A file of the product, by its path from the project's root. */
export interface File {
  path: string
  content: string
}

/** A rule of the house: what it asks, what breaks it, and one file (or set of files) of each kind. */
export interface Rule {
  asks: string
  broken(files: File[]): string[]
  good: File[]
  bad: File[]
}

const file = (path: string, content = ''): File => ({ path, content })
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const isCode = ({ path }: File) => /^src\/.*\.tsx?$/.test(path) && !isTest(path)
const lastName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** `src/journey/answer/store.ts` is in `journey/answer`; a file of the platform or of an app is in that floor or app. */
function roomOf(path: string): string {
  const [, floor = '', name = ''] = path.split('/')
  return floor === 'platform' || floor === 'lib' ? floor : `${floor}/${name}`
}

/** Files of the rooms that people’s words and rows go through: where verbs, models and stores are. */
const isInARoomOfVerbs = ({ path }: File) => /^src\/(core|places|journey)\/[^/]+\//.test(path)

/** Code without comments, which may speak of what the code must not do, and without imports of mere types. */
const codeOf = (content: string) =>
  content.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*|^import type [^;]*? from '[^']+'$/gm, '')

/** A rule that looks at one file at a time, for one pattern. */
function nowhere(
  asks: string,
  pattern: RegExp,
  where: (file: File) => boolean,
  examples: { good: File; bad: File },
): Rule {
  return {
    asks,
    broken: files => files.filter(each => where(each) && pattern.test(codeOf(each.content))).map(({ path }) => path),
    good: [examples.good],
    bad: [examples.bad],
  }
}

const kyselyWrites = /\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"`](\w+)/g
const plainWrites = /\b(?:insert\s+into|delete\s+from|merge\s+into|update)\s+"?(\w+)(?![\w.])"?(?=\s*[(\s])/gi
const updates = /\bupdate\s+(\w+)(?:\s+(?:as\s+)?\w+)?\s+set\b/gi

/** Every table a piece of code writes, in Kysely’s words or in SQL. */
export function tablesWritten(content: string): Set<string> {
  const code = codeOf(content)
  const plain = [...code.matchAll(plainWrites)].filter(([text]) => !/^update/i.test(text))
  return new Set([...code.matchAll(kyselyWrites), ...plain, ...code.matchAll(updates)].map(([, table = '']) => table))
}

const oneWriter: Rule = {
  asks: 'a table is written by one room only',
  broken(files) {
    const writers = new Map<string, Map<string, string>>()
    for (const { path, content } of files.filter(isCode)) {
      for (const table of tablesWritten(content)) {
        const its = writers.get(table) ?? new Map<string, string>()
        writers.set(table, its.set(roomOf(path), path))
      }
    }
    return [...writers]
      .filter(([, its]) => its.size > 1)
      .map(([table, its]) => `${table}: ${[...its.values()].join(', ')}`)
  },
  good: [
    file('src/journey/answer/store.ts', `ctx.db.insertInto('answer')`),
    file('src/journey/answer/draft-store.ts', 'sql`update answer a set text = 1`'),
    file('src/journey/learn/store.ts', 'sql`select * from answer` // never: delete from answer'),
  ],
  bad: [
    file('src/journey/answer/store.ts', `ctx.db.insertInto('answer')`),
    file('src/journey/learn/store.ts', 'sql`\n  delete from answer where id = 1`'),
  ],
}

const verbsByName: Rule = {
  asks: 'a verb is a file: give-answer.ts exports giveAnswer (after-….ts holds all that follows an event)',
  broken: files =>
    files
      .filter(each => isInARoomOfVerbs(each) && isCode(each) && lastName(each.path).includes('-'))
      .filter(({ path }) => !/\/after-[\w-]+\.ts$|-(?:store|view)\.ts$/.test(path))
      .filter(({ path, content }) => {
        const name = lastName(path)
          .replace(/\.tsx?$/, '')
          .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
        return !new RegExp(`export (?:async )?(?:function\\*? |const )${name}\\b`).test(content)
      })
      .map(({ path }) => path),
  good: [file('src/journey/answer/give-answer.ts', 'export async function giveAnswer(ctx: Context) {}')],
  bad: [file('src/journey/answer/give-answer.ts', 'export async function answerNow(ctx: Context) {}')],
}

const smallRooms: Rule = {
  asks: 'a room has fewer than 15 files, its tests not counted',
  broken(files) {
    const rooms = Map.groupBy(
      files.filter(each => isCode(each) && isInARoomOfVerbs(each)),
      ({ path }) => roomOf(path),
    )
    return [...rooms].filter(([, its]) => its.length >= 15).map(([room, its]) => `${room} has ${its.length}`)
  },
  good: Array.from({ length: 14 }, (_, n) => file(`src/journey/answer/verb${n}.ts`)).concat(
    file('src/journey/answer/verb.test.ts'),
  ),
  bad: Array.from({ length: 15 }, (_, n) => file(`src/journey/answer/verb${n}.ts`)),
}

const vagueName = /(?:^|\/)(?:services?|utils?|helpers?|types?|dtos?|managers?|common|misc|shared)(?:\/|\.tsx?$)/

const plainNames: Rule = {
  asks: 'no folder or file is called services, utils, helpers, types, dto, managers, common, misc or shared',
  broken: files => files.map(({ path }) => path).filter(path => path.startsWith('src/') && vagueName.test(path)),
  good: [file('src/apps/desk/view-types.ts'), file('src/lib/id.ts')],
  bad: [file('src/journey/answer/utils/dates.ts')],
}

const server = (each: File) => isCode(each) && !/^src\/apps\/(?:desk|ui|site\/browser)\//.test(each.path)
const isStore = (path: string) => /(?:^|-)store\.ts$/.test(lastName(path))

const keepsItsPromises: Rule = {
  asks: 'every connector that is plugged in is held to the promises of one, in test/conformance/',
  broken: files =>
    files
      .filter(({ path }) => path === 'src/apps/rooms.ts')
      .flatMap(({ content }) => [...codeOf(content).matchAll(/from '#connectors\/([\w-]+)'/g)])
      .map(([, connector = '']) => connector)
      .filter(connector => {
        const test = files.find(({ path }) => path === `test/conformance/${connector}.test.ts`)
        return !(test?.content.includes(`'#connectors/${connector}'`) && /\bconforms\(/.test(codeOf(test.content)))
      }),
  good: [
    file('src/apps/rooms.ts', `import { feed } from '#connectors/feed'`),
    file('test/conformance/feed.test.ts', `import { feed } from '#connectors/feed'\nconforms({ connector: feed })`),
  ],
  bad: [
    file('src/apps/rooms.ts', `import { feed } from '#connectors/feed'`),
    file('test/conformance/feed.test.ts', `import { feed } from '#connectors/feed'\n// conforms({ connector: feed })`),
  ],
}

/** The rules no linter knows. */
export const rules: Rule[] = [
  oneWriter,
  verbsByName,
  smallRooms,
  plainNames,
  keepsItsPromises,
  nowhere(
    'SQL lives in store.ts (and in migrations, and in the platform)',
    /\bimport\s+\{[^}]*\bsql\b[^}]*\}\s+from\s+['"]kysely['"]|from\s+['"]pg['"]|\.(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(/,
    // The doctor and the health check ask how the database itself is, not what is in it.
    each =>
      isCode(each) &&
      !/^src\/(?:platform\/|apps\/doctor\.ts|apps\/api\/app\.ts)/.test(each.path) &&
      !isStore(each.path),
    {
      good: file('src/journey/answer/store.ts', `import { sql } from 'kysely'`),
      bad: file('src/journey/answer/give-answer.ts', `import { type Kysely, sql } from 'kysely'`),
    },
  ),
  nowhere('a door names what it lets out: no export *', /^export \*/m, isCode, {
    good: file('src/core/team/index.ts', `export { invite } from './invite.ts'`),
    bad: file('src/core/team/index.ts', `export * from './invite.ts'`),
  }),
  nowhere(
    'the desk’s addresses are built in paths.ts',
    /\b(?:href|to|action|formAction)=\{?\s*["'`]\/(?!\/)|\bnavigate\(\s*["'`]\/|\blocation\.(?:href\s*=|assign\(|replace\()\s*["'`]\//,
    each => isCode(each) && /^src\/apps\/desk\/(?!gallery\/)/.test(each.path) && !/\/paths\.ts$/.test(each.path),
    {
      good: file('src/apps/desk/shell.tsx', '<a href={paths.inbox()}>Inbox</a>'),
      bad: file('src/apps/desk/shell.tsx', '<a href="/inbox">Inbox</a>'),
    },
  ),
  nowhere(
    'the world outside is asked through the guarded fetch only',
    /(?<![.\w])fetch\(|\bglobalThis\.fetch\b|from\s+['"](?:undici|node:https?|node:http2)['"]/,
    each =>
      server(each) &&
      !/^src\/(?:platform\/(?:fetch|http)[\w-]*\.ts|apps\/server\.ts)$/.test(each.path) &&
      // A stream that stays open for hours is a socket: checked, and looked up by the guard.
      each.path !== 'src/connectors/mastodon/stream-over-http.ts' &&
      // A fetch that was handed in is the guarded one.
      !/[{(,]\s*fetch\s*[:,})]/.test(each.content),
    {
      good: file('src/connectors/feed/listen.ts', 'const response = await tools.fetch(url)'),
      bad: file('src/connectors/feed/listen.ts', 'const response = await fetch(url)'),
    },
  ),
  nowhere(
    'sockets are opened by connectors and the platform only',
    /from\s+['"](?:ws|node:net|node:tls|node:dgram)['"]|\bnew WebSocket\(/,
    each => server(each) && !/^src\/(?:connectors|platform)\//.test(each.path),
    {
      good: file('src/connectors/bluesky/socket.ts', `import WebSocket from 'ws'`),
      bad: file('src/journey/listen/hear.ts', `import { connect } from 'node:net'`),
    },
  ),
  nowhere('in a verb the time is ctx.now()', /\bnew Date\(\)/, each => isCode(each) && isInARoomOfVerbs(each), {
    good: file('src/journey/route/claim.ts', 'const at = ctx.now()'),
    bad: file('src/journey/route/claim.ts', 'const at = new Date()'),
  }),
  nowhere(
    'the environment is read in one place, platform/config.ts',
    /\bprocess\.env\b(?!\))/,
    each => server(each) && !/^src\/platform\/(?:config|postgres-binaries)\.ts$/.test(each.path),
    {
      good: file('src/platform/config.ts', 'process.env.SOSH_PORT'),
      bad: file('src/journey/listen/hear.ts', 'process.env.SOSH_PORT'),
    },
  ),
  nowhere(
    'rooms do not speak to the terminal',
    /\bconsole\.\w+\(/,
    each => server(each) && !/^src\/(?:apps|main)/.test(each.path),
    {
      good: file('src/apps/cli.ts', 'console.log(help)'),
      bad: file('src/journey/listen/hear.ts', 'console.log(post)'),
    },
  ),
  nowhere(
    'no class, unless it holds a resource or is an error',
    /^(?:export )?(?:abstract )?class \w+(?![^{]*\bextends (?:\w*Error|\w*Component)\b)(?![\s\S]*\[Symbol\.(?:async)?[dD]ispose\])/m,
    isCode,
    {
      good: file('src/lib/problem.ts', 'export class Problem extends Error {}'),
      bad: file('src/journey/route/router.ts', 'export class Router {}'),
    },
  ),
  {
    asks: 'nothing is left for later in a comment',
    broken: files =>
      files
        .filter(each => /\b(?:TODO|FIXME|XXX|HACK)\b/.test(each.content) && !isRulesFile(each))
        .map(({ path }) => path),
    good: [file('src/lib/id.ts', '// Ids sort by time.')],
    bad: [file('src/lib/id.ts', '// TODO sort by time')],
  },
  {
    asks: 'no test is left out or alone, and nothing of ours is mocked',
    broken: files =>
      files
        .filter(
          each =>
            isTest(each.path) &&
            /\b(?:test|it|describe)\.(?:only|skip|todo)\(|\bvi\.mock\(/.test(each.content) &&
            !isRulesFile(each),
        )
        .map(({ path }) => path),
    good: [file('src/lib/id.test.ts', `test.skipIf(!data)('ids sort by time')`)],
    bad: [file('src/lib/id.test.ts', `test.only('ids sort by time')`)],
  },
]

/** These files speak of what is forbidden. */
function isRulesFile({ path }: File): boolean {
  return /^test\/house/.test(path)
}
