/**
 * GraphQL that Linear's actions send: https://studio.apollographql.com/public/Linear-API. Fields and
 * inputs as the types of the vendor's SDK have them (npm `@linear/sdk` 98.0.0), read 2026-11-23.
 */

/** What lists say of an issue. */
export const ISSUE = `id identifier title url priority priorityLabel estimate dueDate
    state { id name type } assignee { id name email } team { id key name }
    project { id name } labels { nodes { id name } } createdAt updatedAt`

/** How to go on: `after` of the next page is `endCursor` of this one. */
export const PAGE = 'pageInfo { hasNextPage endCursor }'

const USER = 'id name displayName email'
const COMMENT = `id body url createdAt user { ${USER} } parent { id }`
const ATTACHMENT = 'id title subtitle url createdAt'
const PROJECT = `id name description url progress startDate targetDate
    status { name type } lead { id name } teams { nodes { id key } }`

export const GET_ISSUE = `query($id: String!) {
  issue(id: $id) {
    ${ISSUE}
    description creator { id name } parent { id identifier title }
    children { nodes { id identifier title state { name } } }
    comments(first: 50) { nodes { ${COMMENT} } }
    attachments { nodes { ${ATTACHMENT} } }
    cycle { id number name } branchName
  }
}`

export const SEARCH_ISSUES = `query($term: String!, $first: Int, $after: String) {
  searchIssues(term: $term, first: $first, after: $after) { nodes { ${ISSUE} } totalCount ${PAGE} }
}`

export const DELETE_ISSUE = 'mutation($id: String!) { issueDelete(id: $id) { success } }'

export const CREATE_COMMENT = `mutation($input: CommentCreateInput!) {
  commentCreate(input: $input) { success comment { ${COMMENT} } }
}`

export const UPDATE_COMMENT = `mutation($id: String!, $input: CommentUpdateInput!) {
  commentUpdate(id: $id, input: $input) { success comment { ${COMMENT} } }
}`

export const LIST_COMMENTS = `query($id: String!, $first: Int, $after: String) {
  issue(id: $id) { comments(first: $first, after: $after) { nodes { ${COMMENT} } ${PAGE} } }
}`

export const CREATE_ATTACHMENT = `mutation($input: AttachmentCreateInput!) {
  attachmentCreate(input: $input) { success attachment { ${ATTACHMENT} } }
}`

export const LIST_ATTACHMENTS = `query($id: String!) {
  issue(id: $id) { attachments { nodes { ${ATTACHMENT} metadata } } }
}`

export const CREATE_LABEL = `mutation($input: IssueLabelCreateInput!) {
  issueLabelCreate(input: $input) { success issueLabel { id name color } }
}`

export const ADD_LABEL = `mutation($id: String!, $labelId: String!) {
  issueAddLabel(id: $id, labelId: $labelId) { success issue { identifier labels { nodes { id name } } } }
}`

export const REMOVE_LABEL = `mutation($id: String!, $labelId: String!) {
  issueRemoveLabel(id: $id, labelId: $labelId) { success issue { identifier labels { nodes { id name } } } }
}`

export const LIST_USERS = `query($first: Int, $after: String) {
  users(first: $first, after: $after) { nodes { ${USER} active admin } ${PAGE} }
}`

export const VIEWER = `query {
  viewer { ${USER} admin teams { nodes { id key name } } organization { id name urlKey } }
}`

export const LIST_PROJECTS = `query($first: Int, $after: String) {
  projects(first: $first, after: $after) { nodes { ${PROJECT} } ${PAGE} }
}`

export const GET_PROJECT = `query($id: String!) {
  project(id: $id) {
    ${PROJECT}
    content members { nodes { id name } }
    projectMilestones { nodes { id name targetDate } }
    projectUpdates(first: 5) { nodes { body health createdAt user { name } } }
  }
}`

export const UPDATE_PROJECT = `mutation($id: String!, $input: ProjectUpdateInput!) {
  projectUpdate(id: $id, input: $input) { success project { ${PROJECT} } }
}`

export const CREATE_PROJECT_UPDATE = `mutation($input: ProjectUpdateCreateInput!) {
  projectUpdateCreate(input: $input) { success projectUpdate { id url health body } }
}`

export const RELATE_ISSUES = `mutation($input: IssueRelationCreateInput!) {
  issueRelationCreate(input: $input) { success issueRelation { id type } }
}`
