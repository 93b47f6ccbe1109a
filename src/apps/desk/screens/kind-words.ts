import type { Kind } from '../view-types.ts'

/** What a post is, as people say it. */
export const kindWords: Record<Kind, string> = {
  question: 'a question',
  complaint: 'a complaint',
  praise: 'praise',
  idea: 'an idea',
  'purchase-interest': 'choosing',
  news: 'news',
  static: 'static',
  unknown: 'a remark',
}
