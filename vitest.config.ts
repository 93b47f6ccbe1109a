import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'eval/**/*.test.ts'],
    globalSetup: ['test/prepare.ts'],
    setupFiles: [],
    pool: 'forks',
    maxWorkers: 3,
    testTimeout: 45_000,
    hookTimeout: 60_000,
  },
})
