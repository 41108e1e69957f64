import { FILE } from '../files.ts'
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const text = (description: string, more: Partial<ArgumentSchema> = {}): ArgumentSchema => ({
  type: 'string',
  description,
  ...more,
})

const list = (description: string): ArgumentSchema => ({
  type: 'array',
  items: { type: 'string' },
  description,
})

const bool = (description: string, standard?: boolean): ArgumentSchema =>
  standard === undefined
    ? { type: 'boolean', description }
    : { type: 'boolean', description, default: standard }

const integer = (description: string, more: Partial<ArgumentSchema> = {}): ArgumentSchema => ({
  type: 'integer',
  description,
  ...more,
})

const workspace: Arguments = {
  team_id: text('Id of the workspace, from CLICKUP_GET_AUTHORIZED_TEAMS_WORKSPACES.'),
}
const workspaceAliases = { workspace_id: 'team_id', team_Id: 'team_id', teamId: 'team_id' }

const space: Arguments = { space_id: text('Id of the space.') }
const folder: Arguments = { folder_id: text('Id of the folder.') }
const listOfTasks: Arguments = { list_id: text('Id of the list.') }
const task: Arguments = { task_id: text('Id of the task, e.g. `86bx2k9qd`.') }
const taskAliases = { taskId: 'task_id' }

/** Tasks may also be named by an id of the workspace's own, such as `DEV-42`. */
const customId: Arguments = {
  custom_task_ids: bool('Whether `task_id` is a custom one such as `DEV-42`.', false),
  team_id: text('Id of the workspace; needed where `custom_task_ids` is true.'),
}
const customTask: Arguments = { ...task, ...customId }
const inQuery = { custom_task_ids: 'query', team_id: 'query' } as const

const archived = bool('Archived ones instead of those in use.', false)

const date = (description: string): ArgumentSchema =>
  text(`${description}: a day as \`2026-01-31\`, or a time as \`2026-01-31T17:00:00Z\`.`)

const moment = (description: string): ArgumentSchema =>
  text(`${description}: a time as \`2026-01-31T17:00:00Z\`; a day means its midnight in UTC.`)

const page = integer('Which page, counted from 0; `next_page` of the last answer.', {
  minimum: 0,
  default: 0,
})

const priority = integer('1 is urgent, 2 high, 3 normal, 4 low, 0 none.', {
  minimum: 0,
  maximum: 4,
})

const taskFields: Arguments = {
  name: text('What is to do, in one line.'),
  description: text('What it is about, in Markdown.'),
  status: text('Name of a status of the list, from CLICKUP_GET_LIST.'),
  priority,
  due_date: date('When it is due'),
  start_date: date('When the work begins'),
  time_estimate: integer('How long it should take, in milliseconds.', { minimum: 0 }),
  parent: text('Id of the task that it is a part of.'),
  custom_item_id: integer('Id of a task type of the workspace; 1 is a milestone.'),
}

const taskFieldAliases = {
  title: 'name',
  markdown_description: 'description',
  markdown_content: 'description',
}

const filters: Arguments = {
  statuses: list('Only tasks in one of these statuses, by name.'),
  assignees: list('Only tasks of one of these people, by user id.'),
  tags: list('Only tasks with one of these tags, by name.'),
  include_closed: bool('Whether done tasks come along.', false),
  subtasks: bool('Whether subtasks come along.', false),
  due_date_lt: moment('Due before'),
  due_date_gt: moment('Due after'),
  date_created_lt: moment('Made before'),
  date_created_gt: moment('Made after'),
  date_updated_lt: moment('Changed before'),
  date_updated_gt: moment('Changed after'),
  date_done_lt: moment('Done before'),
  date_done_gt: moment('Done after'),
  order_by: text('What to sort by.', {
    enum: ['id', 'created', 'updated', 'due_date'],
    default: 'created',
  }),
  reverse: bool('Whether the order is turned around.', false),
  page,
}

