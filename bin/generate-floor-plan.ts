import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser'
import { writeOrCheck } from './write-or-check.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const floors = ['apps', 'journey', 'places', 'connectors', 'core', 'platform', 'text', 'lib']
const journey = [
  'query',
  'listen',
  'gather',
  'spikes',
  'understand',
  'route',
  'promptness',
  'track',
  'gesture',
  'answer',
  'relate',
  'learn',
  'train',
  'measure',
]
const places = ['sites', 'members', 'community', 'moderation', 'publish', 'offers', 'federation']
const orders: Record<string, string[]> = { journey, places }
const begin = '<!-- floor plan: drawn by `npm run generate` -->'
const end = '<!-- /floor plan -->'

/** With a TypeScript it can’t use, the cruiser sees next to nothing and calls that a success. */
const fewestModules = 150

process.chdir(root)
const result = await look()
const violations = result.summary.violations.map(
  ({ rule, from, to, comment }) => `${rule.name}: ${from} → ${to}${comment ? `\n    ${comment}` : ''}`,
)
const ours = result.modules.filter(({ source }) => source.startsWith('src/'))
if (ours.length < fewestModules) violations.push(`Only ${ours.length} modules were seen; the rules checked nothing.`)
if (violations.length > 0) {
  console.error(violations.join('\n'))
  process.exitCode = 1
}
drawInto('ARCHITECTURE.md', floorPlan(ours))

async function look(): Promise<ICruiseResult> {
  const { options, ...ruleSet } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
  const { output } = await cruise(['src'], { ...options, validate: true, ruleSet }, options.enhancedResolveOptions)
  if (typeof output === 'string') throw new Error('The cruiser answered in words where modules were expected.')
  return output
}

/** Floors from the top down, and which rooms each room asks (those of platform, text and lib serve everybody). */
function floorPlan(modules: IModule[]): string {
  const asks = new Map<string, Set<string>>()
  for (const { source, dependencies } of modules) {
    const from = roomOf(source)
    if (!from || /\.test\.tsx?$/.test(source)) continue
    const known = asks.get(from) ?? new Set()
    asks.set(from, known)
    for (const { resolved } of dependencies) {
      const to = roomOf(resolved)
      if (to && to !== from) known.add(to)
    }
  }
  const rooms = [...asks.keys()].sort(inOrder)
  const lines = floors.flatMap(floor => {
    const here = rooms.filter(room => room.startsWith(`${floor}/`)).map(room => room.slice(floor.length + 1))
    return here.length === 0
      ? []
      : [`${floor.padEnd(11)} ${here.join(floor === 'journey' || floor === 'places' ? ' → ' : '  ')}`]
  })
  const edges = rooms
    .filter(room => /^(journey|places|core)\//.test(room))
    .map(room => ({ room, asked: [...(asks.get(room) ?? [])].filter(to => /^(journey|places|core)\//.test(to)) }))
    .filter(({ asked }) => asked.length > 0)
    .map(({ room, asked }) => `${room.padEnd(19)} asks  ${asked.sort(inOrder).map(nameIn(room)).join(', ')}`)
  return ['```text', ...lines, '', ...edges, '```'].join('\n')
}

function roomOf(path: string): string | undefined {
  const [, floor, name, below] = /^src\/([^/]+)\/([^/]+)(\/)?/.exec(path) ?? []
  if (!floor || !name || !floors.includes(floor)) return undefined
  return below || floor === 'lib' || floor === 'platform' || floor === 'apps'
    ? `${floor}/${name.replace(/(\.test)?\.tsx?$/, '')}`
    : undefined
}

function inOrder(a: string, b: string): number {
  const rank = (room: string) => {
    const [floor = '', name = ''] = room.split('/')
    return floors.indexOf(floor) * 100 + (orders[floor]?.indexOf(name) ?? 0)
  }
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

/** A room on the same floor goes by its first name. */
function nameIn(room: string): (other: string) => string {
  const floor = `${room.split('/')[0]}/`
  return other => (other.startsWith(floor) ? other.slice(floor.length) : other)
}

function drawInto(path: string, plan: string): void {
  if (!existsSync(path)) return
  const page = readFileSync(path, 'utf8')
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) {
    console.error(`${path} has no place for the floor plan: it goes between ${begin} and ${end}`)
    process.exitCode = 1
    return
  }
  writeOrCheck(path, `${before}${begin}\n${plan}\n${end}${after}`)
}
