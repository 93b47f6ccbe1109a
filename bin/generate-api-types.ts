import openapiTS, { astToString } from 'openapi-typescript'
import { description, everyRoom } from '../src/apps/api/app.ts'
import { writeOrCheck } from './write-or-check.ts'

const header = '// Written by `npm run generate` from the rooms’ api.ts: don’t edit, change those instead.\n\n'

// Through JSON, as any client of ours would read it.
const document = JSON.parse(JSON.stringify(everyRoom().getOpenAPI31Document(description)))
const types = astToString(await openapiTS(document))

await writeOrCheck('src/apps/desk/api-types.ts', header + types)
