import { isbot } from 'isbot'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { asksNotToBeFollowed, type Click, codeIn, hostIn, isAhead, leadTo, type TrackedLink } from './model.ts'
import { insertClicks, linksByCode, markFollowed } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'link.followed': { linkId: string; conversationId?: string; employeeId: string }
  }
}

/** Somebody at one of our short addresses. `header`: by its name in small letters. */
export interface Asked {
  method: string
  /** With its query. */
  path: string
  header: (name: string) => string | undefined
}

/** What they are told: where to go, that it leads nowhere, or (`looks`) where it would lead. */
export type Led =
  | { kind: 'to'; url: string }
  | { kind: 'looks'; link: Pick<TrackedLink, 'url' | 'title' | 'madeByName' | 'retiredAt'> }
  | { kind: 'nowhere'; wasThere: boolean }
  | { kind: 'away' }

export interface LinkDoor {
  /** Whether a path may be one of ours. */
  isOurs: (path: string) => boolean
  follow: (asked: Asked) => Promise<Led>
}

const knownForMs = 60_000
const mostKnown = 50_000
const mostInAGroup = 2_000
/** So long somebody waits for their click to be written; then they are led on, and it is not counted. */
const patienceMs = 2_000
const minuteMs = 60_000

interface Waiting {
  click: Click
  done: () => void
}

/** What stands under a code, or that nothing does; `to`: where a click that may be counted leads, made once. */
interface Known {
  link: TrackedLink | undefined
  to: string
  until: number
}

/** One group of clicks is written at a time; whoever comes meanwhile is in the next. */
interface Line {
  waiting: Waiting[]
  isMoving: boolean
  write: (clicks: Click[]) => Promise<void>
}

/**
 * Leads people on, and counts them: a click is committed in PostgreSQL before its follower is answered, so nothing that happens
 * to this process loses it. It is on the disk within three turns of PostgreSQL’s WAL writer (0.6 s): only where the database’s
 * own machine goes down, clicks of that time can be lost. The first that follows a link is news, and on the disk at once.
 * Those who come together are written together, so that one wait serves all of them.
 */
export function followLinks(ctx: Context): LinkDoor {
  const known = new Map<string, Known>()
  const programs = new Map<string, boolean>()
  const first: Line = { waiting: [], isMoving: false, write: writeFirst }
  const others: Line = { waiting: [], isMoving: false, write: clicks => insertClicks(ctx, clicks, { soon: true }) }

  function find(code: string): Known | Promise<Known> {
    const there = known.get(code)
    return there && there.until > Date.now() ? there : look(code)
  }

  async function look(code: string): Promise<Known> {
    const until = Date.now() + knownForMs
    const [link] = await linksByCode(ctx, [code])
    if (known.size >= mostKnown) known.clear()
    const found = { link, to: link ? leadTo(link, true) : '', until }
    known.set(code, found)
    return found
  }

  function isProgram(agent: string | undefined): boolean {
    if (!agent) return true
    const there = programs.get(agent)
    if (there !== undefined) return there
    if (programs.size >= mostKnown) programs.clear()
    const found = isbot(agent)
    programs.set(agent.slice(0, 1000), found)
    return found
  }

  let minute = new Date(0)

  /** The same moment for all of a minute: it is asked with each click. */
  function minuteOf(now: Date): Date {
    const at = Math.floor(now.getTime() / minuteMs) * minuteMs
    if (minute.getTime() !== at) minute = new Date(at)
    return minute
  }

  /** Settles once the click is written, or can't be. */
  function write(click: Click, line: Line): Promise<void> {
    return new Promise(done => {
      line.waiting.push({ click, done })
      if (!line.isMoving) void move(line)
    })
  }

  async function move(line: Line): Promise<void> {
    line.isMoving = true
    // Whoever arrives in the same turn is written with them.
    await new Promise(setImmediate)
    while (line.waiting.length > 0) {
      const group = line.waiting.slice(0, mostInAGroup)
      line.waiting = line.waiting.slice(mostInAGroup)
      try {
        await within(patienceMs, line.write(group.map(({ click }) => click)))
      } catch (error) {
        ctx.log.warn('Links were followed and could not be counted', {
          count: group.length,
          error: error instanceof Error ? error.name : 'unknown',
        })
      }
      for (const { done } of group) done()
    }
    line.isMoving = false
  }

  async function writeFirst(clicks: Click[]): Promise<void> {
    const linkIds = new Set(clicks.map(({ linkId }) => linkId))
    await inTransaction(ctx, async ctx => {
      await insertClicks(ctx, clicks, { soon: false })
      for (const { id: linkId, conversationId, madeBy } of await markFollowed(ctx, [...linkIds].sort())) {
        const about = { linkId, ...(conversationId && { conversationId }), employeeId: madeBy }
        await emit(ctx, 'link.followed', about, { subjectId: conversationId ?? linkId })
      }
    })
    for (const { link } of known.values()) if (link && linkIds.has(link.id)) link.followedAt ??= ctx.now()
  }

  return {
    isOurs: path => path.startsWith('/l/'),
    async follow({ method, path, header }) {
      const asked = codeIn(path)
      if (!asked) return { kind: 'nowhere', wasThere: false }
      let there: Known | undefined
      try {
        const found = find(asked.code)
        there = found instanceof Promise ? await found : found
      } catch {
        // The database is away. Where this led a minute ago, it leads still.
        there = known.get(asked.code)
        if (!there) return { kind: 'away' }
      }
      const { link, to } = there
      if (!link) return { kind: 'nowhere', wasThere: false }
      if (asked.looks) return { kind: 'looks', link }
      if (link.retiredAt) return { kind: 'nowhere', wasThere: true }
      const isFollowable = !asksNotToBeFollowed(header)
      const counts = isFollowable && method === 'GET' && !isAhead(header) && !isColleague(header('cookie'))
      if (counts) {
        const click = {
          linkId: link.id,
          at: minuteOf(ctx.now()),
          fromHost: hostIn(header('referer')),
          isProgram: isProgram(header('user-agent')),
        }
        await write(click, !click.isProgram && link.followedAt === null ? first : others)
      }
      return { kind: 'to', url: isFollowable ? to : leadTo(link, false) }
    },
  }
}

/** Who is signed in at the desk looks whether the link works. */
function isColleague(cookie: string | undefined): boolean {
  return cookie?.includes('sosh.session_token=') ?? false
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  try {
    await Promise.race([
      work,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('It took too long.')), ms)
      }),
    ])
  } finally {
    clearTimeout(timer)
    work.catch(() => {})
  }
}
