export type { Voice } from './model.ts'
export { shownRows as voicesToShow } from './store.ts'
