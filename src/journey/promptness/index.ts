export { renewPromises } from './renew-promises.ts'
export { watchPromises } from './watch-promises.ts'
