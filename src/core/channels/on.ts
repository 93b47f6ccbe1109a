import { subscriptions } from '#platform/events'
import { disconnectOwnAccounts } from './connect-account.ts'

export const on = subscriptions('channels', {
  'employee.left': (ctx, { payload }) => disconnectOwnAccounts(ctx, payload.employeeId),
})
