export { countThemes } from './count-themes.ts'
export { theDecision } from './decide.ts'
export {
  countDecisions,
  countDecisionsByMonth,
  type DecisionCounts,
  type DecisionMonth,
  forgetLetBeWhy,
  insertCitations as insertSampleCitations,
  insertDecision as insertSampleDecision,
  insertTellings as insertSampleTellings,
  setDecided as decideSample,
  setDone as finishSample,
} from './decision-store.ts'
export { themes } from './look-at-theme.ts'
export type { Area, Verdict } from './model.ts'
export { packed } from './points.ts'
export { deleteSampleLearning, tellSample } from './sample-store.ts'
export { sortPosts, sortPostsJob } from './sort-posts.ts'
export { insertPlacings as insertSamplePlacings, insertTheme as insertSampleTheme } from './theme-store.ts'
