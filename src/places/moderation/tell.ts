import { sitePaths } from '#lib/paths'
import { type MailWords, mailWordsIn } from '#places/mail-words'
import { signInOf, theMember } from '#places/members'
import { findMaster, homeOf, theSite } from '#places/sites'
import type { Context } from '#platform/context'
import { isMailOn, queueMail } from '#platform/mail'

/** Writes to somebody what was decided, in the caller’s transaction, where they have an address that they confirmed. */
export async function mailTo(
  ctx: Context,
  told: {
    memberId: string
    siteId: string
    /** What it says, in the language that they chose. */
    says: (words: MailWords) => { subject: string; text: string }
  },
): Promise<void> {
  if (!isMailOn(ctx)) return
  const { memberId, says, siteId } = told
  const member = await theMember(ctx, { id: memberId })
  const signIn = member.userId ? await signInOf(ctx, member.userId) : undefined
  if (!signIn?.isConfirmed) return
  const site = await theSite(ctx, siteId)
  // Nothing leaves from the sample.
  if (site.isSample) return
  const home = homeOf(ctx, site, await findMaster(ctx))
  const words = mailWordsIn(member.language)
  const { subject, text } = says(words)
  await queueMail(ctx, {
    to: signIn.email,
    subject: `${subject}: ${site.name}`,
    text: `${words.helloTo(member.name)}\n\n${text}\n\n${words.everythingAboutIt}\n\n${sitePaths(home).told()}\n\n${site.name}\n${home}\n`,
  })
}
