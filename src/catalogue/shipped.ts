import * as apps from './apps.ts'
import type { AppDefinition } from './spec.ts'

/** All apps of a release, by slug. Read at build time only. */
export const APPS: readonly AppDefinition[] = Object.values<AppDefinition>(apps).sort((a, b) =>
  a.slug < b.slug ? -1 : 1,
)
