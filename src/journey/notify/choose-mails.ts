import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, type EmployeeActor, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { isMailOn } from '#platform/mail'
import { kinds, letterRoles, type Mails, none } from './model.ts'
import { addressOf, mailsRow, saveMails } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'mails.chosen': { employeeId: string; kinds: string[] }
  }
}

export const ChooseMails = z.object({
  promises: z.boolean(),
  questions: z.boolean(),
  incidents: z.boolean(),
  letter: z.boolean().default(false),
})

export interface MyMails extends Mails {
  /** Where they are written to: the address with which they sign in. */
  address: string | null
  /** The house has a mail server. */
  isOn: boolean
  /** Whoever leads may have the letter sent. */
  mayHaveLetter: boolean
}

/** What whoever acts asked to be written to about. */
export async function myMails(ctx: Context): Promise<MyMails> {
  const me = requireEmployee(ctx)
  const { employeeId } = me
  const [mails, address] = [await mailsRow(ctx, employeeId), await addressOf(ctx, employeeId)]
  return { ...(mails ?? none), address: address ?? null, isOn: isMailOn(ctx), mayHaveLetter: mayHaveLetter(me) }
}

/** A colleague says what they want a mail about. The desk tells them all the same. */
export async function chooseMails(ctx: Context, input: z.input<typeof ChooseMails>): Promise<MyMails> {
  const me = requireEmployee(ctx)
  const { employeeId } = me
  const wanted = check(ChooseMails, input)
  if (wanted.letter && !mayHaveLetter(me))
    throw new Problem(
      'forbidden',
      'The letter is mailed to coordinators, communications and administrators. You can read it under Results.',
    )
  const chosen = [...kinds, 'letter' as const].filter(kind => wanted[kind])
  if (chosen.length > 0 && !isMailOn(ctx))
    throw new Problem('refused', 'No mail server is set up yet. An administrator sets SOSH_MAIL_URL.')
  await inTransaction(ctx, async ctx => {
    await saveMails(ctx, employeeId, wanted)
    await emit(ctx, 'mails.chosen', { employeeId, kinds: chosen }, { subjectId: employeeId })
  })
  return myMails(ctx)
}

const mayHaveLetter = ({ roles }: EmployeeActor) => roles.some(role => letterRoles.includes(role))
