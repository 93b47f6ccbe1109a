import { useState } from 'react'
import { Button, Confirm, LinkButton, Select, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import type { AskedToModerate, LettersName, PlaceChange, PlaceView } from './place-views.ts'

interface PlaceSettingsProps {
  place: PlaceView
  colleagues: { id: string; name: string }[]
  busy?: string
  problem?: ProblemDetails
  onKeep: (change: PlaceChange) => void
  onLeave: () => void
  onBringAlong: () => void
  onAsk: (who: AskedToModerate) => Promise<boolean>
  onThank: (moderatorId: string) => void
  onClose: (isClosed: boolean) => void
  logoAt: (pictureId: string) => string
}

const letters: { value: LettersName | ''; label: string }[] = [
  { value: '', label: 'As everywhere' },
  { value: 'letters', label: 'Serif, as in a newspaper' },
  { value: 'plain', label: 'Sans serif' },
  { value: 'own', label: 'The reader’s own: nothing to download' },
]
const fieldsSaid = ['name', 'about', 'language', 'rules', 'colour', 'font', 'logo', 'host'] as const

/** Name, look, rules, address and moderators of one community. What the centre keeps for itself says so. */
export function PlaceSettings(props: PlaceSettingsProps) {
  const { place, busy, problem, onKeep, onLeave, onBringAlong } = props
  const { kept, look } = place
  const [typed, setTyped] = useState({
    name: place.name,
    about: place.about,
    language: place.language,
    rules: place.rules,
    colour: look.colour ?? '',
    font: look.font ?? '',
    host: place.host ?? '',
  })
  const [logo, setLogo] = useState<string | null>()
  useTitle(place.name)
  const set = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change })
  const why = (field: keyof typeof kept) => kept.all ?? kept[field]
  const keep = () => {
    const change: PlaceChange = { name: typed.name, about: typed.about, language: typed.language }
    if (!why('rules')) change.rules = typed.rules
    if (!why('look')) Object.assign(change, { colour: typed.colour || null, font: typed.font || null, logo })
    if (!why('host') && typed.host !== (place.host ?? '')) change.host = typed.host || null
    onKeep(change)
  }
  return (
    <Page
      title={place.name}
      about={kept.all}
      actions={
        <>
          <Button onClick={onBringAlong}>Bring a community along</Button>
          <Button onClick={onLeave}>All communities</Button>
        </>
      }
    >
      <form
        className="form spaced"
        aria-label={`Settings of ${place.name}`}
        onSubmit={event => {
          event.preventDefault()
          keep()
        }}
      >
        <TextField
          label="Name"
          value={typed.name}
          maxLength={60}
          disabled={kept.all !== undefined}
          error={reasonAt(problem, 'name')}
          onChange={event => set({ name: event.target.value })}
        />
        <TextField
          label="For whom it is, in a sentence"
          value={typed.about}
          maxLength={200}
          disabled={kept.all !== undefined}
          error={reasonAt(problem, 'about')}
          onChange={event => set({ about: event.target.value })}
        />
        <TextField
          label="Its language"
          hint="A short tag, such as en, de or pt-BR: dates and screen readers go by it."
          value={typed.language}
          maxLength={12}
          disabled={kept.all !== undefined}
          error={reasonAt(problem, 'language')}
          onChange={event => set({ language: event.target.value })}
        />
        <LookPart
          place={place}
          typed={typed}
          logo={logo}
          set={set}
          setLogo={setLogo}
          why={why('look')}
          problem={problem}
          logoAt={props.logoAt}
        />
        <TextArea
          label={place.isMaster ? 'The rules, in words' : 'Rules of its own, besides those of all'}
          hint={why('rules') ?? 'Markdown. Short rules are read.'}
          rows={8}
          value={typed.rules}
          maxLength={8000}
          disabled={why('rules') !== undefined}
          error={reasonAt(problem, 'rules')}
          onChange={event => set({ rules: event.target.value })}
        />
        <TextField
          label="An address of its own"
          placeholder="forum.example.com"
          hint={why('host') ?? 'Point this name at your Sosh first. Empty: it is reached by its path.'}
          value={typed.host}
          maxLength={253}
          disabled={why('host') !== undefined}
          error={reasonAt(problem, 'host')}
          onChange={event => set({ host: event.target.value })}
        />
        {reasonsElsewhere(problem, [...fieldsSaid]) && (
          <Trouble title={reasonsElsewhere(problem, [...fieldsSaid]) ?? ''} />
        )}
        <div className="row">
          <Button kind="primary" type="submit" busy={busy} disabledBecause={kept.all}>
            Keep it
          </Button>
        </div>
      </form>
      <ModeratorsPart {...props} />
      {!place.isMaster && !kept.all && <ClosingPart {...props} />}
    </Page>
  )
}

interface LookPartProps {
  place: PlaceView
  typed: { name: string; colour: string; font: string }
  /** Chosen anew, in base64; null: taken away; absent: as it was. */
  logo: string | null | undefined
  set: (change: { colour?: string; font?: LettersName | '' }) => void
  setLogo: (logo: string | null) => void
  why?: string
  problem?: ProblemDetails
  logoAt: (pictureId: string) => string
}

