export { advocacyCard } from './advocacy-card.ts'
export { countPreferences } from './count-preferences.ts'
export { lookAtSample, lookWhoSpeaksWell, lookWhoSpeaksWellJob } from './look-who-speaks-well.ts'
