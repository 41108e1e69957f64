/**
 * Actions of the X API, version 2: https://docs.x.com/x-api. Methods, paths, arguments and scopes
 * from the vendor's OpenAPI document, read 2026-11-23. Which fields come back is fixed here, in the
 * words of https://docs.x.com/x-api/fundamentals/fields; the document calls `tweet.fields`
 * `post.fields` in some places.
 *
 * `{my_id}` is the connected user, known from the connection.
 */
import type { ActionDefinition, ArgumentSchema } from '../spec.ts'

type Arguments = Record<string, ArgumentSchema>

const PERSON = 'name,username,verified'

/** What comes back of a post, with its author. */
const post = {
  query: {
    'tweet.fields': 'author_id,created_at,conversation_id,public_metrics,lang,note_tweet',
    expansions: 'author_id',
    'user.fields': PERSON,
  },
}

/** What comes back of a person. */
const person = {
  query: {
    'user.fields':
      'created_at,description,location,name,protected,public_metrics,url,username,verified',
  },
}

/** What comes back of a direct message, with who sent it. */
const event = {
  query: {
    'dm_event.fields': 'created_at,dm_conversation_id,event_type,id,text',
    expansions: 'sender_id',
    'user.fields': PERSON,
  },
}

/** What comes back of a list, with its owner. */
const list = {
  query: {
    'list.fields': 'created_at,description,follower_count,member_count,private',
    expansions: 'owner_id',
    'user.fields': PERSON,
  },
}

const user_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the person, from TWITTER_USER_LOOKUP_BY_USERNAME.',
}

const tweet_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the post: the number at the end of its address.',
}

const list_id: ArgumentSchema = {
  type: 'string',
  description: 'Id of the list: the number at the end of its address.',
}

const pageOf = (what: string, least: number, most: number, usual: number): Arguments => ({
  max_results: {
    type: 'integer',
    minimum: least,
    maximum: most,
    default: usual,
    description: `${what} a page.`,
  },
  pagination_token: { type: 'string', description: '`meta.next_token` of the last answer.' },
})

const times: Arguments = {
  start_time: {
    type: 'string',
    format: 'date-time',
    description: 'Only posts since, e.g. `2026-01-31T00:00:00Z`.',
  },
  end_time: { type: 'string', format: 'date-time', description: 'Only posts before.' },
  since_id: { type: 'string', description: 'Only posts after the one with this id.' },
  until_id: { type: 'string', description: 'Only posts before the one with this id.' },
}

const exclude: ArgumentSchema = {
  type: 'array',
  items: { type: 'string', enum: ['replies', 'retweets'] },
  description: 'What to leave out.',
}

const query: ArgumentSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 4096,
  description:
    'Words and operators: `from:nasa`, `to:`, `@name`, `#tag`, `"exact words"`, `lang:en`, `has:media`, `-is:retweet`, `OR`.',
}

const sort_order: ArgumentSchema = {
  type: 'string',
  enum: ['recency', 'relevancy'],
  default: 'recency',
  description: 'What comes first.',
}

const ids = (what: string): ArgumentSchema => ({
  type: 'array',
  minItems: 1,
  maxItems: 100,
  items: { type: 'string' },
  description: `${what}, a hundred at most.`,
})

/** Lists stand in queries with commas. */
const COMMAS = { explode: false }
const postAliases = { post_id: 'tweet_id' }
const idOfPost = { tweet_id: 'id', post_id: 'id' }
const idOfUser = { user_id: 'id' }
const idOfList = { list_id: 'id' }

