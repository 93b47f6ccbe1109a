import type { ConversationRowView, InboxViewName, Kind } from '../view-types.ts'
import { firstName } from '../words.ts'
import type { Answered } from './answers.ts'
import { hurts } from './reading-view.ts'
import { becauseWords, placeOf } from './say.ts'

/** A row as the list shows it. */
export function rowView(
  row: Answered['InboxRow'],
  myId: string,
): ConversationRowView & { because: string; others: number } {
  const yours = row.assigneeId === myId
  return {
    id: row.id,
    name: row.openedBy.name ?? row.openedBy.handle,
    picture: row.openedBy.avatarUrl ?? undefined,
    place: placeOf(row.network),
    words: row.title && !row.text.startsWith(row.title) ? `${row.title}. ${row.text}` : row.text,
    language: row.textLanguage ?? undefined,
    at: row.lastMessageAt,
    heardAt: row.heardAt,
    answerBy: ['open', 'claimed', 'in-review'].includes(row.standing) ? (row.answerBy ?? undefined) : undefined,
    kind: row.kind as Kind,
    standing: row.standing,
    claimedBy: row.assigneeId ? { id: row.assigneeId, name: row.assigneeName ?? 'A colleague', title: '' } : undefined,
    yours,
    unread: row.standing === 'open',
    gone:
      row.removed || row.standing === 'gone'
        ? 'The words were taken down.'
        : hurts(row)
          ? 'Covered: it may hurt.'
          : undefined,
    cameBack: row.cameBackTo ? cameBackWords(row.cameBackTo, yours) : undefined,
    because:
      row.asideReason ??
      (becauseWords(row.reasons, true) || (yours ? 'You have it in hand.' : 'It waits for somebody.')),
    others: Math.max(0, row.messageCount - 1),
  }
}

function cameBackWords({ name, decision }: NonNullable<Answered['InboxRow']['cameBackTo']>, yours: boolean): string {
  if (decision === 'approved') return yours ? 'approved: you send it' : `approved: ${firstName(name)} sends it`
  return `returned to ${yours ? 'you' : firstName(name)}`
}

/** The views of the inbox, and what it means when one is empty. */
export const inboxViews: InboxViewName[] = [
  {
    id: 'for-you',
    label: 'For you',
    emptyTitle: 'Nobody waits for you.',
    emptyWords: 'Conversations come here when you are the one who knows, or when you claimed them.',
  },
  {
    id: 'nobody-yet',
    label: 'Nobody yet',
    emptyTitle: 'Everyone who wrote to us has someone.',
    emptyWords: 'New ones appear here first.',
  },
  {
    id: 'with-colleagues',
    label: 'With colleagues',
    emptyTitle: 'No colleague is writing right now.',
    emptyWords: 'What somebody claims is seen here, so that no two answer.',
  },
  {
    id: 'in-review',
    label: 'In review',
    emptyTitle: 'Nothing waits for a second pair of eyes.',
    emptyWords: 'Answers of colleagues who are new come here before they leave.',
  },
  {
    id: 'answered',
    label: 'Answered',
    emptyTitle: 'Nothing was answered yet.',
    emptyWords: 'What we answered waits here for the other side, until somebody says what came of it.',
  },
  {
    id: 'closed',
    label: 'Done',
    emptyTitle: 'Nothing is done yet.',
    emptyWords: 'Press e in a conversation when you know what came of it.',
  },
  {
    id: 'praise',
    label: 'They praise us',
    emptyTitle: 'No praise yet.',
    emptyWords: 'When people speak well of us, it is here; a thank-you fits.',
  },
  {
    id: 'aside',
    label: 'Set aside',
    emptyTitle: 'Nothing is set aside.',
    emptyWords: 'Static and what is not about us stays here with its reason, and can come back.',
  },
  {
    id: 'everything',
    label: 'Everything',
    emptyTitle: 'Nothing was heard yet.',
    emptyWords: 'Add a place to listen, and the first conversations appear a moment later.',
  },
]
