import { type FormEvent, type ReactNode, useState } from 'react'
import { Button, Select, TextArea, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { ColleagueView } from '../view-types.ts'
import { firstName, languageWords } from '../words.ts'

/** What the company says of itself. */
export interface CompanySettings {
  name: string
  about: string
  language: string
  timezone: string
}

interface Form {
  /** Why this reader cannot change it. */
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
}

interface CompanyFormProps extends Form {
  company: CompanySettings
  languages: string[]
  timezones: string[]
  onKeep: (company: CompanySettings) => void
}

/** Name, what it does, language and clock. */
export function CompanyForm({
  company: before,
  languages,
  timezones,
  lockedBecause,
  busy,
  problem,
  onKeep,
}: CompanyFormProps) {
  const [company, setCompany] = useState(before)
  const set = (change: Partial<CompanySettings>) => setCompany({ ...company, ...change })
  const locked = Boolean(lockedBecause)
  const rest = reasonsElsewhere(problem, ['name', 'about'])
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!locked) onKeep(company)
  }
  return (
    <form className="form" onSubmit={keep}>
      <TextField
        label="Name"
        value={company.name}
        readOnly={locked}
        error={reasonAt(problem, 'name')}
        onChange={event => set({ name: event.target.value })}
      />
      <TextArea
        label="About"
        rows={3}
        value={company.about}
        readOnly={locked}
        error={reasonAt(problem, 'about')}
        onChange={event => set({ about: event.target.value })}
      />
      <Select
        label="Language"
        hint="Where an answer’s own language has no wording, this one is used."
        value={company.language}
        options={languages.map(language => ({ value: language, label: languageWords(language) }))}
        onChange={event => !locked && set({ language: event.target.value })}
      />
      <Select
        label="Time zone"
        value={company.timezone}
        options={timezones.map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={event => !locked && set({ timezone: event.target.value })}
      />
      {rest && <Trouble title={rest} />}
      <div>
        <Button type="submit" kind="primary" busy={busy} disabledBecause={lockedBecause}>
          Keep this
        </Button>
      </div>
    </form>
  )
}

interface DisclosureFormProps extends Form {
  company: string
  author: ColleagueView
  languages: string[]
  texts: Record<string, string>
  /** How the kept wording of a language stands on each network. */
  there?: (language: string) => ReactNode
  onKeep: (texts: Record<string, string>) => void
}

/** The line under every answer, in each language, as it will stand there. It can be worded, never left out. */
export function DisclosureForm({
  company,
  author,
  languages,
  texts: before,
  there,
  lockedBecause,
  busy,
  problem,
  onKeep,
}: DisclosureFormProps) {
  const [texts, setTexts] = useState(before)
  const [shown, setShown] = useState('en')
  const locked = Boolean(lockedBecause)
  const tags = Object.keys(texts).sort((a, b) => languageWords(a).localeCompare(languageWords(b), 'en'))
  const changed = Object.fromEntries(Object.entries(texts).filter(([tag, text]) => before[tag] !== text.trim()))
  const nothing = Object.keys(changed).length === 0 ? 'Nothing has changed yet.' : undefined
  const rest = reasonsElsewhere(
    problem,
    tags.map(tag => `disclosures.${tag}`),
  )
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!locked && !nothing) onKeep(changed)
  }
  return (
    <form className="form" onSubmit={keep}>
      <p className="second">
        {'{name}'}, {'{title}'} and {'{company}'} are filled in. It can be worded, never left out: {'{name}'} and{' '}
        {'{company}'} stay.
      </p>
      {tags.map(tag => (
        <TextField
          key={tag}
          label={languageWords(tag)}
          hint={
            <>
              As yours: <span lang={tag}>{filled(texts[tag] ?? '', author, company)}</span>
            </>
          }
          lang={tag}
          value={texts[tag] ?? ''}
          readOnly={locked}
          maxLength={120}
          error={reasonAt(problem, `disclosures.${tag}`) ?? missing(texts[tag] ?? '')}
          onChange={event => setTexts({ ...texts, [tag]: event.target.value })}
        />
      ))}
      {!locked && (
        <Select
          label="Another language"
          value=""
          options={[
            { value: '', label: 'Choose one' },
            ...languages
              .filter(tag => texts[tag] === undefined)
              .map(tag => ({ value: tag, label: languageWords(tag) })),
          ]}
          onChange={event =>
            event.target.value && setTexts({ ...texts, [event.target.value]: '— {name}, {title}, {company}' })
          }
        />
      )}
      {rest && <Trouble title={rest} />}
      <div>
        <Button type="submit" kind="primary" busy={busy} disabledBecause={lockedBecause ?? nothing}>
          Keep this
        </Button>
      </div>
      {there && (
        <>
          <Select
            label="How it stands on each network"
            hint="As it is kept now, for you. Where nobody worded a language, the company’s own is used."
            value={shown}
            options={[...new Set([...tags, ...languages])].map(tag => ({ value: tag, label: languageWords(tag) }))}
            onChange={event => setShown(event.target.value)}
          />
          {there(shown)}
        </>
      )}
    </form>
  )
}

interface DisclosureOnNetworksProps {
  language: string
  lines: { connector: string; label: string; line: string; length: number; most: number | null }[]
}

/** The line under an answer, network by network, with what it takes of the length there. */
export function DisclosureOnNetworks({ language, lines }: DisclosureOnNetworksProps) {
  return (
    <dl className="disclosed-there">
      {lines.map(({ connector, label, line, length, most }) => (
        <div key={connector}>
          <dt>{label}</dt>
          <dd lang={language} dir="auto">
            {line}
          </dd>
          <dd className="third">{most ? `${length} of ${most.toLocaleString('en-GB')}` : `${length}, no limit`}</dd>
        </div>
      ))}
    </dl>
  )
}

function missing(text: string): string | undefined {
  const gone = ['{name}', '{company}'].filter(part => !text.includes(part))
  return gone.length > 0 ? `It must keep ${gone.join(' and ')}.` : undefined
}

function filled(text: string, author: ColleagueView, company: string): string {
  return (author.title ? text : text.replace(/[,،，]?\s*\{title\}/, ''))
    .replaceAll('{name}', firstName(author.name))
    .replaceAll('{title}', author.title)
    .replaceAll('{company}', company)
}
