import { FILE } from '../files.ts'
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

/** `default` is everything; an app without it has single scopes. */
const scope = (...names: string[]): string[] => ['default', ...names]

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

const bool = (description: string): ArgumentSchema => ({ type: 'boolean', description })

/** Ours are flat; on the wire they stand in `data`. */
const inData = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `data.${name}`]))

const task: Arguments = { task_gid: text('Id of the task: digits, as in its address.') }
const taskAliases = { task_id: 'task_gid', task: 'task_gid', taskId: 'task_gid' }

const project: Arguments = { project_gid: text('Id of the project: digits, as in its address.') }
const projectAliases = {
  project_id: 'project_gid',
  project: 'project_gid',
  projectId: 'project_gid',
}

const workspace: Arguments = {
  workspace_gid: text('Id of the workspace, from ASANA_GET_MULTIPLE_WORKSPACES.'),
}
const workspaceAliases = { workspace_id: 'workspace_gid', workspace: 'workspace_gid' }

const section: Arguments = { section_gid: text('Id of the section (column) of a project.') }
const sectionAliases = { section_id: 'section_gid', section: 'section_gid' }

const paging: Arguments = {
  limit: {
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 50,
    description: 'Results a page. Without it a big list is refused rather than cut.',
  },
  offset: text('`next_page.offset` of the last answer, for the next page.'),
}

/** Sent always, as Asana answers only id and name without it; the path carries the default. */
const fields = (standard: string): Arguments => ({
  opt_fields: text('Which fields come back, with commas between; dots reach into objects.', {
    default: standard,
  }),
})

const TASK_LIST = 'name,completed,due_on,assignee.name,permalink_url'
const TASK = [
  ...['name', 'notes', 'completed', 'completed_at', 'due_on', 'due_at', 'start_on'],
  ...['assignee.name', 'assignee.email', 'parent.name', 'projects.name', 'tags.name'],
  ...['memberships.section.name', 'followers.name', 'num_subtasks', 'created_at', 'modified_at'],
  ...['custom_fields.name', 'custom_fields.display_value', 'permalink_url'],
].join(',')
const PROJECT_LIST = 'name,archived,owner.name,due_on,permalink_url'

const assignee = text('Who is to do it: id, e-mail address or `me`.')
const html = (description: string): ArgumentSchema =>
  text(
    `${description} Markup is a small HTML in \`<body>\`: strong, em, u, s, a, ul, ol, li, h1, h2.`,
  )

const day = (description: string): ArgumentSchema =>
  text(`${description}, as \`2026-01-31\`.`, { format: 'date', nullable: true })

const taskFields: Arguments = {
  name: text('What is to do, in one line.'),
  notes: text('What it is about, as plain text.'),
  html_notes: html('The same with markup, instead of `notes`.'),
  assignee,
  due_on: day('Day it is due'),
  due_at: text('Time it is due, in place of `due_on`, e.g. `2026-01-31T17:00:00Z`.', {
    nullable: true,
  }),
  start_on: day('Day the work begins; goes with a due date'),
  completed: bool('Whether it is done.'),
  custom_fields: {
    type: 'object',
    additionalProperties: true,
    description: 'Values of custom fields: id of the field to a text, a number or an option’s id.',
  },
}

const taskAliasesOfFields = {
  title: 'name',
  description: 'notes',
  due_date: 'due_on',
  assignee_id: 'assignee',
  data__name: 'name',
  data__notes: 'notes',
  data__assignee: 'assignee',
  data__due_on: 'due_on',
  data__completed: 'completed',
}

