export { buyingCard, signSaid, stageSaid } from './buying-card.ts'
export { forgetByPage, type PageSeen, seePage } from './give-page.ts'
export { noteSigns } from './note-signs.ts'
export { countStages, placeOpeners } from './place-openers.ts'
