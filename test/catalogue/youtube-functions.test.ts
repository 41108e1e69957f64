import { describe, expect, it } from 'vitest'
import { functions } from '../../src/catalogue/functions/youtube.ts'
import { fakeApp, refused, run } from './_fake-app.ts'

describe('YouTube', () => {
  it("lists a channel's videos from its playlist of uploads", async () => {
    const uploads = { contentDetails: { relatedPlaylists: { uploads: 'UU1' } } }
    const app = fakeApp({
      'GET /channels': { items: [uploads] },
      'GET /playlistItems': { items: [] },
    })
    await run(functions, 'youtube.list-channel-videos', { channel_id: 'UC1' }, app.call)
    await run(functions, 'youtube.list-channel-videos', {}, app.call)
    expect(app.requests.map(({ query }) => query)).toMatchObject([
      { id: 'UC1' },
      { playlistId: 'UU1', maxResults: 10 },
      { mine: true },
      { playlistId: 'UU1' },
    ])
  })

  it('says so where there is no such channel', async () => {
    const app = fakeApp({ 'GET /channels': {} })
    const listed = run(functions, 'youtube.list-channel-videos', { channel_id: 'x' }, app.call)
    await expect(listed).rejects.toEqual(refused('channel_id'))
  })

  it('repeats what a video says, since an update empties the rest', async () => {
    const snippet = { title: 'Old', description: 'D', categoryId: '22', publishedAt: '2026' }
    const status = { privacyStatus: 'private', uploadStatus: 'processed' }
    const app = fakeApp({ 'GET /videos': { items: [{ snippet, status }] }, 'PUT /videos': {} })
    await run(functions, 'youtube.update-video', { video_id: 'v1', title: 'New' }, app.call)
    expect(app.requests[1]?.body).toEqual({
      id: 'v1',
      snippet: { title: 'New', description: 'D', categoryId: '22' },
      status: { privacyStatus: 'private' },
    })
  })

  it('changes the privacy of a playlist and nothing else', async () => {
    const item = { snippet: { title: 'Mix' }, status: { privacyStatus: 'private' } }
    const app = fakeApp({ 'GET /playlists': { items: [item] }, 'PUT /playlists': {} })
    const args = { playlist_id: 'p1', privacy_status: 'public' }
    await run(functions, 'youtube.update-playlist', args, app.call)
    expect(app.requests[1]?.body).toEqual({
      ...{ id: 'p1', snippet: { title: 'Mix' } },
      status: { privacyStatus: 'public' },
    })
  })
})
