import * as z from 'zod'
import type { AuthFacts } from '../auth/facts.ts'
import { bind } from '../auth/schemes.ts'
import { STEPS_ALLOWED, stepsOf } from '../core/pattern.ts'
import { hostFits, namesIn } from '../core/template.ts'
import { AppSpec } from './spec.ts'

/** @throws {Error} that names the app and what is wrong with it */
export function parseApp(definition: z.input<typeof AppSpec>): AppSpec {
  const parsed = AppSpec.safeParse(definition)
  if (!parsed.success) throw new Error(`app ${definition.slug}: ${z.prettifyError(parsed.error)}`)
  const wrong = appFaultOf(parsed.data)
  if (wrong) throw new Error(`app ${definition.slug}: ${wrong}`)
  return parsed.data
}

/** Where a URL of a spec leads, as written: templates and all. */
export const hostIn = (url: string): string | undefined => /^https:\/\/([^/?#]+)/.exec(url)?.[1]

/** Whether a URL of a spec leads to a host that the app says is its own. */
export function isOwn({ baseUrl, hosts }: AppSpec, url: string): boolean {
  const host = hostIn(url)
  return host === undefined || host === hostIn(baseUrl) || hostFits(host, hosts)
}

/** What a schema can't see of an app. */
function appFaultOf(app: AppSpec): string | undefined {
  const { identity } = app
  if (identity && !isOwn(app, identity.url)) return `${identity.url} is not among the app's hosts`
  const twice = app.auth.find(
    ({ scheme }, i) => app.auth.findIndex((a) => a.scheme === scheme) !== i,
  )
  if (twice) return `the scheme ${twice.scheme} is there twice`
  const patterns = app.auth.flatMap(({ fields, settings }) => [...fields, ...settings])
  const bad = patterns.find(({ pattern }) => pattern !== undefined && !isPattern(pattern))
  const astray = app.auth.map(secretGoesAstray).find(Boolean)
  if (astray) return `${astray} lets a user or a callback say where the client's secret goes`
  return bad && `the pattern of the field "${bad.name}" is no regular expression, or may take long`
}

/**
 * Where a client's secret is sent must not be anybody's to choose: a token endpoint may have a label
 * of the user's in its host, but not a domain of the user's, nor anything that a callback told.
 */
function secretGoesAstray(facts: AuthFacts): string | undefined {
  if (!bind(facts).needsClient) return undefined
  const told = new Set('callbackData' in facts ? Object.keys(facts.callbackData) : [])
  const free = new Set(facts.fields.filter(({ options }) => !options).map(({ name }) => name))
  const urls = Object.entries(facts).filter(([key]) =>
    /^(?:token|refresh|accessToken|requestToken)Url$/.test(key),
  )
  for (const [key, url] of urls) {
    const host = (hostIn(String(url)) ?? /^\{\w+\}/.exec(String(url))?.[0] ?? '').replace(
      /:\d*$/,
      '',
    )
    const names = namesIn(host)
    const chosen = names.some((name) => told.has(name))
    if (chosen || (names.some((name) => free.has(name)) && !FIXED_DOMAIN.test(host))) return key
  }
  return undefined
}

/** A host that ends in a name and its top level, whatever stands before them. */
const FIXED_DOMAIN = /(?:^|\.)[\w-]+\.[a-z]{2,}$/i

/** Whether texts of 100 characters can be held to it. */
const isPattern = (text: string): boolean => stepsOf(`^(?:${text})$`, 100) <= STEPS_ALLOWED
