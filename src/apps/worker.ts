import { setTimeout as pause } from 'node:timers/promises'
import { isSetUp } from '#core/company'
import { deliver, deliverJob, type PageToTell, sweepDeliveries, tellPage, tellPageJob } from '#core/delivery'
import { sweepFacts } from '#core/facts'
import { countPreferences, lookWhoSpeaksWell, lookWhoSpeaksWellJob } from '#journey/advocacy'
import { countWays, countWaysJob } from '#journey/attribution'
import { settleTries } from '#journey/experiment'
import { readLibraries, readLibrariesJob } from '#journey/expertise'
import { forgetOldMarks } from '#journey/fold'
import { leaveSource, leaveSourceJob, matchStream, runSources } from '#journey/gather'
import { countThemes, sortPosts, sortPostsJob } from '#journey/learn'
import {
  completeThread,
  completeThreadJob,
  meetPeople,
  meetPeopleJob,
  pursuePush,
  pursuePushJob,
  type Speakers,
} from '#journey/listen'
import { mailLetters } from '#journey/notify'
import { weighPeople, weighPeopleJob } from '#journey/power'
import { watchPromises } from '#journey/promptness'
import { keepErasures, proveLinks, proveLinksJob, sweepRetention } from '#journey/relate'
import { sweepClaims } from '#journey/route'
import { forgetOldShopMessages } from '#journey/sales'
import { watchSpikes } from '#journey/spikes'
import { countWhatChanged, countWhatChangedJob } from '#journey/tally'
import { forgetPresence } from '#journey/together'
import { createIssue, createIssueJob, followIssues, lookAtIssue, lookAtIssueJob } from '#journey/track'
import { understanding } from '#journey/understand'
import { bringAlong, bringJob } from '#places/bring-along'
import { forgetOldTellings, handOver, handOverJob, seek, seekJob, type Telling } from '#places/federation'
import {
  bringFeed,
  bringFeedJob,
  forgetOverSubscriptions,
  lookAtFeeds,
  lookAtFeedsJob,
  verifyIntent,
  verifyIntentJob,
} from '#places/hub'
import { deleteOldLetters, sweepDigests } from '#places/letters'
import { deleteOverSignIns } from '#places/members'
import { sweepOffers } from '#places/offers'
import { sweepPictures } from '#places/pictures'
import { goOut, goOutJob, sweepArticles } from '#places/publish'
import { sealEvents } from '#platform/audit'
import type { ProcessRole } from '#platform/config'
import { as, type Context } from '#platform/context'
import { eventTasks } from '#platform/events'
import { enqueue, type Job, startJobs } from '#platform/jobs'
import type { Live } from '#platform/live'
import { sendMail, sendMailJob } from '#platform/mail'
import { openStream } from '#platform/stream'
import { initialise } from '#text/language'
import type { House } from './house.ts'
import { feedReader } from './site/index.ts'

const sweepEveryMs = 15_000
const sealEveryMs = 1_000
const readEveryMs = 60_000
const forgetEveryMs = 3_600_000
const weighEveryMs = 600_000
const countEveryMs = 60_000

