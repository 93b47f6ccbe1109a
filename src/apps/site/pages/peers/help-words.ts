import { powersFrom, type Standing } from '#places/standing'

const people = (count: number, one: string, many: string) => (count === 1 ? one : `${count} ${many}`)

/** Somebody's standing in words; nothing where there is nothing to say. */
export function helpWords({ accepted, corrected, thankedByMembers, thankedByUs }: Standing): string[] {
  return [
    accepted > 0 && `${people(accepted, 'One answer', 'answers')} settled somebody’s question.`,
    thankedByUs > 0 && `The company thanked them ${thankedByUs === 1 ? 'once' : `${thankedByUs} times`}, by name.`,
    thankedByMembers > 0 && `Members thanked them ${thankedByMembers === 1 ? 'once' : `${thankedByMembers} times`}.`,
    corrected > 0 && `They pointed out ${people(corrected, 'one thing', 'things')} that had to be put right.`,
  ].filter(each => each !== false)
}

/** What it lets them do, for themselves to read. */
export function powerWords(standing: Standing): string {
  const { isTrusted, mayTag, reportWeighs } = powersFrom(standing)
  if (reportWeighs > 1)
    return 'You helped much: your words are not held back for links, you may put topics under the tags that fit, and what you report weighs twice.'
  if (mayTag)
    return 'You helped: your words are not held back for links any more, and you may put topics under the tags that fit.'
  if (isTrusted) return 'You helped: your words are not held back for links any more.'
  return 'A little more help to others, and your words are not held back for links any more.'
}