const POSTS: ActionDefinition[] = [
  {
    name: 'TWITTER_CREATION_OF_A_POST',
    aliases: ['TWITTER_CREATE_POST', 'TWITTER_CREATE_TWEET'],
    description:
      'Posts as the connected user: a post of its own, a reply, a quote, or a poll. Comes back with the id and text of the new post.',
    tags: ['important'],
    keywords: ['tweet', 'publish', 'reply', 'thread', 'share'],
    request: 'POST /2/tweets',
    wire: {
      in_reply_to_tweet_id: 'reply.in_reply_to_tweet_id',
      exclude_reply_user_ids: 'reply.exclude_reply_user_ids',
      media_ids: 'media.media_ids',
      tagged_user_ids: 'media.tagged_user_ids',
      poll_options: 'poll.options',
      poll_duration_minutes: 'poll.duration_minutes',
      place_id: 'geo.place_id',
    },
    scopes: ['tweet.write'],
    argumentAliases: {
      content: 'text',
      reply__in__reply__to__tweet__id: 'in_reply_to_tweet_id',
      reply_in_reply_to_tweet_id: 'in_reply_to_tweet_id',
      reply__exclude__reply__user__ids: 'exclude_reply_user_ids',
      media__media__ids: 'media_ids',
      media_media_ids: 'media_ids',
      media__tagged__user__ids: 'tagged_user_ids',
      poll__options: 'poll_options',
      poll__duration__minutes: 'poll_duration_minutes',
      geo__place__id: 'place_id',
    },
    input: {
      required: ['text'],
      properties: {
        text: {
          type: 'string',
          description: 'The post; 280 letters for most accounts, an address counts as 23.',
        },
        in_reply_to_tweet_id: { type: 'string', description: 'Id of the post that it answers.' },
        quote_tweet_id: { type: 'string', description: 'Id of the post that it quotes.' },
        reply_settings: {
          type: 'string',
          enum: ['following', 'mentionedUsers', 'subscribers', 'verified'],
          description: 'Who may answer; everybody if not given.',
        },
        poll_options: {
          type: 'array',
          minItems: 2,
          maxItems: 4,
          items: { type: 'string', maxLength: 25 },
          description: 'Answers of a poll; needs `poll_duration_minutes`.',
        },
        poll_duration_minutes: {
          type: 'integer',
          minimum: 5,
          maximum: 10080,
          description: 'How long the poll is open.',
        },
        media_ids: {
          type: 'array',
          maxItems: 4,
          items: { type: 'string' },
          description: 'Ids of pictures or videos that were uploaded.',
        },
        tagged_user_ids: {
          type: 'array',
          maxItems: 10,
          items: { type: 'string' },
          description: 'Ids of people in the pictures.',
        },
        exclude_reply_user_ids: {
          type: 'array',
          items: { type: 'string' },
          description: 'Ids of people whom a reply does not mention.',
        },
        community_id: { type: 'string', description: 'Id of the community to post in.' },
        place_id: { type: 'string', description: 'Id of the place it comes from.' },
        made_with_ai: { type: 'boolean', description: 'Whether its media are made by AI.' },
      },
    },
  },
  {
    name: 'TWITTER_POST_DELETE_BY_POST_ID',
    aliases: ['TWITTER_DELETE_POST'],
    description: 'Deletes a post of the connected user. It cannot be brought back.',
    tags: ['important', 'destructive', 'idempotent'],
    keywords: ['tweet', 'remove'],
    request: 'DELETE /2/tweets/{id}',
    scopes: ['tweet.write'],
    argumentAliases: idOfPost,
    input: { required: ['id'], properties: { id: tweet_id } },
  },
  {
    name: 'TWITTER_POST_LOOKUP_BY_POST_ID',
    description: 'Reads one post: text, author, time, and how often it was liked and shared.',
    tags: ['important', 'read-only'],
    keywords: ['tweet', 'get'],
    request: 'GET /2/tweets/{id}',
    fixed: post,
    scopes: ['tweet.read'],
    argumentAliases: idOfPost,
    input: { required: ['id'], properties: { id: tweet_id } },
  },
  {
    name: 'TWITTER_POST_LOOKUP_BY_POST_IDS',
    description: 'Reads several posts at once: text, author, time and counts of each.',
    tags: ['read-only'],
    keywords: ['tweets'],
    request: 'GET /2/tweets',
    style: { ids: COMMAS },
    fixed: post,
    scopes: ['tweet.read'],
    input: { required: ['ids'], properties: { ids: ids('Ids of the posts') } },
  },
  {
    name: 'TWITTER_RECENT_SEARCH',
    aliases: ['TWITTER_SEARCH_POSTS'],
    description:
      'Searches the public posts of the last seven days. Comes back with text, author, time and counts of each, and `meta.next_token` if there are more.',
    tags: ['important', 'read-only'],
    keywords: ['tweets', 'find', 'mentions', 'hashtag'],
    request: 'GET /2/tweets/search/recent',
    fixed: post,
    scopes: ['tweet.read'],
    argumentAliases: { pagination_token: 'next_token' },
    input: {
      required: ['query'],
      properties: {
        query,
        sort_order,
        max_results: {
          type: 'integer',
          minimum: 10,
          maximum: 100,
          default: 10,
          description: 'Posts a page.',
        },
        next_token: { type: 'string', description: '`meta.next_token` of the last answer.' },
        ...times,
      },
    },
  },
  {
    name: 'TWITTER_FULL_ARCHIVE_SEARCH',
    description:
      'Searches all public posts since 2006; only the larger plans of X may. Comes back as TWITTER_RECENT_SEARCH does.',
    tags: ['read-only'],
    keywords: ['tweets', 'history'],
    request: 'GET /2/tweets/search/all',
    fixed: post,
    scopes: ['tweet.read'],
    argumentAliases: { pagination_token: 'next_token' },
    input: {
      required: ['query'],
      properties: {
        query,
        sort_order,
        max_results: {
          type: 'integer',
          minimum: 10,
          maximum: 500,
          default: 10,
          description: 'Posts a page.',
        },
        next_token: { type: 'string', description: '`meta.next_token` of the last answer.' },
        ...times,
      },
    },
  },
  {
    name: 'TWITTER_RECENT_SEARCH_COUNTS',
    description:
      'Counts the posts of the last seven days that a search would find, by hour or day.',
    tags: ['read-only'],
    keywords: ['trend', 'volume', 'analytics'],
    request: 'GET /2/tweets/counts/recent',
    scopes: [],
    input: {
      required: ['query'],
      properties: {
        query,
        granularity: {
          type: 'string',
          enum: ['minute', 'hour', 'day'],
          default: 'hour',
          description: 'What is counted together.',
        },
        ...times,
      },
    },
  },
  {
    name: 'TWITTER_HIDE_REPLIES',
    description: 'Hides a reply to a post of the connected user, or shows it again.',
    tags: ['idempotent'],
    keywords: ['moderate'],
    request: 'PUT /2/tweets/{tweet_id}/hidden',
    scopes: ['tweet.moderate.write'],
    argumentAliases: postAliases,
    input: {
      required: ['tweet_id', 'hidden'],
      properties: {
        tweet_id: { type: 'string', description: 'Id of the reply.' },
        hidden: { type: 'boolean', description: 'true: hidden; false: shown.' },
      },
    },
  },
]

