import { runMeasures } from '../bin/measure.ts'

await runMeasures('bench', import.meta.dirname, process.argv.slice(2))
