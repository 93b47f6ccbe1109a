import type { Link } from './smpp-link.ts'
import type { SmppSecret, SmppSettings } from './smpp-settings.ts'

interface Place {
  settings: SmppSettings
  secret: SmppSecret
}

/** Connections that listen, and over which an answer may leave: some centres allow no second one. */
const lent = new Map<string, Link>()

/** It is lent to those who could have opened it: the password belongs to the key. */
const keyOf = ({ settings: { host, port, systemId }, secret: { password } }: Place) =>
  JSON.stringify([host, port, systemId, password])

export function lend(place: Place, link: Link): Disposable {
  const key = keyOf(place)
  lent.set(key, link)
  return {
    [Symbol.dispose]() {
      if (lent.get(key) === link) lent.delete(key)
    },
  }
}

export function linkLentFor(place: Place): Link | undefined {
  const link = lent.get(keyOf(place))
  return link?.isOpen() ? link : undefined
}