const TIMELINES: ActionDefinition[] = [
  {
    name: 'TWITTER_USER_HOME_TIMELINE_BY_USER_ID',
    aliases: ['TWITTER_GET_HOME_TIMELINE'],
    description:
      'Reads the posts of those whom the connected user follows, newest first, as the user’s own page shows them.',
    tags: ['important', 'read-only'],
    keywords: ['feed', 'tweets', 'following'],
    request: 'GET /2/users/{my_id}/timelines/reverse_chronological',
    style: { exclude: COMMAS },
    fixed: post,
    scopes: ['tweet.read'],
    input: { properties: { ...pageOf('Posts', 1, 100, 100), exclude, ...times } },
  },
  {
    name: 'TWITTER_GET_USER_POSTS',
    aliases: ['TWITTER_USER_POSTS_BY_USER_ID'],
    description: 'Reads the posts of one person, newest first, with time and counts of each.',
    tags: ['important', 'read-only'],
    keywords: ['tweets', 'timeline', 'profile'],
    request: 'GET /2/users/{id}/tweets',
    style: { exclude: COMMAS },
    fixed: post,
    scopes: ['tweet.read'],
    argumentAliases: idOfUser,
    input: {
      required: ['id'],
      properties: { id: user_id, ...pageOf('Posts', 5, 100, 10), exclude, ...times },
    },
  },
  {
    name: 'TWITTER_GET_USER_MENTIONS',
    aliases: ['TWITTER_USER_MENTIONS_BY_USER_ID'],
    description:
      'Reads the posts that mention a person, newest first, e.g. to find what to answer.',
    tags: ['important', 'read-only'],
    keywords: ['tweets', 'replies', 'notifications'],
    request: 'GET /2/users/{id}/mentions',
    fixed: post,
    scopes: ['tweet.read'],
    argumentAliases: idOfUser,
    input: {
      required: ['id'],
      properties: { id: user_id, ...pageOf('Posts', 5, 100, 10), ...times },
    },
  },
  {
    name: 'TWITTER_RETRIEVE_POSTS_THAT_QUOTE_A_POST',
    description: 'Lists the posts that quote a post, with author, text and counts of each.',
    tags: ['read-only'],
    request: 'GET /2/tweets/{id}/quote_tweets',
    style: { exclude: COMMAS },
    fixed: post,
    scopes: ['tweet.read'],
    argumentAliases: idOfPost,
    input: {
      required: ['id'],
      properties: { id: tweet_id, ...pageOf('Posts', 10, 100, 10), exclude },
    },
  },
  {
    name: 'TWITTER_RETRIEVE_POSTS_THAT_REPOST_A_POST',
    description: 'Lists the reposts of a post, newest first, with who made them and when.',
    tags: ['read-only'],
    request: 'GET /2/tweets/{id}/retweets',
    fixed: post,
    scopes: ['tweet.read'],
    argumentAliases: idOfPost,
    input: { required: ['id'], properties: { id: tweet_id, ...pageOf('Posts', 1, 100, 100) } },
  },
]

