import { defineConfig } from 'vitest/config'

/** The stories that need a real browser: `npm run test:browser`, with Chromium at /usr/bin/chromium. */
export default defineConfig({
  test: {
    name: 'browser',
    include: ['test/browser/*.test.ts'],
    globalSetup: ['test/browser/_world.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
