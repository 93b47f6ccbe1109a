import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { LinkButton } from './button.tsx'
import { cut, type Span } from './spans.ts'

/** Something about a text that its author should know before it leaves. */
export interface Finding extends Span {
  ruleId: string
  /** `note` is worth knowing, `review` wants a second pair of eyes, `stop` must not leave. */
  level: 'note' | 'review' | 'stop'
  /** The words it is about. */
  words: string
  /** The rule in a few words: "A promise", "Must stay inside until 2 March". */
  title: string
  explanation: string
  /** Who answers for the rule, and may be asked. */
  owner?: string
  /** What could be said instead. */
  suggestion?: string
  /** What to do, where no other words would be right. */
  advice?: string
}

/** One rule may find several words: this tells its findings apart. */
export function findingKey(finding: Finding): string {
  return `${finding.ruleId}:${finding.start}`
}

/** A text with its findings underlined, each by its weight. */
export function Underlined({ text, findings }: { text: string; findings: readonly Finding[] }) {
  return cut(text, findings).map(piece => {
    const finding = piece.span === undefined ? undefined : findings[piece.span]
    if (!finding) return piece.text
    return (
      <span key={piece.from} className={`underlined ${finding.level}`}>
        {piece.text}
      </span>
    )
  })
}

interface FindingCardProps {
  finding: Finding
  language?: string
  here?: boolean
  id?: string
  onUse?: () => void
  onWhy?: () => void
}

const shapes = { note: Info, review: TriangleAlert, stop: CircleAlert }
const spoken = { note: 'For you to know: ', review: 'Look before you press: ', stop: 'Must not leave: ' }

/** A finding in words: which rule, whose, why, and what to say instead. */
export function FindingCard({ finding, language, here, id, onUse, onWhy }: FindingCardProps) {
  const Icon = shapes[finding.level]
  return (
    <div className={['finding', finding.level, here && 'here'].filter(Boolean).join(' ')} id={id}>
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      <div>
        <span className="hidden-words">{spoken[finding.level]}</span>
        <b>{finding.title}.</b> {finding.words && <q lang={language}>{finding.words}</q>}
        {finding.words && ': '}
        {finding.explanation}
        {finding.advice && ` ${finding.advice}`}
        {finding.suggestion && (
          <>
            {' '}
            Rather: <q lang={language}>{finding.suggestion}</q>
          </>
        )}
        {finding.owner && <span className="owner"> {finding.owner} keeps this rule.</span>}
      </div>
      {(onUse || onWhy) && (
        <div className="actions">
          {finding.suggestion && onUse && <LinkButton onClick={onUse}>Use it</LinkButton>}
          {onWhy && <LinkButton onClick={onWhy}>Why</LinkButton>}
        </div>
      )}
    </div>
  )
}

/** What happened, what was kept, what to do: for anything that went wrong. */
export function Trouble({
  title,
  children,
  actions,
  mild,
}: {
  title: string
  children?: ReactNode
  actions?: ReactNode
  mild?: boolean
}) {
  const Icon = mild ? TriangleAlert : CircleAlert
  return (
    <div className={`finding ${mild ? 'review' : 'stop'}`} role="alert">
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      <div>
        <b>{title}</b> {children}
      </div>
      {actions && <div className="actions">{actions}</div>}
    </div>
  )
}
