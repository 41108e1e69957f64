import { describe, expect, it } from 'vitest'
import { asana } from '../../src/catalogue/apps/asana.ts'
import { clickup } from '../../src/catalogue/apps/clickup.ts'
import { hubspot } from '../../src/catalogue/apps/hubspot.ts'
import { jira } from '../../src/catalogue/apps/jira.ts'
import { salesforce } from '../../src/catalogue/apps/salesforce.ts'
import { trello } from '../../src/catalogue/apps/trello.ts'
import { parseAction } from '../../src/catalogue/compile.ts'
import { parseApp } from '../../src/catalogue/parse-app.ts'
import { readArguments } from '../../src/execute/arguments.ts'
import { buildRequest } from '../../src/execute/build-request.ts'

const APPS = [asana, clickup, hubspot, jira, salesforce, trello]

/** What would be sent for a call of an action that is written as a request. */
function requestOf(name: string, args: Record<string, unknown>) {
  for (const { actions, ...facts } of APPS) {
    const app = parseApp(facts)
    const found = actions.find((action) => action.name === name)
    if (!found) continue
    const action = parseAction(app, found)
    const baseUrl = app.baseUrl
      .replace('{cloud_id}', 'c1')
      .replace('{instance_url}', 'https://acme.my.salesforce.com')
    const hosts = [...app.hosts, 'acme.my.salesforce.com']
    return buildRequest({ ...app, baseUrl, hosts }, action, readArguments(action, args))
  }
  throw new Error(`no action ${name}`)
}

/** Method and address as one reads them, below the base URL. */
const lineOf = ({ method, url }: ReturnType<typeof requestOf>, base: string): string =>
  `${method} ${decodeURIComponent(String(url)).replace(base, '')}`

const ASANA = 'https://app.asana.com/api/1.0'
const CLICKUP = 'https://api.clickup.com/api/v2'
const HUBSPOT = 'https://api.hubapi.com'
const JIRA = 'https://api.atlassian.com/ex/jira/c1'
const SALESFORCE = 'https://acme.my.salesforce.com/services/data/v62.0'
const TRELLO = 'https://api.trello.com/1'

describe('a call becomes the request that the app wants', () => {
  const cases: [
    name: string,
    args: Record<string, unknown>,
    base: string,
    line: string,
    body?: unknown,
  ][] = [
    [
      'ASANA_UPDATE_A_TASK',
      { task_id: '1', completed: true, due_on: null },
      ASANA,
      'PUT /tasks/1',
      { data: { completed: true, due_on: null } },
    ],
    [
      'ASANA_ADD_A_PROJECT_TO_A_TASK',
      { task_gid: '1', data__project: '2', data__section: '3' },
      ASANA,
      'POST /tasks/1/addProject',
      { data: { project: '2', section: '3' } },
    ],
    [
      'ASANA_GET_MULTIPLE_TASKS',
      { assignee: 'me', workspace: '9', opt_fields: 'name' },
      ASANA,
      'GET /tasks?opt_fields=name&assignee=me&workspace=9',
    ],
    [
      'ASANA_SEARCH_TASKS_IN_A_WORKSPACE',
      { workspace: '9', assignee: 'me', due_before: '2026-01-31', opt_fields: 'name' },
      ASANA,
      'GET /workspaces/9/tasks/search?opt_fields=name&assignee.any=me&due_on.before=2026-01-31',
    ],
    [
      'CLICKUP_GET_TASK',
      { task_id: 'DEV-42', custom_task_ids: true, team_id: 9 },
      CLICKUP,
      'GET /task/DEV-42?custom_task_ids=true&team_id=9&include_markdown_description=true',
    ],
    [
      'CLICKUP_CREATE_TASK_COMMENT',
      { task_id: 'DEV-42', comment: 'Hi', notify_all: false, custom_task_ids: true, team_id: '9' },
      CLICKUP,
      'POST /task/DEV-42/comment?custom_task_ids=true&team_id=9',
      { comment_text: 'Hi', notify_all: false },
    ],
    [
      'HUBSPOT_SEARCH_CONTACTS_BY_CRITERIA',
      { query: 'ada', limit: 5 },
      HUBSPOT,
      'POST /crm/v3/objects/contacts/search',
      { query: 'ada', limit: 5 },
    ],
    [
      'HUBSPOT_PARTIALLY_UPDATE_CONTACT_USING_CONTACT_ID',
      { contact_id: 'ada@acme.example', idProperty: 'email', properties: { phone: '' } },
      HUBSPOT,
      'PATCH /crm/v3/objects/contacts/ada@acme.example?idProperty=email',
      { properties: { phone: '' } },
    ],
    [
      'HUBSPOT_ASSOCIATE_OBJECTS',
      {
        ...{ fromObjectType: 'contacts', fromObjectId: '1' },
        ...{ toObjectType: 'companies', toObjectId: '2' },
      },
      HUBSPOT,
      'PUT /crm/v4/objects/contacts/1/associations/default/companies/2',
    ],
    [
      'JIRA_LINK_ISSUES',
      { link_type: 'Blocks', inward_issue: 'A-1', outward_issue: 'A-2' },
      JIRA,
      'POST /rest/api/3/issueLink',
      { type: { name: 'Blocks' }, inwardIssue: { key: 'A-1' }, outwardIssue: { key: 'A-2' } },
    ],
    [
      'JIRA_LIST_SPRINTS',
      { board_id: 4, state: ['active', 'future'] },
      JIRA,
      'GET /rest/agile/1.0/board/4/sprint?state=active,future',
    ],
    [
      'JIRA_GET_BOARD_ISSUES',
      { boardId: 4 },
      JIRA,
      'GET /rest/agile/1.0/board/4/issue?fields=summary,status,assignee,priority',
    ],
    [
      'SALESFORCE_CREATE_RECORD',
      { sobject: 'Bill__c', fields: { Name: 'x', 'A.B': null } },
      SALESFORCE,
      'POST /sobjects/Bill__c',
      { Name: 'x', 'A.B': null },
    ],
    [
      'SALESFORCE_RETRIEVE_LEAD_BY_ID',
      { id: '00Q5g00000ABCDE', fields: 'Id,Name' },
      SALESFORCE,
      'GET /sobjects/Lead/00Q5g00000ABCDE?fields=Id,Name',
    ],
    [
      'TRELLO_UPDATE_CARDS_BY_ID_CARD',
      { card_id: 'c', closed: true },
      TRELLO,
      'PUT /cards/c',
      { closed: true },
    ],
    [
      'TRELLO_ADD_CARDS',
      { list_id: 'l', title: 'a&b', desc: 'long' },
      TRELLO,
      'POST /cards?idList=l&name=a&b',
      { desc: 'long' },
    ],
    ['TRELLO_GET_MEMBERS_BOARDS_BY_ID_MEMBER', {}, TRELLO, 'GET /members/me/boards'],
  ]

  it.each(cases)('%s', (name, args, base, line, body) => {
    const request = requestOf(name, args)
    expect(lineOf(request, base)).toBe(line)
    expect(request.body === undefined ? undefined : JSON.parse(String(request.body))).toEqual(body)
  })

  it('uploads to Jira as a form, with the header that it wants for it', () => {
    const file = { text: 'hello', name: 'a.txt' }
    const { headers } = requestOf('JIRA_ADD_ATTACHMENT_TO_ISSUE', { issue_key: 'A-1', file })
    expect(headers?.get('x-atlassian-token')).toBe('no-check')
  })
})
