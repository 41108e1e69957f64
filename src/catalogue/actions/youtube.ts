import { googleScope, googleSpelling } from '../apps/google.ts'
import { FILE } from '../files.ts'
import { requiredFirst } from '../required-first.ts'
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

// Read from the discovery document: one of each list is enough.
const scopes = (...names: string[]): string[] => names.map(googleScope)
const READ = scopes('youtubepartner', 'youtube', 'youtube.force-ssl', 'youtube.readonly')
const WRITE = scopes('youtubepartner', 'youtube', 'youtube.force-ssl')
const UPLOADS = [...WRITE, googleScope('youtube.upload')]
const CAPTIONS = scopes('youtubepartner', 'youtube.force-ssl')
const COMMENTS = scopes('youtube.force-ssl')

const UPLOAD = 'https://youtube.googleapis.com/upload/youtube/v3'

const video_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'Id of the video: behind `v=` of its address.',
  examples: ['dQw4w9WgXcQ'],
}
const channel_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'Id of the channel; YOUTUBE_GET_CHANNEL_ID_BY_HANDLE tells it for an @name.',
  examples: ['UC_x5XG1OV2P6uZZ5FSM9Ttw'],
}
const playlist_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'Id of the playlist: behind `list=` of its address.',
}
const comment_id: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  description: 'Id of the comment, from YOUTUBE_LIST_COMMENT_THREADS.',
}
const ids = (description: string): ArgumentSchema => ({
  type: 'array',
  items: { type: 'string' },
  minItems: 1,
  maxItems: 50,
  description,
})
const page_token: ArgumentSchema = {
  type: 'string',
  description: '`nextPageToken` of the last answer, to go on from there.',
}
const maxResults = (most: number, usual: number): ArgumentSchema => ({
  type: 'integer',
  minimum: 1,
  maximum: most,
  default: usual,
  description: 'How many at most.',
})
const paging = (most: number, usual: number): Record<string, ArgumentSchema> => ({
  max_results: maxResults(most, usual),
  page_token,
})
const title: ArgumentSchema = { type: 'string', minLength: 1, description: 'Title.' }
const description: ArgumentSchema = { type: 'string', description: 'Text below the title.' }
const privacy_status: ArgumentSchema = {
  type: 'string',
  enum: ['private', 'unlisted', 'public'],
  description: 'Who sees it; unlisted is for those who have the link.',
}
const text: ArgumentSchema = { type: 'string', minLength: 1, description: 'The text.' }
const time = (what: string): ArgumentSchema => ({
  type: 'string',
  description: what,
  examples: ['2026-03-01T09:00:00Z'],
})
const regionCode: ArgumentSchema = {
  type: 'string',
  pattern: '^[A-Za-z]{2}$',
  description: 'Country, as two letters, e.g. `DE`.',
}
const tags: ArgumentSchema = {
  type: 'array',
  items: { type: 'string' },
  description: 'Words by which it is found.',
}
const category_id: ArgumentSchema = {
  type: 'string',
  description: 'Number of the category, from YOUTUBE_LIST_VIDEO_CATEGORIES.',
}

