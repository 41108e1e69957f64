import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Toolset } from '../../sdk/toolset.ts'
import { type CallOptions, path } from '../../sdk/transport.ts'
import type { ImportedApp } from '../../sdk/views.ts'
import type { Cli } from '../cli.ts'
import { toldBy } from '../describe-error.ts'
import { Failure, UsageError } from '../failure.ts'
import { examples } from '../help.ts'
import { importText } from '../import-text.ts'

interface Options {
  readonly slug?: string
  readonly overlay?: string
  readonly dryRun?: true
  readonly deprecated?: true
  readonly previews?: true
}

/** What is to be imported, as the service takes it. */
interface Wish {
  readonly slug: string
  readonly url: string | undefined
  readonly document: string | undefined
  readonly overlay: object | undefined
  readonly flags: { readonly deprecated?: true; readonly previews?: true; readonly dryRun?: true }
}

/** `apps import`: an API document becomes an app of the project, or is imported again. */
export function addImport(apps: Command, cli: Cli): void {
  const command = apps
    .command('import')
    .description('make an app of an API document, or import it again')
    .argument('<source>', 'OpenAPI, Swagger or Google Discovery: a URL or a file; - reads stdin')
    .option('--slug <slug>', "the app's name; made of the source if not given")
    .option('--overlay <file>', 'JSON that holds over the document: names, base URL, auth, ...')
    .option('--deprecated', 'publish deprecated operations too')
    .option('--previews', 'publish previews too')
    .option('--dry-run', 'tell what would come of it, and change nothing')
    .action(async (source: string, options: Options) => {
      const wish = await wishOf(source, options, cli)
      const toolset = cli.toolset(command)
      const work = () => importApp(toolset, wish, cli.call)
      const imported = await cli.spinning(`Importing ${wish.slug} ...`, work)
      if (cli.globals(command).json) return cli.printJson(imported)
      cli.print(importText(imported, wish.flags.dryRun ?? false, cli.paint))
    })
  examples(command, [
    'behalf apps import https://acme.com/openapi.json --slug acme',
    'behalf apps import ./openapi.yaml --slug acme --dry-run',
    'curl -s https://acme.com/huge.yaml | behalf apps import - --slug acme',
  ])
}

async function wishOf(source: string, options: Options, cli: Cli): Promise<Wish> {
  const { slug, overlay, deprecated, previews, dryRun } = options
  const isUrl = /^https?:\/\//i.test(source)
  return {
    slug: slug ?? slugOf(source),
    url: isUrl ? source : undefined,
    document: isUrl ? undefined : await documentAt(source, cli),
    overlay: overlay === undefined ? undefined : overlayAt(resolve(cli.world.cwd, overlay)),
    flags: {
      ...(deprecated && { deprecated }),
      ...(previews && { previews }),
      ...(dryRun && { dryRun }),
    },
  }
}

async function documentAt(source: string, cli: Cli): Promise<string> {
  if (source === '-') return cli.world.readStdin()
  return readText(resolve(cli.world.cwd, source))
}

function overlayAt(file: string): object {
  try {
    const value: unknown = JSON.parse(readText(file))
    if (typeof value === 'object' && value !== null) return value
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(`${file}: ${error.message}`)
    throw error
  }
  throw new UsageError(`${file}: a JSON object is needed`)
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Failure(`${file} cannot be read (${code ?? 'unknown reason'})`)
  }
}

/** Names of files that say nothing of whose API it is. */
const NAMELESS = /^(?:open-?api|swagger|api|spec|schema|index|discovery|rest)?$/

/** The app's name as its document's place suggests it. @throws {UsageError} where it does not */
function slugOf(source: string): string {
  const found = /^https?:\/\//i.test(source) ? hostName(source) : fileName(source)
  const slug = found
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[\d_]+|_+$/g, '')
  if (slug.length > 1 && !NAMELESS.test(slug)) return slug.slice(0, 40)
  throw new UsageError(`${source} does not tell what the app is called: give --slug`)
}

const fileName = (file: string): string =>
  basename(file).replace(/(?:[._-](?:open-?api|swagger|spec))?(?:\.(?:json|ya?ml))?$/i, '')

/** `acme` of `https://api.acme.co.uk`: the longest label, since those around it are short words. */
function hostName(url: string): string {
  const labels = (URL.canParse(url) ? new URL(url).hostname : '').split('.').slice(0, -1)
  const telling = labels.filter((label) => !/^(?:www|api|apis|docs|developers?|raw)$/.test(label))
  return telling.reduce((best, label) => (label.length >= best.length ? label : best), '')
}

/** A new app, or the same one again: its names stay, and the answer tells what changed. */
async function importApp(toolset: Toolset, wish: Wish, call: CallOptions): Promise<ImportedApp> {
  const { slug, url, document, overlay, flags } = wish
  try {
    const place = url === undefined ? { document } : { url }
    return await toolset.apps.import(
      { slug, ...place, ...(overlay && { overlay }), ...flags },
      call,
    )
  } catch (error) {
    if (toldBy(error)?.code !== 'app-exists') throw error
  }
  if (url !== undefined) await refuseOtherSource(toolset, slug, url, call)
  if (overlay && !flags.dryRun) {
    await toolset.request(path`/v1/apps/${slug}/overlay`, { ...call, method: 'PUT', body: overlay })
  }
  return toolset.apps.reimport(slug, { document, ...flags }, call)
}

/**
 * Without its text, a document is fetched again from where it came.
 *
 * @throws {Failure} where it is to come from elsewhere than before
 */
async function refuseOtherSource(
  toolset: Toolset,
  slug: string,
  url: string,
  call: CallOptions,
): Promise<void> {
  const where = path`/v1/apps/${slug}/import`
  const before = await toolset.request<{ url: string | null }>(where, call).catch(() => undefined)
  if (before?.url === url) return
  throw new Failure(
    `there is an app ${slug} that came from ${before ? (before.url ?? 'a file') : 'the catalogue'}, not from ${url}`,
    `take another --slug, or send the document: curl -s ${url} | behalf apps import - --slug ${slug}`,
  )
}