/** Runs what nobody waits for: the news, deliveries, threads to complete, claims that run out, the seals of the trail. */
export async function startWorker({ ctx, database }: House): Promise<AsyncDisposable> {
  const readFeed = feedReader(ctx)
  const jobs: Job<never>[] = [
    ...eventTasks(),
    {
      name: deliverJob,
      waitsForOthers: true,
      run: (ctx: Context, { deliveryId }: { deliveryId: string }) => deliver(ctx, deliveryId),
    } as Job<never>,
    {
      name: goOutJob,
      run: (ctx: Context, { articleId }: { articleId: string }) => goOut(ctx, articleId),
    } as Job<never>,
    {
      name: sortPostsJob,
      run: async (ctx: Context) => {
        await sortPosts(ctx)
      },
    } as Job<never>,
    {
      name: readLibrariesJob,
      waitsForOthers: true,
      run: async (ctx: Context) => {
        await readLibraries(ctx)
      },
    } as Job<never>,
    {
      name: leaveSourceJob,
      waitsForOthers: true,
      run: (ctx: Context, closed: { sourceId: string; closedAt: string }) => leaveSource(ctx, closed),
    } as Job<never>,
    {
      name: tellPageJob,
      waitsForOthers: true,
      run: (ctx: Context, page: PageToTell) => tellPage(ctx, page),
    } as Job<never>,
    {
      name: handOverJob,
      waitsForOthers: true,
      run: (ctx: Context, telling: Telling) => handOver(ctx, telling),
    } as Job<never>,
    {
      name: seekJob,
      waitsForOthers: true,
      run: (ctx: Context, sought: { followingId: string }) => seek(ctx, sought),
    } as Job<never>,
    {
      name: lookAtFeedsJob,
      run: (ctx: Context, changed: { scope: string }) => lookAtFeeds(ctx, changed, readFeed),
    } as Job<never>,
    {
      name: verifyIntentJob,
      waitsForOthers: true,
      run: (ctx: Context, asked: { subscriptionId: string }) => verifyIntent(ctx, asked, readFeed),
    } as Job<never>,
    {
      name: bringFeedJob,
      waitsForOthers: true,
      run: (ctx: Context, to: { subscriptionId: string }) => bringFeed(ctx, to, readFeed),
    } as Job<never>,
    {
      name: bringJob,
      waitsForOthers: true,
      run: (ctx: Context, { bringingId }: { bringingId: string }) => bringAlong(ctx, bringingId),
    } as Job<never>,
    {
      name: completeThreadJob,
      waitsForOthers: true,
      run: (ctx: Context, { conversationId }: { conversationId: string }) =>
        completeThread(ctx, conversationId, understanding),
    } as Job<never>,
    {
      name: createIssueJob,
      waitsForOthers: true,
      run: (ctx: Context, { issueId }: { issueId: string }) => createIssue(ctx, issueId),
    } as Job<never>,
    {
      name: lookAtIssueJob,
      waitsForOthers: true,
      run: (ctx: Context, { issueId }: { issueId: string }) => lookAtIssue(ctx, issueId),
    } as Job<never>,
    {
      name: meetPeopleJob,
      waitsForOthers: true,
      run: (ctx: Context, speakers: Speakers) => meetPeople(ctx, speakers),
    } as Job<never>,
    {
      name: proveLinksJob,
      waitsForOthers: true,
      run: async (ctx: Context, whose: { personId: string }) => {
        await proveLinks(ctx, whose)
      },
    } as Job<never>,
    {
      name: weighPeopleJob,
      run: (ctx: Context) => weighPeople(ctx),
    } as Job<never>,
    {
      name: lookWhoSpeaksWellJob,
      run: (ctx: Context) => lookWhoSpeaksWell(ctx),
    } as Job<never>,
    {
      name: countWhatChangedJob,
      run: async (ctx: Context) => {
        await countWhatChanged(ctx)
        await countThemes(ctx)
        await countPreferences(ctx)
      },
    } as Job<never>,
    {
      name: countWaysJob,
      run: (ctx: Context) => countWays(ctx),
    } as Job<never>,
    {
      name: sendMailJob,
      waitsForOthers: true,
      run: (ctx: Context, mail: Parameters<typeof sendMail>[1]) => sendMail(ctx, mail),
    } as Job<never>,
    {
      name: pursuePushJob,
      waitsForOthers: true,
      run: (ctx: Context, pushed: { sourceId: string; later: unknown }) => pursuePush(ctx, pushed, understanding),
    } as Job<never>,
  ]
  const queue = startJobs(ctx, database.pool, jobs)
  const loops = [
    repeat(as(ctx, { kind: 'job', name: 'sweep' }), sweepEveryMs, async ctx => {
      if (await isSetUp(ctx)) for (const sweep of sweeps) await orTellWhy(ctx, sweep)
    }),
    repeat(as(ctx, { kind: 'job', name: 'seal' }), sealEveryMs, async ctx => {
      await sealEvents(ctx)
    }),
    repeat(as(ctx, { kind: 'job', name: 'read-libraries' }), readEveryMs, async ctx => {
      await readLibraries(ctx)
    }),
    // As a job: of several workers one weighs.
    repeat(as(ctx, { kind: 'job', name: 'weigh people' }), weighEveryMs, ctx =>
      enqueue(ctx, weighPeopleJob, {}, { key: weighPeopleJob, oneByOne: weighPeopleJob }),
    ),
    repeat(as(ctx, { kind: 'job', name: 'look who speaks well' }), weighEveryMs, ctx =>
      enqueue(ctx, lookWhoSpeaksWellJob, {}, { key: lookWhoSpeaksWellJob, oneByOne: lookWhoSpeaksWellJob }),
    ),
    repeat(as(ctx, { kind: 'job', name: 'count by day' }), countEveryMs, ctx =>
      enqueue(ctx, countWhatChangedJob, {}, { key: countWhatChangedJob, oneByOne: countWhatChangedJob }),
    ),
    repeat(as(ctx, { kind: 'job', name: 'count ways' }), forgetEveryMs, ctx =>
      enqueue(ctx, countWaysJob, {}, { key: countWaysJob, oneByOne: countWhatChangedJob }),
    ),
    repeat(as(ctx, { kind: 'job', name: 'erase again' }), forgetEveryMs, keepErasures),
    repeat(as(ctx, { kind: 'job', name: 'forget' }), forgetEveryMs, forgetOldMarks),
    repeat(as(ctx, { kind: 'job', name: 'forget sign-ins' }), forgetEveryMs, deleteOverSignIns),
    repeat(as(ctx, { kind: 'job', name: 'forget letters' }), forgetEveryMs, deleteOldLetters),
    repeat(as(ctx, { kind: 'job', name: 'forget shop messages' }), forgetEveryMs, forgetOldShopMessages),
    repeat(as(ctx, { kind: 'job', name: 'forget tellings' }), forgetEveryMs, forgetOldTellings),
    repeat(as(ctx, { kind: 'job', name: 'forget subscribers' }), forgetEveryMs, forgetOverSubscriptions),
    repeat(as(ctx, { kind: 'job', name: 'keep only so long' }), forgetEveryMs, async ctx => {
      await sweepRetention(ctx)
    }),
  ]
  return {
    async [Symbol.asyncDispose]() {
      await Promise.all(loops.map(stop => stop()))
      await queue[Symbol.asyncDispose]()
    },
  }
}

