import { type Context, inTransaction } from '#platform/context'
import { isMailOn, queueMail } from '#platform/mail'
import { type Kind, type Notice, written } from './model.ts'
import { forgetWritten, noteWritten, type Reader, readersOf } from './store.ts'

const keptForMs = 30 * 86_400_000

/**
 * Writes to those of these colleagues who asked for it, once about each piece of news. A mail of the house to its own
 * people: it says that there is something on the desk, and nothing of what somebody from outside said.
 */
export async function tellByMail(
  ctx: Context,
  eventId: string,
  kind: Kind,
  employeeIds: string[],
  noticeFor: (reader: Reader) => Notice,
): Promise<void> {
  if (!isMailOn(ctx) || employeeIds.length === 0) return
  const home = ctx.config.publicUrl.replace(/\/+$/, '')
  await inTransaction(ctx, async ctx => {
    await forgetWritten(ctx, new Date(ctx.now().getTime() - keptForMs))
    for (const reader of await readersOf(ctx, kind, employeeIds)) {
      if (!(await noteWritten(ctx, eventId, reader.employeeId))) continue
      const mail = written(kind, reader.name, noticeFor(reader), home)
      await queueMail(ctx, { to: reader.email, ...mail, key: `${eventId} ${reader.employeeId}` })
    }
  })
}
