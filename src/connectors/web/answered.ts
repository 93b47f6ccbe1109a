import type { Capabilities } from '#core/channels'

/**
 * What networks have in common that are asked for what is new, and answered from an account of ours: what we said there
 * can be looked for, changed and taken down, and what others change and delete is seen.
 */
export const askedAndAnswered = {
  listen: 'poll',
  reply: true,
  retract: true,
  fetchThread: true,
  exactlyOnce: 'by-looking',
  edits: true,
  deletes: true,
  editOwn: true,
  repliesOnly: true,
} as const satisfies Capabilities
