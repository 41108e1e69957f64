import * as z from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { ActionFunction, Call } from '../run.ts'
import { readAnswer, readArguments } from './read.ts'

const Channels = z.looseObject({
  items: z
    .array(
      z.looseObject({
        contentDetails: z.looseObject({
          relatedPlaylists: z.looseObject({ uploads: z.string() }),
        }),
      }),
    )
    .default([]),
})

const ChannelVideos = z.object({
  channel_id: z.string().optional(),
  max_results: z.number().default(10),
  page_token: z.string().optional(),
})

/**
 * The playlist of a channel's uploads, newest first: 2 units of the daily quota, where a search costs
 * 100 (https://developers.google.com/youtube/v3/determine_quota_cost).
 */
const listChannelVideos: ActionFunction = async (args, call) => {
  const given = readArguments(ChannelVideos, args)
  const which = given.channel_id === undefined ? { mine: true } : { id: given.channel_id }
  const query = { part: 'contentDetails', ...which }
  const { items } = readAnswer(Channels, await call({ path: '/channels', query }))
  const [channel] = items
  if (!channel) {
    throw new ServiceError(
      'invalid-arguments',
      'argument channel_id names no channel: take one from YOUTUBE_GET_CHANNEL_ID_BY_HANDLE',
    )
  }
  return call({
    path: '/playlistItems',
    query: {
      part: 'snippet,contentDetails',
      playlistId: channel.contentDetails.relatedPlaylists.uploads,
      maxResults: given.max_results,
      pageToken: given.page_token,
    },
  })
}

const given = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

const Resource = z.looseObject({
  snippet: z.record(z.string(), z.unknown()).default({}),
  status: z.record(z.string(), z.unknown()).default({}),
})
const Resources = z.looseObject({ items: z.array(Resource).default([]) })

/** A video or playlist as it is, since an update empties what it does not repeat. */
async function readResource(call: Call, path: string, id: string, argument: string) {
  const query = { part: 'snippet,status', id }
  const [item] = readAnswer(Resources, await call({ path, query })).items
  if (item) return item
  throw new ServiceError('invalid-arguments', `argument ${argument} names nothing that is there`)
}

const VideoChanges = z.object({
  video_id: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  tags: z.array(z.string()).optional(),
  category_id: z.string().optional(),
  privacy_status: z.string().optional(),
  publish_at: z.string().optional(),
})

/** What may be written of a video's snippet and status; the rest of what was read is not sent back. */
const pick = (values: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  given(Object.fromEntries(names.map((name) => [name, values[name]])))

const updateVideo: ActionFunction = async (args, call) => {
  const it = readArguments(VideoChanges, args)
  const { snippet, status } = await readResource(call, '/videos', it.video_id, 'video_id')
  const { title, description, tags, category_id: categoryId } = it
  const kept = pick(snippet, [
    ...['title', 'description', 'tags', 'categoryId'],
    ...['defaultLanguage', 'defaultAudioLanguage'],
  ])
  const keptStatus = pick(status, [
    ...['privacyStatus', 'publishAt', 'license', 'embeddable', 'publicStatsViewable'],
    ...['selfDeclaredMadeForKids', 'containsSyntheticMedia'],
  ])
  return call({
    method: 'PUT',
    path: '/videos',
    query: { part: 'snippet,status' },
    body: {
      id: it.video_id,
      snippet: { ...kept, ...given({ title, description, tags, categoryId }) },
      status: {
        ...keptStatus,
        ...given({ privacyStatus: it.privacy_status, publishAt: it.publish_at }),
      },
    },
  })
}

const PlaylistChanges = z.object({
  playlist_id: z.string(),
  title: z.string().optional(),
  description: z.string().optional(),
  privacy_status: z.string().optional(),
})

const updatePlaylist: ActionFunction = async (args, call) => {
  const it = readArguments(PlaylistChanges, args)
  const { title, description, privacy_status: privacyStatus } = it
  const { snippet, status } = await readResource(call, '/playlists', it.playlist_id, 'playlist_id')
  return call({
    method: 'PUT',
    path: '/playlists',
    query: { part: 'snippet,status' },
    body: {
      id: it.playlist_id,
      snippet: {
        ...pick(snippet, ['title', 'description', 'defaultLanguage']),
        ...given({ title, description }),
      },
      status: { ...pick(status, ['privacyStatus']), ...given({ privacyStatus }) },
    },
  })
}

/** YouTube's actions that take more than one plain request. */
export const functions: Record<string, ActionFunction> = {
  'youtube.list-channel-videos': listChannelVideos,
  'youtube.update-video': updateVideo,
  'youtube.update-playlist': updatePlaylist,
}
