import { letterPaths, sitePaths } from '#lib/paths'
import { type MailWords, mailWordsIn } from '#places/mail-words'
import { signInOf, theMember } from '#places/members'
import { findMaster, homeOf, theSite } from '#places/sites'
import type { Context } from '#platform/context'
import { isMailOn, queueMail } from '#platform/mail'
import { kinds, type LetterKind } from './model.ts'
import { type Line, written } from './words.ts'

/** The address at which somebody may be written to: one that they have shown to be theirs. */
export async function addressOf(ctx: Context, memberId: string): Promise<string | undefined> {
  const { userId } = await theMember(ctx, { id: memberId })
  const signIn = userId ? await signInOf(ctx, userId) : undefined
  return signIn?.isConfirmed ? signIn.email : undefined
}

interface Letter {
  memberId: string
  kind: LetterKind
  siteId: string
  /** What it says, in the language that they chose; dates are written for that language. */
  says: (words: MailWords, language: string) => { subject: string; opening: string; because: string; lines: Line[] }
  key: string
}

/** Queues a letter of the community in the caller’s transaction, with the one press that ends its kind (RFC 8058). */
export async function sendLetter(ctx: Context, letter: Letter): Promise<boolean> {
  if (!isMailOn(ctx)) return false
  const to = await addressOf(ctx, letter.memberId)
  if (!to) return false
  const { language, name } = await theMember(ctx, { id: letter.memberId })
  const site = await theSite(ctx, letter.siteId)
  // Nothing leaves from the sample.
  if (site.isSample) return false
  const home = homeOf(ctx, site, await findMaster(ctx))
  const paths = letterPaths(home)
  const stop = paths.stop(stopToken(ctx, letter.memberId, letter.kind))
  const words = mailWordsIn(language)
  const said = letter.says(words, words.language)
  const frame = { ...said, words, to: name, site: site.name, home, stop, settings: paths.letters() }
  await queueMail(ctx, { to, ...written(frame), unsubscribeUrl: stop, key: letter.key })
  return true
}

/** The first page of a site, absolute. */
export async function homeAt(ctx: Context, siteId: string): Promise<{ name: string; home: string }> {
  const site = await theSite(ctx, siteId)
  return { name: site.name, home: sitePaths(homeOf(ctx, site, await findMaster(ctx))).home() }
}

const purpose = 'end of letters'

/** Known by its signature alone: whoever has the mail may end these mails, and nothing else. */
function stopToken(ctx: Context, memberId: string, kind: LetterKind): string {
  return `${memberId}.${kind}.${ctx.secrets.sign(purpose, `${memberId} ${kind}`)}`
}

export function readStop(ctx: Context, token: string): { memberId: string; kind: LetterKind } | undefined {
  const [memberId = '', said = '', ...signature] = token.split('.')
  const kind = kinds.find(each => each === said)
  if (!kind || !ctx.secrets.verify(purpose, `${memberId} ${kind}`, signature.join('.'))) return undefined
  return { memberId, kind }
}
