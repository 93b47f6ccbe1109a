import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { LinkButton } from './button.tsx'
import type { Span } from './spans.ts'

/** Something about a text that its author should know before it leaves. */
export interface Finding extends Span {
  id: string
  /** `note` is worth knowing, `review` wants a second pair of eyes, `stop` must not leave. */
  level: 'note' | 'review' | 'stop'
  /** The rule in a few words: "A promise", "Must stay inside until 2 March". */
  rule: string
  explanation: string
  /** Who answers for the rule, and may be asked. */
  owner?: string
  /** What could be said instead. */
  suggestion?: string
}

interface FindingCardProps {
  finding: Finding
  /** The words it is about, quoted. */
  words?: string
  language?: string
  here?: boolean
  id?: string
  onUse?: () => void
  onWhy?: () => void
}

const shapes = { note: Info, review: TriangleAlert, stop: CircleAlert }
const spoken = { note: 'For you to know: ', review: 'Look before you press: ', stop: 'Must not leave: ' }

/** A finding in words: which rule, whose, why, and what to say instead. */
export function FindingCard({ finding, words, language, here, id, onUse, onWhy }: FindingCardProps) {
  const Icon = shapes[finding.level]
  return (
    <div className={['finding', finding.level, here && 'here'].filter(Boolean).join(' ')} id={id}>
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      <div>
        <span className="hidden-words">{spoken[finding.level]}</span>
        <b>{finding.rule}.</b> {words && <q lang={language}>{words}</q>}
        {words && ': '}
        {finding.explanation}
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
