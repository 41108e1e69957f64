/**
 * `npm run catalogue -- compile <file|url>`: compiles an API document into an app on this machine, for
 * documents that are too large for a Worker. What it prints is the `compiled` of `POST /v1/apps`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { importDocument } from '../src/importing/import.ts'
import { Overlay } from '../src/importing/overlay.ts'
import { readDocument } from '../src/importing/read.ts'

const USAGE = `npm run catalogue -- compile <file|url> --slug acme [options]

  --slug <slug>        what the names of its actions begin with
  --out <file>         where to write the compiled app; else it is printed
  --overlay <file>     JSON: base URL, auth, renamed and hidden actions
  --deprecated         publish deprecated operations too
  --previews           publish previews too
`

function refuse(problem: string): never {
  console.error(`${problem}\n\n${USAGE}`)
  process.exit(2)
}

const { positionals, values } = (() => {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        slug: { type: 'string' },
        out: { type: 'string' },
        overlay: { type: 'string' },
        deprecated: { type: 'boolean', default: false },
        previews: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    return refuse((error as Error).message)
  }
})()

const isUrl = (place: string): boolean => /^https?:\/\//.test(place)

async function textAt(place: string): Promise<string> {
  if (!isUrl(place)) return readFileSync(place, 'utf8')
  const response = await fetch(place)
  if (!response.ok) throw new Error(`${place} answered ${response.status}`)
  return response.text()
}

const [command, place] = positionals
const { slug } = values
if (command !== 'compile') refuse('say what to do: compile')
if (place === undefined) refuse('name a file or a URL')
if (slug === undefined) refuse('give a slug')

try {
  const overlay =
    values.overlay === undefined ? {} : JSON.parse(readFileSync(values.overlay, 'utf8'))
  const url = isUrl(place) ? { url: place, fetchFile: textAt } : {}
  const document = await readDocument(await textAt(place), {
    ...url,
    limits: { yaml: 64_000_000, operations: 50_000, values: 50_000_000 },
  })
  const include = { deprecated: values.deprecated, previews: values.previews }
  const app = importDocument(document, { slug, ...url, overlay: Overlay.parse(overlay), include })
  const { published, skipped, faults, warnings } = app.report
  const text = `${JSON.stringify(app)}\n`
  if (values.out === undefined) process.stdout.write(text)
  else writeFileSync(values.out, text)
  const notes = [...faults.map(({ pointer, reason }) => `${pointer}: ${reason}`), ...warnings]
  for (const note of notes.slice(0, 50)) console.error(note)
  console.error(`${published} actions, ${skipped.length} left out, ${faults.length} with faults`)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
