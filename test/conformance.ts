import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connector } from '#core/channels'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { closes } from './conformance/closes.ts'
import { hears, receives } from './conformance/hears.ts'
import type { Network } from './conformance/network.ts'
import { reads, says } from './conformance/says.ts'

export { deadHost, type Network, plainTools } from './conformance/network.ts'

/** What is tested: a connector, what a person may type for it, and how its real network is reached. */
export interface Subject {
  connector: Connector
  /** Settings that a person might type and that must be refused, with the field that the refusal names. */
  badSettings: { settings: unknown; at: string }[]
  open: () => Promise<Network>
}

/** Says in tests what the Connector port promises. Every connector must pass, against its real network. */
export function conforms({ connector, badSettings, open }: Subject): void {
  describe(`${connector.label} keeps the promises of a connector`, () => {
    let network: Network
    beforeAll(async () => {
      network = await open()
    })
    afterAll(() => network?.close())

    const given = <Key extends keyof Network>(name: Key): NonNullable<Network[Key]> => {
      const value = network[name]
      if (value === undefined) throw new Error(`The test of ${connector.name} must say how to ${name}.`)
      return value as NonNullable<Network[Key]>
    }

    declares(connector, badSettings)
    if (connector.listen || connector.poll) hears(connector, given)
    if (connector.receive) receives(connector, given, () => network.pushKeyHeader)
    if (connector.close) closes(connector, given)
    if (connector.fetchThread) reads(connector, given)
    if (connector.send) says(connector, given)
  })
}

function declares(connector: Connector, badSettings: Subject['badSettings']): void {
  const { capabilities } = connector

  test('it can do what it says it can, and says what it can do', () => {
    expect(Boolean(connector.listen)).toBe(capabilities.listen === 'stream')
    expect(Boolean(connector.poll)).toBe(capabilities.listen === 'poll' || capabilities.listen === 'once')
    if (capabilities.listen === 'push') expect(connector.receive).toBeDefined()
    // Whoever sets up by itself that it is called takes that back; what a person pasted, a person takes away.
    expect(Boolean(connector.close)).toBe(connector.pushKey === 'itself')
    expect(Boolean(connector.fetchThread)).toBe(capabilities.fetchThread)
    expect(Boolean(connector.send)).toBe(capabilities.reply)
    if (capabilities.reply) expect(connector.identify).toBeDefined()
    expect(Boolean(connector.edit)).toBe(capabilities.editOwn ?? false)
    expect(Boolean(connector.gesture)).toBe(Boolean(capabilities.like || capabilities.boost))
    expect(Boolean(connector.replyPage)).toBe(capabilities.opensPage ?? false)
    expect(Boolean(connector.retract)).toBe(capabilities.retract)
    if (capabilities.exactlyOnce === 'by-looking') expect(connector.find).toBeDefined()
    expect(Boolean(connector.lengthOf)).toBe(connector.limits.maxLength !== undefined)
    expect(`${connector.name} ${connector.network}`).toMatch(/^[a-z0-9-]+ [a-z0-9-]+$/)
    expect(connector.about).toMatch(/^.{10,140}$/)
  })

  test.each(badSettings)('a person who types $settings is told what is wrong with “$at”', ({ settings, at }) => {
    const refusal = problemOf(() => check(connector.settings, settings))
    expect(refusal?.kind).toBe('invalid')
    const reason = refusal?.reasons.find(one => one.at?.startsWith(at))
    expect(reason?.message, `a message at ${at}`).toMatch(/\p{L}{2,}/u)
  })
}

function problemOf(work: () => unknown): Problem | undefined {
  try {
    work()
  } catch (err) {
    if (err instanceof Problem) return err
    throw err
  }
  return undefined
}
