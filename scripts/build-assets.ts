/**
 * Makes the Worker's assets: `npm run build`. Exits 1, and leaves the old ones alone, where an app's
 * file says something that the spec does not know.
 */
import { app } from '../src/app.ts'
import { REFERENCE } from '../src/pages/reference.tsx'
import { openApiDocument } from '../src/reference/openapi.ts'
import { operationsOf } from '../src/reference/operations.ts'
import { referencePage } from '../src/reference/page.tsx'
import { buildCatalogue } from './build-catalogue.ts'
import { writeAsset } from './write-asset.ts'

await buildCatalogue()
const operations = operationsOf(app)
writeAsset(REFERENCE.document, JSON.stringify(openApiDocument(operations)))
writeAsset(REFERENCE.page, JSON.stringify(referencePage(operations)))
console.log(`reference: ${operations.length} operations`)
