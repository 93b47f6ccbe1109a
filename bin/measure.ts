import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

/** One figure: what was measured, and how it stands beside a peer measured in the same run. */
export interface Figure {
  /** A measure of several things names each: `inbox.list` within `inbox`. */
  bench?: string
  case: string
  value: number
  unit: string
  peer?: string
  ratio?: number
}

interface Measure {
  name: string
  run(report: (figure: Figure) => void): Promise<void>
}

/**
 * Runs the measures of a folder: those whose name begins with a word of the command line, or all.
 *
 * A measure is a file that exports `name` and `run(report)`. Each has a process of its own, so that one leaves the next
 * neither its heap nor its compiled code. Figures go to standard output, one JSON object a line, and all once more at
 * the end; everything else goes to standard error. Fails when one measure does, after the others have run.
 */
export async function runMeasures(kind: 'bench' | 'eval', folder: string, args: string[]): Promise<void> {
  const files = measuresIn(folder)
  const [first, alone] = args
  if (first === '--alone') return runAlone(kind, files.get(alone ?? ''))

  const chosen = [...files.keys()].filter(
    name => args.length === 0 || args.some(word => name.startsWith(word) || word.startsWith(`${name}.`)),
  )
  if (chosen.length === 0) {
    console.error(
      `No ${kind} is called ${args.join(' or ')}. There are: ${[...files.keys()].join(', ') || 'none yet'}.`,
    )
    process.exitCode = args.length === 0 ? 0 : 2
    return
  }
  const lines: string[] = []
  const failed: string[] = []
  for (const name of chosen) {
    const started = performance.now()
    console.error(`── ${name}`)
    const code = await inItsOwnProcess(join(folder, 'run.ts'), name, line => {
      console.log(line)
      lines.push(line)
    })
    if (code !== 0) failed.push(name)
    console.error(`   ${code === 0 ? 'done' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  if (chosen.length > 1) {
    console.error('── all figures')
    for (const line of lines) console.log(line)
  }
  if (failed.length > 0) {
    console.error(`Failed: ${failed.join(', ')}`)
    process.exitCode = 1
  }
}

/** Names are read, not imported: a measure that can’t be loaded must not stop the others. */
function measuresIn(folder: string): Map<string, string> {
  const named = readdirSync(folder)
    .filter(file => file.endsWith('.ts') && file !== 'run.ts' && !file.endsWith('.test.ts'))
    .sort()
    .map(file => join(folder, file))
    .map(path => [/^export const name = '([^']+)'/m.exec(readFileSync(path, 'utf8'))?.[1], path] as const)
  return new Map(named.flatMap(([name, path]) => (name ? [[name, path]] : [])))
}

async function runAlone(kind: string, path: string | undefined): Promise<void> {
  if (!path) throw new Error('--alone needs the whole name of a measure.')
  const { name, run }: Measure = await import(pathToFileURL(path).href)
  await run(figure => process.stdout.write(`${JSON.stringify({ [kind]: name, ...figure })}\n`))
}

async function inItsOwnProcess(script: string, name: string, onLine: (line: string) => void): Promise<number> {
  const child = spawn(process.execPath, ['--expose-gc', script, '--alone', name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number>(done => child.once('close', code => done(code ?? 1)))
  for await (const line of createInterface({ input: child.stdout })) {
    // What a measure or a peer prints on its own account is not a figure.
    if (line.startsWith('{')) onLine(line)
    else console.error(line)
  }
  return ended
}
