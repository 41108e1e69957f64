import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import { documentOf } from './adf.ts'
import { isDocument, markdownOf } from './adf-markdown.ts'
import { accountIdOf, type Where } from './jira-people.ts'
import { readAnswer, readArguments } from './read.ts'
import { pathSegment } from './segment.ts'

const API = '/rest/api/3'
const issuePath = (key: string): string => `${API}/issue/${pathSegment(key, 'issueIdOrKey')}`

/** What Jira's answers repeat everywhere and nobody reads. */
const NOISE = new Set([
  ...['self', 'expand', 'avatarUrls', 'avatarId', 'iconUrl', 'timeZone', 'accountType'],
  ...['statusColor', 'colorName', 'entityId', 'renderedFields', 'hierarchyLevel'],
])

/** An answer as people read it: rich texts in Markdown, empty fields and addresses of icons left out. */
export function readable(value: unknown): unknown {
  if (isDocument(value)) return markdownOf(value)
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key, inner]) => inner !== null && !NOISE.has(key))
  return Object.fromEntries(kept.map(([key, inner]) => [key, readable(inner)]))
}

const readableAnswer =
  (work: ActionFunction): ActionFunction =>
  async (args, call) =>
    readable(await work(args, call))

const OfIssue = z.object({ issueIdOrKey: z.string() })
const Names = z.array(z.string())

const split = (names: readonly string[]): string[] => names.flatMap((name) => name.split(/\s*,\s*/))

const SearchArguments = z.object({
  jql: z.string(),
  fields: Names.default(['summary', 'status', 'assignee', 'priority', 'updated']),
  maxResults: z.number().default(50),
  nextPageToken: z.string().optional(),
})

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/ */
const search: ActionFunction = async (args, call) => {
  const { fields, ...query } = readArguments(SearchArguments, args)
  return call({
    path: `${API}/search/jql`,
    query: { ...query, fields: split(fields).join(',') },
  })
}

const GetArguments = OfIssue.extend({
  fields: Names.optional(),
  expand: z.string().optional(),
})

const getIssue: ActionFunction = async (args, call) => {
  const { issueIdOrKey, fields, expand } = readArguments(GetArguments, args)
  const query = { fields: fields && split(fields).join(','), expand }
  return call({ path: issuePath(issueIdOrKey), query })
}

const Fields = z.object({
  project_key: z.string().optional(),
  summary: z.string().optional(),
  issue_type: z.string().optional(),
  description: z.string().optional(),
  priority: z.string().optional(),
  labels: Names.optional(),
  assignee: z.string().optional(),
  parent: z.string().optional(),
  due_date: z.string().optional(),
  components: Names.optional(),
  fix_versions: Names.optional(),
  custom_fields: z.record(z.string(), z.unknown()).optional(),
})

const named = (name: string | undefined) => (name === undefined ? undefined : { name })