const taskActions: ActionDefinition[] = [
  {
    name: 'ASANA_SEARCH_TASKS_IN_A_WORKSPACE',
    aliases: ['ASANA_TASKS_SEARCH_IN_WORK_SPACE', 'ASANA_SEARCH_TASKS'],
    description:
      'Searches tasks of a workspace by words, people, projects, dates and state; only for workspaces with a paid plan. Comes back with at most 100 tasks, without further pages.',
    tags: ['important', 'read-only'],
    request: 'GET /workspaces/{workspace_gid}/tasks/search?opt_fields={opt_fields}',
    wire: {
      assignee: 'assignee.any',
      projects: 'projects.any',
      sections: 'sections.any',
      tags: 'tags.any',
      created_by: 'created_by.any',
      followers: 'followers.any',
      due_before: 'due_on.before',
      due_after: 'due_on.after',
      modified_after: 'modified_at.after',
      created_after: 'created_at.after',
      completed_after: 'completed_at.after',
    },
    scopes: scope('tasks:read'),
    keywords: ['find', 'todo', 'overdue'],
    argumentAliases: { ...workspaceAliases, query: 'text', assignee_any: 'assignee' },
    input: {
      required: ['workspace_gid'],
      properties: {
        ...workspace,
        text: text('Words in name or description.'),
        assignee: text('Who does it: ids with commas between them, `me`, or `null` for nobody.'),
        projects: text('Ids of projects, with commas between them: in any of them.'),
        sections: text('Ids of sections, with commas between them: in any of them.'),
        tags: text('Ids of tags, with commas between them: with any of them.'),
        created_by: text('Who made it: ids with commas between them, or `me`.'),
        followers: text('Who follows it: ids with commas between them, or `me`.'),
        completed: bool('`false` for open tasks only, `true` for done ones only.'),
        due_before: text('Due before this day, as `2026-01-31`.'),
        due_after: text('Due after this day, as `2026-01-31`.'),
        modified_after: text('Changed after this time, e.g. `2026-01-31T00:00:00Z`.'),
        created_after: text('Made after this time, e.g. `2026-01-31T00:00:00Z`.'),
        completed_after: text('Done after this time, e.g. `2026-01-31T00:00:00Z`.'),
        sort_by: text('What to sort by.', {
          enum: ['due_date', 'created_at', 'completed_at', 'likes', 'modified_at', 'relevance'],
          default: 'modified_at',
        }),
        sort_ascending: { ...bool('Whether the smallest comes first.'), default: false },
        limit: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 20,
          description: 'How many at most.',
        },
        ...fields(TASK_LIST),
      },
    },
  },
  {
    name: 'ASANA_GET_MULTIPLE_TASKS',
    aliases: ['ASANA_TASKS_GET_MULTIPLE'],
    description:
      'Lists tasks of a person in a workspace, of a project or of a section, in their order. For “my tasks” give `me` and the workspace, and `now` for the open ones.',
    tags: ['important', 'read-only'],
    request: 'GET /tasks?opt_fields={opt_fields}',
    scopes: scope('tasks:read'),
    keywords: ['my tasks', 'todo', 'assigned to me'],
    argumentAliases: { workspace_gid: 'workspace', project_gid: 'project', section_gid: 'section' },
    input: {
      properties: {
        assignee: text('Who does it: id, e-mail address or `me`; needs `workspace`.'),
        workspace: text('Id of the workspace; needs `assignee`.'),
        project: text('Id of a project, instead of person and workspace.'),
        section: text('Id of a section, instead of person and workspace.'),
        completed_since: text('Only open tasks and those done since this time; `now`: open ones.'),
        modified_since: text('Only tasks changed since this time, e.g. `2026-01-31T00:00:00Z`.'),
        ...paging,
        ...fields(TASK_LIST),
      },
    },
  },
  {
    name: 'ASANA_GET_TASKS_FROM_A_PROJECT',
    aliases: ['ASANA_TASKS_GET_TASKS_BY_PROJECT'],
    description: 'Lists the tasks of a project in their order, with the sections they stand in.',
    tags: ['important', 'read-only'],
    request: 'GET /projects/{project_gid}/tasks?opt_fields={opt_fields}',
    scopes: scope('tasks:read'),
    keywords: ['todo', 'backlog'],
    argumentAliases: projectAliases,
    input: {
      required: ['project_gid'],
      properties: {
        ...project,
        completed_since: text('Only open tasks and those done since this time; `now`: open ones.'),
        ...paging,
        ...fields(`${TASK_LIST},memberships.section.name`),
      },
    },
  },
  {
    name: 'ASANA_GET_TASKS_FROM_A_SECTION',
    aliases: ['ASANA_TASKS_GET_SECTION_TASKS'],
    description: 'Lists the tasks of one section (column) of a project in their order.',
    tags: ['read-only'],
    request: 'GET /sections/{section_gid}/tasks?opt_fields={opt_fields}',
    scopes: scope('tasks:read'),
    keywords: ['column', 'board'],
    argumentAliases: sectionAliases,
    input: {
      required: ['section_gid'],
      properties: {
        ...section,
        completed_since: text('Only open tasks and those done since this time; `now`: open ones.'),
        ...paging,
        ...fields(TASK_LIST),
      },
    },
  },
  {
    name: 'ASANA_GET_A_TASK',
    aliases: ['ASANA_TASKS_GET_TASK_RECORD'],
    description:
      'Reads one task: name, notes, dates, people, projects and sections, tags and custom fields. Comments come from ASANA_GET_STORIES_FOR_TASK.',
    tags: ['important', 'read-only'],
    request: 'GET /tasks/{task_gid}?opt_fields={opt_fields}',
    scopes: scope('tasks:read'),
    keywords: ['todo', 'open'],
    argumentAliases: taskAliases,
    input: { required: ['task_gid'], properties: { ...task, ...fields(TASK) } },
  },
  {
    name: 'ASANA_CREATE_A_TASK',
    aliases: ['ASANA_TASKS_CREATE_NEW_TASK', 'ASANA_CREATE_TASK'],
    description:
      'Creates a task, in projects if they are given, else in a workspace. Comes back with the task, its id and its address.',
    tags: ['important'],
    request: 'POST /tasks',
    wire: inData(
      ...Object.keys(taskFields),
      'workspace',
      'projects',
      'parent',
      'followers',
      'tags',
    ),
    scopes: scope('tasks:write'),
    keywords: ['todo', 'new', 'assign'],
    argumentAliases: {
      ...taskAliasesOfFields,
      workspace_gid: 'workspace',
      project_gid: 'projects',
      project: 'projects',
      data__workspace: 'workspace',
      data__projects: 'projects',
    },
    input: {
      required: ['name'],
      properties: {
        ...taskFields,
        projects: list('Ids of the projects it goes into.'),
        workspace: text('Id of the workspace; needed where neither project nor parent is given.'),
        parent: text('Id of the task that it is a part of.'),
        followers: list('Who hears of it: ids or e-mail addresses.'),
        tags: list('Ids of its tags.'),
      },
    },
  },
  {
    name: 'ASANA_UPDATE_A_TASK',
    aliases: ['ASANA_TASKS_UPDATE_TASK_RECORD', 'ASANA_UPDATE_TASK'],
    description:
      'Changes a task: completes it, renames it, gives it to somebody, moves its dates. Only what is given changes. Comes back with the task.',
    tags: ['important', 'idempotent'],
    request: 'PUT /tasks/{task_gid}',
    wire: inData(...Object.keys(taskFields)),
    scopes: scope('tasks:write'),
    keywords: ['complete', 'done', 'assign', 'edit', 'reschedule', 'todo'],
    argumentAliases: { ...taskAliases, ...taskAliasesOfFields },
    input: {
      required: ['task_gid'],
      properties: { ...task, ...taskFields, assignee: { ...assignee, nullable: true } },
    },
  },
  {
    name: 'ASANA_DELETE_TASK',
    aliases: ['ASANA_DELETE_A_TASK', 'ASANA_TASKS_DELETE_TASK'],
    description: 'Puts a task into the trash of the connected user, for 30 days.',
    tags: ['important', 'destructive'],
    request: 'DELETE /tasks/{task_gid}',
    scopes: scope('tasks:delete'),
    keywords: ['remove', 'todo'],
    argumentAliases: taskAliases,
    input: { required: ['task_gid'], properties: { ...task } },
  },
  {
    name: 'ASANA_DUPLICATE_TASK',
    aliases: ['ASANA_DUPLICATE_A_TASK', 'ASANA_TASKS_DUPLICATE_TASK_JOB'],
    description:
      'Copies a task under a new name, with the parts that are named. Comes back with a job and the new task.',
    request: 'POST /tasks/{task_gid}/duplicate',
    wire: inData('name', 'include'),
    scopes: scope('tasks:write'),
    keywords: ['copy', 'clone'],
    argumentAliases: taskAliases,
    input: {
      required: ['task_gid', 'name'],
      properties: {
        ...task,
        name: text('Name of the copy.'),
        include: text(
          'What to copy, with commas between: `notes,assignee,subtasks,attachments,…`.',
          {
            examples: ['notes,assignee,subtasks,tags,followers,projects,dates'],
          },
        ),
      },
    },
  },
  {
    name: 'ASANA_CREATE_SUBTASK',
    aliases: ['ASANA_CREATE_A_SUBTASK', 'ASANA_TASKS_CREATE_SUB_TASK_RECORD'],
    description:
      'Creates a task as a part of another one. Comes back with the new task and its id.',
    tags: ['important'],
    request: 'POST /tasks/{task_gid}/subtasks',
    wire: inData(...Object.keys(taskFields)),
    scopes: scope('tasks:write'),
    keywords: ['todo', 'checklist', 'child'],
    argumentAliases: { ...taskAliases, parent: 'task_gid', ...taskAliasesOfFields },
    input: {
      required: ['task_gid', 'name'],
      properties: { task_gid: text('Id of the task that it is a part of.'), ...taskFields },
    },
  },
  {
    name: 'ASANA_GET_TASK_SUBTASKS',
    aliases: [
      'ASANA_GET_SUBTASKS',
      'ASANA_GET_SUBTASKS_FROM_A_TASK',
      'ASANA_TASKS_GET_SUB_TASK_LIST',
    ],
    description:
      'Lists the subtasks of a task in their order, with state, due date and person of each.',
    tags: ['important', 'read-only'],
    request: 'GET /tasks/{task_gid}/subtasks?opt_fields={opt_fields}',
    scopes: scope('tasks:read'),
    keywords: ['children', 'checklist'],
    argumentAliases: taskAliases,
    input: { required: ['task_gid'], properties: { ...task, ...paging, ...fields(TASK_LIST) } },
  },
  {
    name: 'ASANA_SET_THE_PARENT_OF_A_TASK',
    aliases: ['ASANA_TASKS_SET_PARENT_TASK'],
    description: 'Makes a task a part of another one, or with `null` a task of its own.',
    tags: ['idempotent'],
    request: 'POST /tasks/{task_gid}/setParent',
    wire: inData('parent'),
    scopes: scope('tasks:write'),
    keywords: ['subtask', 'move'],
    argumentAliases: taskAliases,
    input: {
      required: ['task_gid', 'parent'],
      properties: { ...task, parent: text('Id of the parent task.', { nullable: true }) },
    },
  },
  {
    name: 'ASANA_ADD_A_PROJECT_TO_A_TASK',
    aliases: ['ASANA_TASKS_ADD_PROJECT_TO_TASK'],
    description:
      'Puts a task into a project, in a section of it if asked; the other projects it is in stay. Also moves it within the project.',
    tags: ['important', 'idempotent'],
    request: 'POST /tasks/{task_gid}/addProject',
    wire: inData('project', 'section', 'insert_before', 'insert_after'),
    scopes: scope('tasks:write'),
    keywords: ['move', 'board', 'column'],
    argumentAliases: {
      ...taskAliases,
      project_gid: 'project',
      data__project: 'project',
      data__section: 'section',
      data__insert__before: 'insert_before',
      data__insert__after: 'insert_after',
    },
    input: {
      required: ['task_gid', 'project'],
      properties: {
        ...task,
        project: text('Id of the project.'),
        section: text('Id of a section of it.'),
        insert_before: text('Id of a task to stand before.'),
        insert_after: text('Id of a task to stand after.'),
      },
    },
  },
  {
    name: 'ASANA_REMOVE_A_PROJECT_FROM_A_TASK',
    aliases: ['ASANA_TASKS_REMOVE_PROJECT_FROM_TASK'],
    description: 'Takes a task out of a project; the task itself stays.',
    tags: ['idempotent'],
    request: 'POST /tasks/{task_gid}/removeProject',
    wire: inData('project'),
    scopes: scope('tasks:write'),
    argumentAliases: { ...taskAliases, project_gid: 'project' },
    input: {
      required: ['task_gid', 'project'],
      properties: { ...task, project: text('Id of the project.') },
    },
  },
  {
    name: 'ASANA_ADD_TASK_TO_SECTION',
    aliases: ['ASANA_SECTIONS_ADD_TASK_TO_SECTION', 'ASANA_ADD_A_TASK_TO_A_SECTION'],
    description:
      'Moves a task to a section (column) of its project, at the end unless told otherwise; it leaves the section it was in.',
    tags: ['important', 'idempotent'],
    request: 'POST /sections/{section_gid}/addTask',
    wire: inData('task', 'insert_before', 'insert_after'),
    scopes: scope('tasks:write'),
    keywords: ['column', 'board', 'stage', 'status'],
    argumentAliases: {
      ...sectionAliases,
      task_gid: 'task',
      data__task: 'task',
      data__insert__before: 'insert_before',
      data__insert__after: 'insert_after',
    },
    input: {
      required: ['section_gid', 'task'],
      properties: {
        ...section,
        task: text('Id of the task.'),
        insert_before: text('Id of a task to stand before.'),
        insert_after: text('Id of a task to stand after.'),
      },
    },
  },
  {
    name: 'ASANA_ADD_FOLLOWERS_TO_TASK',
    aliases: ['ASANA_ADD_FOLLOWERS_TO_A_TASK', 'ASANA_TASKS_ADD_FOLLOWERS_TO_TASK'],
    description: 'Lets people follow a task, so that they hear of its changes.',
    tags: ['idempotent'],
    request: 'POST /tasks/{task_gid}/addFollowers',
    wire: inData('followers'),
    scopes: scope('tasks:write'),
    keywords: ['watch', 'collaborators', 'subscribe', 'notify'],
    argumentAliases: taskAliases,
    input: {
      required: ['task_gid', 'followers'],
      properties: { ...task, followers: list('Who: ids, e-mail addresses or `me`.') },
    },
  },
  {
    name: 'ASANA_REMOVE_FOLLOWER_FROM_TASK',
    aliases: ['ASANA_REMOVE_FOLLOWERS_FROM_A_TASK', 'ASANA_TASKS_REMOVE_FOLLOWERS_FROM_TASK'],
    description: 'Ends that people follow a task; they hear of its changes no more.',
    tags: ['idempotent'],
    request: 'POST /tasks/{task_gid}/removeFollowers',
    wire: inData('followers'),
    scopes: scope('tasks:write'),
    argumentAliases: taskAliases,
    input: {
      required: ['task_gid', 'followers'],
      properties: { ...task, followers: list('Who: ids, e-mail addresses or `me`.') },
    },
  },
  {
    name: 'ASANA_ADD_A_TAG_TO_A_TASK',
    aliases: ['ASANA_TASKS_ADD_TAG_TO_TASK'],
    description: 'Puts a tag on a task, beside those it has already.',
    tags: ['idempotent'],
    request: 'POST /tasks/{task_gid}/addTag',
    wire: inData('tag'),
    scopes: scope('tasks:write'),
    keywords: ['label'],
    argumentAliases: { ...taskAliases, tag_gid: 'tag' },
    input: { required: ['task_gid', 'tag'], properties: { ...task, tag: text('Id of the tag.') } },
  },
  {
    name: 'ASANA_SET_DEPENDENCIES_FOR_A_TASK',
    aliases: ['ASANA_TASKS_SET_DEPENDENCIES_FOR_TASK'],
    description: 'Says which tasks must be done before a task can be.',
    tags: ['idempotent'],
    request: 'POST /tasks/{task_gid}/addDependencies',
    wire: inData('dependencies'),
    scopes: scope('tasks:write'),
    keywords: ['blocked by', 'blocks'],
    argumentAliases: taskAliases,
    input: {
      required: ['task_gid', 'dependencies'],
      properties: { ...task, dependencies: list('Ids of the tasks that come first.') },
    },
  },
]

