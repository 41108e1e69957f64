/** Fails when an import goes up or sideways, or in a circle: `npm run layers`. Run by CI. */
import { globSync, readFileSync } from 'node:fs'
