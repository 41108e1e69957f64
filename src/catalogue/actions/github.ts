/**
 * Actions of GitHub. Methods, paths and arguments from the public API reference, in the form of the
 * OpenAPI document that the vendor publishes (npm `@octokit/openapi` 23.0.2), read 2026-11-23:
 * https://docs.github.com/en/rest
 *
 * Descriptions are ours. Defaults are GitHub's own: shown to the model, never sent.
 */
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const repository: Arguments = {
  owner: {
    type: 'string',
    description: 'Login of the user or organization that owns the repository, e.g. `octocat`.',
  },
  repo: {
    type: 'string',
    description: 'Name of the repository, without its owner and without `.git`.',
  },
}

const repositoryAliases = {
  repository: 'repo',
  repo_name: 'repo',
  repository_name: 'repo',
  repo_owner: 'owner',
}

const paging: Arguments = {
  per_page: {
    type: 'integer',
    description: 'How many results a page holds.',
    minimum: 1,
    maximum: 100,
    default: 30,
  },
  page: {
    type: 'integer',
    description: 'Which page of the results, counted from 1.',
    minimum: 1,
    default: 1,
  },
}

const issue: Arguments = {
  ...repository,
  issue_number: {
    type: 'integer',
    description: 'Number of the issue or pull request, as in its address (not its database id).',
    minimum: 1,
  },
}

const issueAliases = {
  ...repositoryAliases,
  issue: 'issue_number',
  number: 'issue_number',
}

const pull: Arguments = {
  ...repository,
  pull_number: {
    type: 'integer',
    description: 'Number of the pull request, as in its address.',
    minimum: 1,
  },
}

const pullAliases = {
  ...repositoryAliases,
  pr: 'pull_number',
  pr_number: 'pull_number',
  pull_request_number: 'pull_number',
  number: 'pull_number',
}

const assignees: ArgumentSchema = {
  type: 'array',
  description: 'Logins of the people to assign, ten at most.',
  items: { type: 'string' },
  maxItems: 10,
}

const labels: ArgumentSchema = {
  type: 'array',
  description: 'Names of the labels.',
  items: { type: 'string' },
}

const milestone: ArgumentSchema = {
  type: 'integer',
  description: 'Number of the milestone (not its title).',
}

const since: ArgumentSchema = {
  type: 'string',
  description: 'Only what was updated at or after this time, e.g. `2026-01-31T00:00:00Z`.',
  format: 'date-time',
}

const state: ArgumentSchema = {
  type: 'string',
  description: 'Which ones by state.',
  enum: ['open', 'closed', 'all'],
  default: 'open',
}

const direction: ArgumentSchema = {
  type: 'string',
  description: 'Ascending or descending.',
  enum: ['asc', 'desc'],
}

const descending: ArgumentSchema = { ...direction, default: 'desc' }

const searchOrder: ArgumentSchema = {
  type: 'string',
  description: 'Direction of the sort; without `sort` it has no effect.',
  enum: ['desc', 'asc'],
  default: 'desc',
}

const searchAliases = { query: 'q', search: 'q' }

const issueListSort: ArgumentSchema = {
  type: 'string',
  description: 'What to sort by.',
  enum: ['created', 'updated', 'comments'],
  default: 'created',
}

const labelFilter: ArgumentSchema = {
  type: 'string',
  description: 'Label names with commas between them; an issue must have all of them.',
  examples: ['bug,ui'],
}

const repositorySort: ArgumentSchema = {
  type: 'string',
  description: 'What to sort by.',
  enum: ['created', 'updated', 'pushed', 'full_name'],
  default: 'full_name',
}

const repositoryDirection: ArgumentSchema = {
  ...direction,
  description: 'Ascending or descending. Without it: ascending for `full_name`, else descending.',
}

const path: ArgumentSchema = {
  type: 'string',
  description: 'Path of the file from the root of the repository, without a leading slash.',
  examples: ['src/index.ts'],
}

const branchToChange: ArgumentSchema = {
  type: 'string',
  description: 'Branch to commit to. Without it: the default branch.',
}

const author: Arguments = {
  author__name: {
    type: 'string',
    description: 'Name of who wrote the change; give it together with `author__email`.',
  },
  author__email: {
    type: 'string',
    description: 'Email address of who wrote the change.',
  },
}

const committer: Arguments = {
  committer__name: {
    type: 'string',
    description: 'Name of who commits; give it together with `committer__email`.',
  },
  committer__email: {
    type: 'string',
    description: 'Email address of who commits. Without it: the connected user.',
  },
}

const commitDates: Arguments = {
  author__date: {
    type: 'string',
    description: 'When the change was written, as an ISO 8601 time.',
    format: 'date-time',
  },
  committer__date: {
    type: 'string',
    description: 'When it was committed, as an ISO 8601 time.',
    format: 'date-time',
  },
}

/** Ours is flat; on the wire they are two objects. */
const peopleOnTheWire = {
  author__name: 'author.name',
  author__email: 'author.email',
  committer__name: 'committer.name',
  committer__email: 'committer.email',
}

const datesOnTheWire = {
  author__date: 'author.date',
  committer__date: 'committer.date',
}

const side = (description: string): ArgumentSchema => ({
  type: 'string',
  description,
  enum: ['LEFT', 'RIGHT'],
})

const writing = ['repo', 'public_repo']