const LIKES: ActionDefinition[] = [
  {
    name: 'TWITTER_USER_LIKE_POST',
    aliases: ['TWITTER_LIKE_POST'],
    description: 'Likes a post as the connected user; liking it twice changes nothing.',
    tags: ['important', 'idempotent'],
    keywords: ['favorite', 'heart', 'tweet'],
    request: 'POST /2/users/{my_id}/likes',
    scopes: ['like.write'],
    argumentAliases: postAliases,
    input: { required: ['tweet_id'], properties: { tweet_id } },
  },
  {
    name: 'TWITTER_UNLIKE_POST',
    description: 'Takes back that the connected user likes a post. The post itself stays.',
    tags: ['destructive', 'idempotent'],
    keywords: ['unfavorite'],
    request: 'DELETE /2/users/{my_id}/likes/{tweet_id}',
    scopes: ['like.write'],
    argumentAliases: postAliases,
    input: { required: ['tweet_id'], properties: { tweet_id } },
  },
  {
    name: 'TWITTER_RETURNS_POST_OBJECTS_LIKED_BY_THE_PROVIDED_USER_ID',
    description: 'Lists the posts that a person likes; others’ likes are not public any more.',
    tags: ['read-only'],
    keywords: ['favorites'],
    request: 'GET /2/users/{id}/liked_tweets',
    fixed: post,
    scopes: ['like.read'],
    argumentAliases: idOfUser,
    input: { required: ['id'], properties: { id: user_id, ...pageOf('Posts', 5, 100, 100) } },
  },
  {
    name: 'TWITTER_LIST_POST_LIKERS',
    description: 'Lists the people who like a post, as far as X still tells: one’s own posts.',
    tags: ['read-only'],
    request: 'GET /2/tweets/{id}/liking_users',
    fixed: person,
    scopes: ['like.read'],
    argumentAliases: idOfPost,
    input: { required: ['id'], properties: { id: tweet_id, ...pageOf('People', 1, 100, 100) } },
  },
  {
    name: 'TWITTER_RETWEET_POST',
    aliases: ['TWITTER_REPOST_POST'],
    description: 'Reposts a post as the connected user, so that followers see it.',
    tags: ['important', 'idempotent'],
    keywords: ['share', 'boost', 'tweet'],
    request: 'POST /2/users/{my_id}/retweets',
    scopes: ['tweet.write'],
    argumentAliases: postAliases,
    input: { required: ['tweet_id'], properties: { tweet_id } },
  },
  {
    name: 'TWITTER_UNRETWEET_POST',
    description: 'Takes back a repost of the connected user. The post itself stays.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /2/users/{my_id}/retweets/{source_tweet_id}',
    scopes: ['tweet.write'],
    argumentAliases: { tweet_id: 'source_tweet_id', post_id: 'source_tweet_id' },
    input: { required: ['source_tweet_id'], properties: { source_tweet_id: tweet_id } },
  },
  {
    name: 'TWITTER_GET_POST_RETWEETERS_ACTION',
    description: 'Lists the people who have reposted a post, with their names and counts.',
    tags: ['read-only'],
    request: 'GET /2/tweets/{id}/retweeted_by',
    fixed: person,
    scopes: ['tweet.read'],
    argumentAliases: idOfPost,
    input: { required: ['id'], properties: { id: tweet_id, ...pageOf('People', 1, 100, 100) } },
  },
  {
    name: 'TWITTER_BOOKMARKS_BY_USER',
    aliases: ['TWITTER_GET_BOOKMARKS'],
    description: 'Lists the posts that the connected user has bookmarked, the last one first.',
    tags: ['important', 'read-only'],
    keywords: ['saved', 'tweets'],
    request: 'GET /2/users/{my_id}/bookmarks',
    fixed: post,
    scopes: ['bookmark.read'],
    input: { properties: pageOf('Posts', 1, 100, 20) },
  },
  {
    name: 'TWITTER_ADD_POST_TO_BOOKMARKS',
    description: 'Bookmarks a post for the connected user, which nobody else sees.',
    tags: ['important', 'idempotent'],
    keywords: ['save'],
    request: 'POST /2/users/{my_id}/bookmarks',
    scopes: ['bookmark.write'],
    argumentAliases: postAliases,
    input: { required: ['tweet_id'], properties: { tweet_id } },
  },
  {
    name: 'TWITTER_REMOVE_A_BOOKMARKED_POST',
    description: 'Takes a post off the bookmarks of the connected user. The post itself stays.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /2/users/{my_id}/bookmarks/{tweet_id}',
    scopes: ['bookmark.write'],
    argumentAliases: postAliases,
    input: { required: ['tweet_id'], properties: { tweet_id } },
  },
]

