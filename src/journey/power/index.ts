export { powerCard } from './power-card.ts'
export { weighPeople, weighPeopleJob } from './weigh-people.ts'
