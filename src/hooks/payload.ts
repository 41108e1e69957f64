import type { Delivery } from './delivery.ts'
import type { HookFacts } from './facts.ts'

/** What is told on of a delivery: its body as text, byte for byte but for what is secret in it. */
export function payloadOf(
  { headers, body }: Delivery,
  { redact }: HookFacts,
  json: unknown,
): string {
  const text = new TextDecoder().decode(body)
  if (redact.length === 0) return text
  if (json !== undefined) return JSON.stringify(without(json, redact))
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers.get('content-type') ?? '')) return text
  const form = new URLSearchParams(text)
  for (const name of redact) form.delete(name)
  return form.toString()
}

function without(json: unknown, paths: readonly string[]): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json
  const kept = Object.entries(json).filter(([name]) => !paths.includes(name))
  return Object.fromEntries(
    kept.map(([name, value]) => {
      const below = paths.filter((path) => path.startsWith(`${name}.`))
      const rest = below.map((path) => path.slice(name.length + 1))
      return [name, rest.length > 0 ? without(value, rest) : value]
    }),
  )
}
