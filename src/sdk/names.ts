import type { Actions, Apps, Results } from './catalogue.ts'

/** The slug of an app; any text will do, the known ones are offered. */
// oxlint-disable-next-line typescript/no-redundant-type-constituents -- filled in the package
export type AppName = Apps[keyof Apps] | (string & {})

/** The name of an action; any text will do, the known ones are offered and checked. */
// oxlint-disable-next-line typescript/no-redundant-type-constituents -- filled in the package
export type ActionName = keyof Actions | (string & {})

/** What an action takes: checked where it is known to the compiler. */
export type ArgumentsOf<Name> = Name extends keyof Actions
  ? Actions[Name]
  : Readonly<Record<string, unknown>>

/** What its result holds. */
export type DataOf<Name> = Name extends keyof Results ? Results[Name] : unknown

/** An object whose members are made of their names: thousands of them, and not a byte each. */
const named = <T>(make: (name: string) => string): T =>
  new Proxy(Object.freeze({}), {
    get: (_, name) =>
      typeof name === 'string' && /^[A-Z][A-Z0-9_]*$/.test(name) ? make(name) : undefined,
  }) as T

/** `App.GITHUB` is `'github'`. */
export const App: Readonly<Apps> = named((name) => name.toLowerCase())

/** `Action.GITHUB_CREATE_AN_ISSUE` is its own name, and tells the compiler which arguments fit. */
export const Action: { readonly [Name in keyof Actions]: Name } = named((name) => name)
