import { existsSync, readFileSync } from 'node:fs'

/** Turns vitest's JSON into one plain line. A file that could not even be loaded counts as a failed test. */
const path = process.argv[2]
if (!path || !existsSync(path)) {
  console.error('The tests ended without results.')
  console.log('0 passed, 1 failed')
  process.exit(1)
}
const results = JSON.parse(readFileSync(path, 'utf8'))
const unloaded = results.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0)
const failed = results.numFailedTests + unloaded.length
for (const file of results.testResults) {
  for (const each of file.assertionResults) {
    if (each.status !== 'passed' && each.status !== 'failed') console.log(`skipped: ${each.fullName}`)
  }
}
console.log(`${results.numPassedTests} passed, ${failed} failed`)
process.exit(results.success && failed === 0 ? 0 : 1)
