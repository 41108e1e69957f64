import { ActionSpec } from './spec.ts'

/** An action that says nothing but what it must, to learn what every field is by default. */
const PLAIN: Readonly<Record<string, unknown>> = ActionSpec.parse({
  name: 'PLAIN',
  description: 'Says nothing but what every action has to say.',
  request: 'GET /',
  input: {},
})
const SAID = ['name', 'description', 'request', 'input']
const DEFAULTS = Object.fromEntries(Object.entries(PLAIN).filter(([name]) => !SAID.includes(name)))

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