const PEOPLE: ActionDefinition[] = [
  {
    name: 'TWITTER_USER_LOOKUP_ME',
    description: 'Reads who the connected user is: id, name, description, counts of followers.',
    tags: ['important', 'read-only'],
    keywords: ['who am I', 'profile', 'account'],
    request: 'GET /2/users/me',
    fixed: person,
    scopes: ['users.read'],
    input: {},
  },
  {
    name: 'TWITTER_USER_LOOKUP_BY_USERNAME',
    description: 'Finds a person by user name. Comes back with the id that other actions want.',
    tags: ['important', 'read-only'],
    keywords: ['profile', 'handle'],
    request: 'GET /2/users/by/username/{username}',
    fixed: person,
    scopes: ['users.read'],
    argumentAliases: { handle: 'username' },
    input: {
      required: ['username'],
      properties: {
        username: {
          type: 'string',
          pattern: '^[A-Za-z0-9_]{1,15}$',
          description: 'Name in the address, without `@`.',
        },
      },
    },
  },
  {
    name: 'TWITTER_USER_LOOKUP_BY_USERNAMES',
    description: 'Finds several people by their user names at once, with id and counts of each.',
    tags: ['read-only'],
    request: 'GET /2/users/by',
    style: { usernames: COMMAS },
    fixed: person,
    scopes: ['users.read'],
    input: { required: ['usernames'], properties: { usernames: ids('Names without `@`') } },
  },
  {
    name: 'TWITTER_USER_LOOKUP_BY_ID',
    description: 'Reads who a person is, by id: name, description, place, counts of followers.',
    tags: ['important', 'read-only'],
    keywords: ['profile'],
    request: 'GET /2/users/{id}',
    fixed: person,
    scopes: ['users.read'],
    argumentAliases: idOfUser,
    input: { required: ['id'], properties: { id: user_id } },
  },
  {
    name: 'TWITTER_USER_LOOKUP_BY_IDS',
    description: 'Reads who several people are, by their ids, with names and counts of each.',
    tags: ['read-only'],
    request: 'GET /2/users',
    style: { ids: COMMAS },
    fixed: person,
    scopes: ['users.read'],
    input: { required: ['ids'], properties: { ids: ids('Ids of the people') } },
  },
  {
    name: 'TWITTER_SEARCH_USERS',
    description: 'Finds people by words of their name or description, with id and counts of each.',
    tags: ['read-only'],
    keywords: ['who is', 'account'],
    request: 'GET /2/users/search',
    fixed: person,
    scopes: ['users.read'],
    input: {
      required: ['query'],
      properties: {
        query: { type: 'string', minLength: 1, maxLength: 50, description: 'Words to look for.' },
        max_results: {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
          default: 100,
          description: 'People a page.',
        },
        next_token: { type: 'string', description: '`meta.next_token` of the last answer.' },
      },
    },
  },
  {
    name: 'TWITTER_FOLLOWERS_BY_USER_ID',
    description: 'Lists who follows a person, the newest first, with names and counts of each.',
    tags: ['important', 'read-only'],
    keywords: ['audience', 'fans'],
    request: 'GET /2/users/{id}/followers',
    fixed: person,
    scopes: ['follows.read'],
    argumentAliases: idOfUser,
    input: { required: ['id'], properties: { id: user_id, ...pageOf('People', 1, 1000, 100) } },
  },
  {
    name: 'TWITTER_FOLLOWING_BY_USER_ID',
    description: 'Lists whom a person follows, the newest first, with names and counts of each.',
    tags: ['important', 'read-only'],
    keywords: ['follows', 'friends'],
    request: 'GET /2/users/{id}/following',
    fixed: person,
    scopes: ['follows.read'],
    argumentAliases: idOfUser,
    input: { required: ['id'], properties: { id: user_id, ...pageOf('People', 1, 1000, 100) } },
  },
  {
    name: 'TWITTER_FOLLOW_USER',
    description: 'Follows a person as the connected user, or asks to where posts are protected.',
    tags: ['important', 'idempotent'],
    keywords: ['subscribe'],
    request: 'POST /2/users/{my_id}/following',
    scopes: ['follows.write'],
    argumentAliases: { user_id: 'target_user_id' },
    input: { required: ['target_user_id'], properties: { target_user_id: user_id } },
  },
  {
    name: 'TWITTER_UNFOLLOW_USER',
    description: 'Stops following a person as the connected user. The person is not told.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /2/users/{my_id}/following/{target_user_id}',
    scopes: ['follows.write'],
    argumentAliases: { user_id: 'target_user_id' },
    input: { required: ['target_user_id'], properties: { target_user_id: user_id } },
  },
  {
    name: 'TWITTER_MUTE_USER_BY_USER_ID',
    description: 'Keeps a person’s posts out of the connected user’s timeline; nobody is told.',
    tags: ['idempotent'],
    keywords: ['silence'],
    request: 'POST /2/users/{my_id}/muting',
    scopes: ['mute.write'],
    argumentAliases: { user_id: 'target_user_id' },
    input: { required: ['target_user_id'], properties: { target_user_id: user_id } },
  },
  {
    name: 'TWITTER_UNMUTE_USER_BY_USER_ID',
    description: 'Lets a muted person’s posts into the connected user’s timeline again.',
    tags: ['idempotent'],
    request: 'DELETE /2/users/{my_id}/muting/{target_user_id}',
    scopes: ['mute.write'],
    argumentAliases: { user_id: 'target_user_id' },
    input: { required: ['target_user_id'], properties: { target_user_id: user_id } },
  },
  {
    name: 'TWITTER_GET_MUTED_USERS',
    description: 'Lists the people whom the connected user has muted, with their names.',
    tags: ['read-only'],
    request: 'GET /2/users/{my_id}/muting',
    fixed: person,
    scopes: ['mute.read'],
    input: { properties: pageOf('People', 1, 1000, 100) },
  },
  {
    name: 'TWITTER_GET_BLOCKED_USERS',
    description: 'Lists the people whom the connected user has blocked, with their names.',
    tags: ['read-only'],
    request: 'GET /2/users/{my_id}/blocking',
    fixed: person,
    scopes: ['block.read'],
    input: { properties: pageOf('People', 1, 1000, 100) },
  },
]