const storyActions: ActionDefinition[] = [
  {
    name: 'ASANA_GET_STORIES_FOR_TASK',
    aliases: ['ASANA_GET_STORIES_FROM_A_TASK', 'ASANA_STORIES_GET_TASK_STORIES'],
    description:
      'Lists comments on a task and what happened to it, oldest first. Comments have the type `comment`.',
    tags: ['important', 'read-only'],
    request: 'GET /tasks/{task_gid}/stories?opt_fields={opt_fields}',
    scopes: scope('stories:read'),
    keywords: ['comments', 'history', 'activity', 'discussion'],
    argumentAliases: taskAliases,
    input: {
      required: ['task_gid'],
      properties: { ...task, ...paging, ...fields('type,text,created_at,created_by.name') },
    },
  },
  {
    name: 'ASANA_CREATE_TASK_COMMENT',
    aliases: ['ASANA_CREATE_A_STORY_ON_A_TASK', 'ASANA_STORIES_CREATE_COMMENT'],
    description: 'Writes a comment on a task, as the connected user. Comes back with its id.',
    tags: ['important'],
    request: 'POST /tasks/{task_gid}/stories',
    wire: inData('text', 'html_text', 'is_pinned'),
    scopes: scope('stories:write'),
    keywords: ['reply', 'note', 'answer'],
    argumentAliases: { ...taskAliases, comment: 'text', data__text: 'text' },
    input: {
      required: ['task_gid'],
      properties: {
        ...task,
        text: text('The comment, as plain text.'),
        html_text: html('The same with markup, instead of `text`.'),
        is_pinned: { ...bool('Whether it stays on top.'), default: false },
      },
    },
  },
  {
    name: 'ASANA_UPDATE_A_STORY',
    aliases: ['ASANA_STORIES_UPDATE_FULL_RECORD'],
    description: 'Replaces the text of a comment that the connected user wrote, or pins it.',
    tags: ['idempotent'],
    request: 'PUT /stories/{story_gid}',
    wire: inData('text', 'html_text', 'is_pinned'),
    scopes: scope('stories:write'),
    keywords: ['edit comment'],
    argumentAliases: { story_id: 'story_gid', comment: 'text' },
    input: {
      required: ['story_gid'],
      properties: {
        story_gid: text('Id of the comment.'),
        text: text('The new text; the old one is lost.'),
        html_text: html('The same with markup, instead of `text`.'),
        is_pinned: bool('Whether it stays on top.'),
      },
    },
  },
  {
    name: 'ASANA_DELETE_A_STORY',
    aliases: ['ASANA_STORIES_DELETE_STORY_RECORD'],
    description: 'Deletes a comment that the connected user wrote, for good.',
    tags: ['destructive'],
    request: 'DELETE /stories/{story_gid}',
    scopes: scope('stories:delete'),
    keywords: ['comment'],
    argumentAliases: { story_id: 'story_gid' },
    input: { required: ['story_gid'], properties: { story_gid: text('Id of the comment.') } },
  },
  {
    name: 'ASANA_GET_TASK_ATTACHMENTS',
    description: 'Lists what is attached to a task: name, host and an address to download it from.',
    tags: ['read-only'],
    request: 'GET /attachments?opt_fields={opt_fields}',
    wire: { task_gid: 'parent' },
    scopes: scope('attachments:read'),
    keywords: ['files', 'download'],
    argumentAliases: { ...taskAliases, parent: 'task_gid' },
    input: {
      required: ['task_gid'],
      properties: { ...task, ...paging, ...fields('name,host,size,download_url,created_at') },
    },
  },
  {
    name: 'ASANA_CREATE_ATTACHMENT_FOR_TASK',
    description: 'Attaches a file to a task. Comes back with the id of the attachment.',
    request: 'POST /attachments',
    body: { type: 'multipart/form-data' },
    wire: { task_gid: 'parent' },
    fixed: { body: { resource_subtype: 'asana' } },
    files: ['file'],
    scopes: scope('attachments:write'),
    keywords: ['upload', 'document'],
    argumentAliases: { ...taskAliases, parent: 'task_gid' },
    input: { required: ['task_gid', 'file'], properties: { ...task, file: FILE } },
  },
]