const issueActions: ActionDefinition[] = [
  {
    name: 'GITHUB_CREATE_AN_ISSUE',
    aliases: ['GITHUB_CREATE_ISSUE', 'GITHUB_ISSUES_CREATE'],
    description:
      'Opens an issue in a repository, to report a bug or to ask for a task. Returns the new issue with its number and address. Labels, assignees and milestone are dropped silently where the user may not push.',
    tags: ['important'],
    request: 'POST /repos/{owner}/{repo}/issues',
    argumentAliases: { ...repositoryAliases, description: 'body' },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'title'],
      properties: {
        ...repository,
        title: { type: 'string', description: 'Title of the issue.' },
        body: { type: 'string', description: 'Text of the issue, in Markdown.' },
        assignees,
        assignee: {
          type: 'string',
          description: 'Login of one person to assign. Outdated: prefer `assignees`.',
        },
        labels: { ...labels, description: 'Names of labels to set on the issue.' },
        milestone,
      },
    },
  },
  {
    name: 'GITHUB_GET_AN_ISSUE',
    aliases: ['GITHUB_ISSUES_GET'],
    description:
      'Reads one issue by its number: title, text, state, labels, assignees and how many comments it has. Works for pull requests too, which carry a `pull_request` field. Comments come from GITHUB_LIST_ISSUE_COMMENTS.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/issues/{issue_number}',
    argumentAliases: issueAliases,
    input: { required: ['owner', 'repo', 'issue_number'], properties: { ...issue } },
  },
  {
    name: 'GITHUB_UPDATE_AN_ISSUE',
    aliases: ['GITHUB_ISSUES_UPDATE'],
    description:
      'Changes an issue, and closes or reopens it through `state`. Only what is given changes, but `labels` and `assignees` replace the whole list. Returns the issue as it is now.',
    tags: ['important'],
    request: 'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
    argumentAliases: issueAliases,
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'issue_number'],
      properties: {
        ...issue,
        title: { type: 'string', description: 'New title.' },
        body: { type: 'string', description: 'New text, in Markdown; the old one is lost.' },
        state: {
          type: 'string',
          description: '`closed` closes the issue, `open` reopens it.',
          enum: ['open', 'closed'],
        },
        state_reason: {
          type: 'string',
          description: 'Why the state changes; taken only together with a new `state`.',
          enum: ['completed', 'not_planned', 'duplicate', 'reopened'],
        },
        labels: {
          ...labels,
          description: 'Names of all labels that it shall have; an empty list removes them all.',
        },
        assignees: {
          ...assignees,
          description:
            'Logins of all assignees that it shall have; an empty list removes them all.',
        },
        assignee: {
          type: 'string',
          description: 'Login of one assignee. Outdated: prefer `assignees`.',
        },
        milestone,
      },
    },
  },
  {
    name: 'GITHUB_LIST_REPOSITORY_ISSUES',
    aliases: ['GITHUB_ISSUES_LIST_FOR_REPO'],
    description:
      'Lists issues of one repository, open ones if not told otherwise. Pull requests are among them and carry a `pull_request` field. Page with `page` until fewer than `per_page` come back.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/issues',
    argumentAliases: repositoryAliases,
    input: {
      required: ['owner', 'repo'],
      properties: {
        ...repository,
        state,
        labels: labelFilter,
        assignee: {
          type: 'string',
          description: 'Login of the assignee, `none` for unassigned, `*` for assigned to anybody.',
        },
        creator: { type: 'string', description: 'Login of who opened it.' },
        mentioned: { type: 'string', description: 'Login of somebody whom it mentions.' },
        milestone: {
          type: 'string',
          description: 'Number of the milestone, `*` for any, `none` for issues without one.',
        },
        sort: issueListSort,
        direction: descending,
        since,
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_LIST_ISSUES_ASSIGNED_TO_THE_AUTHENTICATED_USER',
    aliases: ['GITHUB_ISSUES_LIST', 'GITHUB_LIST_ASSIGNED_ISSUES'],
    description:
      "Lists the connected user's issues across all repositories that the connection sees: assigned ones, or by `filter` those created, mentioned or subscribed. Pull requests carry a `pull_request` field. Page with `page`.",
    tags: ['important', 'read-only'],
    request: 'GET /issues',
    input: {
      properties: {
        filter: {
          type: 'string',
          description: 'What the user has to do with the issue; `repos` and `all` mean everything.',
          enum: ['assigned', 'created', 'mentioned', 'subscribed', 'repos', 'all'],
          default: 'assigned',
        },
        state,
        labels: labelFilter,
        sort: issueListSort,
        direction: descending,
        since,
        collab: {
          type: 'boolean',
          description: 'Issues of repositories where the user is a collaborator.',
        },
        orgs: {
          type: 'boolean',
          description: "Issues of repositories of the user's organizations.",
        },
        owned: { type: 'boolean', description: 'Issues of repositories that the user owns.' },
        pulls: { type: 'boolean', description: 'Whether pull requests are listed as well.' },
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_SEARCH_ISSUES_AND_PULL_REQUESTS',
    description:
      'Searches issues and pull requests of all of GitHub by words and qualifiers such as `repo:`, `author:`, `is:pr` or `label:`. Returns `total_count` and matches; only the first 1,000 can be paged through, and about 30 searches a minute are allowed.',
    tags: ['important', 'read-only'],
    request: 'GET /search/issues',
    argumentAliases: searchAliases,
    input: {
      required: ['q'],
      properties: {
        q: {
          type: 'string',
          description: 'Words and qualifiers. Say `is:issue` or `is:pull-request` to get one kind.',
          examples: ['repo:octocat/hello-world is:issue is:open crash'],
        },
        sort: {
          type: 'string',
          description: 'What to sort by. Without it: best match first.',
          enum: [
            'comments',
            'reactions',
            'reactions-+1',
            'reactions--1',
            'reactions-smile',
            'reactions-thinking_face',
            'reactions-heart',
            'reactions-tada',
            'interactions',
            'created',
            'updated',
          ],
        },
        order: searchOrder,
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_CREATE_AN_ISSUE_COMMENT',
    aliases: ['GITHUB_ISSUES_CREATE_COMMENT'],
    description:
      'Comments on an issue, or in the conversation of a pull request (its number counts as an issue number). Returns the comment with its id and address. People watching it are notified.',
    tags: ['important'],
    request: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
    argumentAliases: {
      ...issueAliases,
      pull_number: 'issue_number',
      comment: 'body',
      text: 'body',
    },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'issue_number', 'body'],
      properties: {
        ...issue,
        body: { type: 'string', description: 'Text of the comment, in Markdown.' },
      },
    },
  },
  {
    name: 'GITHUB_LIST_ISSUE_COMMENTS',
    aliases: ['GITHUB_ISSUES_LIST_COMMENTS'],
    description:
      'Lists the comments of an issue, or of the conversation of a pull request, oldest first. Returns author, text and times of each one. Page with `page`, or ask with `since` for newer ones only.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
    argumentAliases: { ...issueAliases, pull_number: 'issue_number' },
    input: {
      required: ['owner', 'repo', 'issue_number'],
      properties: { ...issue, since, ...paging },
    },
  },
  {
    name: 'GITHUB_UPDATE_AN_ISSUE_COMMENT',
    aliases: ['GITHUB_ISSUES_UPDATE_COMMENT'],
    description:
      'Replaces the text of a comment on an issue or pull request, e.g. to correct what was posted before. Returns the comment as it is now. Comments on lines of code are not meant.',
    request: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
    argumentAliases: { ...repositoryAliases, comment: 'body', text: 'body' },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'comment_id', 'body'],
      properties: {
        ...repository,
        comment_id: { type: 'integer', description: 'Id of the comment, from a list of them.' },
        body: { type: 'string', description: 'New text, in Markdown; the old one is lost.' },
      },
    },
  },
  {
    name: 'GITHUB_LIST_LABELS_FOR_A_REPOSITORY',
    aliases: ['GITHUB_ISSUES_LIST_LABELS_FOR_REPO'],
    description:
      'Lists the labels that a repository has, with colour and description: look here before labelling an issue. Page with `page`.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/labels',
    argumentAliases: repositoryAliases,
    input: { required: ['owner', 'repo'], properties: { ...repository, ...paging } },
  },
  {
    name: 'GITHUB_CREATE_A_LABEL',
    aliases: ['GITHUB_ISSUES_CREATE_LABEL'],
    description:
      'Adds a new label to a repository, which issues and pull requests can then have. Returns the label; a name that exists already is refused with 422.',
    request: 'POST /repos/{owner}/{repo}/labels',
    argumentAliases: { ...repositoryAliases, label: 'name' },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'name'],
      properties: {
        ...repository,
        name: { type: 'string', description: 'Name of the label; may hold emoji.' },
        color: {
          type: 'string',
          description: 'Colour as six hexadecimal digits without `#`.',
          pattern: '^[0-9a-fA-F]{6}$',
          examples: ['f29513'],
        },
        description: {
          type: 'string',
          description: 'What the label is for, in 100 characters at most.',
          maxLength: 100,
        },
      },
    },
  },
  {
    name: 'GITHUB_ADD_LABELS_TO_AN_ISSUE',
    aliases: ['GITHUB_ISSUES_ADD_LABELS'],
    description:
      'Puts labels on an issue or pull request and leaves those that it has. A label that the repository lacks is created. Returns all labels it has now.',
    tags: ['important'],
    request: 'POST /repos/{owner}/{repo}/issues/{issue_number}/labels',
    argumentAliases: { ...issueAliases, label: 'labels' },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'issue_number', 'labels'],
      properties: {
        ...issue,
        labels: { ...labels, description: 'Names of the labels to add.', minItems: 1 },
      },
    },
  },
  {
    name: 'GITHUB_REMOVE_A_LABEL_FROM_AN_ISSUE',
    aliases: ['GITHUB_ISSUES_REMOVE_LABEL'],
    description:
      'Takes one label off an issue or pull request; the repository keeps the label itself. Returns the labels that are left, or 404 where the issue does not have it.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}',
    argumentAliases: { ...issueAliases, label: 'name', label_name: 'name' },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'issue_number', 'name'],
      properties: { ...issue, name: { type: 'string', description: 'Name of the label.' } },
    },
  },
  {
    name: 'GITHUB_ADD_ASSIGNEES_TO_AN_ISSUE',
    aliases: ['GITHUB_ISSUES_ADD_ASSIGN_EES'],
    description:
      'Assigns people to an issue or pull request and leaves those assigned already. Returns the issue. Logins that may not be assigned in this repository are ignored, so look at the answer.',
    tags: ['important'],
    request: 'POST /repos/{owner}/{repo}/issues/{issue_number}/assignees',
    argumentAliases: { ...issueAliases, assignee: 'assignees' },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'issue_number', 'assignees'],
      properties: { ...issue, assignees },
    },
  },
  {
    name: 'GITHUB_REMOVE_ASSIGNEES_FROM_AN_ISSUE',
    aliases: ['GITHUB_ISSUES_REMOVE_ASSIGN_EES'],
    description:
      'Takes people off the assignees of an issue or pull request. Returns the issue with those who are left.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees',
    place: { assignees: 'body' },
    argumentAliases: { ...issueAliases, assignee: 'assignees' },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'issue_number', 'assignees'],
      properties: {
        ...issue,
        assignees: {
          type: 'array',
          description: 'Logins of the people to unassign.',
          items: { type: 'string' },
        },
      },
    },
  },
]

