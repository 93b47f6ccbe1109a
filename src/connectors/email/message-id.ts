/** The Message-ID of a delivery, without brackets: the same on every try, so that a mail can be found by it. */
export function messageIdOf(deliveryId: string, address: string): string {
  return `${deliveryId}@${address.slice(address.lastIndexOf('@') + 1)}`
}

/** The mark behind the plus that names a delivery. Mail servers may change capitals, so it has none. */
export function tokenOf(deliveryId: string): string {
  return `s${deliveryId.replaceAll('-', '').toLowerCase()}`
}

/** The delivery that a mark names. */
export function deliveryIdIn(token: string): string | undefined {
  const found = /^s([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i.exec(token)
  return found?.slice(1).join('-').toLowerCase()
}

/** `support@acme.example` with a mark: `support+mark@acme.example`. */
export function marked(address: string, token: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${token}${address.slice(at)}`
}
