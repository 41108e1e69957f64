import { github } from './apps/github.ts'
import { gmail } from './apps/gmail.ts'
import { googlecalendar } from './apps/googlecalendar.ts'
import { hackernews } from './apps/hackernews.ts'
import type { AppDefinition } from './spec.ts'

/** The apps of a release. To add one: a file, and a line here. Read at build time only. */
export const APPS: readonly AppDefinition[] = [github, gmail, googlecalendar, hackernews]
