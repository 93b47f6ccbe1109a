import { type Account, connectorNamed, theLiveAccount } from '#core/channels'
import { type Company, sign, theCompany } from '#core/company'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { type Statement, type StatementPlace, signatureOf, wordsAt } from './model.ts'

/** What will stand at one place, signed by the company. */
export interface ToSay {
  place: StatementPlace
  account: Account
  said: string
}

/** What is said at each place, within what its network takes, or why that can't be. */
export async function messagesAt(ctx: Context, statement: Statement, known?: Company): Promise<ToSay[]> {
  const company = known ?? (await theCompany(ctx))
  const messages: ToSay[] = []
  for (const place of statement.places) {
    const account = await theLiveAccount(ctx, place.accountId)
    const at = { at: `places.${place.accountId}` }
    if (!account?.isOfficial)
      throw new Problem('conflict', `@${place.handle} is no official account any more. Choose another one.`, [
        { ...at, message: 'It was disconnected, or given to people.' },
      ])
    const connector = connectorNamed(account.connector)
    if (!connector.send || connector.capabilities.repliesOnly)
      throw new Problem('conflict', `On ${connector.label} one answers, and begins nothing.`, [
        { ...at, message: 'Choose an account elsewhere.' },
      ])
    if (account.signedOutAt)
      throw new Problem('conflict', `@${account.handle} is signed out there. Sign in again under Settings.`, [
        { ...at, message: 'Your words are kept.' },
      ])
    const said = sign(wordsAt(statement, place, company.timezone), signatureOf(company))
    const most = connector.limits.maxLength?.value
    const length = connector.lengthOf?.(said) ?? said.length
    if (most && length > most)
      throw new Problem(
        'invalid',
        `${length - most} too many for ${connector.label}, which takes ${most}, the company’s name included.`,
        [{ ...at, message: `Give @${account.handle} words of its own, or shorten these by ${length - most}.` }],
      )
    messages.push({ place, account, said })
  }
  return messages
}
