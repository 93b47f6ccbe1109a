import './sources.css'
import { Copy } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, TextField, Trouble } from '#apps/ui'
import type { ConnectorView } from '../listening-types.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Adding } from './add-source.tsx'

interface AddHookProps {
  connector: ConnectorView
  busy?: string
  problem?: ProblemDetails
  onAdd: (label: string) => void
}

/** Names a system of the company's own, before it gets an address to send to. */
export function AddHook({ connector, busy, problem, onAdd }: AddHookProps) {
  const [label, setLabel] = useState('')
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (label.trim() && !busy) onAdd(label.trim())
  }
  const rest = reasonsElsewhere(problem, ['label'])
  return (
    <Adding connector={connector}>
      <form className="form" onSubmit={add}>
        <TextField
          label="What is it called?"
          hint="It stands beside each of its posts: the shop’s questions, the help desk."
          value={label}
          onChange={event => setLabel(event.target.value)}
          error={reasonAt(problem, 'label')}
        />
        {rest && <Trouble title={rest} />}
        <div>
          <Button kind="primary" type="submit" busy={busy} disabledBecause={label.trim() ? undefined : 'A name first.'}>
            Make its address and key
          </Button>
        </div>
      </form>
    </Adding>
  )
}

interface HookShownProps {
  connector: ConnectorView
  id: string
  label: string
  url: string
  /** Absent: the network has its own. */
  signingKey?: string
  /** It had one before, which opens nothing more. */
  renewed?: boolean
  onCopy: (text: string, what: string) => void
}

/** The address and the key, this once, where they go, and how to send the first post. */
export function HookShown({ connector, id, label, url, signingKey, renewed, onCopy }: HookShownProps) {
  const ownSystems = connector.name === 'webhook'
  return (
    <Adding connector={{ ...connector, rules: [] }}>
      <div className="stack">
        <p>
          <b>{label}</b> {renewed ? 'has a new key; the old one opens nothing more.' : 'can send now.'}{' '}
          {signingKey &&
            'Keep the key where its secrets are: it is shown this once, and nobody can read it here again.'}
        </p>
        {!ownSystems && connector.push && <p>{connector.push.setup}</p>}
        <Given label="Send to" text={url} onCopy={() => onCopy(url, 'The address')} />
        {signingKey && <Given label="Signing key" text={signingKey} onCopy={() => onCopy(signingKey, 'The key')} />}
      </div>
      {ownSystems && signingKey && (
        <section className="stack tight" aria-label="A first post">
          <div className="row spread">
            <h3 className="heading">A first post, from a terminal</h3>
            <Button small icon={Copy} onClick={() => onCopy(exampleFor(url, signingKey), 'The example')}>
              Copy
            </Button>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key. */}
          <pre className="example" tabIndex={0}>
            {exampleFor(url, signingKey)}
          </pre>
        </section>
      )}
      <div>
        <Anchor className="button primary" href={paths.source(id)}>
          <span>{signingKey ? 'I have kept the key' : 'It is pasted there'}</span>
        </Anchor>
      </div>
    </Adding>
  )
}

function Given({ label, text, onCopy }: { label: string; text: string; onCopy: () => void }) {
  return (
    <div className="given">
      <span className="label">{label}</span>
      <code>{text}</code>
      <Button small icon={Copy} onClick={onCopy} aria-label={`Copy: ${label.toLowerCase()}`}>
        Copy
      </Button>
    </div>
  )
}

/** A delivery that works as it stands, in any shell with curl and openssl. */
export function exampleFor(url: string, key: string): string {
  return `key='${key}'
body='{"id":"1","text":"The first post.","author":"ines","postedAt":"'$(date -u +%Y-%m-%dT%H:%M:%SZ)'"}'
t=$(date +%s)
mac=$(printf '%s.%s' "$t" "$body" | openssl dgst -sha256 -hmac "$key" -hex | sed 's/^.* //')
curl --fail-with-body '${url}' \\
  --header 'Content-Type: application/json' \\
  --header "Sosh-Signature: t=$t,v1=$mac" --data-binary "$body"
`
}
