import { useState } from 'react'
import { Button, TextArea } from '#apps/ui'
import type { DecisionView } from './moderation-views.ts'
import { decidedWords } from './moderation-words.ts'

interface AppealProps {
  decision: DecisionView
  busy?: string
  onAnswer: (decisionId: string, isGranted: boolean, answer: string) => Promise<boolean>
}

/** Somebody asks for other eyes: what was decided, what they say, and an answer. */
export function ModerationAppeal({ decision, busy, onAnswer }: AppealProps) {
  const [answer, setAnswer] = useState('')
  const { appeal, byName, id, kind, memberName, text, whyNot } = decision
  const whyDisabled = whyNot ?? (answer.trim().length < 3 ? 'Answer in a sentence: they read it.' : undefined)
  return (
    <div className="stack">
      <p>
        <b>{memberName}</b>: {decidedWords[kind]} by {byName ?? 'several reports'}
      </p>
      <p className="second">{decision.why}</p>
      {text && (
        <details className="case-cover">
          <summary>What it is about</summary>
          <blockquote className="case-words" dir="auto">
            {text}
          </blockquote>
        </details>
      )}
      <p>They say: “{appeal}”</p>
      <TextArea
        label={`Your answer to ${memberName}`}
        value={answer}
        maxLength={1000}
        rows={3}
        onChange={event => setAnswer(event.target.value)}
      />
      <div className="row">
        <Button busy={busy} disabledBecause={whyDisabled} onClick={() => void onAnswer(id, true, answer)}>
          Undo it
        </Button>
        <Button busy={busy} disabledBecause={whyDisabled} onClick={() => void onAnswer(id, false, answer)}>
          It stays as it was decided
        </Button>
      </div>
    </div>
  )
}
