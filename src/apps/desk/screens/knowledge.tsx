import './team.css'
import { X } from 'lucide-react'
import { useState } from 'react'
import { Button, Checkbox, IconButton, Select, TextField, Trouble } from '#apps/ui'
import type { TopicView } from '../company-types.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { languageWords } from '../words.ts'

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const dayWords: Record<(typeof days)[number], string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

/** What somebody says of themselves, so that the right conversations find them. */
export interface Knowing {
  name: string
  title: string
  topics: { topicId: string; note: string }[]
  /** Topics that the company's list does not have yet. */
  newTopics: string[]
  documents: { id?: string; title: string; url: string }[]
  languages: string[]
  hours: Partial<Record<(typeof days)[number], [string, string]>>
  timezone: string
}

interface KnowledgeProps {
  topics: TopicView[]
  /** Languages to choose from, as BCP 47. */
  languages: string[]
  timezones: string[]
  knowing: Knowing
  busy?: string
  problem?: ProblemDetails
  onKeep: (knowing: Knowing) => void
}

/** Who one is, topics, documents one wrote, languages, hours: five short questions. */
export function Knowledge({ topics, languages, timezones, knowing: before, busy, problem, onKeep }: KnowledgeProps) {
  const [knowing, setKnowing] = useState(before)
  const noteOf = (topicId: string) => knowing.topics.find(each => each.topicId === topicId)
  const setTopic = (topicId: string, known: boolean, note = '') =>
    setKnowing({
      ...knowing,
      topics: [...knowing.topics.filter(each => each.topicId !== topicId), ...(known ? [{ topicId, note }] : [])],
    })
  const rest = reasonsElsewhere(problem, ['name', 'title'])
  return (
    <div className="stack loose">
      <fieldset className="stack">
        <legend className="heading">Who are you here?</legend>
        <TextField
          label="Name"
          value={knowing.name}
          error={reasonAt(problem, 'name')}
          autoComplete="name"
          onChange={event => setKnowing({ ...knowing, name: event.target.value })}
        />
        <TextField
          label="What you do"
          hint="Stands in the disclosure under every answer."
          value={knowing.title}
          error={reasonAt(problem, 'title')}
          autoComplete="organization-title"
          onChange={event => setKnowing({ ...knowing, title: event.target.value })}
        />
      </fieldset>
      <fieldset className="stack tight">
        <legend className="heading">What do you know well?</legend>
        {topics.map(topic => (
          <div key={topic.id}>
            <Checkbox
              label={topic.name}
              about={topic.words.slice(0, 5).join(', ')}
              checked={noteOf(topic.id) !== undefined}
              onChange={event => setTopic(topic.id, event.target.checked)}
            />
            {noteOf(topic.id) && (
              <TextField
                label={`How you know ${topic.name}`}
                labelHidden
                placeholder="How you know it: “ran the cold tests”"
                value={noteOf(topic.id)?.note ?? ''}
                onChange={event => setTopic(topic.id, true, event.target.value)}
              />
            )}
          </div>
        ))}
        <NewTopics names={knowing.newTopics} onNames={newTopics => setKnowing({ ...knowing, newTopics })} />
      </fieldset>
      <Documents documents={knowing.documents} onDocuments={documents => setKnowing({ ...knowing, documents })} />
      <fieldset>
        <legend className="heading">Which languages do you answer in?</legend>
        <div className="choices columns">
          {languages.map(language => (
            <Checkbox
              key={language}
              label={languageWords(language)}
              checked={knowing.languages.includes(language)}
              onChange={event =>
                setKnowing({
                  ...knowing,
                  languages: event.target.checked
                    ? [...knowing.languages, language]
                    : knowing.languages.filter(each => each !== language),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      <Hours hours={knowing.hours} onHours={hours => setKnowing({ ...knowing, hours })} />
      <Select
        label="By which clock?"
        value={knowing.timezone}
        options={timezones.map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={event => setKnowing({ ...knowing, timezone: event.target.value })}
      />
      {rest && <Trouble title={rest} />}
      <div>
        <Button kind="primary" busy={busy} onClick={() => onKeep(knowing)}>
          Keep this
        </Button>
      </div>
    </div>
  )
}

function NewTopics({ names, onNames }: { names: string[]; onNames: (names: string[]) => void }) {
  const [name, setName] = useState('')
  const add = () => {
    if (name.trim() && !names.includes(name.trim())) onNames([...names, name.trim()])
    setName('')
  }
  return (
    <>
      {names.map(each => (
        <div className="row" key={each}>
          <span className="grow">{each}, new on the list</span>
          <IconButton
            small
            icon={X}
            label={`Take out ${each}`}
            onClick={() => onNames(names.filter(other => other !== each))}
          />
        </div>
      ))}
      <div className="add-line">
        <TextField label="Something else" value={name} maxLength={80} onChange={event => setName(event.target.value)} />
        <Button onClick={add}>Add it</Button>
      </div>
    </>
  )
}

function Documents({
  documents,
  onDocuments,
}: {
  documents: Knowing['documents']
  onDocuments: (documents: Knowing['documents']) => void
}) {
  const [title, setTitle] = useState('')
  const [url, setUrl] = useState('')
  const add = () => {
    if (!title.trim()) return
    onDocuments([...documents, { title: title.trim(), url: url.trim() }])
    setTitle('')
    setUrl('')
  }
  return (
    <fieldset className="stack tight">
      <legend className="heading">What did you write?</legend>
      <p className="t13 second">Whoever quotes or links it comes to you first.</p>
      {documents.map(document => (
        <div className="row" key={`${document.title} ${document.url}`}>
          <span className="grow">
            {document.title}
            {!document.id && <span className="third">, kept once you press “Keep this”</span>}
          </span>
          <IconButton
            small
            icon={X}
            label={`Take out ${document.title}`}
            onClick={() => onDocuments(documents.filter(each => each !== document))}
          />
        </div>
      ))}
      <TextField label="Title" value={title} onChange={event => setTitle(event.target.value)} />
      <TextField
        label="Address, if it has one"
        inputMode="url"
        value={url}
        onChange={event => setUrl(event.target.value)}
      />
      <div>
        <Button small onClick={add} disabledBecause={title.trim() ? undefined : 'A title first.'}>
          Add it
        </Button>
      </div>
    </fieldset>
  )
}

function Hours({ hours, onHours }: { hours: Knowing['hours']; onHours: (hours: Knowing['hours']) => void }) {
  const times = Array.from(
    { length: 48 },
    (_, half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`,
  )
  const set = (day: (typeof days)[number], span: [string, string] | undefined) => {
    const { [day]: _, ...rest } = hours
    onHours(span ? { ...rest, [day]: span } : rest)
  }
  const options = times.map(time => ({ value: time, label: time }))
  return (
    <fieldset className="stack tight">
      <legend className="heading">When are you at work?</legend>
      {days.map(day => {
        const span = hours[day]
        return (
          <div className="row" key={day}>
            <span className="grow">
              <Checkbox
                label={dayWords[day]}
                checked={Boolean(span)}
                onChange={event => set(day, event.target.checked ? ['09:00', '17:00'] : undefined)}
              />
            </span>
            {span && (
              <>
                <Select
                  label={`${dayWords[day]}, from`}
                  labelHidden
                  value={span[0]}
                  options={options}
                  onChange={event => set(day, [event.target.value, span[1]])}
                />
                <Select
                  label={`${dayWords[day]}, until`}
                  labelHidden
                  value={span[1]}
                  options={options}
                  onChange={event => set(day, [span[0], event.target.value])}
                />
              </>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
