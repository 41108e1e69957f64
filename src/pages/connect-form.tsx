import type { FC } from 'hono/jsx'
import { type Field, isSecret } from '../auth/fields.ts'
import type { ConnectForm } from '../entity/follow-link.ts'
import { type Brand, Pair } from './brand.tsx'
import { Layout } from './layout.tsx'

const STYLE = `
form { margin-top: 1.25rem }
label { display: block; margin: 1rem 0 0.3rem; font-weight: 600 }
input, select, textarea { width: 100%; min-height: 2.75rem; padding: 0.55rem 0.75rem; font: inherit;
  color: inherit; background: var(--bg); border: 1px solid var(--edge); border-radius: 10px }
textarea { min-height: 8rem; font: 0.8rem ui-monospace, monospace }
[aria-invalid="true"] { border-color: var(--bad); box-shadow: inset 0 0 0 1px var(--bad) }
.card .help { font-size: 0.875rem; margin: 0.3rem 0 0 }
.card .fault { font-size: 0.875rem; margin: 0.3rem 0 0; color: var(--bad); font-weight: 600 }
.card .alert { margin: 1rem 0 0; padding: 0.75rem 1rem; border: 1px solid var(--bad);
  border-radius: 10px; color: var(--bad); font-weight: 600 }
.button { width: 100% }
`

interface ControlProps {
  readonly field: Field
  readonly value: string
  readonly faulty: boolean
  readonly described: string
  /** Where the cursor stands first: the first fault, or the first field. */
  readonly first: boolean
}

const Control: FC<ControlProps> = ({ field, value, faulty, described, first }) => {
  const common = {
    id: field.name,
    name: field.name,
    required: field.required,
    autofocus: first,
    ...(faulty && { 'aria-invalid': 'true' }),
    ...(described && { 'aria-describedby': described }),
  }
  if (field.options) {
    return (
      <select {...common}>
        {field.options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  if (field.type === 'multiline')
    return <textarea {...common} spellcheck={false} autocomplete="off" />
  const type = isSecret(field) ? 'password' : field.type === 'select' ? 'text' : field.type
  const secret = type === 'password'
  return (
    <input
      {...common}
      type={type}
      value={secret ? '' : value}
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
    />
  )
}

const FieldRow: FC<{ field: Field; form: ConnectForm; first: boolean }> = (props) => {
  const { field, form, first } = props
  const fault = form.faults.find((one) => one.field === field.name)?.problem
  const helpId = field.help ? `${field.name}-help` : ''
  const faultId = fault ? `${field.name}-fault` : ''
  const described = [faultId, helpId].filter(Boolean).join(' ')
  const value = form.values[field.name] ?? field.default ?? ''
  return (
    <>
      <label for={field.name}>
        {field.label}
        {field.required ? '' : ' (optional)'}
      </label>
      <Control
        field={field}
        value={value}
        faulty={fault !== undefined}
        described={described}
        first={first}
      />
      {fault ? (
        <p class="fault" id={faultId}>
          {fault}
        </p>
      ) : null}
      {field.help ? (
        <p class="help" id={helpId}>
          {field.help}
        </p>
      ) : null}
    </>
  )
}

interface FormProps {
  readonly form: ConnectForm
  readonly app: string
  readonly brand: Brand
  readonly nonce: string
}

/** The form that asks a user for what a scheme needs. Works without script; faults stand beside their field. */
export const ConnectFormPage: FC<FormProps> = ({ form, app, brand, nonce }) => {
  const title = `Connect ${app}`
  const faulty = form.faults.length > 0 || form.problem !== null
  const first = form.faults[0]?.field ?? form.fields[0]?.name
  return (
    <Layout title={faulty ? `Problem: ${title}` : title} nonce={nonce} style={STYLE}>
      <main class="card">
        <Pair brand={brand} app={app} />
        <h1>{title}</h1>
        <p>
          <strong>{brand.name}</strong> asks for access to your {app} account. What you enter is
          kept sealed and only used to act for you.
        </p>
        {form.problem === null ? null : (
          <p class="alert" role="alert">
            {form.problem}
          </p>
        )}
        <form method="post" autocomplete="off">
          {form.fields.map((field) => (
            <FieldRow field={field} form={form} first={field.name === first} />
          ))}
          <button class="button" type="submit">
            Connect
          </button>
        </form>
        <p class="foot">Not what you expected? Close this page, and nothing is connected.</p>
      </main>
    </Layout>
  )
}