const dmText: ArgumentSchema = { type: 'string', minLength: 1, description: 'The message.' }

const MESSAGES: ActionDefinition[] = [
  {
    name: 'TWITTER_SEND_A_NEW_MESSAGE_TO_A_USER',
    aliases: ['TWITTER_SEND_DM'],
    description:
      'Sends a direct message to one person as the connected user. Comes back with the ids of message and conversation.',
    tags: ['important'],
    keywords: ['DM', 'private message', 'write'],
    request: 'POST /2/dm_conversations/with/{participant_id}/messages',
    scopes: ['dm.write'],
    argumentAliases: { user_id: 'participant_id', message: 'text' },
    input: {
      required: ['participant_id', 'text'],
      properties: { participant_id: user_id, text: dmText },
    },
  },
  {
    name: 'TWITTER_SEND_A_NEW_MESSAGE_TO_A_DM_CONVERSATION',
    description: 'Sends a direct message into a conversation, also one of several people.',
    keywords: ['DM', 'reply', 'group'],
    request: 'POST /2/dm_conversations/{dm_conversation_id}/messages',
    scopes: ['dm.write'],
    argumentAliases: { message: 'text' },
    input: {
      required: ['dm_conversation_id', 'text'],
      properties: {
        dm_conversation_id: { type: 'string', description: 'Id of the conversation.' },
        text: dmText,
      },
    },
  },
  {
    name: 'TWITTER_CREATE_A_NEW_DM_CONVERSATION',
    description: 'Begins a conversation with several people by a first direct message.',
    keywords: ['DM', 'group chat'],
    request: 'POST /2/dm_conversations',
    wire: { text: 'message.text' },
    fixed: { body: { conversation_type: 'Group' } },
    scopes: ['dm.write'],
    input: {
      required: ['participant_ids', 'text'],
      properties: {
        participant_ids: {
          type: 'array',
          minItems: 2,
          maxItems: 49,
          items: { type: 'string' },
          description: 'Ids of the people.',
        },
        text: dmText,
      },
    },
  },
  {
    name: 'TWITTER_GET_RECENT_DM_EVENTS',
    description: 'Reads the direct messages of the last thirty days, newest first, of all talks.',
    tags: ['important', 'read-only'],
    keywords: ['DM', 'inbox'],
    request: 'GET /2/dm_events',
    fixed: event,
    scopes: ['dm.read'],
    input: { properties: pageOf('Messages', 1, 100, 100) },
  },
  {
    name: 'TWITTER_GET_DM_EVENTS_FOR_A_DM_CONVERSATION',
    description: 'Reads the direct messages with one person, newest first, by the person’s id.',
    tags: ['important', 'read-only'],
    keywords: ['DM', 'chat history'],
    request: 'GET /2/dm_conversations/with/{participant_id}/dm_events',
    fixed: event,
    scopes: ['dm.read'],
    argumentAliases: { user_id: 'participant_id' },
    input: {
      required: ['participant_id'],
      properties: { participant_id: user_id, ...pageOf('Messages', 1, 100, 100) },
    },
  },
  {
    name: 'TWITTER_RETRIEVE_DM_CONVERSATION_EVENTS',
    description: 'Reads the direct messages of a conversation, newest first, by its id.',
    tags: ['read-only'],
    keywords: ['DM', 'group'],
    request: 'GET /2/dm_conversations/{id}/dm_events',
    fixed: event,
    scopes: ['dm.read'],
    argumentAliases: { dm_conversation_id: 'id' },
    input: {
      required: ['id'],
      properties: {
        id: { type: 'string', description: 'Id of the conversation.' },
        ...pageOf('Messages', 1, 100, 100),
      },
    },
  },
  {
    name: 'TWITTER_DELETE_DM',
    description: 'Deletes a direct message for the connected user; the others keep theirs.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /2/dm_events/{event_id}',
    scopes: ['dm.write'],
    input: {
      required: ['event_id'],
      properties: { event_id: { type: 'string', description: 'Id of the message.' } },
    },
  },
]