const placeActions: ActionDefinition[] = [
  {
    name: 'CLICKUP_GET_AUTHORIZED_TEAMS_WORKSPACES',
    aliases: ['CLICKUP_AUTHORIZATION_GET_WORK_SPACE_LIST'],
    description:
      'Lists the workspaces that the connection sees, with their members. Most other actions begin with the id that stands here.',
    tags: ['important', 'read-only'],
    request: 'GET /team',
    keywords: ['teams', 'members', 'people', 'organization'],
    input: {},
  },
  {
    name: 'CLICKUP_GET_AUTHORIZED_USER',
    aliases: ['CLICKUP_AUTHORIZATION_VIEW_ACCOUNT_DETAILS'],
    description: 'Reads who is connected: user id, name, e-mail address and time zone.',
    tags: ['important', 'read-only'],
    request: 'GET /user',
    keywords: ['me', 'whoami', 'profile'],
    input: {},
  },
  {
    name: 'CLICKUP_GET_SPACES',
    aliases: ['CLICKUP_SPACES_GET_SPACE_DETAILS'],
    description: 'Lists the spaces of a workspace with id, name and the statuses their tasks have.',
    tags: ['important', 'read-only'],
    request: 'GET /team/{team_id}/space',
    argumentAliases: workspaceAliases,
    input: { required: ['team_id'], properties: { ...workspace, archived } },
  },
  {
    name: 'CLICKUP_GET_SPACE',
    aliases: ['CLICKUP_SPACES_GET_DETAILS'],
    description: 'Reads one space: name, statuses and which features are on.',
    tags: ['read-only'],
    request: 'GET /space/{space_id}',
    input: { required: ['space_id'], properties: { ...space } },
  },
  {
    name: 'CLICKUP_CREATE_SPACE',
    aliases: ['CLICKUP_SPACES_ADD_NEW_SPACE_TO_WORK_SPACE'],
    description: 'Creates a space in a workspace. Comes back with its id.',
    request: 'POST /team/{team_id}/space',
    argumentAliases: workspaceAliases,
    input: {
      required: ['team_id', 'name', 'multiple_assignees'],
      properties: {
        ...workspace,
        name: text('What the space is called.'),
        multiple_assignees: bool('Whether a task may have several people.'),
      },
    },
  },
  {
    name: 'CLICKUP_GET_SPACE_TAGS',
    aliases: ['CLICKUP_TAGS_GET_SPACE'],
    description: 'Lists the tags that tasks of a space can have.',
    tags: ['read-only'],
    request: 'GET /space/{space_id}/tag',
    keywords: ['labels'],
    input: { required: ['space_id'], properties: { ...space } },
  },
  {
    name: 'CLICKUP_GET_FOLDERS',
    aliases: ['CLICKUP_FOLDERS_GET_CONTENTS_OF'],
    description: 'Lists the folders of a space with the lists in them, and the ids of both.',
    tags: ['important', 'read-only'],
    request: 'GET /space/{space_id}/folder',
    keywords: ['projects'],
    input: { required: ['space_id'], properties: { ...space, archived } },
  },
  {
    name: 'CLICKUP_GET_FOLDER',
    aliases: ['CLICKUP_FOLDERS_GET_FOLDER_CONTENT'],
    description: 'Reads one folder with its lists and their task counts.',
    tags: ['read-only'],
    request: 'GET /folder/{folder_id}',
    input: { required: ['folder_id'], properties: { ...folder } },
  },
  {
    name: 'CLICKUP_CREATE_FOLDER',
    aliases: ['CLICKUP_FOLDERS_CREATE_NEW_FOLDER'],
    description: 'Creates a folder in a space. Comes back with its id.',
    request: 'POST /space/{space_id}/folder',
    keywords: ['project'],
    input: {
      required: ['space_id', 'name'],
      properties: { ...space, name: text('What the folder is called.') },
    },
  },
  {
    name: 'CLICKUP_GET_LISTS',
    aliases: ['CLICKUP_LISTS_GET_FOLDER_LISTS'],
    description: 'Lists the lists of a folder with id, name, task count and due date.',
    tags: ['important', 'read-only'],
    request: 'GET /folder/{folder_id}/list',
    keywords: ['projects', 'sprints'],
    input: { required: ['folder_id'], properties: { ...folder, archived } },
  },
  {
    name: 'CLICKUP_GET_FOLDERLESS_LISTS',
    aliases: ['CLICKUP_LISTS_GET_FOLDER_LESS'],
    description: 'Lists the lists of a space that are in no folder, with id, name and task count.',
    tags: ['important', 'read-only'],
    request: 'GET /space/{space_id}/list',
    keywords: ['projects'],
    input: { required: ['space_id'], properties: { ...space, archived } },
  },
  {
    name: 'CLICKUP_GET_LIST',
    aliases: ['CLICKUP_LISTS_GET_LIST_DETAILS'],
    description: 'Reads one list: name, statuses its tasks can have, folder and space.',
    tags: ['important', 'read-only'],
    request: 'GET /list/{list_id}',
    keywords: ['statuses', 'columns', 'stages'],
    input: { required: ['list_id'], properties: { ...listOfTasks } },
  },
  {
    name: 'CLICKUP_CREATE_LIST',
    aliases: ['CLICKUP_LISTS_ADD_TO_FOLDER'],
    description:
      'Creates a list in a folder of a space, for tasks to be put in. Comes back with its id.',
    tags: ['important'],
    request: 'POST /folder/{folder_id}/list',
    keywords: ['project', 'sprint'],
    input: {
      required: ['folder_id', 'name'],
      properties: {
        ...folder,
        name: text('What the list is called.'),
        content: text('What it is about.'),
        priority,
      },
    },
  },
  {
    name: 'CLICKUP_CREATE_FOLDERLESS_LIST',
    aliases: ['CLICKUP_LISTS_CREATE_FOLDER_LESS_LIST'],
    description: 'Creates a list in a space, outside of all folders. Comes back with its id.',
    request: 'POST /space/{space_id}/list',
    keywords: ['project'],
    input: {
      required: ['space_id', 'name'],
      properties: {
        ...space,
        name: text('What the list is called.'),
        content: text('What it is about.'),
        priority,
      },
    },
  },
  {
    name: 'CLICKUP_GET_LIST_MEMBERS',
    aliases: ['CLICKUP_MEMBERS_GET_LIST_USERS'],
    description:
      'Lists the people who have access to a list, with the user ids that assigning needs.',
    tags: ['important', 'read-only'],
    request: 'GET /list/{list_id}/member',
    keywords: ['people', 'assignees', 'team', 'users'],
    input: { required: ['list_id'], properties: { ...listOfTasks } },
  },
  {
    name: 'CLICKUP_GET_ACCESSIBLE_CUSTOM_FIELDS',
    aliases: ['CLICKUP_CUSTOM_FIELDS_GET_LIST_FIELDS'],
    description: 'Lists the custom fields of a list with id, name, type and options.',
    tags: ['read-only'],
    request: 'GET /list/{list_id}/field',
    input: { required: ['list_id'], properties: { ...listOfTasks } },
  },
]