const finding: ActionDefinition[] = [
  {
    name: 'YOUTUBE_SEARCH_YOU_TUBE',
    aliases: ['YOUTUBE_SEARCH'],
    description:
      'Searches YouTube for videos, channels or playlists by words, time, length or channel. Comes back with `items` (ids, title, channel, time) and `nextPageToken`; for numbers of views read YOUTUBE_VIDEO_DETAILS.',
    tags: ['important', 'read-only'],
    keywords: ['find videos', 'query'],
    scopes: READ,
    request: 'GET /search',
    fixed: { query: { part: 'snippet' } },
    argumentAliases: { query: 'q' },
    input: {
      required: ['q'],
      properties: {
        q: {
          type: 'string',
          description: 'Words; `|` means or, `-` before a word leaves it out.',
        },
        type: {
          type: 'string',
          enum: ['video', 'channel', 'playlist'],
          description: 'Only one kind; needed for the conditions on videos.',
        },
        channel_id: { ...channel_id, description: 'Only of this channel, by its id.' },
        order: {
          type: 'string',
          enum: ['relevance', 'date', 'viewCount', 'rating', 'title'],
          default: 'relevance',
          description: 'Order.',
        },
        published_after: time('Only what was put there after this time.'),
        published_before: time('Only what was put there before this time.'),
        video_duration: {
          type: 'string',
          enum: ['short', 'medium', 'long'],
          description: 'Under 4 minutes, up to 20, or longer; with type video.',
        },
        event_type: {
          type: 'string',
          enum: ['live', 'upcoming', 'completed'],
          description: 'Only broadcasts in this state; with type video.',
        },
        region_code: regionCode,
        relevance_language: { type: 'string', description: 'Language wanted, e.g. `en`.' },
        ...paging(50, 5),
      },
    },
  },
  {
    name: 'YOUTUBE_VIDEO_DETAILS',
    description:
      'Reads videos by id: title, description, channel, length, and numbers of views, likes and comments.',
    tags: ['important', 'read-only'],
    keywords: ['statistics', 'views', 'likes', 'duration'],
    scopes: READ,
    request: 'GET /videos',
    fixed: { query: { part: 'snippet,contentDetails,statistics,status' } },
    argumentAliases: { video_id: 'id', videoId: 'id', ids: 'id' },
    input: { required: ['id'], properties: { id: ids('Ids of the videos.') } },
  },
  {
    name: 'YOUTUBE_LIST_POPULAR_VIDEOS',
    description:
      'Lists the videos that are most popular in a country now, in all categories or one. Comes back with their statistics and `nextPageToken`.',
    tags: ['important', 'read-only'],
    keywords: ['trending', 'charts'],
    scopes: READ,
    request: 'GET /videos',
    fixed: { query: { part: 'snippet,contentDetails,statistics', chart: 'mostPopular' } },
    input: {
      properties: {
        region_code: regionCode,
        video_category_id: category_id,
        ...paging(50, 5),
      },
    },
  },
  {
    name: 'YOUTUBE_LIST_LIKED_VIDEOS',
    description:
      'Lists the videos that the user liked. Comes back with `items` and `nextPageToken` if there are more.',
    tags: ['read-only'],
    keywords: ['likes', 'favorites'],
    scopes: READ,
    request: 'GET /videos',
    fixed: { query: { part: 'snippet,contentDetails,statistics', myRating: 'like' } },
    input: { properties: paging(50, 5) },
  },
  {
    name: 'YOUTUBE_LIST_CHANNEL_VIDEOS',
    description:
      "Lists the videos of a channel, or of the user's own, newest first. Comes back with `items` (video id, title, time) and `nextPageToken` if there are more.",
    tags: ['important', 'read-only'],
    keywords: ['uploads', 'latest videos', 'my videos'],
    scopes: READ,
    run: 'youtube.list-channel-videos',
    input: {
      properties: {
        channel_id: { ...channel_id, description: "Id of the channel; the user's if not given." },
        ...paging(50, 10),
      },
    },
  },
  {
    name: 'YOUTUBE_LIST_VIDEO_CATEGORIES',
    description: 'Lists the categories that videos can have in a country, with their numbers.',
    tags: ['read-only'],
    scopes: READ,
    request: 'GET /videoCategories',
    fixed: { query: { part: 'snippet' } },
    input: { required: ['region_code'], properties: { region_code: regionCode } },
  },
]

const CHANNEL_PARTS = 'id,snippet,statistics,contentDetails'

