const [name, ...args] = process.argv.slice(2)

// Matching needs no house, and begins at once without one.
process.exitCode =
  name === 'match'
    ? await (await import('./apps/match/index.ts')).match(args)
    : await (await import('./apps/cli.ts')).runCommand(process.argv.slice(2))
