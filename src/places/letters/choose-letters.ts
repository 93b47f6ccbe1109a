import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, requireMember } from '#platform/context'
import { type Letters, nextDigest, none, rhythms } from './model.ts'
import { addressOf } from './send-letter.ts'
import { lettersRow, saveLetters } from './store.ts'

export const ChooseLetters = z.object({ digest: z.enum(rhythms), replies: z.boolean(), mentions: z.boolean() })
export type ChooseLetters = z.input<typeof ChooseLetters>

/** A member says what they want to be written about. Only to an address that they have shown to be theirs. */
export async function chooseLetters(ctx: Context, input: ChooseLetters): Promise<void> {
  const { memberId } = requireMember(ctx)
  const wanted = check(ChooseLetters, input)
  const wantsAny = wanted.digest !== 'off' || wanted.mentions || wanted.replies
  if (wantsAny && !(await addressOf(ctx, memberId)))
    throw new Problem('refused', 'Show first that your address is yours: we write to no other.')
  await saveLetters(ctx, memberId, { ...wanted, nextAt: nextDigest(wanted.digest, ctx.now()) })
}

/** What whoever acts asked for. */
export async function myLetters(ctx: Context): Promise<Letters & { canBeWritten: boolean }> {
  const { memberId } = requireMember(ctx)
  const [letters, address] = await Promise.all([lettersRow(ctx, memberId), addressOf(ctx, memberId)])
  return { ...(letters ?? none), canBeWritten: address !== undefined }
}
