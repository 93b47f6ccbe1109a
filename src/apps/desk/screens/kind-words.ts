import type { Kind } from '../view-types.ts'

/** What a post is, as people say it. */
export const kindWords: Record<Kind, string> = {
  question: 'a question',
  complaint: 'a complaint',
  praise: 'praise',
  idea: 'an idea',
  'purchase-interest': 'choosing',
  issue: 'a fault',
  'correction-needed': 'wrong about us',
  news: 'news',
  static: 'static',
  unknown: 'a remark',
}
