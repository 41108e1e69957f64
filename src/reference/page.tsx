import type { FC } from 'hono/jsx'
import * as z from 'zod'
import { ERRORS } from '../core/errors.ts'
import type { ReferencePage } from '../pages/reference.tsx'
import type { DocumentedOperation } from './operations.ts'

const STYLE = `
.page { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 2rem; max-width: 72rem;
  margin: 0 auto; padding: 1.5rem }
nav { position: sticky; top: 1rem; align-self: start; max-height: 95vh; overflow: auto; font-size: 0.875rem }
nav a { display: block; padding: 0.15rem 0; text-decoration: none }
nav strong { display: block; margin-top: 0.75rem }
section { border-top: 1px solid var(--line); padding: 1rem 0 }
h1 { margin-top: 0 } h2 { margin-top: 2.5rem } h3 { font-size: 1rem; margin: 0 0 0.25rem }
h4 { font-size: 0.8rem; margin: 0.75rem 0 0.25rem; color: var(--dim) }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem }
td, th { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0;
  border-bottom: 1px solid var(--line) }
td:first-child { white-space: nowrap }
pre { padding: 0.75rem; overflow: auto }
.dim { color: var(--dim) }
@media (max-width: 50rem) { .page { grid-template-columns: minmax(0, 1fr) } nav { position: static } }
`

type Schema = {
  type?: string | string[]
  const?: unknown
  description?: string
  enum?: unknown[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  default?: unknown
}

/** A schema's type in a few words: `string | null`, `"a" | "b"`, `object[]`. */
function typeOf(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ')
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.items) return `${typeOf(schema.items)}[]`
  return [schema.type ?? 'any'].flat().join(' | ')
}

interface Field {
  name: string
  type: string
  needed: boolean
  description: string
}

/** Fields of an object, those of objects inside it by dotted names. */
function fieldsOf(schema: Schema, prefix = '', depth = 0): Field[] {
  const inner = schema.items ?? schema.anyOf?.find((one) => one.properties) ?? schema
  return Object.entries(inner.properties ?? {}).flatMap(([name, field]) => {
    const said = [
      field.description,
      field.default === undefined ? '' : `Default: ${JSON.stringify(field.default)}`,
    ]
    const row = {
      name: `${prefix}${name}`,
      type: typeOf(field),
      needed: inner.required?.includes(name) ?? false,
      description: said.filter(Boolean).join('. '),
    }
    return [
      row,
      ...(depth < 2
        ? fieldsOf(field, `${prefix}${name}${field.items ? '[]' : ''}.`, depth + 1)
        : []),
    ]
  })
}

const json = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema

const Fields: FC<{ title: string; fields: Field[]; asked: boolean }> = ({
  title,
  fields,
  asked,
}) =>
  fields.length === 0 ? null : (
    <>
      <h4>{title}</h4>
      <table>
        {fields.map(({ name, type, needed, description }) => (
          <tr>
            <td>
              <code>{name}</code>
              {asked && needed ? ' *' : ''}
            </td>
            <td class="dim">{type}</td>
            <td>{description}</td>
          </tr>
        ))}
      </table>
    </>
  )

const anchor = ({ method, path }: DocumentedOperation) =>
  `${method}${path}`.replace(/[^a-z0-9]+/gi, '-')

const OperationSection: FC<{ it: DocumentedOperation }> = ({ it }) => (
  <section id={anchor(it)}>
    <h3>
      <code>
        {it.method.toUpperCase()} {it.path}
      </code>
    </h3>
    <div>
      {it.summary}
      <span class="dim"> · {it.needs === 'root' ? 'root key only' : it.needs}</span>
      {it.once ? <span class="dim"> · takes Idempotency-Key</span> : null}
    </div>
    {it.description ? <div class="dim">{it.description}</div> : null}
    {it.query ? <Fields title="Query" fields={fieldsOf(json(it.query, 'input'))} asked /> : null}
    {it.body ? (
      <Fields title="Body (* needed)" fields={fieldsOf(json(it.body, 'input'))} asked />
    ) : null}
    {Object.entries(it.answers).map(([status, answer]) =>
      typeof answer === 'string' ? (
        <h4>
          {status}: {answer}
        </h4>
      ) : (
        <Fields
          title={`Answer ${status}`}
          fields={fieldsOf(json(answer, 'output'))}
          asked={false}
        />
      ),
    )}
  </section>
)

const Errors: FC = () => (
  <>
    <h2 id="errors">Errors</h2>
    <p>
      Every failure is a problem document (RFC 9457, <code>application/problem+json</code>) with a
      stable <code>code</code>, a <code>detail</code> that says what to do, and a{' '}
      <code>request_id</code>.
    </p>
    <table>
      {Object.entries(ERRORS).map(([code, [status, title]]) => (
        <tr id={code}>
          <td>
            <code>{code}</code>
          </td>
          <td>{status}</td>
          <td>{title}</td>
        </tr>
      ))}
    </table>
  </>
)

const Reference: FC<{ operations: readonly DocumentedOperation[] }> = ({ operations }) => {
  const tags = [...new Set(operations.map(({ tag }) => tag))]
  const of = (tag: string) => operations.filter((it) => it.tag === tag)
  return (
    <div class="page">
      <nav aria-label="Operations">
        <a href="#top">Behalf</a>
        {tags.map((tag) => (
          <>
            <strong>{tag}</strong>
            {of(tag).map((it) => (
              <a href={`#${anchor(it)}`}>{it.summary}</a>
            ))}
          </>
        ))}
        <strong>
          <a href="#errors">Errors</a>
        </strong>
      </nav>
      <main id="top">
        <h1>Behalf: API reference</h1>
        <p>
          Send an API key as <code>x-api-key</code> or <code>Authorization: Bearer</code>. Bodies
          and answers are JSON; unknown fields are refused. An entity id in a path is
          percent-encoded. Lists answer <code>items</code> and <code>nextCursor</code>. The same as
          OpenAPI 3.1: <a href="/openapi.json">/openapi.json</a>. What can be connected:{' '}
          <a href="/docs/apps">/docs/apps</a>.
        </p>
        {tags.map((tag) => (
          <>
            <h2>{tag}</h2>
            {of(tag).map((it) => (
              <OperationSection it={it} />
            ))}
          </>
        ))}
        <Errors />
      </main>
    </div>
  )
}

/** The API in one page, made of the schemas that validate. */
export const referencePage = (operations: readonly DocumentedOperation[]): ReferencePage => ({
  style: STYLE,
  content: String(<Reference operations={operations} />),
})
