import { OpenAIToolSet } from 'composio-core'
import { inject } from 'vitest'
import { walkConsent } from '../../scripts/walk-consent.ts'

const { url } = inject('world')

/** A model's response that wants one action called. */
export const wants = (name: string, args: object) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion' as const,
  created: 0,
  model: 'gpt-4o',
  choices: [
    {
      index: 0,
      finish_reason: 'tool_calls' as const,
      logprobs: null,
      message: {
        role: 'assistant' as const,
        content: null,
        refusal: null,
        tool_calls: [
          {
            id: 'call_1',
            type: 'function' as const,
            function: { name, arguments: JSON.stringify(args) },
          },
        ],
      },
    },
  ],
})

/** What the SDK throws, as a program sees it. */
export async function thrown(work: () => Promise<unknown>) {
  try {
    await work()
  } catch (error) {
    return error as Error & {
      errCode: string
      description: string
      metadata: { statusCode: number; requestId: string }
    }
  }
  throw new Error('nothing was thrown')
}

/** A connected user of GitHub. */
export async function connectGithub(entityId: string): Promise<string> {
  const { client } = new OpenAIToolSet({ baseUrl: url })
  const request = await client.getEntity(entityId).initiateConnection({ appName: 'github' })
  await walkConsent(request.redirectUrl ?? '', 'octocat')
  return request.connectedAccountId
}

/** What an issue takes. */
export const issue = { owner: 'octocat', repo: 'hello-world', title: 'Note G' }