const pullActions: ActionDefinition[] = [
  {
    name: 'GITHUB_LIST_PULL_REQUESTS',
    aliases: ['GITHUB_PULLS_LIST'],
    description:
      'Lists pull requests of a repository, open ones if not told otherwise, optionally by source or target branch. Returns title, state, branches and author of each. Page with `page`.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/pulls',
    argumentAliases: repositoryAliases,
    input: {
      required: ['owner', 'repo'],
      properties: {
        ...repository,
        state,
        head: {
          type: 'string',
          description: 'Only those from this branch, as `owner:branch`.',
          examples: ['octocat:fix-login'],
        },
        base: { type: 'string', description: 'Only those into this branch, e.g. `main`.' },
        sort: {
          type: 'string',
          description: '`popularity` counts comments; `long-running` finds old ones still active.',
          enum: ['created', 'updated', 'popularity', 'long-running'],
          default: 'created',
        },
        direction: {
          ...direction,
          description: 'Without it: descending when sorted by `created`, else ascending.',
        },
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_GET_A_PULL_REQUEST',
    aliases: ['GITHUB_PULLS_GET'],
    description:
      'Reads one pull request: text, branches, head commit, whether it can be merged, counts of commits and changed files. `mergeable` may be null while GitHub computes it; ask again. The diff is in GITHUB_LIST_PULL_REQUESTS_FILES.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    argumentAliases: pullAliases,
    input: { required: ['owner', 'repo', 'pull_number'], properties: { ...pull } },
  },
  {
    name: 'GITHUB_CREATE_A_PULL_REQUEST',
    aliases: ['GITHUB_PULLS_CREATE'],
    description:
      'Opens a pull request from one branch into another; both must exist and differ by a commit. Give `title`, or `issue` to turn an issue into a pull request. Returns it with number and address.',
    tags: ['important'],
    request: 'POST /repos/{owner}/{repo}/pulls',
    argumentAliases: {
      ...repositoryAliases,
      head_branch: 'head',
      base_branch: 'base',
      description: 'body',
    },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'head', 'base'],
      properties: {
        ...repository,
        head: {
          type: 'string',
          description: 'Branch with the changes; from a fork write `owner:branch`.',
        },
        base: { type: 'string', description: 'Branch to merge into, e.g. `main`.' },
        title: { type: 'string', description: 'Title; needed unless `issue` is given.' },
        body: { type: 'string', description: 'Text of the pull request, in Markdown.' },
        draft: { type: 'boolean', description: 'Open it as a draft, not yet for review.' },
        head_repo: {
          type: 'string',
          description: 'Repository of `head` where both belong to the same organization.',
        },
        issue: {
          type: 'integer',
          description: 'Number of an issue to convert; its title, text and comments are kept.',
        },
        maintainer_can_modify: {
          type: 'boolean',
          description: 'Whether maintainers of the target may push to the source branch.',
        },
      },
    },
  },
  {
    name: 'GITHUB_UPDATE_A_PULL_REQUEST',
    aliases: ['GITHUB_PULLS_UPDATE'],
    description:
      'Changes title, text or target branch of a pull request, and closes or reopens it through `state`. Only what is given changes. Returns it as it is now. To merge, use GITHUB_MERGE_A_PULL_REQUEST.',
    tags: ['important'],
    request: 'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
    argumentAliases: pullAliases,
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'pull_number'],
      properties: {
        ...pull,
        title: { type: 'string', description: 'New title.' },
        body: { type: 'string', description: 'New text, in Markdown; the old one is lost.' },
        state: {
          type: 'string',
          description: '`closed` closes it without merging, `open` reopens it.',
          enum: ['open', 'closed'],
        },
        base: { type: 'string', description: 'Other branch of this repository to merge into.' },
        maintainer_can_modify: {
          type: 'boolean',
          description: 'Whether maintainers of the target may push to the source branch.',
        },
      },
    },
  },
  {
    name: 'GITHUB_MERGE_A_PULL_REQUEST',
    aliases: ['GITHUB_PULLS_MERGE'],
    description:
      'Merges a pull request into its target branch, which cannot be taken back here. Returns the commit it became. Fails with 405 where it is not mergeable and with 409 where `sha` is no longer its head.',
    tags: ['important', 'idempotent'],
    request: 'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge',
    argumentAliases: pullAliases,
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'pull_number'],
      properties: {
        ...pull,
        merge_method: {
          type: 'string',
          description: 'How to merge; the repository may not allow all of them.',
          enum: ['merge', 'squash', 'rebase'],
        },
        commit_title: { type: 'string', description: 'First line of the merge commit.' },
        commit_message: { type: 'string', description: 'Further text of the merge commit.' },
        sha: {
          type: 'string',
          description: 'Merge only if this is still the head commit: what was reviewed.',
        },
      },
    },
  },
  {
    name: 'GITHUB_LIST_PULL_REQUESTS_FILES',
    aliases: ['GITHUB_PULLS_LIST_FILES', 'GITHUB_GET_CODE_CHANGES_IN_PR'],
    description:
      'Lists the files that a pull request changes, each with its diff in `patch`, added and removed lines and status: use it to review code. Very large or binary files lack `patch`. At most 3,000 files; page with `page`.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
    argumentAliases: pullAliases,
    input: { required: ['owner', 'repo', 'pull_number'], properties: { ...pull, ...paging } },
  },
  {
    name: 'GITHUB_LIST_COMMITS_ON_A_PULL_REQUEST',
    aliases: ['GITHUB_PULLS_LIST_COMMITS'],
    description:
      'Lists the commits of a pull request, oldest first, with message and author. Ends after 250; for longer ones use GITHUB_LIST_COMMITS on its branch. Page with `page`.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits',
    argumentAliases: pullAliases,
    input: { required: ['owner', 'repo', 'pull_number'], properties: { ...pull, ...paging } },
  },
  {
    name: 'GITHUB_LIST_REVIEWS_FOR_A_PULL_REQUEST',
    aliases: ['GITHUB_PULLS_LIST_REVIEWS'],
    description:
      'Lists the reviews of a pull request in order of time: who approved, asked for changes or commented, with the text. Comments on lines come from GITHUB_LIST_REVIEW_COMMENTS_ON_A_PULL_REQUEST.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    argumentAliases: pullAliases,
    input: { required: ['owner', 'repo', 'pull_number'], properties: { ...pull, ...paging } },
  },
  {
    name: 'GITHUB_CREATE_A_REVIEW_FOR_A_PULL_REQUEST',
    aliases: ['GITHUB_PULLS_CREATE_REVIEW'],
    description:
      'Reviews a pull request: approves it, asks for changes or comments, with remarks on lines if wanted. Without `event` the review stays pending and only its author sees it. Returns the review.',
    tags: ['important'],
    request: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    argumentAliases: pullAliases,
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'pull_number'],
      properties: {
        ...pull,
        event: {
          type: 'string',
          description: 'The verdict. Nobody may approve a pull request of their own.',
          enum: ['APPROVE', 'REQUEST_CHANGES', 'COMMENT'],
        },
        body: {
          type: 'string',
          description: 'Text of the review; needed for `REQUEST_CHANGES` and `COMMENT`.',
        },
        commit_id: {
          type: 'string',
          description: 'Commit that was reviewed. Without it: the latest one.',
        },
        comments: {
          type: 'array',
          description: 'Remarks on lines of changed files.',
          items: {
            type: 'object',
            properties: {
              path: { type: 'string', description: 'Path of the changed file.' },
              body: { type: 'string', description: 'Text of the remark, in Markdown.' },
              line: {
                type: 'integer',
                description: 'Line in the file; the last one where a range is meant.',
              },
              side: side('`RIGHT` for the new file, `LEFT` for removed lines.'),
              start_line: { type: 'integer', description: 'First line of a range.' },
              start_side: side('Side of `start_line`.'),
              position: {
                type: 'integer',
                description: 'Outdated way to say where: lines down in the diff. Prefer `line`.',
              },
            },
            required: ['path', 'body'],
          },
        },
      },
    },
  },
  {
    name: 'GITHUB_LIST_REVIEW_COMMENTS_ON_A_PULL_REQUEST',
    aliases: ['GITHUB_PULLS_LIST_REVIEW_COMMENTS'],
    description:
      'Lists the remarks on lines of code of a pull request, with file, line, diff and text. The general conversation is in GITHUB_LIST_ISSUE_COMMENTS. Page with `page`.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments',
    argumentAliases: pullAliases,
    input: {
      required: ['owner', 'repo', 'pull_number'],
      properties: {
        ...pull,
        sort: {
          type: 'string',
          description: 'What to sort by.',
          enum: ['created', 'updated'],
          default: 'created',
        },
        direction: { ...direction, description: 'Has an effect only together with `sort`.' },
        since,
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_CREATE_A_REVIEW_COMMENT_FOR_A_PULL_REQUEST',
    aliases: ['GITHUB_PULLS_CREATE_REVIEW_COMMENT'],
    description:
      'Comments on a line, a range of lines or a whole file in the diff of a pull request. Give `line` and `side`, or `subject_type: file`. Returns the comment. For the general conversation use GITHUB_CREATE_AN_ISSUE_COMMENT.',
    tags: ['important'],
    request: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments',
    argumentAliases: { ...pullAliases, comment: 'body', file_path: 'path', sha: 'commit_id' },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'pull_number', 'body', 'commit_id', 'path'],
      properties: {
        ...pull,
        body: { type: 'string', description: 'Text of the comment, in Markdown.' },
        commit_id: {
          type: 'string',
          description: 'Commit that the line numbers refer to, best the head of the pull request.',
        },
        path: { type: 'string', description: 'Path of the changed file.' },
        line: {
          type: 'integer',
          description: 'Line in the file, which the diff must show; the last one of a range.',
        },
        side: side('`RIGHT` for added or unchanged lines, `LEFT` for removed ones.'),
        start_line: { type: 'integer', description: 'First line, where a range is meant.' },
        start_side: {
          type: 'string',
          description: 'Side of `start_line`.',
          enum: ['LEFT', 'RIGHT', 'side'],
        },
        subject_type: {
          type: 'string',
          description: 'Whether the comment is on a line or on the whole file.',
          enum: ['line', 'file'],
        },
        in_reply_to: {
          type: 'integer',
          description: 'Id of a review comment to answer; all but `body` is then ignored.',
        },
        position: {
          type: 'integer',
          description: 'Outdated way to say where: lines down in the diff. Prefer `line`.',
        },
      },
    },
  },
  {
    name: 'GITHUB_REQUEST_REVIEWERS_FOR_A_PULL_REQUEST',
    aliases: ['GITHUB_PULLS_REQUEST_REVIEWERS'],
    description:
      'Asks people or teams to review a pull request and notifies them. Returns the pull request. The author cannot be asked, and reviewers must be able to read the repository.',
    tags: ['important'],
    request: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
    argumentAliases: pullAliases,
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'pull_number'],
      properties: {
        ...pull,
        reviewers: {
          type: 'array',
          description: 'Logins of people to ask; give these or `team_reviewers`.',
          items: { type: 'string' },
        },
        team_reviewers: {
          type: 'array',
          description: 'Slugs of teams of the organization to ask.',
          items: { type: 'string' },
        },
      },
    },
  },
]

