import './sources.css'
import { useState } from 'react'
import { Button, Checkbox, LinkButton, Radio, Select, TextField, Trouble } from '#apps/ui'
import type { ConnectorView } from '../listening-types.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Adding } from './add-source.tsx'
import { DropFile } from './drop-file.tsx'
import { Folded } from './folded.tsx'

interface ChooseFileProps {
  connector: ConnectorView
  busy?: string
  /** How much of the file is here, from 0 to 1. */
  share: number
  problem?: ProblemDetails
  onFile: (file: File) => void
}

/** Takes the file, by a press or dropped here. */
export function ChooseFile({ connector, busy, share, problem, onFile }: ChooseFileProps) {
  return (
    <Adding connector={connector}>
      <DropFile
        about="CSV from any spreadsheet, or JSON Lines. Nothing is read before you say which column is what."
        accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json"
        busy={busy}
        share={share}
        onFile={onFile}
      />
      {problem && <Trouble title={problem.title}>{problem.reasons.map(reason => reason.message).join(' ')}</Trouble>}
    </Adding>
  )
}

/** What Sosh needs to know of each entry in a file. */
export interface MappingField {
  id: string
  label: string
  needed: boolean
}

/** The parts of a post, by the names that the importer gives them. */
export const mappingFields: MappingField[] = [
  { id: 'text', label: 'Words', needed: true },
  { id: 'author', label: 'Who', needed: true },
  { id: 'postedAt', label: 'When', needed: true },
  { id: 'id', label: 'Its own number', needed: false },
  { id: 'replyTo', label: 'Answers which', needed: false },
  { id: 'title', label: 'Title', needed: false },
  { id: 'url', label: 'Address', needed: false },
  { id: 'language', label: 'Language', needed: false },
  { id: 'tags', label: 'Tags', needed: false },
  { id: 'network', label: 'Network', needed: false },
]

/** How what stands in the file is read. */
export interface FileReading {
  /** What the place is called, in small letters; empty: a file. */
  network: string
  zone: string
  dayFirst: boolean
  isHtml: boolean
}

interface ImportMappingProps {
  connector: ConnectorView
  fileName: string
  columns: string[]
  /** The first records, by column. */
  rows: Record<string, string>[]
  /** What was assumed, in words. */
  notes: string[]
  fields: MappingField[]
  mapping: Record<string, string | undefined>
  onMap: (field: string, column: string | undefined) => void
  reading: FileReading
  onReading: (change: Partial<FileReading>) => void
  busy?: string
  problem?: ProblemDetails
  onImport: () => void
  onOther: () => void
}

/** Says which column is what, with the first entries as they will read, before anything is read. */
export function ImportMapping({
  connector,
  fileName,
  columns,
  rows,
  notes,
  fields,
  mapping,
  onMap,
  reading,
  onReading,
  busy,
  problem,
  onImport,
  onOther,
}: ImportMappingProps) {
  const missing = fields.filter(field => field.needed && !mapping[field.id]).map(field => field.label.toLowerCase())
  const rest = reasonsElsewhere(problem, ['network', 'zone'])
  // What is needed and what we recognised stands first, and stays there whatever is chosen.
  const [first] = useState(() => new Set(fields.flatMap(({ id, needed }) => (needed || mapping[id] ? [id] : []))))
  const table = { columns, example: rows[0] ?? {}, mapping, onMap }
  return (
    <Adding connector={connector}>
      <p>
        Which column of <b>{fileName}</b> is what? We guessed; look at the first entry beside each.{' '}
        <LinkButton onClick={onOther}>Take another file</LinkButton>
      </p>
      <MappingTable {...table} fields={fields.filter(field => first.has(field.id))} />
      <Folded title="Other columns">
        <MappingTable {...table} fields={fields.filter(field => !first.has(field.id))} />
      </Folded>
      {notes.length > 0 && (
        <ul className="t13 second stack tight">
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <SampleEntries rows={rows} mapping={mapping} />
      <Folded title="How it is read">
        <TextField
          label="What the place was called"
          hint="In small letters, such as old-forum. It stands beside each post."
          placeholder="import"
          autoCapitalize="off"
          spellCheck={false}
          value={reading.network}
          onChange={event => onReading({ network: event.target.value })}
          error={reasonAt(problem, 'network')}
        />
        <TextField
          label="Times without a zone are those of"
          value={reading.zone}
          spellCheck={false}
          onChange={event => onReading({ zone: event.target.value })}
          error={reasonAt(problem, 'zone')}
        />
        <Radio
          label="3/4 is"
          value={reading.dayFirst ? 'day' : 'month'}
          onChange={first => onReading({ dayFirst: first === 'day' })}
          options={[
            { value: 'day', label: 'the third of April' },
            { value: 'month', label: 'the fourth of March' },
          ]}
        />
        <Checkbox
          label="The words are HTML"
          about="Their markup is taken away."
          checked={reading.isHtml}
          onChange={event => onReading({ isHtml: event.target.checked })}
        />
      </Folded>
      {rest && <Trouble title={rest} />}
      <div>
        <Button
          kind="primary"
          busy={busy}
          disabledBecause={
            missing.length > 0
              ? `Say first where ${new Intl.ListFormat('en-GB').format(missing)} can be found.`
              : undefined
          }
          onClick={onImport}
        >
          Read the file
        </Button>
      </div>
    </Adding>
  )
}

function MappingTable({
  columns,
  example,
  fields,
  mapping,
  onMap,
}: Pick<ImportMappingProps, 'columns' | 'fields' | 'mapping' | 'onMap'> & { example: Record<string, string> }) {
  return (
    <div className="scrolling">
      <table className="mapping">
        <thead>
          <tr>
            <th scope="col">We need</th>
            <th scope="col">It is in</th>
            <th scope="col">In the first entry</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(field => (
            <tr key={field.id}>
              <th scope="row">{field.label}</th>
              <td>
                <Select
                  label={`Column for ${field.label}`}
                  labelHidden
                  value={mapping[field.id] ?? ''}
                  onChange={event => onMap(field.id, event.target.value || undefined)}
                  options={[
                    { value: '', label: field.needed ? 'Choose…' : 'Not in this file' },
                    ...columns.map(column => ({ value: column, label: column })),
                  ]}
                />
              </td>
              <td dir="auto">{example[mapping[field.id] ?? ''] || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const sampled = 3

function SampleEntries({ rows, mapping }: Pick<ImportMappingProps, 'rows' | 'mapping'>) {
  const of = (row: Record<string, string>, field: string) => row[mapping[field] ?? '']
  if (!mapping.text) return null
  return (
    <section className="stack tight" aria-label="How the first entries will read">
      <h3 className="heading">The first will read</h3>
      {rows.slice(0, sampled).map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a file, in its order.
        <article className="hit" key={index}>
          <p className="said small" dir="auto">
            {of(row, 'title') && <b>{of(row, 'title')}. </b>}
            {of(row, 'text')}
          </p>
          <p className="meta">
            {of(row, 'author') || 'Who?'}, {of(row, 'postedAt') || 'when?'}
          </p>
        </article>
      ))}
    </section>
  )
}
