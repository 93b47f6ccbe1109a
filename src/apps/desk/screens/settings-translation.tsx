import { type FormEvent, useState } from 'react'
import { Button, Checkbox, Confirm, LinkButton, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { languageWords } from '../words.ts'

interface TranslationProps {
  service?: {
    url: string
    host: string
    hasKey: boolean
    alsoPrivate: boolean
    languages: { code: string; name: string }[]
    failure: string | null
    setByName: string
  }
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onKeep: (service: { url: string; key: string | undefined; alsoPrivate: boolean }) => void
  onLook: () => void
  onSwitchOff: () => void
}

/** Which service translates; what is sent there, and what is not. */
export function TranslationPart({
  service,
  lockedBecause,
  busy,
  problem,
  onKeep,
  onLook,
  onSwitchOff,
}: TranslationProps) {
  const [url, setUrl] = useState(service?.url ?? '')
  const [key, setKey] = useState('')
  const [alsoPrivate, setAlsoPrivate] = useState(service?.alsoPrivate ?? false)
  const [ending, setEnding] = useState(false)
  const locked = Boolean(lockedBecause)
  const rest = reasonsElsewhere(problem, ['url', 'key'])
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!locked && url.trim()) onKeep({ url: url.trim(), key: key.trim() || undefined, alsoPrivate })
  }
  return (
    <form className="form" onSubmit={keep}>
      <p className="second">
        {service
          ? `${service.host} translates, set up by ${service.setByName}. It knows ${service.languages.map(({ code }) => languageWords(code)).join(', ')}.`
          : 'Off: nothing is translated, and nobody sees a button for it.'}
      </p>
      <p className="second">
        Words go there only when a colleague presses “Translate” or “Show it in their language”: the words and the two
        languages, without names or addresses, and the same words only once. What must stay inside the company is never
        sent.
      </p>
      {service?.failure && (
        <Trouble mild title="It did not answer.">
          {service.failure}
        </Trouble>
      )}
      <TextField
        label="Address of the service"
        hint="LibreTranslate, yours or somebody’s, or any other service that speaks its API."
        placeholder="https://translate.example.com"
        inputMode="url"
        dir="ltr"
        value={url}
        readOnly={locked}
        error={reasonAt(problem, 'url')}
        onChange={event => setUrl(event.target.value)}
      />
      <TextField
        label="Key"
        type="password"
        autoComplete="off"
        hint={
          service?.hasKey ? 'One is kept, sealed. Leave this empty to keep it.' : 'Only where the service asks for one.'
        }
        value={key}
        readOnly={locked}
        error={reasonAt(problem, 'key')}
        onChange={event => setKey(event.target.value)}
      />
      <Checkbox
        label="Also what was said to us alone"
        about="Mail, text messages, direct messages and what people show to their followers only. Off: these are never sent there."
        checked={alsoPrivate}
        disabled={locked}
        onChange={event => setAlsoPrivate(event.target.checked)}
      />
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button
          type="submit"
          kind="primary"
          busy={busy}
          disabledBecause={lockedBecause ?? (url.trim() ? undefined : 'Say where it is first.')}
        >
          {service ? 'Keep this' : 'Set it up'}
        </Button>
        {service && !locked && (
          <>
            <LinkButton onClick={onLook}>Look whether it answers</LinkButton>
            <LinkButton onClick={() => setEnding(true)}>Switch it off</LinkButton>
          </>
        )}
      </div>
      {ending && (
        <Confirm
          title="Translate nothing any more?"
          yes="Switch it off"
          onYes={() => {
            setEnding(false)
            onSwitchOff()
          }}
          onNo={() => setEnding(false)}
        >
          Its key is forgotten, and so is what it translated.
        </Confirm>
      )}
    </form>
  )
}
