import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/faults/kill/*.test.ts'],
    globalSetup: ['test/faults/kill/_bundle.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
})
