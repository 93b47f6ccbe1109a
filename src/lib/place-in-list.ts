import { z } from 'zod'
import { Problem } from './problem.ts'

/** Where a page of a list ended, as `next` named it: the moment and the id of its last row. Nothing: the list begins. */
export function placeInList(before: string | undefined): { at: Date; id: string } | undefined {
  if (!before) return undefined
  const [at = '', id = ''] = before.split('_')
  const date = new Date(at)
  if (Number.isNaN(date.getTime()) || !z.uuid().safeParse(id).success)
    throw new Problem('invalid', 'This place in the list is not known.')
  return { at: date, id }
}
