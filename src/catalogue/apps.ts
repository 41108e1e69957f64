import { adventofcode } from './apps/adventofcode.ts'
import { amazonSes } from './apps/amazon_ses.ts'
import { datadog } from './apps/datadog.ts'
import { discord } from './apps/discord.ts'
import { discordbot } from './apps/discordbot.ts'
import { dropbox } from './apps/dropbox.ts'
import { github } from './apps/github.ts'
import { gmail } from './apps/gmail.ts'
import { googlecalendar } from './apps/googlecalendar.ts'
import { hackernews } from './apps/hackernews.ts'
import { jamf } from './apps/jamf.ts'
import { jira } from './apps/jira.ts'
import { klaviyo } from './apps/klaviyo.ts'
import { linear } from './apps/linear.ts'
import { linearMcp } from './apps/linear_mcp.ts'
import { mcp } from './apps/mcp.ts'
import { metabase } from './apps/metabase.ts'
import { notion } from './apps/notion.ts'
import { paypal } from './apps/paypal.ts'
import { pipedrive } from './apps/pipedrive.ts'
import { quickbooks } from './apps/quickbooks.ts'
import { salesforce } from './apps/salesforce.ts'
import { shopify } from './apps/shopify.ts'
import { slack } from './apps/slack.ts'
import { slackbot } from './apps/slackbot.ts'
import { strava } from './apps/strava.ts'
import { stripe } from './apps/stripe.ts'
import { tiktok } from './apps/tiktok.ts'
import { trello } from './apps/trello.ts'
import { twilio } from './apps/twilio.ts'
import { zendesk } from './apps/zendesk.ts'
import { zoho } from './apps/zoho.ts'
import type { AppDefinition } from './spec.ts'

/** The apps of a release. To add one: a file, and a line here. Read at build time only. */
export const APPS: readonly AppDefinition[] = [
  adventofcode,
  amazonSes,
  datadog,
  discord,
  discordbot,
  dropbox,
  github,
  gmail,
  googlecalendar,
  hackernews,
  jamf,
  jira,
  klaviyo,
  linear,
  linearMcp,
  mcp,
  metabase,
  notion,
  paypal,
  pipedrive,
  quickbooks,
  salesforce,
  shopify,
  slack,
  slackbot,
  strava,
  stripe,
  tiktok,
  trello,
  twilio,
  zendesk,
  zoho,
]
