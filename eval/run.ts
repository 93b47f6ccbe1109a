import { runMeasures } from '../bin/measure.ts'

await runMeasures('eval', import.meta.dirname, process.argv.slice(2))
