export { addMentions, recentSpikes, type Thing } from './store.ts'
export { watchSpikes } from './watch-spikes.ts'
