export { advocacyCard } from './advocacy-card.ts'
export { lookAtSample, lookWhoSpeaksWell, lookWhoSpeaksWellJob } from './look-who-speaks-well.ts'