function LookPart({ place, typed, logo, set, setLogo, why, problem, logoAt }: LookPartProps) {
  const shown = logo
    ? `data:;base64,${logo}`
    : logo === undefined && place.look.logo
      ? logoAt(place.look.logo)
      : undefined
  return (
    <fieldset className="stack" disabled={why !== undefined}>
      <legend className="heading">Its look</legend>
      {why && <p className="t13 second">{why}</p>}
      <p className="place-shown">
        {shown ? <img src={shown} alt="" /> : <span className="initial">{[...typed.name][0]?.toUpperCase()}</span>}
        {typed.name}
      </p>
      <div className="place-look">
        <TextField
          label="Colour"
          placeholder="#175c45"
          value={typed.colour}
          maxLength={7}
          error={reasonAt(problem, 'colour')}
          onChange={event => set({ colour: event.target.value.trim() })}
        />
        <input
          className="colour-swatch"
          type="color"
          aria-label="Choose the colour from all"
          value={/^#[0-9a-f]{6}$/i.test(typed.colour) ? typed.colour : '#175c45'}
          onChange={event => set({ colour: event.target.value })}
        />
        <Select
          label="Letters"
          value={typed.font}
          options={letters}
          onChange={event => set({ font: event.target.value as LettersName | '' })}
        />
      </div>
      <div className="field">
        <label htmlFor="logo">Logo</label>
        <input
          id="logo"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          onChange={event => {
            const file = event.target.files?.[0]
            if (file) void asBase64(file).then(setLogo)
          }}
        />
        <span className="hint">PNG, JPEG or WebP, 256 KB at most; it is shown in a circle.</span>
        {reasonAt(problem, 'logo') && <span className="error">{reasonAt(problem, 'logo')}</span>}
      </div>
      {shown && (
        <div>
          <LinkButton onClick={() => setLogo(null)}>Take the logo away</LinkButton>
        </div>
      )}
    </fieldset>
  )
}

function asBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}

function ModeratorsPart({ place, colleagues, onAsk, onThank }: PlaceSettingsProps) {
  const [colleague, setColleague] = useState('')
  const [handle, setHandle] = useState('')
  const { all, outsiders } = place.kept
  const asked = new Set(place.moderators.map(each => each.employeeId))
  const left = colleagues.filter(({ id }) => !asked.has(id))
  return (
    <section className="stack" aria-labelledby="moderators">
      <h2 className="heading" id="moderators">
        Who looks after it
      </h2>
      <ul className="place-rows">
        {place.moderators.map(each => (
          <li key={each.id}>
            <span className="grow">
              {each.name}
              <span className="third">
                {each.isLead ? ' · leads it' : each.memberId ? ' · a member from outside' : ''}
              </span>
            </span>
            {!all && each.employeeId && !each.isLead && (
              <LinkButton
                onClick={() => void onAsk({ employeeId: each.employeeId ?? '', isLead: true })}
                aria-label={`Let them lead: ${each.name}`}
              >
                Let them lead
              </LinkButton>
            )}
            {!all && (
              <LinkButton onClick={() => onThank(each.id)} aria-label={`Thank and end: ${each.name}`}>
                Thank and end
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
      {!all && (
        <div className="form">
          <div className="place-look">
            <Select
              label="Ask a colleague"
              value={colleague}
              options={[{ value: '', label: 'Choose' }, ...left.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={event => setColleague(event.target.value)}
            />
            <Button
              disabledBecause={colleague ? undefined : 'Choose somebody first.'}
              reasonHidden
              onClick={() =>
                void onAsk({ employeeId: colleague, isLead: false }).then(isAsked => isAsked && setColleague(''))
              }
            >
              Ask them
            </Button>
          </div>
          <div className="place-look">
            <TextField
              label="Or a member, by their handle"
              placeholder="rosa"
              hint={outsiders}
              value={handle}
              maxLength={31}
              disabled={outsiders !== undefined}
              onChange={event => setHandle(event.target.value)}
            />
            <Button
              disabledBecause={outsiders ?? (handle.trim().length < 2 ? 'Write their handle first.' : undefined)}
              reasonHidden
              onClick={() => void onAsk({ handle: handle.trim() }).then(isAsked => isAsked && setHandle(''))}
            >
              Ask this member
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}

function ClosingPart({ place, onClose }: PlaceSettingsProps) {
  const [isAsking, setAsking] = useState(false)
  if (place.closedAt)
    return (
      <section className="stack">
        <p className="second">It is closed: nobody sees it, and nothing of it is lost.</p>
        <div>
          <Button onClick={() => onClose(false)}>Open it again</Button>
        </div>
      </section>
    )
  return (
    <section>
      {isAsking ? (
        <Confirm
          title={`Close ${place.name}?`}
          yes="Close it"
          onYes={() => {
            setAsking(false)
            onClose(true)
          }}
          onNo={() => setAsking(false)}
        >
          Nobody can read or write there any more. You can open it again, with everything in it.
        </Confirm>
      ) : (
        <LinkButton onClick={() => setAsking(true)}>Close this community</LinkButton>
      )}
    </section>
  )
}
