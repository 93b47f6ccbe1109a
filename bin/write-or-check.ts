import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Writes a derived file; with `--check` on the command line only says whether it is up to date. */
export function writeOrCheck(path: string, content: string): void {
  const current = existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : ''
  if (current === content) return
  if (process.argv.includes('--check')) {
    console.error(`${path} is not what it is made from. Run: npm run generate`)
    process.exitCode = 1
    return
  }
  writeFileSync(path, content)
  console.error(`Wrote ${path}`)
}
