export { advocacyCard } from './advocacy-card.ts'
export { lookWhoSpeaksWell, lookWhoSpeaksWellJob } from './look-who-speaks-well.ts'
