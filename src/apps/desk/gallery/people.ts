import type { ColleagueView, MeView, PlaceView } from '../view-types.ts'

// Everybody here is invented. The clock stands at one moment, so that pictures can be compared.

export const now = new Date('2027-01-14T08:12:00Z')
export const timezone = 'Europe/Berlin'

/** So many minutes before (or, negative, after) the moment at which the gallery stands. */
export function before(minutes: number): string {
  return new Date(now.getTime() - minutes * 60_000).toISOString()
}

export const ines: MeView = {
  id: 'ines',
  name: 'Inés Navarro',
  title: 'Battery engineer',
  roles: ['employee', 'reviewer', 'coordinator', 'administrator'],
  timezone,
}
export const tomas: ColleagueView = { id: 'tomas', name: 'Tomás Rey', title: 'Service, Leipzig' }
export const marta: ColleagueView = { id: 'marta', name: 'Marta Kowal', title: 'Technical writer' }
export const jonas: ColleagueView = { id: 'jonas', name: 'Jonas Lind', title: 'Product' }
export const ada: ColleagueView = { id: 'ada', name: 'Ada Okafor', title: 'Communications' }

export const bluesky: PlaceView = { network: 'bluesky', label: 'Bluesky' }
export const mastodon: PlaceView = { network: 'mastodon', label: 'Mastodon' }
export const blog: PlaceView = { network: 'feed', label: 'sinprisaenbici.es' }
export const forum: PlaceView = { network: 'discourse', label: 'Radforum' }
export const shop: PlaceView = { network: 'webhook', label: 'Our shop' }
