export { keepCalendar } from './calendars.ts'
export {
  type Held,
  type NoticeStep,
  noticeSteps,
  type Promisable,
  type Promises,
  type Target,
} from './model.ts'
export { type Calendar, openingHours } from './opening-hours.ts'
export { holidayRows as holidaysNow } from './store.ts'
export { keepTarget, promises, promisesWith, TargetInput } from './targets.ts'