const channels: ActionDefinition[] = [
  {
    name: 'YOUTUBE_GET_CHANNEL_ID_BY_HANDLE',
    description:
      'Finds a channel by its @name. Comes back with its id, title, description and numbers; no `items` if there is none.',
    tags: ['important', 'read-only'],
    keywords: ['username', 'lookup channel'],
    scopes: READ,
    request: 'GET /channels',
    fixed: { query: { part: CHANNEL_PARTS } },
    wire: { channel_handle: 'forHandle' },
    argumentAliases: { handle: 'channel_handle', forHandle: 'channel_handle' },
    input: {
      required: ['channel_handle'],
      properties: {
        channel_handle: { type: 'string', minLength: 1, description: 'E.g. `@GoogleDevelopers`.' },
      },
    },
  },
  {
    name: 'YOUTUBE_GET_CHANNEL_STATISTICS',
    description:
      'Reads channels by id: title, description, and numbers of subscribers, views and videos.',
    tags: ['important', 'read-only'],
    keywords: ['subscribers', 'channel info', 'analytics'],
    scopes: READ,
    request: 'GET /channels',
    fixed: { query: { part: CHANNEL_PARTS } },
    argumentAliases: { channel_id: 'id', channelId: 'id' },
    input: { required: ['id'], properties: { id: ids('Ids of the channels.') } },
  },
  {
    name: 'YOUTUBE_GET_MY_CHANNEL',
    description:
      "Reads the user's own channel: id, title, numbers of subscribers, views and videos, and its playlists of uploads and likes.",
    tags: ['important', 'read-only'],
    keywords: ['me', 'account'],
    scopes: READ,
    request: 'GET /channels',
    fixed: { query: { part: CHANNEL_PARTS, mine: 'true' } },
    input: {},
  },
  {
    name: 'YOUTUBE_LIST_USER_SUBSCRIPTIONS',
    description:
      'Lists the channels that the user subscribed to. Comes back with the subscriptions, their ids and channels, and `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    keywords: ['following'],
    scopes: READ,
    request: 'GET /subscriptions',
    fixed: { query: { part: 'snippet,contentDetails', mine: 'true' } },
    input: {
      properties: {
        for_channel_id: { ...channel_id, description: 'Only the subscription to this channel.' },
        order: {
          type: 'string',
          enum: ['relevance', 'alphabetical', 'unread'],
          default: 'relevance',
          description: 'Order.',
        },
        ...paging(50, 5),
      },
    },
  },
  {
    name: 'YOUTUBE_SUBSCRIBE_CHANNEL',
    description: 'Subscribes the user to a channel. Comes back with the subscription and its id.',
    tags: ['important'],
    keywords: ['follow'],
    scopes: WRITE,
    request: 'POST /subscriptions',
    fixed: {
      query: { part: 'snippet' },
      body: { 'snippet.resourceId.kind': 'youtube#channel' },
    },
    wire: { channel_id: 'snippet.resourceId.channelId' },
    input: { required: ['channel_id'], properties: { channel_id } },
  },
  {
    name: 'YOUTUBE_UNSUBSCRIBE_CHANNEL',
    description: "Ends one of the user's subscriptions, by its id. Nothing comes back.",
    tags: ['destructive', 'idempotent'],
    keywords: ['unfollow'],
    scopes: WRITE,
    request: 'DELETE /subscriptions',
    wire: { subscription_id: 'id' },
    argumentAliases: { id: 'subscription_id' },
    input: {
      required: ['subscription_id'],
      properties: {
        subscription_id: {
          type: 'string',
          description: 'Id of the subscription (not of the channel), from the list of them.',
        },
      },
    },
  },
]