const taskActions: ActionDefinition[] = [
  {
    name: 'CLICKUP_GET_TASKS',
    aliases: ['CLICKUP_TASKS_GET_LIST_TASKS'],
    description:
      'Lists the tasks of a list in short: name, status, priority, people, tags, dates, address. Done ones and subtasks only if asked. 100 a page, with `next_page` if there are more.',
    tags: ['important', 'read-only'],
    run: 'clickup.list-tasks',
    keywords: ['todo', 'backlog'],
    input: { required: ['list_id'], properties: { ...listOfTasks, ...filters, archived } },
  },
  {
    name: 'CLICKUP_GET_FILTERED_TEAM_TASKS',
    aliases: ['CLICKUP_TASKS_FILTER_TEAM_TASKS'],
    description:
      'Finds tasks across a whole workspace by people, status, tags, dates, spaces or lists, in short. For “my tasks” give the user’s id as assignee. 100 a page, with `next_page` if there are more.',
    tags: ['important', 'read-only'],
    run: 'clickup.search-tasks',
    keywords: ['search', 'my tasks', 'overdue', 'everything'],
    argumentAliases: { ...workspaceAliases, folder_ids: 'project_ids' },
    input: {
      required: ['team_id'],
      properties: {
        ...workspace,
        ...filters,
        space_ids: list('Only tasks of these spaces, by id.'),
        project_ids: list('Only tasks of these folders, by id.'),
        list_ids: list('Only tasks of these lists, by id.'),
      },
    },
  },
  {
    name: 'CLICKUP_GET_TASK',
    aliases: ['CLICKUP_TASKS_GET_TASK_DETAILS'],
    description:
      'Reads one task: name, description in Markdown, status, people, dates, checklists and custom fields. Comments come from CLICKUP_GET_TASK_COMMENTS.',
    tags: ['important', 'read-only'],
    request: 'GET /task/{task_id}',
    fixed: { query: { include_markdown_description: 'true' } },
    keywords: ['todo', 'ticket', 'open'],
    argumentAliases: taskAliases,
    input: {
      required: ['task_id'],
      properties: { ...customTask, include_subtasks: bool('Whether subtasks come along.', false) },
    },
  },
  {
    name: 'CLICKUP_CREATE_TASK',
    aliases: ['CLICKUP_TASKS_CREATE_NEW_TASK'],
    description:
      'Creates a task in a list, or with `parent` a subtask. Comes back with the task in short, its id and address.',
    tags: ['important'],
    run: 'clickup.create-task',
    keywords: ['todo', 'ticket', 'new', 'subtask'],
    argumentAliases: taskFieldAliases,
    input: {
      required: ['list_id', 'name'],
      properties: {
        ...listOfTasks,
        ...taskFields,
        assignees: list('Who is to do it, by user id.'),
        tags: list('Names of its tags.'),
        notify_all: bool('Whether its creator is notified as well.', false),
        links_to: text('Id of a task to link it with.'),
        custom_fields: {
          type: 'array',
          description: 'Values of custom fields, by field id.',
          items: {
            type: 'object',
            additionalProperties: true,
            properties: { id: text('Id of the field.') },
            required: ['id'],
          },
        },
      },
    },
  },
  {
    name: 'CLICKUP_UPDATE_TASK',
    aliases: ['CLICKUP_TASKS_UPDATE_TASK_FIELDS'],
    description:
      'Changes a task: name, description, status, priority, people, dates, or archives it. Only what is given changes. Comes back with the task in short.',
    tags: ['important', 'idempotent'],
    run: 'clickup.update-task',
    keywords: ['complete', 'close', 'done', 'assign', 'move', 'reschedule', 'edit'],
    argumentAliases: {
      ...taskAliases,
      ...taskFieldAliases,
      assignees__add: 'add_assignees',
      assignees__rem: 'remove_assignees',
    },
    input: {
      required: ['task_id'],
      properties: {
        ...customTask,
        ...taskFields,
        add_assignees: list('Who gets it as well, by user id.'),
        remove_assignees: list('Who has it no more, by user id.'),
        archived: bool('`true` archives it, `false` brings it back.'),
      },
    },
  },
  {
    name: 'CLICKUP_DELETE_TASK',
    aliases: ['CLICKUP_TASKS_REMOVE_TASK_BY_ID'],
    description: 'Deletes a task; it stays in the trash of the workspace for 30 days.',
    tags: ['important', 'destructive'],
    request: 'DELETE /task/{task_id}',
    keywords: ['remove', 'trash'],
    argumentAliases: taskAliases,
    input: { required: ['task_id'], properties: { ...customTask } },
  },
  {
    name: 'CLICKUP_ADD_TASK_TO_LIST',
    aliases: ['CLICKUP_LISTS_ADD_TASK_TO_LIST'],
    description:
      'Puts a task into a further list; it stays in its own. The feature for several lists must be on.',
    tags: ['idempotent'],
    request: 'POST /list/{list_id}/task/{task_id}',
    argumentAliases: taskAliases,
    input: { required: ['list_id', 'task_id'], properties: { ...listOfTasks, ...task } },
  },
  {
    name: 'CLICKUP_ADD_TAG_TO_TASK',
    aliases: ['CLICKUP_TAGS_ADD_TO_TASK'],
    description: 'Puts a tag of the space on a task, beside those it has already.',
    tags: ['idempotent'],
    request: 'POST /task/{task_id}/tag/{tag_name}',
    place: inQuery,
    keywords: ['label'],
    argumentAliases: { ...taskAliases, tag: 'tag_name' },
    input: {
      required: ['task_id', 'tag_name'],
      properties: { ...task, tag_name: text('Name of the tag.'), ...customId },
    },
  },
  {
    name: 'CLICKUP_REMOVE_TAG_FROM_TASK',
    aliases: ['CLICKUP_TAGS_REMOVE_FROM_TASK'],
    description: 'Takes a tag off a task; the space keeps the tag.',
    tags: ['idempotent'],
    request: 'DELETE /task/{task_id}/tag/{tag_name}',
    argumentAliases: { ...taskAliases, tag: 'tag_name' },
    input: {
      required: ['task_id', 'tag_name'],
      properties: { ...task, tag_name: text('Name of the tag.'), ...customId },
    },
  },
  {
    name: 'CLICKUP_SET_CUSTOM_FIELD_VALUE',
    aliases: ['CLICKUP_CUSTOM_FIELDS_SET_FIELD_VALUE'],
    description:
      'Sets a custom field of a task to a text: for texts, numbers, links, e-mail addresses, and drop-downs by the id of the option.',
    tags: ['idempotent'],
    request: 'POST /task/{task_id}/field/{field_id}',
    place: inQuery,
    argumentAliases: taskAliases,
    input: {
      required: ['task_id', 'field_id', 'value'],
      properties: {
        ...customTask,
        field_id: text('Id of the field, from CLICKUP_GET_ACCESSIBLE_CUSTOM_FIELDS.'),
        value: text('The value.'),
      },
    },
  },
  {
    name: 'CLICKUP_ADD_DEPENDENCY',
    aliases: ['CLICKUP_TASK_RELATIONSHIPS_ADD_DEPENDENCY'],
    description: 'Says that a task waits for another one, or that another one waits for it.',
    request: 'POST /task/{task_id}/dependency',
    place: inQuery,
    keywords: ['blocked by', 'blocks'],
    argumentAliases: { ...taskAliases, depedency_of: 'dependency_of' },
    input: {
      required: ['task_id'],
      properties: {
        ...customTask,
        depends_on: text('Id of the task to wait for; or give `dependency_of`.'),
        dependency_of: text('Id of the task that waits.'),
      },
    },
  },
  {
    name: 'CLICKUP_CREATE_TASK_ATTACHMENT',
    aliases: ['CLICKUP_ATTACHMENTS_UPLOAD_FILE_TO_TASK_AS_ATTACHMENT'],
    description: 'Attaches a file to a task. Comes back with id and address of the attachment.',
    request: 'POST /task/{task_id}/attachment',
    body: { type: 'multipart/form-data' },
    place: inQuery,
    files: ['attachment'],
    keywords: ['upload', 'document', 'image'],
    argumentAliases: { ...taskAliases, file: 'attachment' },
    input: {
      required: ['task_id', 'attachment'],
      properties: { ...task, attachment: FILE, ...customId },
    },
  },
]

