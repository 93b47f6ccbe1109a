import { Copy } from 'lucide-react'
import { useState } from 'react'
import { Button, Confirm, LinkButton, Trouble } from '#apps/ui'
import type { FieldView } from '../listening-types.ts'
import type { ProblemDetails } from '../problem.ts'
import { AskedForm } from './asked-fields.tsx'

type Typed = Record<string, string | boolean>

export interface TrackerKindView {
  kind: string
  label: string
  about: string
  hookSetup: string
  fields: FieldView[]
  folded: FieldView[]
  first: Typed
  missing: (typed: Typed) => string | undefined
}

interface TrackersProps {
  trackers: { id: string; kind: string; label: string; kindLabel: string; failure?: string }[]
  kinds: TrackerKindView[]
  /** The one that was just set up, with its key this once. */
  made?: { label: string; hookUrl: string; signingKey: string; hookSetup: string }
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onConnect: (kind: string, typed: Typed) => Promise<boolean>
  onRemove: (id: string) => void
  onCopy: (text: string, what: string) => void
}

/** To which trackers outside something can be passed on. */
export function TrackersPart({
  trackers,
  kinds,
  made,
  lockedBecause,
  busy,
  problem,
  onConnect,
  onRemove,
  onCopy,
}: TrackersProps) {
  const [choosing, setChoosing] = useState<string>()
  const [removing, setRemoving] = useState<string>()
  const kind = kinds.find(each => each.kind === choosing)
  return (
    <div className="stack">
      {trackers.length === 0 && (
        <p className="second">
          Where faults and wishes are worked on: GitHub, GitLab, or any other. What is passed on there is followed until
          it is resolved.
        </p>
      )}
      <div>
        {trackers.map(tracker => (
          <div className="account-row" key={tracker.id}>
            <div>
              <b>{tracker.label}</b>
              <p className="t13 second">{tracker.kindLabel}</p>
            </div>
            {!lockedBecause && (
              <LinkButton onClick={() => setRemoving(tracker.id)} aria-label={`Remove ${tracker.label}`}>
                Remove
              </LinkButton>
            )}
            {tracker.failure && (
              <div className="confirm">
                <Trouble mild title="It does not let us in.">
                  {tracker.failure} What is passed on waits. Set it up anew with another token.
                </Trouble>
              </div>
            )}
            {removing === tracker.id && (
              <Confirm
                title={`Remove ${tracker.label}?`}
                yes="Remove it"
                onYes={() => {
                  setRemoving(undefined)
                  onRemove(tracker.id)
                }}
                onNo={() => setRemoving(undefined)}
              >
                Nothing more is passed there or heard from there; what was passed stays as it was last known.
              </Confirm>
            )}
          </div>
        ))}
      </div>
      {made && (
        <section className="shown-once" aria-label={`The key of ${made.label}`}>
          <p>
            <b>{made.label}</b> is set up. So that we hear at once when something is resolved: {made.hookSetup} The key
            is shown this once.
          </p>
          <Once label="Address" text={made.hookUrl} onCopy={() => onCopy(made.hookUrl, 'The address')} />
          <Once label="Key" text={made.signingKey} onCopy={() => onCopy(made.signingKey, 'The key')} />
        </section>
      )}
      {kind ? (
        <AskedForm
          key={kind.kind}
          fields={kind.fields}
          folded={kind.folded}
          first={kind.first}
          verb="Set it up"
          busy={busy}
          problem={problem}
          missing={kind.missing}
          before={<p className="second">{kind.about}</p>}
          beside={<Button onClick={() => setChoosing(undefined)}>Leave it</Button>}
          onSend={typed => void onConnect(kind.kind, typed).then(done => done && setChoosing(undefined))}
        />
      ) : (
        <div className="row">
          {kinds.map(each => (
            <Button key={each.kind} disabledBecause={lockedBecause} onClick={() => setChoosing(each.kind)}>
              {each.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

function Once({ label, text, onCopy }: { label: string; text: string; onCopy: () => void }) {
  return (
    <div className="row spread">
      <span>
        {label}: <code>{text}</code>
      </span>
      <Button small icon={Copy} onClick={onCopy} aria-label={`Copy: ${label}`}>
        Copy
      </Button>
    </div>
  )
}
