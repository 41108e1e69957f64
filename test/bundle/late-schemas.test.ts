import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { lateSchema } from '../../scripts/late-schema.ts'
import { withLateSchemas } from '../../scripts/late-schemas.ts'

/** What becomes of a module, without the import in front. */
const late = (code: string) => withLateSchemas(code).replace(/^import .*\n/, '')

describe('a module for the bundle', () => {
  it('makes its schemas when they are asked for, or never', () => {
    expect(late('export const Id = z\n  .string()\n  .max(9)')).toBe(
      'export const Id = /* @__PURE__ */ lateSchema(() => z\n  .string()\n  .max(9))',
    )
    expect(late('const View = z.lazy(() => z.object({}))')).toBe(
      'const View = /* @__PURE__ */ lateSchema(() => z.object({}), true)',
    )
    expect(withLateSchemas('const Id = z.string()')).toMatch(/^import \{ lateSchema \} from ".*"\n/)
  })

  it.each([
    'const most = z.string().parse(name)',
    'const read = z.safeParse(Name, name)',
    'const Names = Name.array()',
    'const words = z.enum(WORDS).options',
    'const at = () => z.string()',
    'function named() { const Name = z.string(); return Name }',
    'let Name = z.string()',
  ])('stays as it is where that is no schema of the module: %s', (code) => {
    expect(withLateSchemas(code)).toBe(code)
  })
})

describe('a late schema', () => {
  it('is made once, when something of it is asked for', () => {
    let made = 0
    const Name = lateSchema(() => {
      made++
      return z.string().max(3)
    })
    const Person = lateSchema(() => z.object({ name: Name, other: Name.optional() }))
    expect(made).toBe(0)
    expect(Person.parse({ name: 'Ada' })).toEqual({ name: 'Ada' })
    expect(Person.safeParse({ name: 'Lovelace' }).error?.issues).toMatchObject([
      { code: 'too_big', path: ['name'] },
    ])
    expect(Name.safeParse('Ada').success).toBe(true)
    expect(made).toBe(1)
  })

  it('is in others what it stands for', () => {
    const Kind = lateSchema(() => z.enum(['a', 'b']))
    const A = lateSchema(() => z.object({ kind: z.literal('a'), n: z.int().default(1) }))
    const B = lateSchema(() => z.object({ kind: z.literal('b') }))
    const Either = lateSchema(() => z.discriminatedUnion('kind', [A, B]))
    expect(Either.parse({ kind: 'a' })).toEqual({ kind: 'a', n: 1 })
    expect(Kind.options).toEqual(['a', 'b'])
    expect(A instanceof z.ZodObject).toBe(true)
    expect(A.extend({ more: z.string() }).shape.n).toBe(A.shape.n)
    expect(z.record(Kind, Either).safeParse({ a: { kind: 'b' }, b: { kind: 'c' } }).success).toBe(
      false,
    )
    const detached = B.safeParse
    expect(detached({ kind: 'b' }).success).toBe(true)
  })

  it('is taken off like a lazy one, where it stands for one', () => {
    const Owner = lateSchema(() => z.object({ id: z.string() }), true) as unknown as z.ZodLazy<
      z.ZodObject<{ id: z.ZodString }>
    > // what z.lazy is for the compiler
    expect(Owner.unwrap().extend({ n: z.int() }).parse({ id: 'a', n: 1 })).toEqual({
      id: 'a',
      n: 1,
    })
    const Maybe = lateSchema(() => z.string().optional())
    expect(Maybe.unwrap().safeParse(undefined).success).toBe(false)
  })

  it('may hold itself', () => {
    const Tree: z.ZodType<object> = lateSchema(() =>
      z.strictObject({ left: Tree.optional(), right: z.array(Tree).optional() }),
    )
    expect(Tree.safeParse({ left: { right: [{}, { left: {} }] } }).success).toBe(true)
    expect(Tree.safeParse({ left: { right: [{}, { left: 1 }] } }).error?.issues).toMatchObject([
      { path: ['left', 'right', 1, 'left'] },
    ])
  })

  it('is tried again where it could not be made', () => {
    let tries = 0
    const Late = lateSchema(() => {
      if (tries++ === 0) throw new Error('not yet')
      return z.string()
    })
    expect(() => Late.parse('a')).toThrow('not yet')
    expect(Late.parse('a')).toBe('a')
  })
})