const commentActions: ActionDefinition[] = [
  {
    name: 'CLICKUP_GET_TASK_COMMENTS',
    aliases: ['CLICKUP_COMMENTS_GET_TASK_COMMENTS'],
    description:
      'Lists the newest 25 comments of a task; for older ones give time and id of the last one.',
    tags: ['important', 'read-only'],
    request: 'GET /task/{task_id}/comment',
    keywords: ['discussion', 'replies', 'notes'],
    argumentAliases: taskAliases,
    input: {
      required: ['task_id'],
      properties: {
        ...customTask,
        start: integer('`date` of the oldest comment so far, in milliseconds.'),
        start_id: text('`id` of the oldest comment so far.'),
      },
    },
  },
  {
    name: 'CLICKUP_CREATE_TASK_COMMENT',
    aliases: ['CLICKUP_COMMENTS_CREATE_NEW_TASK_COMMENT'],
    description: 'Writes a comment on a task, and gives it to somebody if asked.',
    tags: ['important'],
    request: 'POST /task/{task_id}/comment',
    place: inQuery,
    keywords: ['reply', 'note', 'answer'],
    argumentAliases: { ...taskAliases, comment: 'comment_text', text: 'comment_text' },
    input: {
      required: ['task_id', 'comment_text', 'notify_all'],
      properties: {
        ...task,
        comment_text: text('The comment.'),
        notify_all: bool('Whether its author is notified as well, as everybody else is.'),
        assignee: integer('User id of who shall see to it.'),
        ...customId,
      },
    },
  },
  {
    name: 'CLICKUP_UPDATE_COMMENT',
    aliases: ['CLICKUP_COMMENTS_UPDATE_TASK_COMMENT'],
    description: 'Replaces the text of a comment, gives it to somebody, or marks it as resolved.',
    tags: ['idempotent'],
    request: 'PUT /comment/{comment_id}',
    keywords: ['edit', 'resolve'],
    argumentAliases: { comment: 'comment_text', text: 'comment_text' },
    input: {
      required: ['comment_id', 'comment_text'],
      properties: {
        comment_id: text('Id of the comment.'),
        comment_text: text('The new text; the old one is lost.'),
        assignee: integer('User id of who shall see to it.'),
        resolved: bool('Whether it is seen to.'),
      },
    },
  },
  {
    name: 'CLICKUP_DELETE_COMMENT',
    aliases: ['CLICKUP_COMMENTS_DELETE_TASK_COMMENT'],
    description: 'Deletes a comment of a task, list or view for good.',
    tags: ['destructive'],
    request: 'DELETE /comment/{comment_id}',
    input: { required: ['comment_id'], properties: { comment_id: text('Id of the comment.') } },
  },
  {
    name: 'CLICKUP_CREATE_CHECKLIST',
    aliases: ['CLICKUP_TASK_CHECKLISTS_CREATE_NEW_CHECKLIST'],
    description: 'Creates a checklist on a task. Comes back with its id, for items to be added.',
    tags: ['important'],
    request: 'POST /task/{task_id}/checklist',
    place: inQuery,
    keywords: ['todo'],
    argumentAliases: taskAliases,
    input: {
      required: ['task_id', 'name'],
      properties: { ...task, name: text('What the checklist is called.'), ...customId },
    },
  },
  {
    name: 'CLICKUP_CREATE_CHECKLIST_ITEM',
    aliases: ['CLICKUP_TASK_CHECKLISTS_ADD_LINE_ITEM'],
    description: 'Adds an item to a checklist of a task, and gives it to somebody if asked.',
    tags: ['important'],
    request: 'POST /checklist/{checklist_id}/checklist_item',
    keywords: ['todo'],
    input: {
      required: ['checklist_id', 'name'],
      properties: {
        checklist_id: text('Id of the checklist.'),
        name: text('What is to do.'),
        assignee: integer('User id of who is to do it.'),
      },
    },
  },
  {
    name: 'CLICKUP_EDIT_CHECKLIST_ITEM',
    aliases: ['CLICKUP_TASK_CHECKLISTS_UPDATE_CHECKLIST_ITEM'],
    description: 'Ticks, renames or hands over an item of a checklist. Only what is given changes.',
    tags: ['idempotent'],
    request: 'PUT /checklist/{checklist_id}/checklist_item/{checklist_item_id}',
    keywords: ['complete', 'done', 'check', 'todo'],
    input: {
      required: ['checklist_id', 'checklist_item_id'],
      properties: {
        checklist_id: text('Id of the checklist.'),
        checklist_item_id: text('Id of the item.'),
        name: text('New text.'),
        resolved: bool('Whether it is done.'),
        assignee: text('User id of who is to do it.'),
        parent: text('Id of the item to put it below.'),
      },
    },
  },
]

