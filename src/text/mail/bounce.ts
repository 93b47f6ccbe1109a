import { idsIn } from './addresses.ts'

/** What a mail server reports about one of our mails (RFC 3464). */
export interface Bounce {
  /** `failed`: it will not arrive. `delayed`: it is still being tried. `arrived`: relayed or delivered, as asked. */
  outcome: 'failed' | 'delayed' | 'arrived'
  recipient?: string
  /** Enhanced status, such as 5.1.1. */
  status?: string
  /** What the other server said. */
  said?: string
  /** Message-ID of the mail that came back, where the report holds it. */
  messageId?: string
  /** What that mail answered, the oldest first: providers rename mails, and these names stay. */
  references: string[]
}

/**
 * Reads a delivery report: the machine-readable part and the mail that came back. Where a server sends only prose (qmail
 * and old Exchange do), the recipient and the reply are looked for in it.
 */
export function readBounce(report: { status?: string; original?: string; prose: string }): Bounce {
  const fields = report.status === undefined ? [] : recipientsIn(report.status)
  const worst =
    fields.find(each => outcomeOf(each.action) === 'failed') ??
    fields.find(each => outcomeOf(each.action) === 'delayed') ??
    fields[0]
  const prose = report.prose.slice(0, 20_000)
  const ids = idsIn(headerIn(report.original ?? '', 'message-id'))
  const inProse = /(?:^|\n)\s*Message-ID:\s*(<[^>\n]{1,500}>)/i.exec(prose)
  const said = worst?.said ?? /(?:^|[\s:])([45]\d\d[ -](?:#?\d\.\d{1,3}\.\d{1,3} )?[^\n]{3,200})/.exec(prose)?.[1]
  const status = worst?.status ?? /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(said ?? prose)?.[1]
  const recipient = worst?.recipient ?? /<([^\s<>@]{1,64}@[^\s<>@]{1,255})>/.exec(prose)?.[1]?.toLowerCase()
  const original = report.original ?? ''
  return {
    references: idsIn(`${headerIn(original, 'references') ?? ''} ${headerIn(original, 'in-reply-to') ?? ''}`).slice(
      -20,
    ),
    outcome: worst ? outcomeOf(worst.action) : status?.startsWith('4') ? 'delayed' : 'failed',
    ...(recipient && { recipient }),
    ...(status && { status }),
    ...(said && { said: said.replace(/\s+/g, ' ').trim() }),
    ...((ids[0] ?? inProse) && { messageId: ids[0] ?? idsIn(inProse?.[1])[0] }),
  }
}

/** The report as one sentence or two, for the person whose mail it was. */
export function bounceInWords({ outcome, recipient, status, said }: Bounce): string {
  const whom = recipient ?? 'its reader'
  const reason = said ? ` The other server says: “${said}”` : status ? ` (${status})` : ''
  if (outcome === 'arrived') return `The mail was taken for ${whom}.${reason}`
  if (outcome === 'delayed') return `The mail to ${whom} has not arrived yet; it is still being tried.${reason}`
  const known = Object.entries(reasons).find(([code]) => status?.startsWith(code))?.[1]
  return `The mail to ${whom} did not arrive${known ? `: ${known}` : ''}.${reason}`
}

const reasons: Record<string, string> = {
  '5.1.1': 'there is no such mailbox',
  '5.1.2': 'there is no such domain',
  '5.1.10': 'there is no such mailbox',
  '5.2.1': 'the mailbox is closed',
  '5.2.2': 'the mailbox is full',
  '5.3.4': 'it is too large',
  '5.4': 'the other server can’t be reached',
  '5.7': 'the other server does not want it',
}

interface RecipientReport {
  recipient?: string
  action: string
  status?: string
  said?: string
}

function recipientsIn(status: string): RecipientReport[] {
  return status
    .slice(0, 100_000)
    .split(/\r?\n\r?\n/)
    .map(block => ({
      final: headerIn(block, 'final-recipient') ?? headerIn(block, 'original-recipient'),
      action: headerIn(block, 'action') ?? '',
      status: /\d\.\d{1,3}\.\d{1,3}/.exec(headerIn(block, 'status') ?? '')?.[0],
      said: headerIn(block, 'diagnostic-code')?.replace(/^[\w-]+\s*;\s*/, ''),
    }))
    .filter(({ final, action }) => final !== undefined || action !== '')
    .map(({ final, ...rest }) => {
      const recipient = final
        ?.replace(/^[\w-]+\s*;\s*/, '')
        .replace(/^<|>$/g, '')
        .trim()
        .toLowerCase()
      return { ...rest, ...(recipient && { recipient }) }
    })
}

function outcomeOf(action: string): Bounce['outcome'] {
  const word = action.trim().toLowerCase()
  if (word.startsWith('delayed')) return 'delayed'
  return /^(?:delivered|relayed|expanded)/.test(word) ? 'arrived' : 'failed'
}

function headerIn(block: string, name: string): string | undefined {
  const lines = block.slice(0, 100_000).split(/\r?\n/)
  const at = lines.findIndex(line => line.toLowerCase().startsWith(`${name}:`))
  if (at < 0) return undefined
  let value = (lines[at] ?? '').slice(name.length + 1)
  for (let next = at + 1; /^[ \t]/.test(lines[next] ?? ''); next++) value += ` ${lines[next]?.trim()}`
  return value.trim()
}
