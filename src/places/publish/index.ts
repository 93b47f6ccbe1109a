export { goOut, sweepArticles } from './after-release.ts'
export {
  authorBySlug,
  editionById,
  editionBySlug,
  editionRows as editions,
  insertAuthor as insertSampleAuthor,
  partsOf as partsOfSeries,
  seriesBySlug,
  takenSlugs as takenArticleSlugs,
  upsertEdition as insertSampleEdition,
} from './edition-store.ts'
export { bytesOf, keepMedia, openMedia } from './keep-media.ts'
export { mediaOf as mediaOfArticle } from './media-store.ts'
export {
  type Article,
  type AuthorPage,
  type Edition,
  limits as mediaLimits,
  type Media,
  minutesToRead,
  readRecording,
  type Series,
  wordsOfArticle,
  wrongInCaptions,
} from './model.ts'
export { addressFor, goOutJob, publishArticle } from './publish-article.ts'
export { serveMedia } from './serve-media.ts'
export {
  articlesBetween,
  deleteSampleArticles,
  insertArticle as insertSampleArticle,
  keepRevision as keepSampleRevision,
  lockArticle,
  markSampleArticles,
  moveArticle as moveSampleArticle,
} from './store.ts'
export { ArticleView, MediaView } from './views.ts'
export { withdrawArticle } from './withdraw-article.ts'
export { openArticle, saveArticle, takeBackArticle, theArticle, writeArticle } from './write-article.ts'
