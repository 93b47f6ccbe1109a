export { buyingCard } from './buying-card.ts'
export { forgetBuying } from './forget-buying.ts'
export { noteSigns } from './note-signs.ts'
export { placeOpeners } from './place-openers.ts'
