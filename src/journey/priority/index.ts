export { type PriorityPart, priorityNow } from './model.ts'
export { prioritise, type Waiting } from './prioritise.ts'
export { deletePriorities } from './store.ts'
