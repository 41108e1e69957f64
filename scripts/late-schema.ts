import * as z from 'zod'

const MAKE = Symbol('make')
const UNWRAPS = Symbol('unwraps')

interface Late {
  /** Makes the schema, once. While it does, whoever asks gets a `z.lazy` of it, as a recursive schema must. */
  readonly [MAKE]: () => z.ZodType
  /** Whether it stands for a `z.lazy`, which is taken off with `unwrap()`. */
  readonly [UNWRAPS]: boolean
}

/** Gets what it is asked for from the schema, and gives it to the one that asks: next time it has it. */
const beforeMade = new Proxy(
  {},
  {
    get(_, key, it: Late) {
      const schema = it[MAKE]()
      if (key === 'unwrap' && it[UNWRAPS]) return () => schema
      const value: unknown = Reflect.get(schema, key)
      const made = schema === it[MAKE]()
      if (made && value !== undefined) Object.defineProperty(it, key, { value })
      return value
    },
  },
)

/**
 * Stands for a schema that is made when something of it is first needed: making one takes 10 µs, and an
 * isolate needs few of those that its modules declare. The bundle has it around each (late-schemas.ts).
 */
export function lateSchema<S extends z.ZodType>(make: () => S, unwraps = false): S {
  let made: S | undefined
  let making = false
  const once = () => {
    if (made !== undefined) return made
    if (making) return z.lazy(make)
    making = true
    try {
      made = make()
    } finally {
      making = false
    }
    return made
  }
  const known: PropertyDescriptorMap & Record<keyof Late, PropertyDescriptor> = {
    [MAKE]: { value: once },
    [UNWRAPS]: { value: unwraps },
  }
  return Object.create(beforeMade, known) as S // it is asked for members alone, and has all of them
}