const playlists: ActionDefinition[] = [
  {
    name: 'YOUTUBE_LIST_USER_PLAYLISTS',
    description:
      "Lists the user's playlists, with their ids, titles and numbers of videos, and `nextPageToken` if there are more.",
    tags: ['important', 'read-only'],
    keywords: ['my playlists'],
    scopes: READ,
    request: 'GET /playlists',
    fixed: { query: { part: 'snippet,contentDetails,status', mine: 'true' } },
    input: { properties: paging(50, 5) },
  },
  {
    name: 'YOUTUBE_LIST_CHANNEL_PLAYLISTS',
    description:
      'Lists the public playlists of a channel, with their ids, titles and numbers of videos.',
    tags: ['read-only'],
    scopes: READ,
    request: 'GET /playlists',
    fixed: { query: { part: 'snippet,contentDetails' } },
    input: { required: ['channel_id'], properties: { channel_id, ...paging(50, 5) } },
  },
  {
    name: 'YOUTUBE_LIST_PLAYLIST_ITEMS',
    aliases: ['YOUTUBE_LIST_PLAYLIST_VIDEOS'],
    description:
      'Lists the videos in a playlist in order. Comes back with `items` (their ids in the list, video ids, titles) and `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    scopes: READ,
    request: 'GET /playlistItems',
    fixed: { query: { part: 'snippet,contentDetails,status' } },
    input: {
      required: ['playlist_id'],
      properties: {
        playlist_id,
        video_id: { ...video_id, description: 'Only this video, by its id.' },
        ...paging(50, 5),
      },
    },
  },
  {
    name: 'YOUTUBE_CREATE_PLAYLIST',
    description: 'Creates a playlist of the user, empty. Comes back with its id.',
    tags: ['important'],
    scopes: WRITE,
    request: 'POST /playlists',
    fixed: { query: { part: 'snippet,status' } },
    wire: {
      title: 'snippet.title',
      description: 'snippet.description',
      privacy_status: 'status.privacyStatus',
    },
    input: { required: ['title'], properties: { title, description, privacy_status } },
  },
  {
    name: 'YOUTUBE_UPDATE_PLAYLIST',
    description:
      'Changes title, text or privacy of a playlist of the user; what is not given stays. Comes back with the playlist.',
    tags: ['idempotent'],
    keywords: ['rename'],
    scopes: WRITE,
    run: 'youtube.update-playlist',
    argumentAliases: { id: 'playlist_id' },
    input: {
      required: ['playlist_id'],
      properties: { playlist_id, title, description, privacy_status },
    },
  },
  {
    name: 'YOUTUBE_DELETE_PLAYLIST',
    description: 'Deletes a playlist of the user for good; its videos stay. Nothing comes back.',
    tags: ['destructive', 'idempotent'],
    scopes: WRITE,
    request: 'DELETE /playlists',
    wire: { playlist_id: 'id' },
    argumentAliases: { id: 'playlist_id' },
    input: { required: ['playlist_id'], properties: { playlist_id } },
  },
  {
    name: 'YOUTUBE_ADD_VIDEO_TO_PLAYLIST',
    description:
      'Puts a video into a playlist of the user, at its end or at a place. Comes back with its id in the list.',
    tags: ['important'],
    keywords: ['insert', 'save video'],
    scopes: WRITE,
    request: 'POST /playlistItems',
    fixed: { query: { part: 'snippet' }, body: { 'snippet.resourceId.kind': 'youtube#video' } },
    wire: {
      playlist_id: 'snippet.playlistId',
      video_id: 'snippet.resourceId.videoId',
      position: 'snippet.position',
    },
    input: {
      required: ['playlist_id', 'video_id'],
      properties: {
        playlist_id,
        video_id,
        position: { type: 'integer', minimum: 0, description: 'Place, counted from 0.' },
      },
    },
  },
  {
    name: 'YOUTUBE_REMOVE_VIDEO_FROM_PLAYLIST',
    description:
      'Takes a video out of a playlist of the user; the video stays. Nothing comes back.',
    tags: ['important', 'destructive', 'idempotent'],
    scopes: WRITE,
    request: 'DELETE /playlistItems',
    wire: { playlist_item_id: 'id' },
    argumentAliases: { id: 'playlist_item_id' },
    input: {
      required: ['playlist_item_id'],
      properties: {
        playlist_item_id: {
          type: 'string',
          description: 'Id in the list (not of the video), from YOUTUBE_LIST_PLAYLIST_ITEMS.',
        },
      },
    },
  },
]

