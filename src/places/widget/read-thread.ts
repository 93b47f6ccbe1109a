import type { Context } from '#platform/context'
import { noSuchThread, Token } from './ask-company.ts'
import type { Said, Thread } from './model.ts'
import { saidIn, threadByToken } from './store.ts'

/** What was said in a thread, for whoever has its link. */
export async function readThread(ctx: Context, token: string): Promise<{ thread: Thread; said: Said[] }> {
  const thread = await threadNow(ctx, token)
  return { thread, said: await saidIn(ctx, thread.id) }
}

/** The thread that a link opens. */
export async function threadNow(ctx: Context, token: string): Promise<Thread> {
  const known = Token.safeParse(token)
  const thread = known.success ? await threadByToken(ctx, ctx.secrets.hashToken(known.data)) : undefined
  if (!thread || thread.revokedAt) throw noSuchThread()
  return thread
}
