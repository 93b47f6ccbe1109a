export { theDecision } from './decide.ts'
export { countDecisions, type DecisionCounts } from './decision-store.ts'
export { sortPosts, sortPostsJob } from './sort-posts.ts'
