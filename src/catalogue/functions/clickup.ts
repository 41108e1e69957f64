import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction } from '../run.ts'
import { readAnswer, readArguments } from './read.ts'
import { pathSegment } from './segment.ts'

const teamPath = (id: string): string => `/team/${pathSegment(id, 'team_id')}`

const Ids = z.array(z.string()).optional()
const Flag = z.boolean().optional()
const Text = z.string().optional()

/** A time as ClickUp counts it: milliseconds since 1970. */
interface Moment {
  readonly ms: number
  /** Whether it is more than a day. */
  readonly timed: boolean
}

/**
 * @param value ISO 8601, or milliseconds in digits
 * @param clock the time in UTC that a day stands for
 * @throws {ServiceError} `invalid-arguments` that names the argument
 */
export function momentOf(value: string, argument: string, clock = '00:00'): Moment {
  if (/^\d{9,}$/.test(value)) return { ms: Number(value), timed: true }
  const day = /^\d{4}-\d\d-\d\d$/.test(value)
  const ms = Date.parse(day ? `${value}T${clock}:00Z` : value)
  if (!Number.isNaN(ms)) return { ms, timed: !day }
  const wanted = 'a day such as 2026-01-31 or a time such as 2026-01-31T09:00:00Z'
  throw new ServiceError('invalid-arguments', `argument ${argument}: must be ${wanted}`)
}

const msOf = (value: string | undefined, argument: string): number | undefined =>
  value === undefined ? undefined : momentOf(value, argument).ms

/**
 * A date and whether it has a time; an empty text takes the date away. A day goes as noon in UTC,
 * which is that day nearly everywhere: at midnight it would be the day before in America.
 */
function dateFields(value: string | undefined, name: 'due_date' | 'start_date'): object {
  if (value === undefined) return {}
  if (value === '') return { [name]: null }
  const { ms, timed } = momentOf(value, name, '12:00')
  return { [name]: ms, [`${name}_time`]: timed }
}

const Named = z.looseObject({ name: z.string().nullish(), id: z.coerce.string().nullish() })

const Task = z.looseObject({
  id: z.string(),
  custom_id: z.string().nullish(),
  name: z.string(),
  status: z.looseObject({ status: z.string() }).nullish(),
  priority: z.looseObject({ priority: z.string().nullish() }).nullish(),
  assignees: z
    .array(z.looseObject({ id: z.unknown(), username: z.string().nullish() }))
    .default([]),
  tags: z.array(z.looseObject({ name: z.string() })).default([]),
  due_date: z.string().nullish(),
  start_date: z.string().nullish(),
  date_updated: z.string().nullish(),
  date_closed: z.string().nullish(),
  parent: z.string().nullish(),
  list: Named.nullish(),
  folder: Named.nullish(),
  space: Named.nullish(),
  url: z.string().nullish(),
})
const Tasks = z.object({ tasks: z.array(Task), last_page: z.boolean().optional() })

const isoOf = (ms: string | null | undefined): string | undefined =>
  ms ? new Date(Number(ms)).toISOString() : undefined

const placeOf = (place: z.infer<typeof Named> | null | undefined) =>
  place ? { id: place.id ?? undefined, name: place.name ?? undefined } : undefined

/** What a list of tasks is read for. Whole ones take several thousand characters each. */
const summaryOf = (task: z.infer<typeof Task>) => ({
  id: task.id,
  custom_id: task.custom_id ?? undefined,
  name: task.name,
  status: task.status?.status,
  priority: task.priority?.priority ?? undefined,
  assignees: task.assignees.map(({ id, username }) => ({ id, username })),
  tags: task.tags.map(({ name }) => name),
  due_date: isoOf(task.due_date),
  start_date: isoOf(task.start_date),
  date_updated: isoOf(task.date_updated),
  date_closed: isoOf(task.date_closed),
  parent: task.parent ?? undefined,
  list: placeOf(task.list),
  folder: placeOf(task.folder),
  space: placeOf(task.space),
  url: task.url ?? undefined,
})

const Filters = z.object({
  page: z.number().default(0),
  order_by: Text,
  reverse: Flag,
  subtasks: Flag,
  include_closed: Flag,
  archived: Flag,
  statuses: Ids,
  assignees: Ids,
  tags: Ids,
  space_ids: Ids,
  project_ids: Ids,
  list_ids: Ids,
  due_date_gt: Text,
  due_date_lt: Text,
  date_created_gt: Text,
  date_created_lt: Text,
  date_updated_gt: Text,
  date_updated_lt: Text,
  date_done_gt: Text,
  date_done_lt: Text,
})

/** ClickUp marks lists in the query with brackets, and takes its times in milliseconds. */
const queryOf = (filters: z.infer<typeof Filters>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(filters).map(([name, value]) => {
      if (Array.isArray(value)) return [`${name}[]`, value]
      return [name, /_(?:gt|lt)$/.test(name) ? msOf(value as string | undefined, name) : value]
    }),
  )