const comments: ActionDefinition[] = [
  {
    name: 'YOUTUBE_LIST_COMMENT_THREADS',
    description:
      'Lists the comments on a video, with the first replies to each. Comes back with `items` and `nextPageToken` if there are more.',
    tags: ['important', 'read-only'],
    keywords: ['read comments', 'feedback', 'discussion'],
    scopes: COMMENTS,
    request: 'GET /commentThreads',
    fixed: { query: { part: 'snippet,replies', textFormat: 'plainText' } },
    input: {
      required: ['video_id'],
      properties: {
        video_id,
        order: {
          type: 'string',
          enum: ['time', 'relevance'],
          default: 'time',
          description: 'Newest or most relevant first.',
        },
        search_terms: { type: 'string', description: 'Only with these words in them.' },
        ...paging(100, 20),
      },
    },
  },
  {
    name: 'YOUTUBE_LIST_COMMENT_REPLIES',
    description:
      'Lists all replies to a comment on a video, with `nextPageToken` if there are more.',
    tags: ['read-only'],
    scopes: COMMENTS,
    request: 'GET /comments',
    fixed: { query: { part: 'snippet', textFormat: 'plainText' } },
    wire: { comment_id: 'parentId' },
    argumentAliases: { parent_id: 'comment_id', parentId: 'comment_id' },
    input: { required: ['comment_id'], properties: { comment_id, ...paging(100, 20) } },
  },
  {
    name: 'YOUTUBE_POST_COMMENT',
    description: 'Comments on a video as the user, for all to see. Comes back with the comment.',
    tags: ['important'],
    keywords: ['write comment'],
    scopes: COMMENTS,
    request: 'POST /commentThreads',
    fixed: { query: { part: 'snippet' } },
    wire: { video_id: 'snippet.videoId', text: 'snippet.topLevelComment.snippet.textOriginal' },
    argumentAliases: { comment: 'text', text_original: 'text' },
    input: { required: ['video_id', 'text'], properties: { video_id, text } },
  },
  {
    name: 'YOUTUBE_REPLY_TO_COMMENT',
    description:
      'Replies to a comment on a video as the user, for all to see. Comes back with the reply.',
    tags: ['important'],
    keywords: ['answer'],
    scopes: COMMENTS,
    request: 'POST /comments',
    fixed: { query: { part: 'snippet' } },
    wire: { comment_id: 'snippet.parentId', text: 'snippet.textOriginal' },
    argumentAliases: { parent_id: 'comment_id', parentId: 'comment_id', text_original: 'text' },
    input: { required: ['comment_id', 'text'], properties: { comment_id, text } },
  },
  {
    name: 'YOUTUBE_UPDATE_COMMENT',
    description: "Writes the text of one of the user's own comments anew. Comes back with it.",
    tags: ['idempotent'],
    scopes: COMMENTS,
    request: 'PUT /comments',
    fixed: { query: { part: 'snippet' } },
    wire: { comment_id: 'id', text: 'snippet.textOriginal' },
    argumentAliases: { id: 'comment_id', text_original: 'text' },
    input: { required: ['comment_id', 'text'], properties: { comment_id, text } },
  },
  {
    name: 'YOUTUBE_DELETE_COMMENT',
    description: "Deletes one of the user's own comments for good. Nothing comes back.",
    tags: ['destructive', 'idempotent'],
    scopes: COMMENTS,
    request: 'DELETE /comments',
    wire: { comment_id: 'id' },
    argumentAliases: { id: 'comment_id' },
    input: { required: ['comment_id'], properties: { comment_id } },
  },
  {
    name: 'YOUTUBE_SET_COMMENT_MODERATION_STATUS',
    description:
      "Publishes, holds back or rejects comments on the user's own channel or videos. Nothing comes back.",
    tags: ['idempotent'],
    keywords: ['moderate', 'approve', 'ban'],
    scopes: COMMENTS,
    request: 'POST /comments/setModerationStatus',
    place: { id: 'query', moderation_status: 'query', ban_author: 'query' },
    argumentAliases: { comment_id: 'id' },
    input: {
      required: ['id', 'moderation_status'],
      properties: {
        id: ids('Ids of the comments.'),
        moderation_status: {
          type: 'string',
          enum: ['published', 'heldForReview', 'rejected'],
          description: 'What becomes of them.',
        },
        ban_author: {
          type: 'boolean',
          default: false,
          description: 'The authors may comment no more; only with rejected.',
        },
      },
    },
  },
]

