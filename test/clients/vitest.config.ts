import { defineConfig } from 'vitest/config'

/** Others' programs against the Worker, unmodified: `npm run test:clients`. */
export default defineConfig({
  test: {
    name: 'clients',
    include: ['test/clients/*.test.ts'],
    globalSetup: ['test/clients/_world.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { TELEMETRY_DISABLED: 'true', COMPOSIO_LOGGING_LEVEL: 'silent' },
  },
})
