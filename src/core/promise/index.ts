export { calendars, keepCalendar } from './calendars.ts'
export {
  type Held,
  type NoticeStep,
  noticeSteps,
  type Promisable,
  type Promises,
  promisesOf,
  type Target,
  targetFor,
} from './model.ts'
export { type Calendar, type OpeningHours, openingHours } from './opening-hours.ts'
export { keepTarget, promises, promisesWith, TargetInput } from './targets.ts'
