/** Whom one of our spaces follows on another server. */
export interface Following {
  id: string
  actorId: string
  /** As it was written. */
  whom: string
  strangerId: string | null
  acceptedAt: Date | null
  whyNot: string | null
}

/** Somebody elsewhere, by the name that people give or by their address as a page. */
export type Whom = { name: string; host: string } | { page: string }

/** Reads `@community@social.example` or `https://social.example/@lea`; nothing where it is neither. */
export function whomOf(typed: string): Whom | undefined {
  const plain = typed.trim().replace(/^@/, '')
  const [, name, host] = /^([\p{L}\p{N}._-]+)@([^\s@/?#]+)$/u.exec(plain) ?? []
  if (name && host && URL.parse(`https://${host}`)) return { name, host: host.toLowerCase() }
  const page = URL.parse(plain)
  return page && /^https?:$/.test(page.protocol) && !page.username ? { page: page.href } : undefined
}
