import type { CustomerCodeView } from '../screens/customers.tsx'
import { counted, writtenDay } from '../words.ts'
import type { Answered } from './answers.ts'

/** A code that can still be used, in words: the code itself is known to nobody any more. */
export function codeView(code: Answered['VerificationCode']): CustomerCodeView {
  const { endsAt, id, isMine, kind, madeByName, product, since, usesLeft } = code
  const whom = kind === 'invitation' ? 'For one customer' : `For ${counted(usesLeft, 'more customer')}`
  return {
    id,
    words: `${whom}: ${product}${since ? `, since ${writtenDay(since)}` : ''}`,
    madeBy: madeByName ? `Made by ${madeByName}` : 'Made by a colleague who has left',
    endsAt,
    isMine,
  }
}
