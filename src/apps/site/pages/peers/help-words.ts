import { powersFrom, type Standing } from '#places/standing'
import type { Words } from '../../words/index.ts'

/** Somebody's standing in words; nothing where there is nothing to say. */
export function helpWords(own: Words['own'], standing: Standing): string[] {
  const { accepted, corrected, thankedByMembers, thankedByUs } = standing
  return [
    accepted > 0 && own.settled(accepted),
    thankedByUs > 0 && own.companyThanked(thankedByUs),
    thankedByMembers > 0 && own.membersThanked(thankedByMembers),
    corrected > 0 && own.pointedOut(corrected),
  ].filter(each => each !== false)
}

/** What it lets them do, for themselves to read. */
export function powerWords(own: Words['own'], standing: Standing): string {
  const { isTrusted, mayTag, reportWeighs } = powersFrom(standing)
  if (reportWeighs > 1) return own.helpedMuch
  if (mayTag) return own.mayTag
  return isTrusted ? own.isTrusted : own.aLittleMore
}
