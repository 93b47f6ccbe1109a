export { canBeSet, makePaper, type Paper } from './make-paper.ts'
export { atMedia, type PagePicture, pictureIdsIn, plainOf, toPage } from './to-page.ts'
