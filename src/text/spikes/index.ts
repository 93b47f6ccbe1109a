export { type Counts, findSpike, type Spike, type SpikeOptions } from './spikes.ts'
