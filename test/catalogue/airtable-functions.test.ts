import { describe, expect, it } from 'vitest'
import { formulaFor, functions } from '../../src/catalogue/functions/airtable.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

describe('a formula of Airtable that finds a text', () => {
  it.each([
    ['Name', 'Ada', 'exact', 'LOWER({Name}&"")="ada"'],
    ['Name', 'Ada', 'contains', 'FIND("ada",LOWER({Name}&""))>0'],
    ['Name', 'say "hi"', 'exact', 'LOWER({Name}&"")="say \\"hi\\""'],
    ['Path', 'C:\\tmp', 'exact', 'LOWER({Path}&"")="c:\\\\tmp"'],
    ['Notes', 'a\nb\tc', 'exact', 'LOWER({Notes}&"")="a\\nb\\tc"'],
    ['odd } name', 'x', 'exact', 'LOWER({odd \\} name}&"")="x"'],
  ] as const)('%s, %j, %s', (field, text, match, formula) => {
    expect(formulaFor(field, text, match)).toBe(formula)
  })

  it('cannot be left by a text that looks like a formula', () => {
    const formula = formulaFor('Name', '",{Secret})&FIND("', 'contains')
    expect(formula).toBe('FIND("\\",{secret})&find(\\"",LOWER({Name}&""))>0')
  })
})

describe('Airtable', () => {
  it('searches with POST, names encoded, twenty records at most', async () => {
    const app = fakeApp({
      'POST /appX/Sales%20%2F%20EU/listRecords': { records: [{ id: 'rec1' }] },
    })
    const args = { baseId: 'appX', tableIdOrName: 'Sales / EU', field: 'Name', text: 'Ada' }
    const answer = await run(functions, 'airtable.search-records', args, app.call)
    expect(answer).toEqual({ records: [{ id: 'rec1' }] })
    expect(app.requests[0]?.body).toEqual({
      filterByFormula: 'FIND("ada",LOWER({Name}&""))>0',
      maxRecords: 20,
    })
  })

  it('answers only the fields that were asked for', async () => {
    const app = fakeApp({ 'POST /appX/T/listRecords': { records: [] } })
    const args = { baseId: 'appX', tableIdOrName: 'T', field: 'F', text: 'x', fields: ['A'] }
    await run(functions, 'airtable.search-records', args, app.call)
    expect(app.requests[0]?.body).toMatchObject({ fields: ['A'] })
  })

  const schema = {
    'GET /meta/bases/appX/tables': {
      tables: [
        { id: 'tbl1', name: 'People', fields: [{ id: 'fld1' }] },
        { id: 'tbl2', name: 'people', fields: [] },
        { id: 'tbl3', name: 'Tasks', fields: [] },
      ],
    },
  }

  it.each([
    ['tbl3', 'tbl3'],
    ['People', 'tbl1'],
    ['people', 'tbl2'],
    ['TASKS', 'tbl3'],
  ])('finds the table %s by id, name, or name in other letters', async (wanted, id) => {
    const args = { baseId: 'appX', tableIdOrName: wanted }
    const { call } = fakeApp(schema)
    expect(await run(functions, 'airtable.table-schema', args, call)).toMatchObject({ id })
  })

  it('says which tables there are, where one is not', async () => {
    const args = { baseId: 'appX', tableIdOrName: 'Nope' }
    const refusal = run(functions, 'airtable.table-schema', args, fakeApp(schema).call)
    await expect(refusal).rejects.toEqual(refused('"Tasks"'))
  })
})