const repositoryActions: ActionDefinition[] = [
  {
    name: 'GITHUB_GET_A_REPOSITORY',
    aliases: ['GITHUB_REPO_S_GET', 'GITHUB_GET_REPO'],
    description:
      "Reads one repository: description, default branch, visibility, counts of stars, forks and open issues, licence, topics, and the connected user's permissions in it.",
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}',
    argumentAliases: repositoryAliases,
    input: { required: ['owner', 'repo'], properties: { ...repository } },
  },
  {
    name: 'GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER',
    aliases: ['GITHUB_REPO_S_LIST_FOR_AUTHENTICATED_USER'],
    description:
      'Lists the repositories that the connected user owns or can reach as collaborator or member, private ones included where the connection may see them. Page with `page`.',
    tags: ['important', 'read-only'],
    request: 'GET /user/repos',
    input: {
      properties: {
        type: {
          type: 'string',
          description: 'Which ones.',
          enum: ['all', 'owner', 'public', 'private', 'member'],
          default: 'all',
        },
        sort: repositorySort,
        direction: repositoryDirection,
        since,
        before: {
          type: 'string',
          description: 'Only what was updated before this time.',
          format: 'date-time',
        },
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_LIST_REPOSITORIES_FOR_A_USER',
    aliases: ['GITHUB_REPO_S_LIST_FOR_USER'],
    description:
      "Lists the public repositories of any user by login. For the connected user's private ones use GITHUB_LIST_REPOSITORIES_FOR_THE_AUTHENTICATED_USER. Page with `page`.",
    tags: ['important', 'read-only'],
    request: 'GET /users/{username}/repos',
    argumentAliases: { user: 'username', owner: 'username', login: 'username' },
    input: {
      required: ['username'],
      properties: {
        username: { type: 'string', description: 'Login of the user.' },
        type: {
          type: 'string',
          description: 'Own repositories, those of others where the user is a member, or all.',
          enum: ['all', 'owner', 'member'],
          default: 'owner',
        },
        sort: repositorySort,
        direction: repositoryDirection,
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_LIST_ORGANIZATION_REPOSITORIES',
    aliases: ['GITHUB_REPO_S_LIST_FOR_ORG'],
    description:
      'Lists the repositories of an organization that the connection may see, newest first if not told otherwise. Page with `page`.',
    tags: ['read-only'],
    request: 'GET /orgs/{org}/repos',
    argumentAliases: { organization: 'org', owner: 'org' },
    input: {
      required: ['org'],
      properties: {
        org: { type: 'string', description: 'Login of the organization.' },
        type: {
          type: 'string',
          description: 'Which ones; `sources` are those that are no forks.',
          enum: ['all', 'public', 'private', 'forks', 'sources', 'member'],
          default: 'all',
        },
        sort: { ...repositorySort, default: 'created' },
        direction: repositoryDirection,
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_SEARCH_REPOSITORIES',
    aliases: ['GITHUB_SEARCH_REPO_S'],
    description:
      'Searches all repositories by words and qualifiers such as `language:`, `stars:>`, `topic:`, `user:` or `org:`. Returns `total_count` and matches; only the first 1,000 can be paged through.',
    tags: ['important', 'read-only'],
    request: 'GET /search/repositories',
    argumentAliases: searchAliases,
    input: {
      required: ['q'],
      properties: {
        q: {
          type: 'string',
          description: 'Words and qualifiers.',
          examples: ['tetris language:assembly stars:>10'],
        },
        sort: {
          type: 'string',
          description: 'What to sort by. Without it: best match first.',
          enum: ['stars', 'forks', 'help-wanted-issues', 'updated'],
        },
        order: searchOrder,
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_CREATE_A_REPOSITORY_FOR_THE_AUTHENTICATED_USER',
    aliases: ['GITHUB_REPO_S_CREATE_FOR_AUTHENTICATED_USER'],
    description:
      'Creates a repository in the account of the connected user, public unless `private` is true. Give `auto_init` to have a first commit to branch from. Returns it with its addresses.',
    tags: ['important'],
    request: 'POST /user/repos',
    argumentAliases: { repo: 'name', repo_name: 'name', repository_name: 'name' },
    scopes: writing,
    input: {
      required: ['name'],
      properties: {
        name: { type: 'string', description: 'Name of the repository.' },
        description: { type: 'string', description: 'One line about what it is.' },
        private: {
          type: 'boolean',
          description: 'Whether only chosen people see it.',
          default: false,
        },
        auto_init: {
          type: 'boolean',
          description: 'Begin with a commit that holds a short README.',
          default: false,
        },
        homepage: { type: 'string', description: 'Address of a website about it.' },
        gitignore_template: {
          type: 'string',
          description: 'Name of the .gitignore template for the language, e.g. `Node`.',
        },
        license_template: {
          type: 'string',
          description: 'Keyword of the licence to add, e.g. `mit` or `apache-2.0`.',
        },
        has_issues: { type: 'boolean', description: 'Issues are on.', default: true },
        has_projects: { type: 'boolean', description: 'Projects are on.', default: true },
        has_wiki: { type: 'boolean', description: 'The wiki is on.', default: true },
        has_discussions: { type: 'boolean', description: 'Discussions are on.', default: false },
        has_downloads: { type: 'boolean', description: 'Downloads are on.', default: true },
        is_template: {
          type: 'boolean',
          description: 'Others may make repositories from it.',
          default: false,
        },
        team_id: {
          type: 'integer',
          description: 'Id of a team to give access; means something in organizations only.',
        },
        allow_squash_merge: {
          type: 'boolean',
          description: 'Pull requests may be merged as one commit.',
          default: true,
        },
        allow_merge_commit: {
          type: 'boolean',
          description: 'Pull requests may be merged with a merge commit.',
          default: true,
        },
        allow_rebase_merge: {
          type: 'boolean',
          description: 'Pull requests may be merged by rebasing.',
          default: true,
        },
        allow_auto_merge: {
          type: 'boolean',
          description: 'Pull requests may be set to merge once checks pass.',
          default: false,
        },
        delete_branch_on_merge: {
          type: 'boolean',
          description: 'Branches are deleted once their pull request is merged.',
          default: false,
        },
        squash_merge_commit_title: {
          type: 'string',
          description: 'First line of squash commits.',
          enum: ['PR_TITLE', 'COMMIT_OR_PR_TITLE'],
        },
        squash_merge_commit_message: {
          type: 'string',
          description: 'Further text of squash commits.',
          enum: ['PR_BODY', 'COMMIT_MESSAGES', 'BLANK'],
        },
        merge_commit_title: {
          type: 'string',
          description: 'First line of merge commits.',
          enum: ['PR_TITLE', 'MERGE_MESSAGE'],
        },
        merge_commit_message: {
          type: 'string',
          description: 'Further text of merge commits.',
          enum: ['PR_BODY', 'PR_TITLE', 'BLANK'],
        },
      },
    },
  },
  {
    name: 'GITHUB_CREATE_A_FORK',
    aliases: ['GITHUB_REPO_S_CREATE_FORK'],
    description:
      'Forks a repository into the account of the connected user or into an organization. Returns the fork at once, but its contents are copied in the background and may take a while.',
    request: 'POST /repos/{owner}/{repo}/forks',
    argumentAliases: { ...repositoryAliases, org: 'organization' },
    scopes: writing,
    input: {
      required: ['owner', 'repo'],
      properties: {
        ...repository,
        organization: {
          type: 'string',
          description: 'Login of the organization to fork into. Without it: the connected user.',
        },
        name: { type: 'string', description: 'Other name for the fork.' },
        default_branch_only: { type: 'boolean', description: 'Copy only the default branch.' },
      },
    },
  },
  {
    name: 'GITHUB_LIST_REPOSITORY_CONTRIBUTORS',
    aliases: ['GITHUB_REPO_S_LIST_CONTRIBUTORS'],
    description:
      'Lists who contributed to a repository with the number of their commits, most first. May be some hours old; only the first 500 authors are linked to accounts. Page with `page`.',
    tags: ['read-only'],
    request: 'GET /repos/{owner}/{repo}/contributors',
    argumentAliases: repositoryAliases,
    input: {
      required: ['owner', 'repo'],
      properties: {
        ...repository,
        anon: {
          type: 'string',
          description: '`true` lists those without an account as well.',
        },
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_ACCEPT_A_REPOSITORY_INVITATION',
    aliases: ['GITHUB_REPO_S_ACCEPT_INVITATION_FOR_AUTHENTICATED_USER'],
    description:
      'Accepts an invitation that the connected user has to collaborate on a repository, by the id of the invitation. Returns nothing when it worked.',
    request: 'PATCH /user/repository_invitations/{invitation_id}',
    scopes: ['repo', 'repo:invite'],
    input: {
      required: ['invitation_id'],
      properties: {
        invitation_id: { type: 'integer', description: 'Id of the invitation.' },
      },
    },
  },
  {
    name: 'GITHUB_STAR_A_REPOSITORY_FOR_THE_AUTHENTICATED_USER',
    aliases: ['GITHUB_STAR_REPO', 'GITHUB_ACTIVITY_STAR_REPO_FOR_AUTHENTICATED_USER'],
    description:
      'Stars a repository as the connected user, who then finds it among their stars. Returns nothing when it worked; starring twice does no harm.',
    tags: ['important', 'idempotent'],
    request: 'PUT /user/starred/{owner}/{repo}',
    argumentAliases: repositoryAliases,
    scopes: ['public_repo', 'repo'],
    input: { required: ['owner', 'repo'], properties: { ...repository } },
  },
  {
    name: 'GITHUB_UNSTAR_A_REPOSITORY_FOR_THE_AUTHENTICATED_USER',
    aliases: ['GITHUB_ACTIVITY_UN_STAR_REPO_FOR_AUTHENTICATED_USER'],
    description:
      "Takes the connected user's star off a repository. Returns nothing when it worked, also where there was none.",
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /user/starred/{owner}/{repo}',
    argumentAliases: repositoryAliases,
    scopes: ['public_repo', 'repo'],
    input: { required: ['owner', 'repo'], properties: { ...repository } },
  },
  {
    name: 'GITHUB_LIST_REPOSITORIES_STARRED_BY_THE_AUTHENTICATED_USER',
    aliases: ['GITHUB_ACTIVITY_LIST_REPO_S_STARRED_BY_AUTHENTICATED_USER'],
    description:
      'Lists the repositories that the connected user has starred, latest star first if not told otherwise. Page with `page`.',
    tags: ['read-only'],
    request: 'GET /user/starred',
    input: {
      properties: {
        sort: {
          type: 'string',
          description: '`created` is when it was starred, `updated` when it was last pushed to.',
          enum: ['created', 'updated'],
          default: 'created',
        },
        direction: descending,
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_LIST_STARGAZERS',
    aliases: ['GITHUB_ACTIVITY_LIST_STARGAZERS_FOR_REPO'],
    description:
      'Lists the people who starred a repository, oldest star first. The total is `stargazers_count` of GITHUB_GET_A_REPOSITORY. Page with `page`.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/stargazers',
    argumentAliases: repositoryAliases,
    input: { required: ['owner', 'repo'], properties: { ...repository, ...paging } },
  },
]

const codeActions: ActionDefinition[] = [
  {
    name: 'GITHUB_GET_REPOSITORY_CONTENT',
    aliases: ['GITHUB_REPO_S_GET_CONTENT'],
    description:
      'Reads a file, or lists a directory, of a repository at any branch, tag or commit. A file comes as base64 in `content` with its `sha`, up to 1 MB; a directory as a list of up to 1,000 entries.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/contents/{path}',
    argumentAliases: { ...repositoryAliases, file_path: 'path', branch: 'ref' },
    input: {
      required: ['owner', 'repo', 'path'],
      properties: {
        ...repository,
        path: {
          ...path,
          minLength: 0,
          description: 'Path of the file or directory; an empty string is the root directory.',
        },
        ref: {
          type: 'string',
          description: 'Branch, tag or commit. Without it: the default branch.',
        },
      },
    },
  },
  {
    name: 'GITHUB_CREATE_OR_UPDATE_FILE_CONTENTS',
    aliases: ['GITHUB_REPO_S_CREATE_OR_UPDATE_FILE_CONTENTS'],
    description:
      'Writes one file and commits it. Contents go as base64; to replace a file give its present `sha` from GITHUB_GET_REPOSITORY_CONTENT. Returns file and commit. Files below .github/workflows need the `workflow` scope.',
    tags: ['important', 'idempotent'],
    request: 'PUT /repos/{owner}/{repo}/contents/{path}',
    wire: { ...peopleOnTheWire, ...datesOnTheWire },
    argumentAliases: { ...repositoryAliases, file_path: 'path', commit_message: 'message' },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'path', 'message', 'content'],
      properties: {
        ...repository,
        path,
        message: { type: 'string', description: 'Message of the commit.' },
        content: { type: 'string', description: 'New contents of the file, encoded as base64.' },
        sha: {
          type: 'string',
          description: 'Blob `sha` of the file that is replaced; needed where it exists.',
        },
        branch: branchToChange,
        ...author,
        ...committer,
        ...commitDates,
      },
    },
  },
  {
    name: 'GITHUB_DELETE_A_FILE',
    aliases: ['GITHUB_REPO_S_DELETE_FILE'],
    description:
      'Deletes one file from a branch with a commit; history keeps it. Needs the present `sha` of the file, from GITHUB_GET_REPOSITORY_CONTENT. Returns the commit.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /repos/{owner}/{repo}/contents/{path}',
    place: {
      message: 'body',
      sha: 'body',
      branch: 'body',
      author__name: 'body',
      author__email: 'body',
      committer__name: 'body',
      committer__email: 'body',
    },
    wire: peopleOnTheWire,
    argumentAliases: { ...repositoryAliases, file_path: 'path', commit_message: 'message' },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'path', 'message', 'sha'],
      properties: {
        ...repository,
        path,
        message: { type: 'string', description: 'Message of the commit.' },
        sha: { type: 'string', description: 'Blob `sha` of the file as it is now.' },
        branch: branchToChange,
        ...author,
        ...committer,
      },
    },
  },
  {
    name: 'GITHUB_SEARCH_CODE',
    description:
      'Searches the code of default branches by words and qualifiers such as `repo:`, `org:`, `language:`, `path:` or `filename:`. Returns files, not lines; read them with GITHUB_GET_REPOSITORY_CONTENT. Only about 10 searches a minute.',
    tags: ['important', 'read-only'],
    request: 'GET /search/code',
    argumentAliases: searchAliases,
    input: {
      required: ['q'],
      properties: {
        q: {
          type: 'string',
          description: 'At least one word, and qualifiers to narrow it.',
          examples: ['addClass in:file language:js repo:jquery/jquery'],
        },
        sort: {
          type: 'string',
          description: 'Outdated: by when it was indexed. Without it: best match first.',
          enum: ['indexed'],
        },
        order: searchOrder,
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_LIST_BRANCHES',
    aliases: ['GITHUB_REPO_S_LIST_BRANCHES'],
    description:
      'Lists the branches of a repository with the commit that each one points at. Page with `page`.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/branches',
    argumentAliases: repositoryAliases,
    input: {
      required: ['owner', 'repo'],
      properties: {
        ...repository,
        protected: {
          type: 'boolean',
          description: 'true: only protected ones; false: only others. Without it: all.',
        },
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_GET_A_BRANCH',
    aliases: ['GITHUB_REPO_S_GET_BRANCH'],
    description:
      'Reads one branch: its latest commit (whose `sha` a new branch can start from) and whether it is protected.',
    tags: ['read-only'],
    request: 'GET /repos/{owner}/{repo}/branches/{branch}',
    argumentAliases: { ...repositoryAliases, branch_name: 'branch' },
    input: {
      required: ['owner', 'repo', 'branch'],
      properties: {
        ...repository,
        branch: { type: 'string', description: 'Name of the branch; no wildcards.' },
      },
    },
  },
  {
    name: 'GITHUB_CREATE_A_REFERENCE',
    aliases: ['GITHUB_G_IT_CREATE_REF'],
    description:
      'Creates a branch or a tag that points at a commit. Take the commit from GITHUB_GET_A_BRANCH. Returns the reference; fails with 422 where it exists. Empty repositories refuse it.',
    tags: ['important'],
    request: 'POST /repos/{owner}/{repo}/git/refs',
    argumentAliases: repositoryAliases,
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'ref', 'sha'],
      properties: {
        ...repository,
        ref: {
          type: 'string',
          description: 'Full name: `refs/heads/` or `refs/tags/` and then the name.',
          pattern: '^refs/.+/.+',
          examples: ['refs/heads/fix-login'],
        },
        sha: { type: 'string', description: 'Commit to point at, as its full SHA.' },
      },
    },
  },
  {
    name: 'GITHUB_UPDATE_A_REFERENCE',
    aliases: ['GITHUB_G_IT_UPDATE_REF'],
    description:
      'Moves a branch or tag to another commit, e.g. to one made by GITHUB_CREATE_A_COMMIT. Without `force` only forward, so that nothing is lost. Returns the reference.',
    request: 'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
    argumentAliases: repositoryAliases,
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'ref', 'sha'],
      properties: {
        ...repository,
        ref: {
          type: 'string',
          description: 'Name without `refs/`: `heads/` or `tags/` and then the name.',
          examples: ['heads/fix-login'],
        },
        sha: { type: 'string', description: 'Commit to point at, as its full SHA.' },
        force: {
          type: 'boolean',
          description: 'Move it even where commits drop out of the branch.',
          default: false,
        },
      },
    },
  },
  {
    name: 'GITHUB_CREATE_A_TREE',
    aliases: ['GITHUB_G_IT_CREATE_TREE'],
    description:
      'Makes a tree of files, the first step to change several files with one commit: then GITHUB_CREATE_A_COMMIT, then GITHUB_UPDATE_A_REFERENCE. Contents go as plain text. Returns the `sha` of the tree.',
    request: 'POST /repos/{owner}/{repo}/git/trees',
    argumentAliases: repositoryAliases,
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'tree'],
      properties: {
        ...repository,
        base_tree: {
          type: 'string',
          description: 'SHA of the tree to build on. Without it all other files are gone.',
        },
        tree: {
          type: 'array',
          description: 'The files that change.',
          items: {
            type: 'object',
            properties: {
              path: { type: 'string', description: 'Path of the file.' },
              mode: {
                type: 'string',
                description: '100644 file, 100755 executable, 040000 directory, 120000 symlink.',
                enum: ['100644', '100755', '040000', '160000', '120000'],
              },
              type: {
                type: 'string',
                description: 'Kind of entry; `blob` for files.',
                enum: ['blob', 'tree', 'commit'],
              },
              content: { type: 'string', description: 'Text of the file; this or `sha`.' },
              sha: { type: 'string', description: 'SHA of an existing blob or tree.' },
            },
            required: ['path', 'mode', 'type'],
          },
        },
      },
    },
  },
  {
    name: 'GITHUB_CREATE_A_COMMIT',
    aliases: ['GITHUB_G_IT_CREATE_COMMIT'],
    description:
      'Makes a commit out of a tree of GITHUB_CREATE_A_TREE. No branch has it before GITHUB_UPDATE_A_REFERENCE. Returns its `sha`. For a single file GITHUB_CREATE_OR_UPDATE_FILE_CONTENTS is simpler.',
    request: 'POST /repos/{owner}/{repo}/git/commits',
    wire: { ...peopleOnTheWire, ...datesOnTheWire },
    argumentAliases: { ...repositoryAliases, commit_message: 'message' },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'message', 'tree'],
      properties: {
        ...repository,
        message: { type: 'string', description: 'Message of the commit.' },
        tree: { type: 'string', description: 'SHA of the tree that the commit holds.' },
        parents: {
          type: 'array',
          description: 'SHAs of the commits before it; usually one. None makes a root commit.',
          items: { type: 'string' },
        },
        ...author,
        ...committer,
        ...commitDates,
        signature: {
          type: 'string',
          description: 'PGP signature of the commit object, ASCII-armoured.',
        },
      },
    },
  },
  {
    name: 'GITHUB_LIST_COMMITS',
    aliases: ['GITHUB_REPO_S_LIST_COMMITS'],
    description:
      'Lists commits of a repository, newest first, optionally by branch, file, author or time. Returns message, author and `sha`, without diffs (see GITHUB_GET_A_COMMIT). Page with `page`.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/commits',
    argumentAliases: { ...repositoryAliases, branch: 'sha', ref: 'sha' },
    input: {
      required: ['owner', 'repo'],
      properties: {
        ...repository,
        sha: {
          type: 'string',
          description: 'Branch, tag or commit to start from. Without it: the default branch.',
        },
        path: { type: 'string', description: 'Only commits that touch this file or directory.' },
        author: { type: 'string', description: 'Login or email address of the author.' },
        committer: { type: 'string', description: 'Login or email address of the committer.' },
        since: { ...since, description: 'Only commits at or after this time.' },
        until: {
          type: 'string',
          description: 'Only commits at or before this time.',
          format: 'date-time',
        },
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_GET_A_COMMIT',
    aliases: ['GITHUB_REPO_S_GET_COMMIT'],
    description:
      'Reads one commit: message, author, parents, counts of changed lines, and the changed files with their diffs. More than 300 files come in pages, up to 3,000.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/commits/{ref}',
    argumentAliases: { ...repositoryAliases, sha: 'ref', commit_sha: 'ref' },
    input: {
      required: ['owner', 'repo', 'ref'],
      properties: {
        ...repository,
        ref: { type: 'string', description: 'SHA of the commit, or a branch or tag.' },
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_COMPARE_TWO_COMMITS',
    aliases: ['GITHUB_REPO_S_COMPARE_COMMITS'],
    description:
      'Compares two branches, tags or commits: what the second has that the first lacks, as commits and as changed files with diffs, and how far each is ahead. Files (300 at most) come on the first page only.',
    tags: ['read-only'],
    request: 'GET /repos/{owner}/{repo}/compare/{basehead}',
    argumentAliases: repositoryAliases,
    input: {
      required: ['owner', 'repo', 'basehead'],
      properties: {
        ...repository,
        basehead: {
          type: 'string',
          description: 'The two with three dots between, each may be `owner:branch` of a fork.',
          pattern: '^.+\\.\\.\\..+$',
          examples: ['main...fix-login'],
        },
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_LIST_RELEASES',
    aliases: ['GITHUB_REPO_S_LIST_RELEASES'],
    description:
      'Lists the releases of a repository, newest first, with tag, notes and files. Drafts show only to those who may push; tags without a release are not listed. Page with `page`.',
    tags: ['read-only'],
    request: 'GET /repos/{owner}/{repo}/releases',
    argumentAliases: repositoryAliases,
    input: { required: ['owner', 'repo'], properties: { ...repository, ...paging } },
  },
  {
    name: 'GITHUB_GET_THE_LATEST_RELEASE',
    aliases: ['GITHUB_REPO_S_GET_LATEST_RELEASE'],
    description:
      'Reads the latest release of a repository, drafts and prereleases aside: tag, notes and downloadable files. 404 means that there is none.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/releases/latest',
    argumentAliases: repositoryAliases,
    input: { required: ['owner', 'repo'], properties: { ...repository } },
  },
  {
    name: 'GITHUB_CREATE_A_RELEASE',
    aliases: ['GITHUB_REPO_S_CREATE_RELEASE'],
    description:
      'Publishes a release for a tag, and creates the tag where it does not exist. Can write the notes from merged pull requests. Returns the release with its address; watchers are notified.',
    tags: ['important'],
    request: 'POST /repos/{owner}/{repo}/releases',
    argumentAliases: { ...repositoryAliases, tag: 'tag_name' },
    scopes: writing,
    input: {
      required: ['owner', 'repo', 'tag_name'],
      properties: {
        ...repository,
        tag_name: { type: 'string', description: 'Name of the tag, e.g. `v1.2.0`.' },
        target_commitish: {
          type: 'string',
          description: 'Branch or commit for a new tag. Without it: the default branch.',
        },
        name: { type: 'string', description: 'Title of the release.' },
        body: { type: 'string', description: 'Notes, in Markdown.' },
        draft: { type: 'boolean', description: 'Save it without publishing.', default: false },
        prerelease: { type: 'boolean', description: 'Not for production yet.', default: false },
        generate_release_notes: {
          type: 'boolean',
          description: 'Let GitHub write title and notes; a given `body` comes before them.',
          default: false,
        },
        make_latest: {
          type: 'string',
          description: 'Whether it becomes the latest one; `legacy` decides by date and version.',
          enum: ['true', 'false', 'legacy'],
          default: 'true',
        },
        discussion_category_name: {
          type: 'string',
          description: 'Also open a discussion in this category, which must exist.',
        },
      },
    },
  },
]

const workflowActions: ActionDefinition[] = [
  {
    name: 'GITHUB_LIST_REPOSITORY_WORKFLOWS',
    aliases: ['GITHUB_ACTIONS_LIST_REPO_WORK_FLOWS'],
    description:
      'Lists the GitHub Actions workflows of a repository with id, file and state, e.g. to find the one to start. Page with `page`.',
    tags: ['read-only'],
    request: 'GET /repos/{owner}/{repo}/actions/workflows',
    argumentAliases: repositoryAliases,
    input: { required: ['owner', 'repo'], properties: { ...repository, ...paging } },
  },
  {
    name: 'GITHUB_LIST_WORKFLOW_RUNS_FOR_A_REPOSITORY',
    aliases: ['GITHUB_ACTIONS_LIST_WORK_FLOW_RUNS_FOR_REPO'],
    description:
      'Lists runs of GitHub Actions workflows, newest first, e.g. to see whether the latest build of a branch passed. Returns `total_count` and status and conclusion of each. With filters 1,000 at most; page with `page`.',
    tags: ['important', 'read-only'],
    request: 'GET /repos/{owner}/{repo}/actions/runs',
    argumentAliases: repositoryAliases,
    input: {
      required: ['owner', 'repo'],
      properties: {
        ...repository,
        branch: { type: 'string', description: 'Only runs of this branch.' },
        status: {
          type: 'string',
          description: 'Only runs with this status or conclusion.',
          enum: [
            'completed',
            'action_required',
            'cancelled',
            'failure',
            'neutral',
            'skipped',
            'stale',
            'success',
            'timed_out',
            'in_progress',
            'queued',
            'requested',
            'waiting',
            'pending',
          ],
        },
        event: {
          type: 'string',
          description: 'Only runs that this event started, e.g. `push` or `pull_request`.',
        },
        actor: { type: 'string', description: 'Login of who started the run.' },
        head_sha: { type: 'string', description: 'Only runs for this commit.' },
        created: {
          type: 'string',
          description: 'Range of creation dates in search syntax.',
          examples: ['>=2026-01-01'],
        },
        check_suite_id: { type: 'integer', description: 'Only runs of this check suite.' },
        exclude_pull_requests: {
          type: 'boolean',
          description: 'Leave the pull requests out of the answer, which makes it shorter.',
          default: false,
        },
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_CREATE_A_WORKFLOW_DISPATCH_EVENT',
    aliases: ['GITHUB_ACTIONS_CREATE_WORK_FLOW_DISPATCH'],
    description:
      'Starts a GitHub Actions workflow by hand; its file must declare `workflow_dispatch`. Returns nothing when it worked: find the run with GITHUB_LIST_WORKFLOW_RUNS_FOR_A_REPOSITORY some seconds later.',
    tags: ['important'],
    request: 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    argumentAliases: { ...repositoryAliases, workflow: 'workflow_id', branch: 'ref' },
    scopes: ['repo'],
    input: {
      required: ['owner', 'repo', 'workflow_id', 'ref'],
      properties: {
        ...repository,
        workflow_id: {
          type: 'string',
          description: 'File name of the workflow or its numeric id.',
          examples: ['deploy.yml', '161335'],
        },
        ref: { type: 'string', description: 'Branch or tag to run on.' },
        inputs: {
          type: 'object',
          description: 'Inputs that the workflow declares, by name; 25 at most.',
          additionalProperties: true,
        },
      },
    },
  },
]

const accountActions: ActionDefinition[] = [
  {
    name: 'GITHUB_GET_THE_AUTHENTICATED_USER',
    aliases: ['GITHUB_USERS_GET_AUTHENTICATED', 'GITHUB_GET_ABOUT_ME'],
    description:
      "Reads the profile of the connected user: login, name, public email address, counts of repositories and followers. Use it to learn who 'me' is, e.g. the owner of new repositories.",
    tags: ['important', 'read-only'],
    request: 'GET /user',
    input: {},
  },
  {
    name: 'GITHUB_GET_A_USER',
    aliases: ['GITHUB_USERS_GET_BY_USERNAME'],
    description:
      'Reads the public profile of any user or organization by login: name, company, place, bio and counts. The email address shows only where it is public.',
    tags: ['important', 'read-only'],
    request: 'GET /users/{username}',
    argumentAliases: { user: 'username', login: 'username' },
    input: {
      required: ['username'],
      properties: { username: { type: 'string', description: 'Login of the user.' } },
    },
  },
  {
    name: 'GITHUB_SEARCH_USERS',
    description:
      'Searches users and organizations by words and qualifiers such as `location:`, `language:` or `type:org`. Returns `total_count` and logins; only the first 1,000 can be paged through.',
    tags: ['read-only'],
    request: 'GET /search/users',
    argumentAliases: searchAliases,
    input: {
      required: ['q'],
      properties: {
        q: {
          type: 'string',
          description: 'Words and qualifiers.',
          examples: ['tom repos:>42 followers:>1000'],
        },
        sort: {
          type: 'string',
          description: 'What to sort by. Without it: best match first.',
          enum: ['followers', 'repositories', 'joined'],
        },
        order: searchOrder,
        ...paging,
      },
    },
  },
  {
    name: 'GITHUB_LIST_EMAIL_ADDRESSES_FOR_THE_AUTHENTICATED_USER',
    aliases: ['GITHUB_USERS_LIST_EMAILS_FOR_AUTHENTICATED_USER'],
    description:
      'Lists the email addresses of the connected user, private ones included, and says which one is primary and which are verified. Page with `page`.',
    tags: ['read-only'],
    request: 'GET /user/emails',
    scopes: ['user', 'user:email'],
    input: { properties: { ...paging } },
  },
  {
    name: 'GITHUB_LIST_NOTIFICATIONS_FOR_THE_AUTHENTICATED_USER',
    aliases: ['GITHUB_ACTIVITY_LIST_NOTIFICATIONS_FOR_AUTHENTICATED_USER'],
    description:
      "Lists the connected user's notifications, unread ones if not told otherwise, latest first: why it came, about what, and in which repository. Page with `page`.",
    tags: ['important', 'read-only'],
    request: 'GET /notifications',
    scopes: ['notifications', 'repo'],
    input: {
      properties: {
        all: { type: 'boolean', description: 'Read ones as well.', default: false },
        participating: {
          type: 'boolean',
          description: 'Only where the user takes part or is mentioned.',
          default: false,
        },
        since,
        before: {
          type: 'string',
          description: 'Only what was updated before this time.',
          format: 'date-time',
        },
        ...paging,
        per_page: {
          type: 'integer',
          description: 'How many results a page holds.',
          minimum: 1,
          maximum: 50,
          default: 50,
        },
      },
    },
  },
  {
    name: 'GITHUB_LIST_ORGANIZATIONS_FOR_THE_AUTHENTICATED_USER',
    aliases: ['GITHUB_ORG_S_LIST_FOR_AUTHENTICATED_USER'],
    description:
      'Lists the organizations of the connected user as far as the connection may see them, which an organization can forbid. Page with `page`.',
    tags: ['read-only'],
    request: 'GET /user/orgs',
    scopes: ['admin:org', 'write:org', 'user', 'read:org'],
    input: { properties: { ...paging } },
  },
  {
    name: 'GITHUB_CREATE_A_GIST',
    aliases: ['GITHUB_GIST_S_CREATE'],
    description:
      'Publishes one or more text files as a gist of the connected user, unlisted unless `public` is true. Returns it with its address. Do not name files `gistfile1`, `gistfile2`: GitHub uses such names itself.',
    request: 'POST /gists',
    scopes: ['gist'],
    input: {
      required: ['files'],
      properties: {
        files: {
          type: 'object',
          description: 'The files by name, each an object with its text in `content`.',
          additionalProperties: true,
          examples: [{ 'hello.py': { content: 'print("hello")' } }],
        },
        description: { type: 'string', description: 'What the gist is about.' },
        public: {
          type: 'boolean',
          description: 'Listed for everybody; otherwise only who has the address finds it.',
          default: false,
        },
      },
    },
  },
  {
    name: 'GITHUB_LIST_GISTS_FOR_THE_AUTHENTICATED_USER',
    aliases: ['GITHUB_GIST_S_LIST'],
    description:
      'Lists the gists of the connected user, the unlisted ones only where the connection has the `gist` scope. Returns file names and addresses without the text. Page with `page`.',
    tags: ['read-only'],
    request: 'GET /gists',
    input: { properties: { since, ...paging } },
  },
  {
    name: 'GITHUB_GET_RATE_LIMIT_STATUS_FOR_THE_AUTHENTICATED_USER',
    aliases: ['GITHUB_RATE_LIMIT_GET'],
    description:
      'Says how many requests the connected user may still send, by kind (core, search and others), and when each count starts anew. Asking costs nothing.',
    tags: ['read-only'],
    request: 'GET /rate_limit',
    input: {},
  },
  {
    name: 'GITHUB_GITHUB_API_ROOT',
    aliases: ['GITHUB_META_ROOT'],
    description:
      "Reads the root of GitHub's API, a list of the addresses of its main resources. Useful as a check that GitHub answers and the connection works.",
    tags: ['read-only'],
    request: 'GET /',
    input: {},
  },
  {
    name: 'GITHUB_GET_THE_ZEN_OF_GITHUB',
    aliases: ['GITHUB_META_GET_ZEN'],
    description:
      "Returns one random sentence of GitHub's design philosophy, as plain text. A harmless call to try a connection with.",
    tags: ['read-only'],
    request: 'GET /zen',
    input: {},
  },
  {
    name: 'GITHUB_GET_OCTOCAT',
    aliases: ['GITHUB_META_GET_OCTO_CAT'],
    description:
      "Draws GitHub's mascot in ASCII characters with a speech bubble, as plain text. For fun, and to try a connection with.",
    tags: ['read-only'],
    request: 'GET /octocat',
    input: {
      properties: { s: { type: 'string', description: 'What the speech bubble says.' } },
    },
  },
]

const organizationActions: ActionDefinition[] = [
  {
    name: 'GITHUB_CREATE_OR_UPDATE_CUSTOM_PROPERTIES_FOR_ORG',
    aliases: [
      'GITHUB_CREATE_OR_UPDATE_CUSTOM_PROPERTIES_FOR_AN_ORGANIZATION',
      'GITHUB_ORG_S_CREATE_OR_UPDATE_CUSTOM_PROPERTIES',
    ],
    description:
      'Defines custom properties that the repositories of an organization can have, or redefines existing ones: what is left out of a definition falls back to its default. Only for owners or those who may manage them. Returns the definitions.',
    request: 'PATCH /orgs/{org}/properties/schema',
    argumentAliases: { organization: 'org' },
    scopes: ['admin:org'],
    input: {
      required: ['org', 'properties'],
      properties: {
        org: { type: 'string', description: 'Login of the organization.' },
        properties: {
          type: 'array',
          description: 'Full definitions, 100 at most; properties not named here stay.',
          minItems: 1,
          maxItems: 100,
          items: {
            type: 'object',
            properties: {
              property_name: { type: 'string', description: 'Name of the property.' },
              value_type: {
                type: 'string',
                description: 'Kind of its values.',
                enum: ['string', 'single_select', 'multi_select', 'true_false', 'url'],
              },
              required: { type: 'boolean', description: 'Every repository must have a value.' },
              default_value: {
                type: 'string',
                description: 'Value where none is set; needed where `required` is true.',
              },
              description: { type: 'string', description: 'What the property is for.' },
              allowed_values: {
                type: 'array',
                description: 'The choices of a select, 200 at most.',
                items: { type: 'string' },
                maxItems: 200,
              },
              values_editable_by: {
                type: 'string',
                description: 'Who may set values in a repository.',
                enum: ['org_actors', 'org_and_repo_actors'],
              },
            },
            required: ['property_name', 'value_type'],
          },
        },
      },
    },
  },
  {
    name: 'GITHUB_GET_A_SELF_HOSTED_RUNNER_FOR_AN_ORGANIZATION',
    aliases: ['GITHUB_ACTIONS_GET_SELF_HOSTED_RUNNER_FOR_ORG'],
    description:
      'Reads one self-hosted runner of an organization: name, operating system, labels, and whether it is online and busy. Only for administrators of the organization.',
    tags: ['read-only'],
    request: 'GET /orgs/{org}/actions/runners/{runner_id}',
    argumentAliases: { organization: 'org' },
    scopes: ['admin:org'],
    input: {
      required: ['org', 'runner_id'],
      properties: {
        org: { type: 'string', description: 'Login of the organization.' },
        runner_id: { type: 'integer', description: 'Id of the runner.' },
      },
    },
  },
]

export const githubActions: ActionDefinition[] = [
  ...issueActions,
  ...pullActions,
  ...repositoryActions,
  ...codeActions,
  ...workflowActions,
  ...accountActions,
  ...organizationActions,
]
