import { subscriptions } from '#platform/events'
import { listenForOurName } from './listen-for-our-name.ts'

export const on = subscriptions('query', {
  'company.founded': ctx => listenForOurName(ctx),
})