const timed: Arguments = {
  description: text('What is done.'),
  billable: bool('Whether a customer pays for it.'),
}

const timeActions: ActionDefinition[] = [
  {
    name: 'CLICKUP_GET_TIME_ENTRIES_WITHIN_A_DATE_RANGE',
    aliases: ['CLICKUP_TIME_TRACKING_GET_TIME_ENTRIES_WITHIN_DATE_RANGE'],
    description:
      'Lists recorded time between two dates, the last 30 days of the connected user unless told otherwise.',
    tags: ['important', 'read-only'],
    run: 'clickup.list-time-entries',
    keywords: ['timesheet', 'hours', 'tracking', 'report'],
    argumentAliases: workspaceAliases,
    input: {
      required: ['team_id'],
      properties: {
        ...workspace,
        start_date: moment('From'),
        end_date: moment('To'),
        assignee: text('User ids, with commas between them; others than oneself as an owner only.'),
        space_id: text('Only of this space; at most one of the four places.'),
        folder_id: text('Only of this folder.'),
        list_id: text('Only of this list.'),
        task_id: text('Only of this task.'),
      },
    },
  },
  {
    name: 'CLICKUP_CREATE_A_TIME_ENTRY',
    aliases: ['CLICKUP_TIME_TRACKING_CREATE_TIME_ENTRY'],
    description:
      'Records time that was spent, on a task if one is given. Comes back with the entry.',
    tags: ['important'],
    run: 'clickup.create-time-entry',
    keywords: ['log time', 'timesheet', 'hours'],
    argumentAliases: { ...workspaceAliases, tid: 'task_id' },
    input: {
      required: ['team_id', 'start', 'duration_minutes'],
      properties: {
        ...workspace,
        start: moment('When it began'),
        duration_minutes: {
          type: 'number',
          minimum: 0,
          description: 'How long it took, in minutes.',
        },
        task_id: text('Id of the task.'),
        ...timed,
        assignee: text('User id of who did it, where it was somebody else.'),
      },
    },
  },
  {
    name: 'CLICKUP_START_A_TIME_ENTRY',
    aliases: ['CLICKUP_TIME_TRACKING_START_TIMER'],
    description: 'Starts a timer for the connected user, on a task if one is given.',
    request: 'POST /team/{team_id}/time_entries/start',
    wire: { task_id: 'tid' },
    keywords: ['clock in', 'track', 'stopwatch'],
    argumentAliases: { ...workspaceAliases, tid: 'task_id' },
    input: {
      required: ['team_id'],
      properties: { ...workspace, task_id: text('Id of the task.'), ...timed },
    },
  },
  {
    name: 'CLICKUP_STOP_A_TIME_ENTRY',
    aliases: ['CLICKUP_TIME_TRACKING_STOP_TIME_ENTRY'],
    description: 'Stops the timer of the connected user. Comes back with the time it recorded.',
    request: 'POST /team/{team_id}/time_entries/stop',
    keywords: ['clock out', 'track', 'stopwatch'],
    argumentAliases: workspaceAliases,
    input: { required: ['team_id'], properties: { ...workspace } },
  },
  {
    name: 'CLICKUP_GET_RUNNING_TIME_ENTRY',
    aliases: ['CLICKUP_TIME_TRACKING_GET_CURRENT_TIME_ENTRY'],
    description: 'Reads the timer that runs now; its duration is negative while it runs.',
    tags: ['read-only'],
    request: 'GET /team/{team_id}/time_entries/current',
    keywords: ['stopwatch', 'tracking'],
    argumentAliases: workspaceAliases,
    input: {
      required: ['team_id'],
      properties: { ...workspace, assignee: text('User id of somebody else.') },
    },
  },
]

