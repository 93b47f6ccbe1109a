import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { collect, commandOf, environmentFor, hashOf, inProject, oneAtATime, readIfThere, Stop, say } from './common.mjs'

/** What the browser is given, and from what it is made. */
const builds = [
  {
    what: 'the desk',
    config: 'vite.config.ts',
    into: 'dist/desk',
    from: ['src/apps/desk', 'src/apps/ui', 'src/apps/site', 'src/text', 'src/lib', 'package-lock.json'],
  },
  {
    what: 'the widget',
    config: 'packages/widget/vite.config.ts',
    into: 'dist/widget',
    from: ['packages/widget'],
  },
]

/** Builds what changed since the last build, and says nothing when nothing did. */
export async function buildWhatIsStale(node) {
  for (const build of builds) {
    if (!existsSync(inProject(build.config))) continue
    const stamp = inProject(build.into, '.stamp')
    const wanted = () => hashOf([build.config, ...build.from].map(path => inProject(path)))
    if (readIfThere(stamp) === wanted()) continue
    await oneAtATime('build', async () => {
      const content = wanted()
      if (readIfThere(stamp) === content) return
      await vite(node, build)
      mkdirSync(dirname(stamp), { recursive: true })
      writeFileSync(stamp, content)
    })
  }
}

async function vite(node, { what, config }) {
  const started = Date.now()
  const args = [commandOf('vite', 'vite'), 'build', '--config', config, '--logLevel', 'warn']
  const { code, output } = await collect(node, args, { env: environmentFor(node) })
  if (code !== 0) throw new Stop(`${output}\nBuilding ${what} failed; the reason is above.`)
  say(`Built ${what} in ${((Date.now() - started) / 1000).toFixed(1)} s.`)
}
