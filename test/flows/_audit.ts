import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Env } from '../../src/env.ts'
import type { Project } from '../../src/project/project.ts'
import { call, newProject } from '../worker.ts'

const settings = env as unknown as { -readonly [K in keyof Env]: Env[K] }

/** Writes into a project's database as somebody would who got hold of it. */
export const tamper = (project: string, ...statement: [string, ...SqlStorageValue[]]) =>
  runInDurableObject(
    settings.PROJECTS.getByName(project) as DurableObjectStub<Project>,
    (_, { storage }) => void storage.sql.exec(...statement).toArray(),
  )

type Row = Record<string, unknown> & { seq: number; action: string; actor: string }

export const rowsOf = async (key: string, query = ''): Promise<Row[]> =>
  (await call(key, 'GET', `/v1/audit?limit=200${query}`)).body.items

export const verify = async (key: string, signature?: string) =>
  (await call(key, 'GET', `/v1/audit/verify${signature ? `?signature=${signature}` : ''}`)).body

export const actions = (rows: readonly Row[]) => rows.map(({ action }) => action)

/** A project in which a few things were done. */
export async function eventful(id: string): Promise<string> {
  const key = await newProject(id)
  await call(key, 'PATCH', '/v1/project', { name: 'Acme' })
  for (const name of ['a', 'b', 'c']) {
    await call(key, 'POST', '/v1/integrations', { app: 'github', name, connect: false })
  }
  return key
}

/** The head as the object keeps it; another one is put in its place. */
export const signedHead = (id: string, other?: string): Promise<string> =>
  runInDurableObject(
    settings.PROJECTS.getByName(id) as DurableObjectStub<Project>,
    (_, { storage }) => {
      const known = storage.kv.get<string>('audit-head') ?? ''
      if (other !== undefined) storage.kv.put('audit-head', other)
      return known
    },
  )