/** The fields of an issue as Jira spells them. Custom fields go last: they may say anything. */
async function fieldsOf(
  given: z.infer<typeof Fields>,
  where: Where,
  call: Call,
): Promise<Record<string, unknown>> {
  const { assignee, custom_fields, due_date, project_key, parent } = given
  const id = assignee === undefined ? undefined : await accountIdOf(assignee, where, call)
  const fields = {
    project: project_key === undefined ? undefined : { key: project_key },
    summary: given.summary,
    issuetype: named(given.issue_type),
    description: given.description === undefined ? undefined : documentOf(given.description),
    priority: named(given.priority),
    labels: given.labels,
    assignee: id && { accountId: id },
    parent: parent === undefined ? undefined : { key: parent },
    duedate: due_date === '' ? null : due_date,
    components: given.components?.map(named),
    fixVersions: given.fix_versions?.map(named),
    ...custom_fields,
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

const CreateArguments = Fields.required({ project_key: true, summary: true, issue_type: true })

const createIssue: ActionFunction = async (args, call) => {
  const given = readArguments(CreateArguments, args)
  const fields = await fieldsOf(given, { project: given.project_key }, call)
  return call({ method: 'POST', path: `${API}/issue`, body: { fields } })
}

const EditArguments = OfIssue.extend({
  ...Fields.shape,
  add_labels: Names.default([]),
  remove_labels: Names.default([]),
  notifyUsers: z.boolean().optional(),
})

/** Jira says nothing where it worked, so the answer says what was changed. */
const editIssue: ActionFunction = async (args, call) => {
  const given = readArguments(EditArguments, args)
  const { issueIdOrKey, add_labels, remove_labels, notifyUsers } = given
  const fields = await fieldsOf(given, { issueKey: issueIdOrKey }, call)
  const labels = [
    ...add_labels.map((label) => ({ add: label })),
    ...remove_labels.map((label) => ({ remove: label })),
  ]
  if (Object.keys(fields).length + labels.length === 0) {
    throw new ServiceError(
      'invalid-arguments',
      'argument summary: give at least one field to change',
    )
  }
  const body = { fields, ...(labels.length && { update: { labels } }) }
  await call({ method: 'PUT', path: issuePath(issueIdOrKey), query: { notifyUsers }, body })
  const changed = [...Object.keys(fields), ...(labels.length ? ['labels'] : [])]
  return { issue: issueIdOrKey, changed: [...new Set(changed)] }
}

const CommentArguments = OfIssue.extend({
  body: z.string(),
  visible_to_role: z.string().optional(),
})

const addComment: ActionFunction = async (args, call) => {
  const { issueIdOrKey, body, visible_to_role } = readArguments(CommentArguments, args)
  const visibility = visible_to_role && { type: 'role', value: visible_to_role }
  return call({
    method: 'POST',
    path: `${issuePath(issueIdOrKey)}/comment`,
    body: { body: documentOf(body), ...(visibility && { visibility }) },
  })
}

const updateComment: ActionFunction = async (args, call) => {
  const Arguments = OfIssue.extend({ id: z.string(), body: z.string() })
  const { issueIdOrKey, id, body } = readArguments(Arguments, args)
  const path = `${issuePath(issueIdOrKey)}/comment/${pathSegment(id, 'id')}`
  return call({ method: 'PUT', path, body: { body: documentOf(body) } })
}

const PageArguments = OfIssue.extend({
  startAt: z.number().optional(),
  maxResults: z.number().default(50),
  orderBy: z.string().optional(),
})

/** Comments and worklogs: a page of what hangs on an issue and has rich text. */
const listOf =
  (what: 'comment' | 'worklog'): ActionFunction =>
  async (args, call) => {
    const { issueIdOrKey, ...query } = readArguments(PageArguments, args)
    return call({ path: `${issuePath(issueIdOrKey)}/${what}`, query })
  }

const Transitions = z.object({
  transitions: z.array(
    z.looseObject({ id: z.string(), name: z.string(), to: z.looseObject({ name: z.string() }) }),
  ),
})

const TransitionArguments = OfIssue.extend({
  transition: z.string(),
  resolution: z.string().optional(),
  comment: z.string().optional(),
})

/**
 * By the transition's id or name, or by the status it leads to. The comment is a request of its own:
 * within a transition Jira only takes one where the transition has a screen with that field.
 */
const transition: ActionFunction = async (args, call) => {
  const given = readArguments(TransitionArguments, args)
  const path = `${issuePath(given.issueIdOrKey)}/transitions`
  const { transitions } = readAnswer(Transitions, await call({ path }))
  const wanted = given.transition.trim().toLowerCase()
  const found =
    transitions.find(({ id }) => id === wanted) ??
    transitions.find(({ name }) => name.toLowerCase() === wanted) ??
    transitions.find(({ to }) => to.name.toLowerCase() === wanted)
  if (!found) {
    throw new ServiceError(
      'invalid-arguments',
      'argument transition: the issue has none like that now; JIRA_GET_TRANSITIONS lists them',
    )
  }
  const fields =
    given.resolution === undefined ? undefined : { resolution: { name: given.resolution } }
  const body = { transition: { id: found.id }, ...(fields && { fields }) }
  await call({ method: 'POST', path, body })
  if (given.comment) await addComment({ ...args, body: given.comment }, call)
  return { issue: given.issueIdOrKey, transition: found.name, status: found.to.name }
}

const Person = OfIssue.extend({ assignee: z.string() })

const assign: ActionFunction = async (args, call) => {
  const { issueIdOrKey, assignee } = readArguments(Person, args)
  const accountId = await accountIdOf(assignee, { issueKey: issueIdOrKey }, call)
  await call({ method: 'PUT', path: `${issuePath(issueIdOrKey)}/assignee`, body: { accountId } })
  return { issue: issueIdOrKey, assignee: accountId }
}

const addWatcher: ActionFunction = async (args, call) => {
  const { issueIdOrKey, watcher } = readArguments(OfIssue.extend({ watcher: z.string() }), args)
  const accountId = await accountIdOf(watcher, {}, call)
  await call({ method: 'POST', path: `${issuePath(issueIdOrKey)}/watchers`, body: accountId })
  return { issue: issueIdOrKey, watcher: accountId }
}

const WorklogArguments = OfIssue.extend({
  time_spent: z.string(),
  started: z.string().optional(),
  comment: z.string().optional(),
})

/** Jira wants `2026-01-31T09:00:00.000+0000`: milliseconds, and an offset with no colon. */
const addWorklog: ActionFunction = async (args, call) => {
  const { issueIdOrKey, time_spent, started, comment } = readArguments(WorklogArguments, args)
  const time = new Date(started ?? Number.NaN)
  if (started !== undefined && Number.isNaN(time.getTime())) {
    throw new ServiceError('invalid-arguments', 'argument started: must be an ISO 8601 time')
  }
  const body = {
    timeSpent: time_spent,
    ...(started !== undefined && { started: time.toISOString().replace('Z', '+0000') }),
    ...(comment && { comment: documentOf(comment) }),
  }
  return call({ method: 'POST', path: `${issuePath(issueIdOrKey)}/worklog`, body })
}

/** Jira's actions with rich text in them, and those that know people and states by name. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  'jira.search': readableAnswer(search),
  'jira.get-issue': readableAnswer(getIssue),
  'jira.create-issue': readableAnswer(createIssue),
  'jira.edit-issue': editIssue,
  'jira.add-comment': readableAnswer(addComment),
  'jira.update-comment': readableAnswer(updateComment),
  'jira.list-comments': readableAnswer(listOf('comment')),
  'jira.list-worklogs': readableAnswer(listOf('worklog')),
  'jira.transition': transition,
  'jira.assign': assign,
  'jira.add-watcher': addWatcher,
  'jira.add-worklog': readableAnswer(addWorklog),
}
