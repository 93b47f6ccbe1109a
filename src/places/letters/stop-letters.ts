import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import type { LetterKind } from './model.ts'
import { readStop } from './send-letter.ts'
import { endLetters } from './store.ts'

/** One press in a mail program, or on the page of its link, ends the mails of that kind. No sign-in: the mail is proof enough. */
export async function stopLetters(ctx: Context, token: string): Promise<LetterKind> {
  const meant = readStop(ctx, token)
  if (!meant) throw new Problem('not-found', 'This link is not whole. Take it from the mail once more.')
  await endLetters(ctx, meant.memberId, meant.kind)
  return meant.kind
}
