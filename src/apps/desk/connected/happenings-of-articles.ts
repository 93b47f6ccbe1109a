import { counted } from '../words.ts'
import { count, type Happening, possessive, text } from './happening.ts'

/** What happens with what colleagues publish under their own names, in words. */
export const happeningsOfArticles: Record<string, Happening> = {
  'article.begun': {
    label: 'Article: begun',
    say: ({ of }) => `${of('employeeId')} began to write something to publish`,
  },
  'article.handed-in': {
    label: 'Article: read by others',
    say: ({ of }) => `${of('employeeId')} had a colleague read what they will publish`,
  },
  'article.stopped': {
    label: 'Article: stopped',
    say: ({ of, payload }) =>
      `What ${of('employeeId')} would have published had to stay inside, by ${counted(count(payload.rules), 'rule')}`,
  },
  'article.approved': {
    label: 'Article: approved',
    say: ({ of, payload }) =>
      `${possessive(of('employeeId'))} article was found good${payload.changed ? ', with other words' : ''}`,
  },
  'article.returned': { label: 'Article: returned', say: ({ of }) => `The article of ${of('employeeId')} came back` },
  'author.described': {
    label: 'Author’s page changed',
    say: ({ of }) => `${of('employeeId')} said who they are, on their page as an author`,
  },
  'article.taken-back': {
    label: 'Article: taken back to write on',
    say: ({ of, payload }) =>
      `${of('employeeId')} took an article back to write on${payload.from === 'published' ? '; the published words stand until then' : ''}`,
  },
  'article.scheduled': {
    label: 'Article: to go out at a time',
    say: ({ of }) => `${of('employeeId')} let an article go, at a time to come`,
  },
  'article.published': {
    label: 'Article: published',
    say: ({ of, payload }) =>
      `${of('employeeId')} published ${payload.isNew ? 'an article' : 'other words in place of an article'}`,
  },
  'article.corrected': {
    label: 'Article: put right',
    say: ({ of }) => `${of('employeeId')} put an article right, and said so at its head`,
  },
  'article.held-at-its-time': {
    label: 'Article: held at its time',
    say: ({ of, payload }) =>
      `The article of ${of('employeeId')} did not go out at its time${count(payload.rules) > 0 ? `, by ${counted(count(payload.rules), 'rule')}` : ''}: it waits for them`,
  },
  'article.withdrawn': {
    label: 'Article: withdrawn',
    say: ({ of, payload }) =>
      payload.wasPublic
        ? `${text(payload.by) === text(payload.employeeId) ? of('employeeId') : of('by')} withdrew an article${text(payload.by) === text(payload.employeeId) ? '' : ` of ${of('employeeId')}`}: its page says why`
        : `${of('employeeId')} gave up an article that nobody saw`,
  },
}