const projectFields: Arguments = {
  name: text('What the project is called.'),
  notes: text('What it is about, as plain text.'),
  due_on: day('Day it is due'),
  start_on: day('Day it begins'),
  owner: text('Who leads it: id, e-mail address or `me`.'),
  color: text('Its colour, e.g. `light-green`.'),
  archived: bool('Whether it is archived.'),
}

const projectActions: ActionDefinition[] = [
  {
    name: 'ASANA_GET_MULTIPLE_PROJECTS',
    aliases: [
      'ASANA_PROJECTS_LIST_MULTIPLE',
      'ASANA_GET_WORKSPACE_PROJECTS',
      'ASANA_GET_ALL_PROJECTS_IN_A_WORKSPACE',
      'ASANA_PROJECTS_GET_ALL_IN_WORK_SPACE',
    ],
    description:
      'Lists projects of a workspace or team that the user sees, with id, name, owner and due date.',
    tags: ['important', 'read-only'],
    request: 'GET /projects?opt_fields={opt_fields}',
    scopes: scope('projects:read'),
    keywords: ['boards', 'find project'],
    argumentAliases: { workspace_gid: 'workspace', workspace_id: 'workspace', team_gid: 'team' },
    input: {
      properties: {
        workspace: text('Id of the workspace; give it or `team`.'),
        team: text('Id of a team.'),
        archived: bool('Only archived ones, or with `false` only those that are not.'),
        ...paging,
        ...fields(PROJECT_LIST),
      },
    },
  },
  {
    name: 'ASANA_GET_A_PROJECT',
    aliases: ['ASANA_PROJECTS_GET_PROJECT_RECORD'],
    description: 'Reads one project: notes, dates, owner, members, team and latest status.',
    tags: ['important', 'read-only'],
    request: 'GET /projects/{project_gid}?opt_fields={opt_fields}',
    scopes: scope('projects:read'),
    argumentAliases: projectAliases,
    input: {
      required: ['project_gid'],
      properties: {
        ...project,
        ...fields(
          'name,notes,archived,completed,start_on,due_on,owner.name,members.name,team.name,current_status_update.title,permalink_url',
        ),
      },
    },
  },
  {
    name: 'ASANA_CREATE_A_PROJECT',
    aliases: ['ASANA_PROJECTS_CREATE_NEW_PROJECT_RECORD', 'ASANA_CREATE_A_PROJECT_IN_A_WORKSPACE'],
    description:
      'Creates a project in a workspace; in an organisation it needs a team as well. Comes back with its id and address.',
    tags: ['important'],
    request: 'POST /projects',
    wire: inData(...Object.keys(projectFields), 'workspace', 'team', 'default_view'),
    scopes: scope('projects:write'),
    keywords: ['board', 'new'],
    argumentAliases: { workspace_gid: 'workspace', team_gid: 'team' },
    input: {
      required: ['name'],
      properties: {
        ...projectFields,
        workspace: text('Id of the workspace or organisation.'),
        team: text('Id of the team that shares it; an organisation wants one.'),
        default_view: text('How it is shown at first.', {
          enum: ['list', 'board', 'calendar', 'timeline'],
          default: 'list',
        }),
      },
    },
  },
  {
    name: 'ASANA_UPDATE_PROJECT',
    aliases: ['ASANA_UPDATE_A_PROJECT', 'ASANA_PROJECTS_UPDATE_PROJECT_RECORD'],
    description:
      'Changes a project: name, notes, dates, owner, or archives it. Only what is given changes.',
    tags: ['idempotent'],
    request: 'PUT /projects/{project_gid}',
    wire: inData(...Object.keys(projectFields)),
    scopes: scope('projects:write'),
    keywords: ['rename', 'archive', 'edit'],
    argumentAliases: projectAliases,
    input: { required: ['project_gid'], properties: { ...project, ...projectFields } },
  },
  {
    name: 'ASANA_DELETE_PROJECT',
    aliases: ['ASANA_DELETE_A_PROJECT', 'ASANA_PROJECTS_DELETE_PROJECT_BY_ID'],
    description: 'Deletes a project with its sections; tasks that are in no other project go too.',
    tags: ['destructive'],
    request: 'DELETE /projects/{project_gid}',
    scopes: scope('projects:delete'),
    argumentAliases: projectAliases,
    input: { required: ['project_gid'], properties: { ...project } },
  },
  {
    name: 'ASANA_GET_SECTIONS_IN_PROJECT',
    aliases: ['ASANA_GET_SECTIONS_IN_A_PROJECT', 'ASANA_SECTIONS_LIST_PROJECT_SECTIONS'],
    description: 'Lists the sections (columns) of a project with id and name, in their order.',
    tags: ['important', 'read-only'],
    request: 'GET /projects/{project_gid}/sections',
    scopes: scope('projects:read'),
    keywords: ['columns', 'board', 'stages'],
    argumentAliases: projectAliases,
    input: { required: ['project_gid'], properties: { ...project, ...paging } },
  },
  {
    name: 'ASANA_CREATE_SECTION_IN_PROJECT',
    aliases: ['ASANA_CREATE_A_SECTION_IN_A_PROJECT', 'ASANA_SECTIONS_CREATE_NEW_SECTION'],
    description: 'Adds a section (a column) to a project. Comes back with its id.',
    tags: ['important'],
    request: 'POST /projects/{project_gid}/sections',
    wire: inData('name', 'insert_before', 'insert_after'),
    scopes: ['default'],
    keywords: ['column', 'board', 'stage'],
    argumentAliases: projectAliases,
    input: {
      required: ['project_gid', 'name'],
      properties: {
        ...project,
        name: text('What the section is called.'),
        insert_before: text('Id of a section to stand before.'),
        insert_after: text('Id of a section to stand after.'),
      },
    },
  },
  {
    name: 'ASANA_UPDATE_A_SECTION',
    aliases: ['ASANA_SECTIONS_UPDATE_SECTION_RECORD'],
    description: 'Renames a section (a column) of a project.',
    tags: ['idempotent'],
    request: 'PUT /sections/{section_gid}',
    wire: inData('name'),
    scopes: ['default'],
    keywords: ['column'],
    argumentAliases: sectionAliases,
    input: {
      required: ['section_gid', 'name'],
      properties: { ...section, name: text('New name.') },
    },
  },
  {
    name: 'ASANA_GET_TASK_COUNT_OF_A_PROJECT',
    aliases: ['ASANA_PROJECTS_GET_TASK_COUNTS'],
    description: 'Counts the tasks of a project: all, done and open ones, and milestones.',
    tags: ['read-only'],
    request: 'GET /projects/{project_gid}/task_counts?opt_fields={opt_fields}',
    scopes: scope('projects:read'),
    keywords: ['progress', 'how many'],
    argumentAliases: projectAliases,
    input: {
      required: ['project_gid'],
      properties: {
        ...project,
        ...fields('num_tasks,num_completed_tasks,num_incomplete_tasks,num_milestones'),
      },
    },
  },
  {
    name: 'ASANA_CREATE_PROJECT_STATUS_UPDATE',
    description:
      'Writes a status update for a project, portfolio or goal: how it goes, in a title, a colour and a text.',
    request: 'POST /status_updates',
    wire: inData('parent', 'status_type', 'title', 'text'),
    scopes: ['default'],
    keywords: ['report', 'progress', 'on track'],
    argumentAliases: { project_gid: 'parent' },
    input: {
      required: ['parent', 'status_type', 'text'],
      properties: {
        parent: text('Id of the project, portfolio or goal.'),
        status_type: text('How it goes.', {
          enum: ['on_track', 'at_risk', 'off_track', 'on_hold', 'complete', 'dropped'],
        }),
        title: text('One line that says it.'),
        text: text('What happened, as plain text.'),
      },
    },
  },
]

