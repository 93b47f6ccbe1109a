/** What a post turned out to be. `static` is noise, set aside and never deleted. */
export type Kind =
  | 'question'
  | 'complaint'
  | 'praise'
  | 'idea'
  | 'purchase-interest'
  | 'issue'
  | 'correction-needed'
  | 'news'
  | 'static'
  | 'unknown'

export type Standing = 'open' | 'claimed' | 'in-review' | 'answered' | 'closed' | 'aside' | 'gone'

/** Somebody of ours, as others on the desk see them. */
export interface ColleagueView {
  id: string
  name: string
  title: string
  picture?: string
}

/** Where something was said. */
export interface PlaceView {
  network: string
  label: string
}
