import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const most = 10_000_000

/** Prints what each model that ships weighs, and all together; fails above ten megabytes. */
function modelSizes(): void {
  let sum = 0
  for (const file of globSync('src/text/**/*.json', { cwd: root }).sort()) {
    const { size } = statSync(join(root, file))
    sum += size
    console.log(`${size.toLocaleString('en').padStart(10)}  ${file}`)
  }
  console.log(`${sum.toLocaleString('en').padStart(10)}  of ${most.toLocaleString('en')} bytes`)
  if (sum > most) process.exitCode = 1
}

modelSizes()
