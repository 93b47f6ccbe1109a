import { defineConfig } from 'vitest/config'

/** The pure rooms (text, connectors' parsers) need no database: this runs their tests at once. */
export default defineConfig({ test: { include: ['src/**/*.test.ts'], pool: 'threads', testTimeout: 45_000 } })
