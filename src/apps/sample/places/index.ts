export { bringPlaces } from './bring-places.ts'
export { removePlaces } from './remove-places.ts'
