import './tracked.css'
import { useState } from 'react'
import { Button, LinkButton, Select, Time } from '#apps/ui'
import { firstName } from '../words.ts'

/** Somebody's own words, and whether we may show them. */
export interface VoiceView {
  id: string
  messageId: string
  name: string
  words: string
  proofText: string | null
  proofAt: string | null
  permittedAt: string | null
  withdrawnAt: string | null
  withdrawnBecause: 'permission' | 'removed' | 'edited' | 'ours' | null
}

interface VoicesProps {
  voices: VoiceView[]
  /** Praise that nobody has asked about yet. */
  worth: { messageId: string; name: string } | undefined
  /** What each author said after a colleague wrote: among it may be their yes. */
  answers: (voice: VoiceView) => { id: string; words: string }[]
  busy?: string
  onNote: (messageId: string) => void
  onKeep: (voiceId: string, messageId: string) => void
  onWithdraw: (voiceId: string, because: 'permission' | 'ours') => void
}

const ended = {
  permission: 'took back that we may show this',
  removed: 'took this down, so it is not shown any more',
  edited: 'changed this, so it is not shown any more: ask anew',
  ours: '',
}

/** What of this conversation others may read on our own page, with its author's permission. */
export function VoicesHere({ voices, worth, answers, busy, onNote, onKeep, onWithdraw }: VoicesProps) {
  if (voices.length === 0 && !worth) return null
  return (
    <section className="tracked" aria-label="What others say">
      <ul>
        {voices.map(voice => (
          <li key={voice.id}>
            {voice.withdrawnAt ? (
              <p>
                {voice.withdrawnBecause === 'ours'
                  ? 'We don’t show this any more.'
                  : `${firstName(voice.name)} ${ended[voice.withdrawnBecause ?? 'permission']}.`}
              </p>
            ) : voice.permittedAt ? (
              <Shown voice={voice} onWithdraw={because => onWithdraw(voice.id, because)} />
            ) : (
              <Asking
                voice={voice}
                answers={answers(voice)}
                busy={busy}
                onKeep={messageId => onKeep(voice.id, messageId)}
                onLeave={() => onWithdraw(voice.id, 'ours')}
              />
            )}
          </li>
        ))}
        {worth && (
          <li>
            <LinkButton onClick={() => onNote(worth.messageId)}>
              Ask {firstName(worth.name)} whether we may show this to others
            </LinkButton>
          </li>
        )}
      </ul>
    </section>
  )
}

function Shown({ voice, onWithdraw }: { voice: VoiceView; onWithdraw: (because: 'permission' | 'ours') => void }) {
  return (
    <div className="stack">
      <p>
        <b>Shown under “What others say”</b>: {firstName(voice.name)} allowed it{' '}
        {voice.proofAt && <Time at={voice.proofAt} />} with the words <span dir="auto">“{voice.proofText}”</span>. It
        goes by itself when they change it or take it down.
      </p>
      <span className="row tight">
        <LinkButton onClick={() => onWithdraw('permission')}>They took it back</LinkButton>
        <LinkButton onClick={() => onWithdraw('ours')}>Show it no more</LinkButton>
      </span>
    </div>
  )
}

interface AskingProps {
  voice: VoiceView
  answers: { id: string; words: string }[]
  busy?: string
  onKeep: (messageId: string) => void
  onLeave: () => void
}

function Asking({ voice, answers, busy, onKeep, onLeave }: AskingProps) {
  const [chosen, setChosen] = useState('')
  const name = firstName(voice.name)
  const answer = chosen || answers.at(-1)?.id || ''
  return (
    <div className="stack">
      <p>
        {answers.length === 0
          ? `Ask ${name} in your answer, in your own words: where it will stand, and under which name. Nothing is shown before they say yes.`
          : `Did ${name} say yes? Choose the answer that allows it: it is kept as the proof.`}
      </p>
      {answers.length > 0 && (
        <Select
          label="The answer that allows it"
          value={answer}
          options={answers.map(({ id, words }) => ({ value: id, label: words.slice(0, 80) }))}
          onChange={event => setChosen(event.target.value)}
        />
      )}
      <span className="row tight">
        {answers.length > 0 && (
          <Button kind="primary" busy={busy} onClick={() => onKeep(answer)}>
            This allows it
          </Button>
        )}
        <LinkButton onClick={onLeave}>Leave it</LinkButton>
      </span>
    </div>
  )
}
