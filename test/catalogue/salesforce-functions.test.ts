import { describe, expect, it } from 'vitest'
import { functions as salesforce } from '../../src/catalogue/functions/salesforce.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

describe('Salesforce', () => {
  it('answers records without saying of each again what it is', async () => {
    const record = {
      attributes: { type: 'Contact', url: '/x' },
      Name: 'Ada',
      Account: { attributes: { type: 'Account' }, Name: 'Acme' },
    }
    const app = fakeApp({ 'GET /query': { totalSize: 1, done: true, records: [record] } })
    const args = { soql_query: 'SELECT Name FROM Contact' }
    expect(await run(salesforce, 'salesforce.query', args, app.call)).toEqual({
      totalSize: 1,
      done: true,
      records: [{ Name: 'Ada', Account: { Name: 'Acme' } }],
    })
    expect(app.requests[0]?.query).toEqual({ q: 'SELECT Name FROM Contact' })
  })

  it('goes on where the last page ended', async () => {
    const app = fakeApp({ 'GET /query/01gD0000002HU6K-2000': { done: true, records: [] } })
    const next_records_url = '/services/data/v62.0/query/01gD0000002HU6K-2000'
    const answer = await run(salesforce, 'salesforce.query', { next_records_url }, app.call)
    expect(answer).toMatchObject({ done: true })
  })

  it.each([
    ['https://evil.example/query/1', 'next_records_url'],
    ['/services/data/v62.0/sobjects/Account', 'next_records_url'],
    ['', 'soql_query'],
  ])('does not go on at %j', async (next_records_url, argument) => {
    const query = run(salesforce, 'salesforce.query', { next_records_url })
    await expect(query).rejects.toEqual(refused(argument))
  })

  it('finds people by name, whatever stands in it', async () => {
    const app = fakeApp({ 'GET /query': { records: [] } })
    await run(salesforce, 'salesforce.contacts-by-name', { name: "O'Neil_\\%" }, app.call)
    expect(String(app.requests[0]?.query?.['q'])).toContain(
      "WHERE Name LIKE '%O\\'Neil\\_\\\\\\%%' ORDER BY Name LIMIT 20",
    )
  })

  it('lists types by name', async () => {
    const sobjects = [
      { name: 'Account', label: 'Account', custom: false, queryable: true, urls: {} },
      { name: 'Bill__c', label: 'Bill', custom: true, queryable: true },
      { name: 'BillEvent', label: 'Bill event', queryable: false },
    ]
    const app = fakeApp({ 'GET /sobjects': { sobjects } })
    const answer = await run(salesforce, 'salesforce.list-objects', { name: 'bill' }, app.call)
    expect(answer).toEqual({ objects: [{ name: 'Bill__c', label: 'Bill', custom: true }] })
  })

  it('tells of a type what one who writes it must know', async () => {
    const field = { nillable: true, createable: true, updateable: true, picklistValues: [] }
    const fields = [
      { ...field, name: 'Id', label: 'Id', type: 'id', updateable: false, createable: false },
      { ...field, name: 'Name', label: 'Name', type: 'string', length: 80, nillable: false },
      {
        ...{ ...field, name: 'OwnerId', label: 'Owner', type: 'reference' },
        ...{ referenceTo: ['User'], relationshipName: 'Owner', nillable: false },
        defaultedOnCreate: true,
      },
      {
        ...{ ...field, name: 'Stage', label: 'Stage', type: 'picklist' },
        picklistValues: [
          { value: 'New', active: true },
          { value: 'Old', active: false },
        ],
      },
    ]
    const described = { name: 'Deal__c', label: 'Deal', fields, childRelationships: [] }
    const app = fakeApp({ 'GET /sobjects/Deal__c/describe': described })
    expect(await run(salesforce, 'salesforce.describe', { sobject: 'Deal__c' }, app.call)).toEqual({
      name: 'Deal__c',
      label: 'Deal',
      fields: [
        { name: 'Id', label: 'Id', type: 'id', read_only: true },
        { name: 'Name', label: 'Name', type: 'string', length: 80, required: true },
        {
          ...{ name: 'OwnerId', label: 'Owner', type: 'reference' },
          ...{ refers_to: ['User'], relationship: 'Owner' },
        },
        { name: 'Stage', label: 'Stage', type: 'picklist', values: ['New'] },
      ],
    })
  })

  it('creates a lead, custom fields among the others', async () => {
    const app = fakeApp({ 'POST /sobjects/Lead': { id: '00Q', success: true } })
    const args = { LastName: 'Byron', Company: 'Acme', custom_fields: { Region__c: 'EMEA' } }
    await run(salesforce, 'salesforce.create-lead', args, app.call)
    const body = { LastName: 'Byron', Company: 'Acme', Region__c: 'EMEA' }
    expect(app.requests[0]?.body).toEqual(body)
  })

  it('changes an opportunity, and says what it changed', async () => {
    const app = fakeApp({ 'PATCH /sobjects/Opportunity/006': null })
    const args = { id: '006', StageName: 'Closed Won', Amount: 5 }
    const answer = await run(salesforce, 'salesforce.update-opportunity', args, app.call)
    expect(answer).toEqual({ id: '006', changed: ['StageName', 'Amount'] })
    expect(app.requests[0]?.body).toEqual({ StageName: 'Closed Won', Amount: 5 })
  })

  it('refuses a change of nothing', async () => {
    const update = run(salesforce, 'salesforce.update-lead', { id: '00Q' })
    await expect(update).rejects.toEqual(refused('custom_fields'))
  })

  it('searches all types, and says which type each record is of', async () => {
    const found = { attributes: { type: 'Lead', url: '/x' }, Id: '00Q' }
    const app = fakeApp({ 'GET /parameterizedSearch': { searchRecords: [found] } })
    expect(await run(salesforce, 'salesforce.search', { q: 'Byron' }, app.call)).toEqual({
      records: [{ type: 'Lead', Id: '00Q' }],
    })
    const args = { q: 'Byron', sobject: 'Lead', fields: 'Id,Name' }
    await run(salesforce, 'salesforce.search', args, app.call)
    expect(app.requests[1]?.query).toMatchObject({ sobject: 'Lead', 'Lead.fields': 'Id,Name' })
  })

  it('wants a type where fields are named', async () => {
    const search = run(salesforce, 'salesforce.search', { q: 'Byron', fields: 'Id' })
    await expect(search).rejects.toEqual(refused('fields'))
  })
})
