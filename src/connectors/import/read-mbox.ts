import type { FileHandle } from 'node:fs/promises'
import { postOfMail } from '#connectors/entries'
import type { Batch, News } from '#core/channels'
import { joinOf, readMail } from '#text/mail'
import type { Place } from './layout.ts'
import { readMboxMails } from './mbox-mails.ts'

const batchSize = 200

/** The next mails of an archive, as news; threads are kept by what each says that it answers. */
export async function readMbox(
  file: FileHandle,
  from: Place,
  now: Date,
  signal: AbortSignal,
): Promise<{ news: News[]; unreadable: NonNullable<Batch['unreadable']>; next: Place; atEnd: boolean }> {
  const piece = await readMboxMails(file, from, batchSize, signal)
  const news: News[] = []
  const unreadable: NonNullable<Batch['unreadable']> = []
  for (const { number, bytes, isCutOff } of piece.mails) {
    const mail = await readMail(bytes, { isCutOff })
    if (mail.broken) unreadable.push({ at: `mail ${number}`, why: mail.broken })
    const isEmpty = mail.text === '' && mail.subject === '' && mail.attachments.length === 0
    if (isEmpty && !mail.from) unreadable.push({ at: `mail ${number}`, why: 'It holds no words and names no writer.' })
    else if (!mail.date) unreadable.push({ at: `mail ${number}`, why: 'It has no date that can be read.' })
    else news.push({ kind: 'post', post: postOfMail(mail, { now, join: joinOf(mail, {}) }) })
  }
  return { news, unreadable, next: piece.next, atEnd: piece.atEnd }
}
