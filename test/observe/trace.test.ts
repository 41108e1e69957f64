import { describe, expect, it } from 'vitest'
import { joinTrace } from '../../src/observe/trace.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const SPAN = '00f067aa0ba902b7'

describe('a traceparent (W3C Trace Context, section 3.2)', () => {
  it.each([
    ['as it is', `00-${TRACE}-${SPAN}-01`],
    ['with other flags beside', `00-${TRACE}-${SPAN}-ff`],
    ['of a later version', `01-${TRACE}-${SPAN}-01`],
    ['of a later version, with more behind', `cc-${TRACE}-${SPAN}-01-what-will-be`],
  ])('is joined: %s', (_, header) => {
    expect(joinTrace(header, 0)).toMatchObject({ id: TRACE, parent: SPAN })
  })

  it('is not kept where the caller does not keep it', () => {
    expect(joinTrace(`00-${TRACE}-${SPAN}-00`, 1)).toBeUndefined()
  })

  it.each([
    ['none', undefined],
    ['empty', ''],
    ['with more behind, in the first version', `00-${TRACE}-${SPAN}-01-more`],
    ['of no version', `ff-${TRACE}-${SPAN}-01`],
    ['without a trace', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['without a parent', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['in capitals', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ['too short', `00-${TRACE.slice(1)}-${SPAN}-01`],
  ])('begins a trace of its own where it is none: %s', (_, header) => {
    const trace = joinTrace(header, 1)
    expect(trace?.id).toMatch(/^[\da-f]{32}$/)
    expect(trace?.id).not.toBe(TRACE)
    expect(trace?.parent).toBeUndefined()
    expect(joinTrace(header, 0)).toBeUndefined()
  })
})
