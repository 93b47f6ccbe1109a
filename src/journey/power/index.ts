export { powerCard } from './power-card.ts'
export { countWhoStandsOut } from './store.ts'
export { weighPeople, weighPeopleJob } from './weigh-people.ts'
