import type { ActionSpec } from './spec.ts'

/** What each field is where an action says nothing of it: the very defaults of {@link ActionSpec}. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  aliases: [],
  tags: [],
  place: {},
  wire: {},
  style: {},
  files: [],
  anonymous: false,
  keywords: [],
  argumentAliases: {},
  splits: {},
  scopes: [],
}

/** An action as it is stored: without what is so by default. */
export type ThinAction = Pick<ActionSpec, 'name' | 'description' | 'input'> & Partial<ActionSpec>

const isDefault = (name: string, value: unknown): boolean =>
  name in DEFAULTS && JSON.stringify(value) === JSON.stringify(DEFAULTS[name])

export const thin = (action: ActionSpec): ThinAction =>
  Object.fromEntries(
    Object.entries(action).filter(([name, value]) => !isDefault(name, value)),
  ) as ThinAction // the fields that are left out are optional in it

/** The whole of what {@link thin} made small. Neither shares anything that may change. */
export const whole = (action: ThinAction): ActionSpec => ({ ...DEFAULTS, ...action }) as ActionSpec
