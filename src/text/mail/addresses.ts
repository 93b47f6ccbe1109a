/** A person in a mail’s header. */
export interface Mailbox {
  /** Lower case. */
  address: string
  name?: string
}

/** The ids in a Message-ID, In-Reply-To or References header, without their brackets, in order and each once. */
export function idsIn(header: string | undefined): string[] {
  if (!header) return []
  const text = header.slice(0, 64_000)
  const bracketed = [...text.matchAll(/<([^<>]{1,995})>/g)].map(([, id = '']) => id.replace(/\s+/g, ''))
  const ids = bracketed.length > 0 ? bracketed : text.split(/[\s,;]+/).filter(word => /^[^@\s"]+@[^@\s"]+$/.test(word))
  return [...new Set(ids.filter(id => id !== ''))]
}

/** `support+token@acme.example` for the mailbox `support@acme.example`: the token; `undefined` for anybody else. */
export function tokenFor(mailbox: string, address: string): string | undefined {
  const [local = '', domain = ''] = splitAddress(mailbox)
  const [otherLocal = '', otherDomain = ''] = splitAddress(address)
  if (domain !== otherDomain || !otherLocal.startsWith(`${local}+`)) return undefined
  return otherLocal.slice(local.length + 1) || undefined
}

/** The mailbox that an address reaches, whatever was put behind a plus. */
export function withoutTag(address: string): string {
  const [local = '', domain = ''] = splitAddress(address)
  return `${local.replace(/\+.*$/, '')}@${domain}`
}

function splitAddress(address: string): [string, string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()]
}
