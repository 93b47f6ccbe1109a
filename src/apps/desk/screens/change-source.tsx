import './sources.css'
import { useState } from 'react'
import { Button, Checkbox, TextField } from '#apps/ui'
import type { FieldView, SourceView } from '../listening-types.ts'
import { type ProblemDetails, reasonAt } from '../problem.ts'
import { Scroll } from '../screen.tsx'
import { type Through, ThroughChoice } from './add-asked.tsx'
import { Keeps } from './add-source.tsx'
import { AskedForm } from './asked-fields.tsx'

type Typed = Record<string, string | boolean>

interface ChangeSourceProps {
  source: SourceView
  shown: FieldView[]
  folded: FieldView[]
  first: Typed
  missing: (typed: Typed) => string | undefined
  through?: Through
  accountId: string
  /** It is let in by a key of ours, of which a new one can be made. */
  hasOurKey: boolean
  busy?: string
  problem?: ProblemDetails
  onKeep: (
    typed: Typed,
    chosen: { label: string; keeps: 'all' | 'matching'; account: string; newSigningKey: boolean },
  ) => void
  onLeave: () => void
}

/** Changes a place: its name, what it was opened with, its secret. It goes on from where it was. */
export function ChangeSource(props: ChangeSourceProps) {
  const { source, shown, folded, first, missing, through, accountId, hasOurKey, busy, problem, onKeep, onLeave } = props
  const [label, setLabel] = useState(source.place.label)
  const [keeps, setKeeps] = useState(source.keeps)
  const [account, setAccount] = useState(accountId)
  const [newKey, setNewKey] = useState(false)
  return (
    <Scroll label={`Change ${source.place.label}`}>
      <div className="source-body">
        <div className="stack tight">
          <h2 className="title">Change {source.place.label}</h2>
          <p className="second">It goes on from where it was. A password that you leave empty stays as it is.</p>
        </div>
        <AskedForm
          fields={shown}
          folded={folded}
          first={first}
          verb="Keep it so"
          busy={busy}
          problem={problem}
          missing={typed => (label.trim() ? missing(typed) : 'A name first.')}
          alsoAt={['accountId', 'label']}
          before={
            <>
              <TextField
                label="What it is called"
                value={label}
                maxLength={120}
                onChange={event => setLabel(event.target.value)}
                error={reasonAt(problem, 'label')}
              />
              {through && through.accounts.length > 0 && (
                <ThroughChoice
                  through={{ ...through, needed: through.needed || accountId !== '' }}
                  value={account}
                  error={reasonAt(problem, 'accountId')}
                  onChange={setAccount}
                />
              )}
            </>
          }
          after={
            <>
              <Keeps value={keeps} onChange={setKeeps} />
              {hasOurKey && (
                <Checkbox
                  label="Make a new signing key"
                  about="The old one was lost, or somebody saw it. It opens nothing from that moment on."
                  checked={newKey}
                  onChange={event => setNewKey(event.target.checked)}
                />
              )}
            </>
          }
          beside={<Button onClick={onLeave}>Leave it as it is</Button>}
          onSend={typed => onKeep(typed, { label: label.trim(), keeps, account, newSigningKey: newKey })}
        />
      </div>
    </Scroll>
  )
}
