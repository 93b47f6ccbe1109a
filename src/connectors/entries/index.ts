export { type ReadDate, readDate } from './dates.ts'
export { type EntryReading, readEntry, valueAt } from './entry.ts'
export { Mapping, Reading } from './mapping.ts'
export { looksLikeHtml } from './plain-text.ts'
