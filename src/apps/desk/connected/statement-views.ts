import type { components } from '../api-types.ts'
import type { SaidView } from '../review-types.ts'
import type { CorrectionTyped } from '../screens/correction-form.tsx'
import type { StandingPlaceView, StatementRowView, StatementView } from '../screens/official.tsx'
import type { StatementTyped } from '../screens/statement-form.tsx'
import { placeOf } from './say.ts'

export type Statement = components['schemas']['Statement']

export const kindWords: Record<Statement['kind'], string> = {
  release: 'Press release',
  event: 'Event',
  statement: 'Statement',
}

/** A statement, as whoever reads it first sees it. */
export function statementSaid(
  statement: Pick<Statement, 'kind' | 'title' | 'embargoUntil' | 'happensAt' | 'happensWhere' | 'link' | 'places'>,
): SaidView {
  return {
    kind: kindWords[statement.kind],
    title: statement.title,
    embargoUntil: statement.embargoUntil ?? undefined,
    happensAt: statement.happensAt ?? undefined,
    happensWhere: statement.happensWhere || undefined,
    link: statement.link ?? undefined,
    places: statement.places.map(({ id, network, handle, words }) => ({
      id,
      place: placeOf(network),
      handle,
      words: words ?? undefined,
    })),
  }
}

export interface OpenedStatement {
  statement: Statement
  review: components['schemas']['Review'] | null
  /** Other words for it that have not left, and how they were read. */
  correction: components['schemas']['StatementCorrection'] | null
  correctionReview: components['schemas']['Review'] | null
  cantChange: { placeId: string; why: string }[]
}

type Tone = 'care' | 'stop' | 'yours' | undefined

/** How a statement stands, in a few words: by its places once it is published. */
function standingOf({ step, places }: Statement, waits: boolean): { standing: string; tone?: Tone } {
  if (step === 'draft') return { standing: 'being written' }
  if (step === 'in-review') return { standing: 'with a colleague, to be read' }
  if (step === 'returned') return { standing: 'came back', tone: 'care' }
  if (step === 'approved') return { standing: 'to be published', tone: 'yours' }
  if (step === 'withdrawn') return { standing: 'given up' }
  if (places.every(place => place.step === 'retracted')) return { standing: 'taken back' }
  if (places.some(place => place.step === 'refused' || place.step === 'doubtful'))
    return { standing: 'not everywhere', tone: 'stop' }
  if (places.some(place => place.step === 'waiting'))
    return waits ? { standing: 'published, waits for its time', tone: 'care' } : { standing: 'leaving' }
  return { standing: 'published' }
}

/** A statement, as the list shows it. */
export function statementRow(statement: Statement, now: Date): StatementRowView {
  const { id, kind, title, authorName, changedAt, embargoUntil } = statement
  const waits = embargoUntil !== null && new Date(embargoUntil) > now
  return {
    id,
    kind: kindWords[kind],
    title,
    author: authorName,
    changedAt,
    ...standingOf(statement, waits),
    embargoUntil: waits ? embargoUntil : undefined,
  }
}

/** A statement with everything that can be done about it. */
export function statementView(
  opened: OpenedStatement,
  { company, isMine, mayTakeBack, now }: { company: string; isMine: boolean; mayTakeBack: boolean; now: Date },
): StatementView {
  const { statement, review, correction, cantChange } = opened
  const { step, places, text, language } = statement
  const whyNot = new Map(cantChange.map(({ placeId, why }) => [placeId, why]))
  const stands = places.some(place => place.step === 'sent')
  const isOpen = ['draft', 'in-review', 'returned', 'approved'].includes(step)
  const isRead = review?.decision === 'returned' || review?.decision === 'changed' || review?.decision === 'approved'
  return {
    ...statementRow(statement, now),
    text,
    language,
    company,
    said: statementSaid(statement),
    comment: isRead && review.comment ? { by: review.deciderName ?? 'A colleague', words: review.comment } : undefined,
    places: step === 'released' ? places.map(place => standingPlace(place, isMine, whyNot.get(place.id))) : [],
    correction: correction ? correctionView(opened, correction, isMine) : undefined,
    can: {
      write: isMine && isOpen,
      publish: isMine && step === 'approved',
      holdBack: isMine && step === 'released' && places.every(place => place.step === 'waiting'),
      withdraw: isMine && isOpen,
      retract: stands && mayTakeBack,
      correct: isMine && places.some(place => place.step === 'sent' && !whyNot.has(place.id)),
      beWrong: stands || places.some(place => place.step === 'doubtful'),
    },
  }
}