const otherActions: ActionDefinition[] = [
  {
    name: 'CLICKUP_GET_SPACE_VIEWS',
    aliases: ['CLICKUP_VIEWS_SPACE_VIEWS_GET'],
    description: 'Lists the views of a space: lists, boards, calendars and others.',
    tags: ['read-only'],
    request: 'GET /space/{space_id}/view',
    input: { required: ['space_id'], properties: { ...space } },
  },
  {
    name: 'CLICKUP_GET_WORKSPACE_EVERYTHING_LEVEL_VIEWS',
    aliases: ['CLICKUP_VIEWS_GET_EVERYTHING_LEVEL'],
    description: 'Lists the views that show a whole workspace.',
    tags: ['read-only'],
    request: 'GET /team/{team_id}/view',
    argumentAliases: workspaceAliases,
    input: { required: ['team_id'], properties: { ...workspace } },
  },
  {
    name: 'CLICKUP_GET_VIEW_TASKS',
    aliases: ['CLICKUP_VIEWS_GET_TASKS_IN_VIEW'],
    description: 'Lists the tasks that a view shows, page by page.',
    tags: ['read-only'],
    request: 'GET /view/{view_id}/task?page={page}',
    input: {
      required: ['view_id'],
      properties: {
        view_id: text('Id of the view.'),
        page: { ...page, description: 'Which page, counted from 0.' },
      },
    },
  },
  {
    name: 'CLICKUP_GET_GOALS',
    aliases: ['CLICKUP_GOALS_GET_WORK_SPACE_GOALS'],
    description: 'Lists the goals of a workspace and how far they are.',
    tags: ['read-only'],
    request: 'GET /team/{team_id}/goal',
    keywords: ['OKR', 'targets', 'progress'],
    argumentAliases: workspaceAliases,
    input: {
      required: ['team_id'],
      properties: {
        ...workspace,
        include_completed: bool('Whether reached ones come along.', true),
      },
    },
  },
  {
    name: 'CLICKUP_CREATE_TEAM',
    aliases: ['CLICKUP_TEAMS_USER_GROUPS_CREATE_TEAM'],
    description: 'Creates a user group in a workspace, so that tasks can be given to all of them.',
    request: 'POST /team/{team_id}/group',
    keywords: ['group', 'people'],
    argumentAliases: workspaceAliases,
    input: {
      required: ['team_id', 'name', 'members'],
      properties: {
        ...workspace,
        name: text('What the group is called.'),
        members: {
          type: 'array',
          items: { type: 'integer' },
          description: 'User ids of its members.',
        },
      },
    },
  },
  {
    name: 'CLICKUP_GET_WORKSPACE_PLAN',
    aliases: ['CLICKUP_TEAMS_WORK_SPACES_GET_WORK_SPACE_PLAN'],
    description: 'Reads which plan a workspace is subscribed to.',
    tags: ['read-only'],
    request: 'GET /team/{team_id}/plan',
    keywords: ['subscription', 'billing'],
    argumentAliases: workspaceAliases,
    input: { required: ['team_id'], properties: { ...workspace } },
  },
  {
    name: 'CLICKUP_GET_WORKSPACE_SEATS',
    aliases: ['CLICKUP_TEAMS_WORK_SPACES_GET_WORK_SPACE_SEATS'],
    description:
      'Reads how many seats a workspace has for members and guests, and how many are taken.',
    tags: ['read-only'],
    request: 'GET /team/{team_id}/seats',
    keywords: ['licenses', 'billing'],
    argumentAliases: workspaceAliases,
    input: { required: ['team_id'], properties: { ...workspace } },
  },
]

/** Actions of ClickUp's API, version 2, which calls workspaces teams. Known, not read. */
export const clickupActions: ActionDefinition[] = [
  ...placeActions,
  ...taskActions,
  ...commentActions,
  ...timeActions,
  ...otherActions,
]
