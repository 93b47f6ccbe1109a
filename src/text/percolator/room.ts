import { areCrowded, createKeys } from './keys.ts'
import { ENTRY, growSlots, type Layout } from './layout.ts'
import { int32s, uint8s, uint16s } from './memory.ts'
import { powerOfTwo } from './sieve.ts'
import { isCrowded } from './terms.ts'
import { STATE } from './verify.ts'

/** How much room a layout is made with. */
export interface Room {
  terms: number
  keys: number
  entries: number
  slots: number
}

/** Room for what is there and half as much again. */
export function roomOf(layout: Layout): Room {
  const more = (count: number) => Math.ceil(count * 1.5)
  return {
    terms: more(layout.sighting.terms.count),
    keys: more(layout.keys.count),
    entries: more(layout.entryCount),
    slots: more(layout.codeStarts.length / 2),
  }
}

/**
 * Makes room in an empty layout, one array at a time: taking much memory from the system at once takes long.
 * Each call of what is returned makes one.
 */
export function roomMakers(layout: Layout, room: Room): (() => void)[] {
  const { sighting } = layout
  const { terms } = sighting
  const count = Math.max(512, room.terms)
  const entries = Math.max(1024, room.entries)
  return [
    () => {
      terms.whole = int32s(terms.whole.length * powerOfTwo(count / 512))
    },
    () => {
      terms.spans = int32s(count * 2)
    },
    () => {
      terms.hashes = int32s(count)
      terms.isPrefix = uint8s(count)
    },
    () => {
      terms.letters = uint16s(count * 12)
    },
    () => {
      sighting.stamps = int32s(count)
    },
    () => {
      sighting.states = int32s(count * STATE)
    },
    () => {
      layout.keys = createKeys(room.keys)
    },
    () => {
      layout.entries = int32s(entries * ENTRY)
    },
    () => {
      layout.owners = int32s(entries * 2)
    },
    () => growSlots(layout, Math.max(1024, room.slots)),
  ]
}

/** Whether a new layout is due: tables are filling up. */
export function needsRoom(layout: Layout): boolean {
  return isCrowded(layout.sighting.terms) || areCrowded(layout.keys)
}