/** Other words that have not left: how they stand, and what can be done about them. */
function correctionView(
  { correctionReview }: OpenedStatement,
  { step, reason, becomes }: NonNullable<OpenedStatement['correction']>,
  isMine: boolean,
): NonNullable<StatementView['correction']> {
  const comment = correctionReview?.comment
  return {
    words:
      { 'in-review': 'with a colleague, to be read', returned: 'came back', approved: 'to be sent' }[step as string] ??
      step,
    reason,
    title: becomes.title,
    text: becomes.text,
    comment: comment ? { by: correctionReview?.deciderName ?? 'A colleague', words: comment } : undefined,
    canSend: isMine && step === 'approved',
    canGiveUp: isMine,
  }
}

const placeWords: Record<Statement['places'][number]['step'], string> = {
  chosen: 'not yet',
  waiting: 'waits to leave',
  sent: 'stands there',
  refused: 'was refused',
  doubtful: 'perhaps arrived',
  retracting: 'is being taken down',
  retracted: 'was taken down',
}

function standingPlace(
  place: Statement['places'][number],
  isMine: boolean,
  cantChange: string | undefined,
): StandingPlaceView {
  const why =
    place.step === 'retracted' && place.retractedByName ? `${place.retractedByName}: ${place.retractedWhy}` : ''
  const note = place.failure ?? why
  return {
    id: place.id,
    place: placeOf(place.network),
    handle: place.handle,
    words: note ? `${placeWords[place.step]}: ${note}` : placeWords[place.step],
    tone: place.step === 'refused' || place.step === 'doubtful' || place.failure ? 'stop' : undefined,
    url: place.step === 'sent' ? (place.url ?? undefined) : undefined,
    ownWords: place.words ?? undefined,
    stands: place.step === 'sent',
    cantChange,
    isDoubtful: isMine && place.step === 'doubtful',
    isRefused: isMine && place.step === 'refused',
  }
}

export function nothingTyped(language: string): StatementTyped {
  return {
    kind: 'release',
    title: '',
    text: '',
    language,
    link: '',
    happensAt: '',
    happensWhere: '',
    embargoUntil: '',
    tellingWords: '',
    places: [],
  }
}

export function typedOf(statement: Statement): StatementTyped {
  const { kind, title, text, language, link, happensAt, happensWhere, embargoUntil, tellingWords, places } = statement
  return {
    kind,
    title,
    text,
    language,
    link: link ?? '',
    happensAt: asField(happensAt),
    happensWhere,
    embargoUntil: asField(embargoUntil),
    tellingWords: tellingWords.join('\n'),
    places: places.map(({ accountId, words }) => ({ accountId, words })),
  }
}

/** What a correction begins with: the words that came back, else those that stand there. */
export function correctionTyped({ statement, correction }: OpenedStatement): CorrectionTyped {
  const { title, text, link, happensAt, happensWhere } = correction?.becomes ?? statement
  const own = new Map(correction?.becomes.places.map(({ placeId, words }) => [placeId, words]))
  return {
    title,
    text,
    link: link ?? '',
    happensAt: asField(happensAt),
    happensWhere,
    places: statement.places.map(({ id, words }) => ({
      placeId: id,
      words: own.has(id) ? (own.get(id) ?? null) : words,
    })),
    reason: correction?.reason ?? '',
  }
}

export function correctionGiven(typed: CorrectionTyped) {
  return {
    ...typed,
    link: typed.link.trim() || null,
    happensAt: typed.happensAt ? new Date(typed.happensAt).toISOString() : null,
  }
}

/** As the API takes it: times as instants, words as a list. */
export function asGiven(typed: StatementTyped) {
  const instant = (field: string) => (field ? new Date(field).toISOString() : null)
  return {
    ...typed,
    link: typed.link.trim() || null,
    happensAt: typed.kind === 'event' ? instant(typed.happensAt) : null,
    happensWhere: typed.kind === 'event' ? typed.happensWhere : '',
    embargoUntil: instant(typed.embargoUntil),
    tellingWords: typed.tellingWords
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean),
  }
}

/** An instant by the reader's clock, as a field for date and time takes it. */
function asField(at: string | null): string {
  if (!at) return ''
  const date = new Date(at)
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}
