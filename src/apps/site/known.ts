import { theCompany } from '#core/company'
import { type Directory, openDirectory } from '#places/sites'
import type { Context } from '#platform/context'
import { isDatabaseAway } from '#platform/db'

/** What every page needs of the house. */
export interface Known {
  directory: Directory
  company: string
}

/** Keeps it at hand, so that no address waits for the database to learn whether it is one of a community. */
export interface AtHand {
  now(): Promise<Known>
  /** Something of it changed: from here on only what is read anew counts. */
  changed(): void
}

const freshForMs = 60_000
const againAfterMs = 2_000
const nothing: Known = {
  directory: { all: [], master: undefined, byHost: new Map(), bySlug: new Map(), byId: new Map() },
  company: '',
}

/** While the database is away, what was known last still holds: addresses of the desk go on to the desk. */
export function openAtHand(ctx: Context, onRead: (known: Known) => void): AtHand {
  let reading: { promise: Promise<Known>; until: number } | undefined
  let last = nothing

  async function read(): Promise<Known> {
    try {
      const directory = await openDirectory(ctx)
      const known = { directory, company: directory.master ? (await theCompany(ctx)).name : '' }
      onRead(known)
      last = known
      return known
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      if (reading) reading.until = Date.now() + againAfterMs
      return last
    }
  }

  return {
    now() {
      if (reading && reading.until > Date.now()) return reading.promise
      const promise = read()
      const mine = { promise, until: Date.now() + freshForMs }
      reading = mine
      promise.catch(() => {
        if (reading === mine) reading = undefined
      })
      return promise
    },
    changed() {
      reading = undefined
    },
  }
}
