import { paths } from '../paths.ts'
import type { AuditEntryView } from '../results-types.ts'
import type { Answered } from './answers.ts'
import { type Names, type Payload, text } from './happening.ts'
import { happenings } from './happenings.ts'

type Entry = Answered['AuditEntry']

/** An entry of the trail as people say it. */
export function auditView(entry: Entry, names: Names): AuditEntryView {
  const payload = (entry.payload ?? {}) as Payload
  const of = (key: string) => names[text(payload[key])] ?? 'a colleague'
  const who = actorName(entry, names)
  const words = `${happenings[entry.name]?.say({ who, of, payload, names }) ?? entry.name}${underWhich(payload)}`
  return {
    id: entry.id,
    at: entry.at,
    words: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    name: entry.name,
    actor: { kind: actorKind(entry.actorKind), name: who },
    href: hrefOf(payload),
    sealed: entry.position !== null,
  }
}

/** What is refused, approved, sent or taken back says by which version of the guidelines. */
function underWhich({ guidelineVersion }: Payload): string {
  return typeof guidelineVersion === 'number' ? `, under version ${guidelineVersion} of the guidelines` : ''
}

function actorName({ actorKind, actorId }: Entry, names: Names): string {
  if (actorKind === 'employee') return names[actorId ?? ''] ?? 'a colleague'
  if (actorKind === 'token') return 'a program'
  if (actorKind === 'connector') return 'a network'
  return actorKind === 'setup' ? 'the set-up link' : 'the house itself'
}

function actorKind(kind: string): AuditEntryView['actor']['kind'] {
  return kind === 'employee' || kind === 'token' || kind === 'connector' || kind === 'setup' ? kind : 'job'
}

function hrefOf({ conversationId, conversationIds }: Payload): string | undefined {
  const only = Array.isArray(conversationIds) && conversationIds.length === 1 ? conversationIds[0] : undefined
  const id = text(conversationId) || text(only)
  return id ? paths.conversation(id) : undefined
}