const peopleActions: ActionDefinition[] = [
  {
    name: 'ASANA_GET_CURRENT_USER',
    description:
      'Reads who is connected: id, name, e-mail address and workspaces, e.g. for the workspace id that other actions need.',
    tags: ['important', 'read-only'],
    request: 'GET /users/me',
    scopes: scope('users:read'),
    keywords: ['me', 'whoami', 'profile'],
    input: {},
  },
  {
    name: 'ASANA_GET_USER',
    aliases: ['ASANA_GET_A_USER', 'ASANA_USERS_GET_USER_RECORD'],
    description: 'Reads one person: id, name, e-mail address and the workspaces in common.',
    tags: ['read-only'],
    request: 'GET /users/{user_gid}',
    scopes: scope('users:read'),
    argumentAliases: { user_id: 'user_gid', user: 'user_gid', email: 'user_gid' },
    input: {
      required: ['user_gid'],
      properties: { user_gid: text('Who: id, e-mail address or `me`.') },
    },
  },
  {
    name: 'ASANA_GET_MULTIPLE_USERS',
    aliases: [
      'ASANA_USERS_LIST_MULTIPLE_USERS',
      'ASANA_GET_USERS_FOR_WORKSPACE',
      'ASANA_GET_USERS_IN_A_WORKSPACE_OR_ORGANIZATION',
      'ASANA_USERS_LIST_WORK_SPACE_USERS',
    ],
    description: 'Lists the people of a workspace or team with id, name and e-mail address.',
    tags: ['important', 'read-only'],
    request: 'GET /users?opt_fields={opt_fields}',
    scopes: scope('users:read'),
    keywords: ['members', 'team', 'colleagues'],
    argumentAliases: { workspace_gid: 'workspace', workspace_id: 'workspace', team_gid: 'team' },
    input: {
      properties: {
        workspace: text('Id of the workspace.'),
        team: text('Id of a team.'),
        ...paging,
        ...fields('name,email'),
      },
    },
  },
  {
    name: 'ASANA_GET_MULTIPLE_WORKSPACES',
    description: 'Lists the workspaces and organisations of the connected user with id and name.',
    tags: ['important', 'read-only'],
    request: 'GET /workspaces?opt_fields={opt_fields}',
    scopes: scope('workspaces:read'),
    keywords: ['organizations', 'companies'],
    input: { properties: { ...paging, ...fields('name,is_organization') } },
  },
  {
    name: 'ASANA_GET_TEAMS_IN_WORKSPACE',
    aliases: ['ASANA_GET_TEAMS_IN_A_WORKSPACE', 'ASANA_TEAMS_LIST_WORK_SPACE_TEAMS'],
    description: 'Lists the teams of a workspace that the user sees, with id and name.',
    tags: ['read-only'],
    request: 'GET /workspaces/{workspace_gid}/teams',
    scopes: scope('teams:read'),
    argumentAliases: workspaceAliases,
    input: { required: ['workspace_gid'], properties: { ...workspace, ...paging } },
  },
  {
    name: 'ASANA_GET_TYPEAHEAD_OBJECTS',
    description:
      'Finds projects, tasks, people, tags or teams of a workspace whose name fits some letters, the ones in use first: the quick way from a name to an id.',
    tags: ['important', 'read-only'],
    request: 'GET /workspaces/{workspace_gid}/typeahead',
    scopes: scope('workspaces.typeahead:read'),
    keywords: ['find', 'lookup', 'by name', 'search'],
    argumentAliases: { ...workspaceAliases, type: 'resource_type' },
    input: {
      required: ['workspace_gid', 'resource_type'],
      properties: {
        ...workspace,
        resource_type: text('What to find.', {
          enum: [
            ...['project', 'task', 'user', 'tag', 'team', 'portfolio', 'goal'],
            ...['custom_field', 'project_template'],
          ],
        }),
        query: text('Letters of the name.'),
        count: {
          type: 'integer',
          minimum: 1,
          maximum: 100,
          default: 20,
          description: 'How many at most.',
        },
      },
    },
  },
  {
    name: 'ASANA_GET_TAGS',
    aliases: ['ASANA_GET_MULTIPLE_TAGS'],
    description: 'Lists the tags of a workspace with id, name and colour.',
    tags: ['read-only'],
    request: 'GET /tags?opt_fields={opt_fields}',
    scopes: scope('tags:read'),
    keywords: ['labels'],
    argumentAliases: { workspace_gid: 'workspace', workspace_id: 'workspace' },
    input: {
      required: ['workspace'],
      properties: { workspace: text('Id of the workspace.'), ...paging, ...fields('name,color') },
    },
  },
  {
    name: 'ASANA_CREATE_A_TAG_IN_A_WORKSPACE',
    description: 'Creates a tag in a workspace. Comes back with its id.',
    request: 'POST /workspaces/{workspace_gid}/tags',
    wire: inData('name', 'color', 'notes'),
    scopes: scope('tags:write'),
    keywords: ['label'],
    argumentAliases: workspaceAliases,
    input: {
      required: ['workspace_gid', 'name'],
      properties: {
        ...workspace,
        name: text('What the tag is called.'),
        color: text('Its colour, e.g. `dark-blue`.'),
        notes: text('What it is for.'),
      },
    },
  },
  {
    name: 'ASANA_GET_A_USER_TASK_LIST',
    aliases: ['ASANA_USER_TASK_LISTS_GET_RECORD'],
    description: 'Reads a list “My tasks” by its id: whose it is, and in which workspace.',
    tags: ['read-only'],
    request: 'GET /user_task_lists/{user_task_list_gid}',
    scopes: scope('tasks:read'),
    input: {
      required: ['user_task_list_gid'],
      properties: { user_task_list_gid: text('Id of the list.') },
    },
  },
]

/** Actions of Asana. Methods and paths as in the vendor's OpenAPI document. */
export const asanaActions: ActionDefinition[] = [
  ...taskActions,
  ...storyActions,
  ...projectActions,
  ...peopleActions,
]
