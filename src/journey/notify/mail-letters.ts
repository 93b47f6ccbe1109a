import { composeLetter, layOutLetter } from '#journey/monthly'
import { type Context, inTransaction } from '#platform/context'
import { isMailOn, queueMail } from '#platform/mail'
import { letterReaders, noteLetter } from './store.ts'

/**
 * Writes the letter about the month before to whoever leads and asked for it: once, from its first moment (UTC) on. That it
 * was written is noted with the mail in one transaction, so whoever is killed in between has done both or neither.
 */
export async function mailLetters(ctx: Context): Promise<number> {
  if (!isMailOn(ctx)) return 0
  const now = ctx.now()
  const ended = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 10)
  const readers = await letterReaders(ctx, month, ended)
  if (readers.length === 0) return 0
  const home = ctx.config.publicUrl.replace(/\/+$/, '')
  const letter = await composeLetter(ctx, month.slice(0, 7))
  const paper = `${home}/api/letter/paper?month=${letter.month}`
  let written = 0
  for (const { employeeId, email, name } of readers) {
    const because = 'You asked for this letter on the first of each month.'
    await inTransaction(ctx, async ctx => {
      if (!(await noteLetter(ctx, month, employeeId))) return
      await queueMail(ctx, {
        to: email,
        subject: letter.title,
        text: `Hello ${name},\n\n${letter.summary}\n\n${letter.text}\n\nOn paper (PDF): ${paper}\n\n${because}\nOther mails, or none: ${home}/settings\n`,
        html: layOutLetter(letter, [
          { words: 'On paper (PDF)', address: paper },
          { words: `${because} Other mails, or none`, address: `${home}/settings` },
        ]),
        key: `letter ${month} ${employeeId}`,
      })
      written++
    })
  }
  return written
}
