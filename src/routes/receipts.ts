import { Hono } from 'hono'
import * as z from 'zod'
import { keyring } from '../core/seal.ts'
import type { AppEnv } from './context.ts'
import { operation } from './operation.ts'

/** `/receipts`: what this deployment attested. */
export const receipts = new Hono<AppEnv>().post(
  '/verify',
  operation(() => ({
    tag: 'Entities',
    needs: 'read',
    within: ['apps', 'entities'],
    summary: 'Check the receipt of an erasure, or of the deletion of a project',
    description: 'Of your own project; the root key checks those of all.',
    body: z.strictObject({ receipt: z.string().max(1_000_000) }),
    answers: {
      200: z.object({ valid: z.boolean(), facts: z.looseObject({}).nullable() }),
    },
  })),
  async (c) => {
    const ring = await keyring(c.env.SEAL_KEYS)
    const facts = await ring.verify(c.req.valid('json').receipt)
    const own = c.get('isRoot') || facts?.['project'] === c.get('project') ? facts : undefined
    return c.json({ valid: own !== undefined, facts: own ?? null })
  },
)
