import { describe, expect, it } from 'vitest'
import { DATA_JSON, resultJson, type ToolResult } from '../../src/execute/tool-result.ts'

const result = (data: unknown, json?: string): ToolResult => ({
  ...{ successful: true, data, error: null, status: 200, logId: 'log_1' },
  ...{ note: null, next: { cursor: 'a"b' }, [DATA_JSON]: json },
})

describe('the JSON of a result', () => {
  it.each([
    ['that is as it came', result({ id: 7 }, ' {"id": 7}\n')],
    ['that was made here', result({ id: 7 })],
    ['that has no data', result(null, 'null')],
    [
      'that the app refused',
      { ...result('no', '"no"'), successful: false, error: 'It said "no".' },
    ],
  ])('says all of one %s', (_, it) => {
    const { [DATA_JSON]: _json, ...said } = it
    expect(JSON.parse(resultJson(it))).toEqual(said)
  })

  it('keeps the digits of numbers that JavaScript has not', () => {
    const came = '{"id":9007199254740993,"price":1.10}'
    expect(resultJson(result(JSON.parse(came), came))).toContain(`"data":${came},`)
  })

  it('has nothing in it that is only for writing it', () => {
    expect(JSON.stringify(result(1, '1'))).toBe(resultJson(result(1)))
  })
})
