import type { Query } from '#text/query'
import {
  createLayout,
  ENTRY,
  type Frequency,
  type Layout,
  own,
  prepare,
  put,
  reserveEntries,
  SLOT_BITS,
  startWith,
  waitingUnder,
} from './layout.ts'
import { int32s, longer } from './memory.ts'
import { type Room, roomMakers } from './room.ts'

/** A laying out under way. */
export interface LayingOut {
  layout: Layout
  /** Works on for about so many Int32s written; whether all is done. A thousand take a tenth of a millisecond or so. */
  step(effort: number): boolean
}

/** Int32s of a key that waits to be placed: term, packed, guard, code. */
const KEY = 4

/**
 * Lays out the queries of all slots afresh, in steps as small as wanted. All are compiled first; then the entries of one
 * term are put side by side, so that walking them is reading straight on. The slots are read as they are when their turn
 * comes: the caller looks again at those that changed meanwhile.
 */
export function layOut(
  slotCount: number,
  queryOf: (slot: number) => Query | undefined,
  frequency: Frequency,
  counted: number,
  room: Room,
): LayingOut {
  const layout = createLayout(counted)
  const makers = roomMakers(layout, room)
  let keys = int32s(1024 * KEY)
  let keyCount = 0
  let slot = 0
  let term = 0
  let placed = 0
  /** Term → entries of its own, then the entry that is written next. */
  let places = int32s(0)

  function compileSome(effort: number): number {
    let left = effort
    for (; slot < slotCount && left > 0; slot++) {
      const query = queryOf(slot)
      left--
      if (query === undefined) continue
      const prepared = prepare(layout, slot, query, frequency)
      left -= prepared.size
      for (const key of prepared.keys) {
        if ((keyCount + 1) * KEY > keys.length) keys = longer(keys, keys.length * 2)
        const at = keyCount++ * KEY
        keys[at] = key.term
        keys[at + 1] = (slot << SLOT_BITS) + key.flags
        keys[at + 2] = key.guard
        keys[at + 3] = key.code
        if (key.term >= places.length) places = longer(places, Math.max(1024, key.term * 2))
        places[key.term] = (places[key.term] as number) + 1
      }
    }
    return left
  }

  /** The first steps find neither the code nor the memory warm: they do less. */
  function gently(effort: number): number {
    return effort < Number.POSITIVE_INFINITY ? Math.min(effort, 50 + slot) : effort
  }

  function measureSome(effort: number): number {
    const last = Math.min(places.length, term + effort)
    if (term === 0) reserveEntries(layout, keyCount)
    const from = term
    for (; term < last; term++) {
      const count = places[term] as number
      places[term] = layout.entryCount
      layout.entryCount += count
    }
    return effort - (last - from)
  }

  function placeSome(effort: number): number {
    const last = Math.min(keyCount, placed + Math.ceil(effort / KEY))
    const from = placed
    for (; placed < last; placed++) {
      const at = placed * KEY
      const ofTerm = keys[at] as number
      const entry = places[ofTerm] as number
      places[ofTerm] = entry + 1
      const before = waitingUnder(layout, ofTerm)
      put(layout, entry, keys[at + 1] as number, keys[at + 2] as number, before, keys[at + 3] as number)
      own(layout, entry, ofTerm, (keys[at + 1] as number) >> SLOT_BITS)
      startWith(layout, ofTerm, entry * ENTRY)
    }
    return effort - (last - from) * KEY
  }

  makers.push(
    () => {
      keys = int32s(Math.max(1024, room.entries) * KEY)
    },
    () => {
      places = int32s(room.terms)
    },
  )
  return {
    layout,
    step(effort) {
      let left = effort
      for (let maker = makers.pop(); maker !== undefined; maker = makers.pop()) {
        maker()
        if (effort < Number.POSITIVE_INFINITY) return false
      }
      if (slot < slotCount) left = compileSome(gently(left))
      if (slot < slotCount) return false
      if (left > 0 && term < places.length) left = measureSome(left)
      if (left > 0 && term >= places.length && placed < keyCount) placeSome(left)
      return term >= places.length && placed >= keyCount
    },
  }
}