/**
 * Listens to the sources; wakes at once when one is opened, paused or resumed. Where there is a stream between readers
 * and matchers, does the part of it that this process has a role for.
 */
export function startListener({ ctx }: House, live: Live): AsyncDisposable {
  const { roles, natsServers, streamMaxBytes } = ctx.config
  // Reading its table of languages takes a third of a second: now, rather than while the first post waits.
  initialise()
  const stream =
    natsServers.length > 0 ? openStream(ctx, { servers: natsServers, maxBytes: streamMaxBytes }) : undefined
  const does = (role: ProcessRole) => roles.includes('listener') || roles.includes(role)
  const matching = stream && does('matcher') ? matchStream(ctx, stream, understanding) : undefined
  const reading = does('reader') ? runSources(ctx, understanding, stream) : undefined
  const forget = live.subscribe(note => {
    if (note.name.startsWith('source.') && note.name !== 'source.heard') reading?.lookNow()
  })
  return {
    async [Symbol.asyncDispose]() {
      forget()
      await reading?.[Symbol.asyncDispose]()
      await matching?.[Symbol.asyncDispose]()
      await stream?.[Symbol.asyncDispose]()
    },
  }
}

/** What time alone brings about, in this order. One that fails holds up none of the others. */
const sweeps = [
  sweepClaims,
  sweepDeliveries,
  sweepFacts,
  sweepArticles,
  sweepOffers,
  sweepDigests,
  sweepPictures,
  forgetPresence,
  watchPromises,
  followIssues,
  watchSpikes,
  settleTries,
  mailLetters,
]

/** A failure waits for the next time. */
async function orTellWhy(ctx: Context, work: (ctx: Context) => Promise<unknown>): Promise<void> {
  await work(ctx).catch(error =>
    ctx.log.warn('A regular task failed and is tried again', {
      task: work.name,
      error: error instanceof Error ? error.name : 'unknown',
    }),
  )
}

/** Does something again and again, one after the other; ends as soon as it is told to, or what it is at is done. */
function repeat(ctx: Context, everyMs: number, work: (ctx: Context) => Promise<void>): () => Promise<void> {
  const ended = new AbortController()
  const running = (async () => {
    while (!ended.signal.aborted) {
      await orTellWhy(ctx, work)
      await pause(everyMs, undefined, { signal: ended.signal }).catch(() => {})
    }
  })()
  return async () => {
    ended.abort()
    await running
  }
}
