export { countMentions, recentSpikes } from './store.ts'
export { watchSpikes } from './watch-spikes.ts'
