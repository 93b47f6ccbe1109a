import type {} from '#core/company'
import { subscriptions } from '#platform/events'
import { noteFounded } from './courses.ts'

export const on = subscriptions('train', {
  'company.founded': async ctx => {
    await noteFounded(ctx)
  },
})