/** https://developer.clickup.com/reference/gettasks and getfilteredteamtasks */
const tasksOf =
  (of: 'list' | 'team'): ActionFunction =>
  async (args, call) => {
    const id = readArguments(z.object({ [`${of}_id`]: z.string() }), args)[`${of}_id`] ?? ''
    const filters = readArguments(Filters, args)
    const answer = await call({
      path: `/${of}/${pathSegment(id, `${of}_id`)}/task`,
      query: queryOf(filters),
    })
    const { tasks, last_page } = readAnswer(Tasks, answer)
    // 100 is a whole page: ClickUp does not always say which one is the last.
    const more = last_page === undefined ? tasks.length >= 100 : !last_page
    return { tasks: tasks.map(summaryOf), ...(more && { next_page: filters.page + 1 }) }
  }

const TaskFields = z.object({
  name: Text,
  description: Text,
  status: Text,
  priority: z.number().optional(),
  due_date: Text,
  start_date: Text,
  time_estimate: z.number().optional(),
  parent: Text,
  custom_item_id: z.number().optional(),
})

/** Descriptions are Markdown. A priority of 0 takes the priority away. */
const bodyOf = (fields: z.infer<typeof TaskFields>): object => {
  const { description, due_date, start_date, priority, ...same } = fields
  return {
    ...same,
    ...(description !== undefined && { markdown_content: description }),
    ...(priority !== undefined && { priority: priority || null }),
    ...dateFields(due_date, 'due_date'),
    ...dateFields(start_date, 'start_date'),
  }
}

const CreateArguments = TaskFields.extend({
  list_id: z.string(),
  assignees: Ids,
  tags: Ids,
  custom_fields: z.array(z.unknown()).optional(),
  notify_all: Flag,
  links_to: Text,
})

const createTask: ActionFunction = async (args, call) => {
  const { list_id, assignees, tags, custom_fields, notify_all, links_to, ...fields } =
    readArguments(CreateArguments, args)
  const more = { assignees: assignees?.map(Number), tags, custom_fields, notify_all, links_to }
  const body = { ...bodyOf(fields), ...more }
  const made = await call({
    method: 'POST',
    path: `/list/${pathSegment(list_id, 'list_id')}/task`,
    body,
  })
  return summaryOf(readAnswer(Task, made))
}

const UpdateArguments = TaskFields.extend({
  task_id: z.string(),
  add_assignees: Ids,
  remove_assignees: Ids,
  archived: Flag,
  custom_task_ids: Flag,
  team_id: Text,
})

const updateTask: ActionFunction = async (args, call) => {
  const {
    task_id,
    add_assignees,
    remove_assignees,
    archived,
    custom_task_ids,
    team_id,
    ...fields
  } = readArguments(UpdateArguments, args)
  const changed = add_assignees?.length || remove_assignees?.length
  const assignees = {
    add: (add_assignees ?? []).map(Number),
    rem: (remove_assignees ?? []).map(Number),
  }
  const body = { ...bodyOf(fields), archived, ...(changed && { assignees }) }
  const query = { custom_task_ids, team_id }
  const task = await call({
    method: 'PUT',
    path: `/task/${pathSegment(task_id, 'task_id')}`,
    query,
    body,
  })
  return summaryOf(readAnswer(Task, task))
}

const EntryArguments = z.object({
  team_id: z.string(),
  start: z.string(),
  duration_minutes: z.number(),
  task_id: Text,
  description: Text,
  billable: Flag,
  assignee: Text,
})

const createTimeEntry: ActionFunction = async (args, call) => {
  const given = readArguments(EntryArguments, args)
  const body = {
    start: momentOf(given.start, 'start').ms,
    duration: Math.round(given.duration_minutes * 60_000),
    tid: given.task_id,
    description: given.description,
    billable: given.billable,
    assignee: given.assignee === undefined ? undefined : Number(given.assignee),
  }
  return call({ method: 'POST', path: `${teamPath(given.team_id)}/time_entries`, body })
}

const EntriesArguments = z.object({
  team_id: z.string(),
  start_date: Text,
  end_date: Text,
  assignee: Text,
  space_id: Text,
  folder_id: Text,
  list_id: Text,
  task_id: Text,
})

const listTimeEntries: ActionFunction = async (args, call) => {
  const { team_id, start_date, end_date, ...same } = readArguments(EntriesArguments, args)
  const query = {
    ...same,
    start_date: msOf(start_date, 'start_date'),
    end_date: msOf(end_date, 'end_date'),
  }
  return call({ path: `${teamPath(team_id)}/time_entries`, query })
}

/** ClickUp's actions with times in them, which people write as days and ClickUp in milliseconds. */
export const functions: Readonly<Record<string, ActionFunction>> = {
  'clickup.list-tasks': tasksOf('list'),
  'clickup.search-tasks': tasksOf('team'),
  'clickup.create-task': createTask,
  'clickup.update-task': updateTask,
  'clickup.create-time-entry': createTimeEntry,
  'clickup.list-time-entries': listTimeEntries,
}
