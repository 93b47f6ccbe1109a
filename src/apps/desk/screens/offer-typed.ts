import type { ReactNode } from 'react'
import type { Finding } from '#apps/ui'
import type { ProblemDetails } from '../problem.ts'

/** An offer as its fields hold it. */
export interface OfferTyped {
  siteId: string
  title: string
  about: string
  price: string
  priceBefore: string
  currency: string
  stock: string
  startsAt: string
  endsAt: string
  placeKind: 'none' | 'point' | 'address' | 'route'
  label: string
  address: string
  latitude: string
  longitude: string
  /** `1,2,3 11:00 15:00` would be for machines: days, opens, closes. */
  opening: { days: string; opens: string; closes: string }[]
  stops: StopTyped[]
  conditions: string
  code: string
  link: string
  soldOut: string
  moved: string
  over: string
  language: string
  /** Words of its own by account; an account that is not in it gets no post. */
  posts: Record<string, string>
}

export interface StopTyped {
  label: string
  latitude: string
  longitude: string
  from: string
  until: string
}

export interface AccountChoice {
  id: string
  name: string
  /** What happens to the post once the offer is gone. */
  whenGone: string
}

export interface FormProps {
  typed: OfferTyped
  sites: { value: string; label: string }[]
  languages: { value: string; label: string }[]
  accounts: AccountChoice[]
  isNew: boolean
  told?: ReactNode
  /** What the rules find in it. */
  findings: Finding[]
  /** It nearly repeats what a colleague stopped. */
  stopped: { because: string | undefined; notice: ReactNode }
  busy?: string
  problem?: ProblemDetails
  onType: (more: Partial<OfferTyped>) => void
  onKeep: () => void
  onRelease: (asks: boolean) => void
  onGiveUp: () => void
}