const listFields: Arguments = {
  name: { type: 'string', minLength: 1, maxLength: 25, description: 'Name of the list.' },
  description: { type: 'string', maxLength: 100, description: 'What it is for.' },
  private: { type: 'boolean', default: false, description: 'Whether only the owner sees it.' },
}

const LISTS: ActionDefinition[] = [
  {
    name: 'TWITTER_CREATE_LIST',
    description: 'Makes a list of the connected user’s, to add people to. Comes back with its id.',
    tags: ['important'],
    request: 'POST /2/lists',
    scopes: ['list.write'],
    input: { required: ['name'], properties: listFields },
  },
  {
    name: 'TWITTER_UPDATE_LIST',
    description: 'Changes name, description or privacy of a list of the connected user’s.',
    tags: ['idempotent'],
    request: 'PUT /2/lists/{id}',
    scopes: ['list.write'],
    argumentAliases: idOfList,
    input: { required: ['id'], properties: { id: list_id, ...listFields } },
  },
  {
    name: 'TWITTER_DELETE_LIST',
    description: 'Deletes a list of the connected user’s; the people on it are not touched.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /2/lists/{id}',
    scopes: ['list.write'],
    argumentAliases: idOfList,
    input: { required: ['id'], properties: { id: list_id } },
  },
  {
    name: 'TWITTER_LIST_LOOKUP_BY_LIST_ID',
    description: 'Reads what a list is: name, description, owner, counts of members and followers.',
    tags: ['read-only'],
    request: 'GET /2/lists/{id}',
    fixed: list,
    scopes: ['list.read'],
    argumentAliases: idOfList,
    input: { required: ['id'], properties: { id: list_id } },
  },
  {
    name: 'TWITTER_GET_A_USER_S_OWNED_LISTS',
    description: 'Lists the lists that a person has made, with id, name and counts of each.',
    tags: ['important', 'read-only'],
    request: 'GET /2/users/{id}/owned_lists',
    fixed: list,
    scopes: ['list.read'],
    argumentAliases: idOfUser,
    input: { required: ['id'], properties: { id: user_id, ...pageOf('Lists', 1, 100, 100) } },
  },
  {
    name: 'TWITTER_LIST_POSTS_TIMELINE_BY_LIST_ID',
    description: 'Reads the posts of those who are on a list, newest first, with their authors.',
    tags: ['important', 'read-only'],
    keywords: ['feed', 'tweets'],
    request: 'GET /2/lists/{id}/tweets',
    fixed: post,
    scopes: ['list.read'],
    argumentAliases: idOfList,
    input: { required: ['id'], properties: { id: list_id, ...pageOf('Posts', 1, 100, 100) } },
  },
  {
    name: 'TWITTER_FETCH_LIST_MEMBERS_BY_ID',
    description: 'Lists the people who are on a list, with names and counts of each.',
    tags: ['read-only'],
    request: 'GET /2/lists/{id}/members',
    fixed: person,
    scopes: ['list.read'],
    argumentAliases: idOfList,
    input: { required: ['id'], properties: { id: list_id, ...pageOf('People', 1, 100, 100) } },
  },
  {
    name: 'TWITTER_ADD_A_LIST_MEMBER',
    description: 'Puts a person on a list of the connected user’s. On a public one they are told.',
    tags: ['important', 'idempotent'],
    request: 'POST /2/lists/{id}/members',
    scopes: ['list.write'],
    argumentAliases: idOfList,
    input: { required: ['id', 'user_id'], properties: { id: list_id, user_id } },
  },
  {
    name: 'TWITTER_REMOVE_A_LIST_MEMBER',
    description: 'Takes a person off a list of the connected user’s. Nobody is told.',
    tags: ['destructive', 'idempotent'],
    request: 'DELETE /2/lists/{id}/members/{user_id}',
    scopes: ['list.write'],
    argumentAliases: idOfList,
    input: { required: ['id', 'user_id'], properties: { id: list_id, user_id } },
  },
]

/** Actions of the X API. */
export const twitterActions: ActionDefinition[] = [
  ...POSTS,
  ...TIMELINES,
  ...LIKES,
  ...PEOPLE,
  ...MESSAGES,
  ...LISTS,
]
