import { type RawBuilder, sql } from 'kysely'

/** A parameter with its type, to be put into a statement. */
export type Column<Value> = RawBuilder<Value[]>

/**
 * A column of values for `unnest`, as PostgreSQL's binary array: nothing is escaped here and taken apart there, which is
 * much of what a batch of a thousand rows costs before it is stored. Null stays null.
 *
 * Source: PostgreSQL's `array_recv`, and the `…_recv` of each type; numbers in network byte order.
 */
export const columnOf = {
  uuid: (values: (string | null)[]): Column<string> => column(uuid, values),
  text: (values: (string | null)[]): Column<string> => column(text, values),
  /** Anything that `JSON.stringify` takes. */
  jsonb: (values: unknown[]): Column<unknown> =>
    column(
      jsonb,
      values.map(value => JSON.stringify(value) ?? null),
    ),
  int: (values: (number | null)[]): Column<number> => column(int, values),
  bigint: (values: (bigint | null)[]): Column<bigint> => column(bigint, values),
  real: (values: (number | null)[]): Column<number> => column(real, values),
  boolean: (values: (boolean | null)[]): Column<boolean> => column(boolean, values),
  timestamptz: (values: (Date | null)[]): Column<Date> => column(timestamptz, values),
}

interface Type<Value> {
  name: string
  oid: number
  /** The most bytes that a value can take. */
  room(value: Value): number
  /** Writes it and returns where it ends. */
  write(into: Buffer, value: Value, at: number): number
}

const uuid: Type<string> = { name: 'uuid', oid: 2950, room: () => 16, write: writeUuid }
const text: Type<string> = { name: 'text', oid: 25, room: value => value.length * 3, write: writeText }
const jsonb: Type<string> = {
  name: 'jsonb',
  oid: 3802,
  room: value => 1 + value.length * 3,
  // Its first byte is the version of the format.
  write: (into, value, at) => writeText(into, value, into.writeUInt8(1, at)),
}
const int: Type<number> = {
  name: 'int',
  oid: 23,
  room: () => 4,
  write: (into, value, at) => into.writeInt32BE(value, at),
}
const bigint: Type<bigint> = {
  name: 'bigint',
  oid: 20,
  room: () => 8,
  write: (into, value, at) => into.writeBigInt64BE(value, at),
}
const real: Type<number> = {
  name: 'real',
  oid: 700,
  room: () => 4,
  write: (into, value, at) => into.writeFloatBE(value, at),
}
const boolean: Type<boolean> = {
  name: 'boolean',
  oid: 16,
  room: () => 1,
  write: (into, value, at) => into.writeUInt8(value ? 1 : 0, at),
}
const timestamptz: Type<Date> = { name: 'timestamptz', oid: 1184, room: () => 8, write: writeTime }

function column<Value>(type: Type<Value>, values: (Value | null)[]): Column<Value> {
  return sql`${binaryArray(type, values)}::${sql.raw(type.name)}[]`
}

/** One dimension, from 1 on: dimensions, whether there are nulls, the type, how many, from where; then length and value of each. */
function binaryArray<Value>(type: Type<Value>, values: (Value | null)[]): Buffer {
  let room = 20
  let nulls = 0
  for (const value of values)
    if (value === null) {
      nulls = 1
      room += 4
    } else room += 4 + type.room(value)
  const into = Buffer.allocUnsafe(room)
  const dimensions = values.length > 0 ? 1 : 0
  let at = into.writeInt32BE(dimensions, 0)
  at = into.writeInt32BE(nulls, at)
  at = into.writeInt32BE(type.oid, at)
  if (dimensions > 0) at = into.writeInt32BE(1, into.writeInt32BE(values.length, at))
  for (const value of values) {
    const from = at + 4
    const to = value === null ? from : type.write(into, value, from)
    into.writeInt32BE(value === null ? -1 : to - from, at)
    at = to
  }
  return into.subarray(0, at)
}

/** Most are short and plain: those are written here, sooner than the call into the runtime would return. */
function writeText(into: Buffer, value: string, at: number): number {
  const { length } = value
  if (length > 32) return at + into.write(value, at)
  for (let index = 0; index < length; index++) {
    const code = value.charCodeAt(index)
    if (code > 0x7f) return at + into.write(value, at)
    into[at + index] = code
  }
  return at + length
}

function writeUuid(into: Buffer, value: string, at: number): number {
  let to = at
  for (let index = 0; index < value.length; index += 2) {
    if (value.charCodeAt(index) === dash) index++
    into[to++] = (nibble(value.charCodeAt(index)) << 4) | nibble(value.charCodeAt(index + 1))
  }
  if (to !== at + 16) throw new TypeError(`Not a UUID: ${value}`)
  return to
}

const dash = 0x2d

function nibble(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const letter = code | 0x20
  if (letter >= 0x61 && letter <= 0x66) return letter - 0x57
  throw new TypeError('A UUID has only hexadecimal digits')
}

/** Microseconds since 2000, in two halves: they are more than one number holds. */
function writeTime(into: Buffer, value: Date, at: number): number {
  const ms = value.getTime() - year2000Ms
  const high = Math.floor(ms / two32)
  const low = (ms - high * two32) * 1000
  const carried = Math.floor(low / two32)
  return into.writeUInt32BE(low - carried * two32, into.writeInt32BE(high * 1000 + carried, at))
}

const year2000Ms = Date.UTC(2000, 0, 1)
const two32 = 2 ** 32
