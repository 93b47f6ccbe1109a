import { describe, expect, test } from 'vitest'
import { networksAreInstalled } from '../networks/atproto.ts'
import { runDeeds } from './deeds.ts'
import { runStory } from './story.ts'

describe.skipIf(!networksAreInstalled && !process.env.CI)('the story under kill -9, a few rounds of it', () => {
  test('nothing heard or sent is lost or doubled, and the trail stays whole', async () => {
    const story = await runStory({ rounds: 3, seed: 4, say: () => {} })
    expect(story).toMatchObject({
      posts: { lost: [], doubled: [], strays: [], unfollowed: [] },
      answers: { lost: [], doubled: [], unknown: [] },
      audit: { whole: true },
      falls: [],
      unfinished: [],
    })
    expect(story.kills.server).toBeGreaterThan(0)
    expect(story.kills.database).toBeGreaterThan(0)
    expect(story.posts.value).toBeGreaterThan(0)
    expect(story.answers.value).toBeGreaterThan(0)
  }, 180_000)
})

test('likes, boosts and other words that are on their way when the house is killed are done once, and the newest', async () => {
  const deeds = await runDeeds({ rounds: 4, seed: 9, say: () => {} })
  expect(deeds).toMatchObject({ wrong: [], doubled: [], falls: [], unfinished: [] })
  expect(deeds.kills.server).toBeGreaterThan(0)
  for (const kind of ['like', 'answer', 'edit'] as const) expect(deeds.done[kind], kind).toBeGreaterThan(0)
}, 180_000)
