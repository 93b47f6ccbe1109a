#!/usr/bin/env node
import { run } from './run.mjs'

await run(['sosh', ...process.argv.slice(2)])
