import { defineConfig } from 'vitest/config'

/** What others have written to try MCP servers with, against the Worker as it is served: `npm run test:mcp`. */
export default defineConfig({
  test: {
    name: 'mcp clients',
    include: ['test/clients/mcp/*.test.ts'],
    globalSetup: ['test/clients/mcp/_world.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