const publishing: ActionDefinition[] = [
  {
    name: 'YOUTUBE_UPLOAD_VIDEO',
    description:
      "Uploads a video to the user's channel. Comes back with its id; YouTube goes on to process it. Videos of projects that Google has not audited stay private.",
    tags: ['important'],
    keywords: ['publish', 'post video'],
    scopes: UPLOADS,
    request: `POST ${UPLOAD}/videos`,
    body: { type: 'multipart/related' },
    files: ['video'],
    place: { notify_subscribers: 'query' },
    fixed: { query: { part: 'snippet,status', uploadType: 'multipart' } },
    wire: {
      title: 'snippet.title',
      description: 'snippet.description',
      tags: 'snippet.tags',
      category_id: 'snippet.categoryId',
      privacy_status: 'status.privacyStatus',
      publish_at: 'status.publishAt',
      made_for_kids: 'status.selfDeclaredMadeForKids',
    },
    argumentAliases: { file: 'video', video_file_path: 'video' },
    input: {
      required: ['video', 'title', 'privacy_status'],
      properties: {
        video: FILE,
        title,
        description,
        tags,
        category_id,
        privacy_status,
        publish_at: time('When it becomes public by itself; while it is private.'),
        made_for_kids: { type: 'boolean', description: 'It is made for children.' },
        notify_subscribers: { type: 'boolean', default: true, description: 'Tells subscribers.' },
      },
    },
  },
  {
    name: 'YOUTUBE_UPDATE_VIDEO',
    description:
      'Changes title, description, tags, category or privacy of a video of the user; what is not given stays. Comes back with the video.',
    tags: ['important', 'idempotent'],
    keywords: ['edit', 'rename', 'schedule', 'publish'],
    scopes: WRITE,
    run: 'youtube.update-video',
    argumentAliases: { id: 'video_id' },
    input: {
      required: ['video_id'],
      properties: {
        video_id,
        title,
        description,
        tags: { ...tags, description: 'The whole new list of words by which it is found.' },
        category_id,
        privacy_status,
        publish_at: time('When it becomes public by itself; while it is private.'),
      },
    },
  },
  {
    name: 'YOUTUBE_DELETE_VIDEO',
    description:
      'Deletes a video of the user for good, with its views and comments. Only when the user has asked for just that. Nothing comes back.',
    tags: ['destructive', 'idempotent'],
    scopes: WRITE,
    request: 'DELETE /videos',
    wire: { video_id: 'id' },
    argumentAliases: { id: 'video_id' },
    input: { required: ['video_id'], properties: { video_id } },
  },
  {
    name: 'YOUTUBE_UPDATE_THUMBNAIL',
    description:
      'Sets the preview picture of a video of the user: JPEG or PNG, at most 2 MB. Comes back with its addresses.',
    tags: ['important', 'idempotent'],
    keywords: ['cover', 'image'],
    scopes: UPLOADS,
    request: `POST ${UPLOAD}/thumbnails/set`,
    body: { type: 'image/*', argument: 'thumbnail' },
    files: ['thumbnail'],
    place: { video_id: 'query' },
    fixed: { query: { uploadType: 'media' } },
    argumentAliases: { thumbnail_url: 'thumbnail', thumbnailUrl: 'thumbnail' },
    input: { required: ['video_id', 'thumbnail'], properties: { video_id, thumbnail: FILE } },
  },
  {
    name: 'YOUTUBE_RATE_VIDEO',
    description: 'Likes or dislikes a video as the user, or takes that back. Nothing comes back.',
    tags: ['important', 'idempotent'],
    keywords: ['like', 'thumbs up'],
    scopes: WRITE,
    request: 'POST /videos/rate',
    place: { video_id: 'query', rating: 'query' },
    wire: { video_id: 'id' },
    argumentAliases: { id: 'video_id' },
    input: {
      required: ['video_id', 'rating'],
      properties: {
        video_id,
        rating: {
          type: 'string',
          enum: ['like', 'dislike', 'none'],
          description: 'What the user thinks of it; none takes it back.',
        },
      },
    },
  },
  {
    name: 'YOUTUBE_LIST_CAPTION_TRACK',
    description:
      'Lists the subtitles of a video: their ids, languages and kinds. The text is for YOUTUBE_LOAD_CAPTIONS.',
    tags: ['important', 'read-only'],
    keywords: ['subtitles', 'transcript'],
    scopes: CAPTIONS,
    request: 'GET /captions',
    fixed: { query: { part: 'snippet' } },
    input: { required: ['video_id'], properties: { video_id } },
  },
  {
    name: 'YOUTUBE_LOAD_CAPTIONS',
    description:
      'Reads subtitles as text with times; YouTube allows it to those who may edit the video.',
    tags: ['important', 'read-only'],
    keywords: ['subtitles', 'transcript', 'download'],
    scopes: CAPTIONS,
    request: 'GET /captions/{id}',
    argumentAliases: { caption_id: 'id' },
    input: {
      required: ['id'],
      properties: {
        id: {
          type: 'string',
          minLength: 1,
          description: 'Id of the subtitles, from YOUTUBE_LIST_CAPTION_TRACK.',
        },
        tfmt: {
          type: 'string',
          enum: ['srt', 'vtt', 'sbv', 'ttml', 'scc'],
          default: 'srt',
          description: 'Format of the text.',
        },
        tlang: { type: 'string', description: 'Language to translate into, e.g. `en`.' },
      },
    },
  },
]

/** Actions of YouTube. */
export const youtubeActions: ActionDefinition[] = [
  ...[...finding, ...channels, ...playlists],
  ...[...comments, ...publishing],
]
  .map(googleSpelling)
  .map(requiredFirst)
