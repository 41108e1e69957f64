import * as z from 'zod'

/** What is told of a token; the token itself is shown once, when it is made. */
export const McpTokenView = z.lazy(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    apps: z.array(z.string()).nullable().describe('The apps that it opens; null: all'),
    keyId: z.string().nullable().describe('Of the API key that made it, and that it ends with'),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable().describe('To the minute'),
  }),
)
export type McpTokenView = z.infer<typeof McpTokenView>
