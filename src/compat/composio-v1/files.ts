import { type Context, Hono } from 'hono'
import { base64url } from 'jose'
import * as z from 'zod'
import { toBase64 } from '../../catalogue/functions/base64.ts'
import type { ActionSpec } from '../../catalogue/spec.ts'
import { siteOf } from '../../connect/site.ts'
import { entityObject } from '../../connect/world.ts'
import { ServiceError } from '../../core/errors.ts'
import { DEFAULT_ENTITY, EntityId, ProjectId } from '../../core/ids.ts'
import { unwrap } from '../../core/outcome.ts'
import { readBytes } from '../../core/read-body.ts'
import { type KeptFile, MAX_FILE } from '../../entity/kept-files.ts'
import { isRecord } from '../../execute/coerce.ts'
import type { AppEnv } from '../../routes/context.ts'
import { wholeBody } from '../../routes/request-body.ts'
import { body, Said } from './request.ts'

/** A file's key, and all that its URL holds: whoever has it may use the file, and needs no API key. */
interface FileKey {
  readonly nonce: string
  readonly entity: EntityId
  readonly project: ProjectId
}

const written = ({ nonce, entity, project }: FileKey): string =>
  `${nonce}.${base64url.encode(entity)}.${project}`

/** Out of a key, or a URL that ends in one: the SDKs send either. */
function parsedKey(text: string): FileKey {
  const [, nonce, encoded = '', project] =
    /(?:^|\/)([\w-]{43})\.([\w-]{2,344})\.([a-z0-9-]{1,40})$/.exec(text) ?? []
  const ids = {
    entity: EntityId.safeParse(decoded(encoded)),
    project: ProjectId.safeParse(project),
  }
  if (nonce && ids.entity.success && ids.project.success) {
    return { nonce, entity: ids.entity.data, project: ids.project.data }
  }
  throw new ServiceError('file-not-found', 'there is no such file, or not any more')
}

function decoded(text: string): string | undefined {
  try {
    const options = { fatal: true, ignoreBOM: true }
    return new TextDecoder('utf-8', options).decode(base64url.decode(text))
  } catch {
    return undefined
  }
}

const Upload = z.lazy(() =>
  z.object({
    filename: z.string().min(1).max(255),
    mimetype: Said,
    md5: z
      .string()
      .regex(/^[\da-f]{32}$/i)
      .nullish(),
  }),
)

export const UploadRequest = z.lazy(() =>
  z.object({
    id: z.string(),
    url: z.string(),
    key: z.string(),
    exists: z.literal(false),
  }),
)

const urlOf = async (c: Context<AppEnv>, key: string): Promise<string> => {
  const { origin } = await siteOf(c.env, c.get('project'), new URL(c.req.url).origin)
  return `${origin}/api/v2/files/${key}`
}

/** `/v2/actions/files`: an upload says for no entity whose it is; the default one holds it. */
export const uploads = new Hono<AppEnv>().post('/upload/request', async (c) => {
  const { filename, mimetype = 'application/octet-stream', md5 } = await body(c, Upload)
  const project = c.get('project')
  const entity = DEFAULT_ENTITY
  const file = { name: filename, mimetype, md5: md5 ?? undefined }
  const nonce = await entityObject(c.env, project, entity).offerFile(file)
  const key = written({ nonce, entity, project })
  return c.json({ id: key, url: await urlOf(c, key), key, exists: false })
})

/** `/v2/files`: the URLs that were given out. */
export const files = new Hono<AppEnv>()
  .put('/:key', async (c) => {
    const { nonce, entity, project } = parsedKey(c.req.param('key'))
    const bytes = await wholeBody(c.req.raw, 'a file', MAX_FILE, { whole: FILE_TIME })
    const filled = unwrap(await entityObject(c.env, project, entity).fillFile(nonce, bytes))
    return c.json({ filled }, 200)
  })
  .get('/:key', async (c) => {
    const { name, mimetype, bytes } = await readKept(c.env, c.req.param('key'))
    return c.body(bytes, 200, {
      'content-type': mimetype,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'no-store',
    })
  })

/** How long a file may take to arrive, in milliseconds. */
const FILE_TIME = 300_000

/** A body that is no longer than a file may be; `undefined`, and read no further, where it is. */
export async function boundedBytes({
  headers,
  body,
}: Pick<Response, 'headers' | 'body'>): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(headers.get('content-length') ?? 0) > MAX_FILE) {
    await body?.cancel()
    return undefined
  }
  return readBytes({ body }, MAX_FILE, { whole: FILE_TIME })
}

const readKept = async (
  env: AppEnv['Bindings'],
  text: string,
  ofProject?: ProjectId,
): Promise<KeptFile> => {
  const { nonce, entity, project } = parsedKey(text)
  if (ofProject !== undefined && project !== ofProject) {
    throw new ServiceError('file-not-found', 'there is no such file, or not any more')
  }
  return unwrap(await entityObject(env, project, entity).readFile(nonce))
}

/** Arguments in which uploaded files are files: their content in place of their key. */
export async function withFiles(
  c: Context<AppEnv>,
  { files: names }: ActionSpec,
  input: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const content = async (value: unknown): Promise<unknown> => {
    if (Array.isArray(value)) return Promise.all(value.map(content))
    const key = isRecord(value) ? (value['s3key'] ?? value['s3Key']) : undefined
    if (!isRecord(value) || typeof key !== 'string') return value
    const { name, mimetype, bytes } = await readKept(c.env, key, c.get('project'))
    const told = (member: string, otherwise: string) =>
      typeof value[member] === 'string' ? value[member] : otherwise
    return {
      base64: toBase64(bytes),
      name: told('name', name),
      mimetype: told('mimetype', mimetype),
    }
  }
  const out: Record<string, unknown> = { ...input }
  for (const name of names) if (name in out) out[name] = await content(out[name])
  return out
}

/** A result that is a file, as both SDKs fetch it. */
const FileResult = z.lazy(() =>
  z.object({ name: z.string(), mimetype: z.string(), s3url: z.string() }),
)

/** Keeps a result that is a file, in the object of the entity that it belongs to. */
export async function keepResult(
  c: Context<AppEnv>,
  entity: EntityId,
  { name, mimetype, bytes }: KeptFile,
): Promise<z.infer<typeof FileResult>> {
  const project = c.get('project')
  const object = entityObject(c.env, project, entity)
  const nonce = await object.offerFile({ name, mimetype })
  unwrap(await object.fillFile(nonce, bytes))
  return { name, mimetype, s3url: await urlOf(c, written({ nonce, entity, project })) }
}
