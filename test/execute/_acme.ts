import { type CompiledApp, compile } from '../../src/catalogue/compile.ts'
import type {
  ActionDefinition,
  ActionSpec,
  AppDefinition,
  AppSpec,
} from '../../src/catalogue/spec.ts'

type Facts = Partial<AppDefinition>
type Action = Partial<ActionDefinition>

/** An app of nobody, compiled as a real one is. */
export const acme = (facts: Facts = {}): AppSpec => compiledOf(definitionOf(facts)).spec

function definitionOf(facts: Facts): AppDefinition {
  return {
    slug: 'acme',
    name: 'Acme',
    description: 'An app of nobody that the tests make things in.',
    categories: ['tests'],
    docs: 'https://acme.test/docs',
    baseUrl: 'https://api.acme.test/v1',
    auth: [{ scheme: 'NO_AUTH' }],
    actions: [],
    ...facts,
  }
}

function compiledOf(definition: AppDefinition): CompiledApp {
  const [app] = compile([definition], () => 'version')
  if (!app) throw new Error('one app in, no app out')
  return app
}

/** Such an app, with one action. */
export function acmeWith(
  action: Action,
  facts: Facts = {},
): { definition: AppDefinition; app: AppSpec; action: ActionSpec } {
  const only: ActionDefinition = {
    name: 'ACME_DO',
    description: 'Does what the test at hand wants to see done.',
    ...(!action.run && { request: 'POST /things' }),
    input: {},
    ...action,
  }
  const definition = definitionOf({ ...facts, actions: [only] })
  const { spec, actions } = compiledOf(definition)
  const [compiled] = actions
  if (!compiled) throw new Error('one action in, none out')
  return { definition, app: spec, action: compiled }
}

/** The error of arguments that do not fit: names each argument, and says what to do. */
export const faults = (work: () => unknown): { message: string; errors: unknown } => {
  try {
    work()
  } catch (error) {
    const { code, message, facts } = error as { code: string; message: string; facts: object }
    if (code !== 'invalid-arguments') throw error
    return { message, errors: (facts as { errors?: unknown }).errors }
  }
  throw new Error('the arguments were taken')
}
