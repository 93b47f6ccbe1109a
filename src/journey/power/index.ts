export { powerCard } from './power-card.ts'
export { countWhoStandsOut, markToLookAt as markToWeigh } from './store.ts'
export { weighPeople, weighPeopleJob } from './weigh-people.ts'
