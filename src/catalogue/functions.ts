import * as airtable from './functions/airtable.ts'
import * as clickup from './functions/clickup.ts'
import * as dropbox from './functions/dropbox.ts'
import * as gmail from './functions/gmail.ts'
import * as googlecalendar from './functions/googlecalendar.ts'
import * as googledocs from './functions/googledocs.ts'
import * as googledrive from './functions/googledrive.ts'
import * as googlesheets from './functions/googlesheets.ts'
import * as hackernews from './functions/hackernews.ts'
import * as hubspot from './functions/hubspot.ts'
import * as intercom from './functions/intercom.ts'
import * as jira from './functions/jira.ts'
import * as linear from './functions/linear.ts'
import * as mcp from './functions/mcp.ts'
import * as notion from './functions/notion.ts'
import * as outlook from './functions/outlook.ts'
import * as salesforce from './functions/salesforce.ts'
import * as slack from './functions/slack.ts'
import * as youtube from './functions/youtube.ts'
import * as zendesk from './functions/zendesk.ts'
import * as zoom from './functions/zoom.ts'
import type { ActionFunction } from './run.ts'

/** The actions that one request can't do, by the name that their `run` field gives. */
export const FUNCTIONS: Readonly<Record<string, ActionFunction>> = {
  ...airtable.functions,
  ...clickup.functions,
  ...dropbox.functions,
  ...gmail.functions,
  ...googlecalendar.functions,
  ...googledocs.functions,
  ...googledrive.functions,
  ...googlesheets.functions,
  ...hackernews.functions,
  ...hubspot.functions,
  ...intercom.functions,
  ...jira.functions,
  ...linear.functions,
  ...mcp.functions,
  ...notion.functions,
  ...outlook.functions,
  ...salesforce.functions,
  ...slack.functions,
  ...youtube.functions,
  ...zendesk.functions,
  ...zoom.functions,
}
