/** Compiled, never run: tools and answers fit the libraries that they are made for. */
import type Anthropic from '@anthropic-ai/sdk'
import type { Content, Tool as GeminiTool, GenerateContentResponse } from '@google/genai'
import type { Tool as McpTool } from '@modelcontextprotocol/sdk/types.js'
import { type AnswersTo, App, type Toolset } from 'behalf'
import type OpenAI from 'openai'
import { expectTypeOf } from 'vitest'

declare const toolset: Toolset
const apps = [App.GITHUB]

expectTypeOf(await toolset.getTools({ apps })).toExtend<OpenAI.ChatCompletionTool[]>()
expectTypeOf(await toolset.getTools({ apps, format: 'openai-strict' })).toExtend<
  OpenAI.ChatCompletionTool[]
>()
expectTypeOf(await toolset.getTools({ apps, format: 'openai-responses' })).toExtend<
  OpenAI.Responses.Tool[]
>()
expectTypeOf(await toolset.getTools({ apps, format: 'anthropic' })).toExtend<Anthropic.Tool[]>()
expectTypeOf(await toolset.getTools({ apps, format: 'gemini' })).toExtend<GeminiTool[]>()
expectTypeOf(await toolset.getTools({ apps, format: 'mcp' })).toExtend<McpTool[]>()
// @ts-expect-error there is no such format
void toolset.getTools({ apps, format: 'yaml' })

type Chat = OpenAI.ChatCompletionMessageParam[]
expectTypeOf<AnswersTo<OpenAI.ChatCompletion>>().toExtend<Chat>()
expectTypeOf<AnswersTo<AsyncIterable<OpenAI.ChatCompletionChunk>>>().toExtend<Chat>()
expectTypeOf<AnswersTo<OpenAI.ChatCompletionChunk[]>>().toExtend<Chat>()
type Input = OpenAI.Responses.ResponseInput
expectTypeOf<AnswersTo<OpenAI.Responses.Response>>().toExtend<Input>()
expectTypeOf<AnswersTo<AsyncIterable<OpenAI.Responses.ResponseStreamEvent>>>().toExtend<Input>()
type Messages = Anthropic.MessageParam[]
expectTypeOf<AnswersTo<Anthropic.Message>>().toExtend<Messages>()
expectTypeOf<AnswersTo<AsyncIterable<Anthropic.RawMessageStreamEvent>>>().toExtend<Messages>()
expectTypeOf<AnswersTo<GenerateContentResponse>>().toExtend<Content[]>()
expectTypeOf<AnswersTo<AsyncGenerator<GenerateContentResponse>>>().toExtend<Content[]>()
expectTypeOf<AnswersTo<unknown>>().toEqualTypeOf<Record<string, unknown>[]>()
