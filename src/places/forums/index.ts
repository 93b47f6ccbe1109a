export type { Where } from './ask.ts'
export type {
  LeftOut,
  PersonRead,
  Piece,
  PostRead,
  Reading,
  TopicRead,
} from './model.ts'
export { type DiscourseCursor, readDiscourse } from './read-discourse.ts'
export { type ExportCursor, readDiscourseExport } from './read-discourse-export.ts'
export { type NodebbCursor, readNodebb } from './read-nodebb.ts'
export { readTable, type TableCursor } from './read-table.ts'
export { toMarkdown } from './to-markdown.ts'
