import './sources.css'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, Radio, TextField, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { ConnectorView } from '../view-types.ts'
import { counted } from '../words.ts'
import { Adding } from './add-source.tsx'
import { Folded } from './folded.tsx'

/** What may be said of a stream; what is left empty is as the network has it. */
export interface StreamSettings {
  label?: string
  stream: 'jetstream' | 'firehose'
  url?: string
  service?: string
  plcUrl?: string
  languages?: string[]
}

interface AddStreamProps {
  connector: ConnectorView
  /** How many queries there are to hold the posts against. */
  asksFor: number | undefined
  busy?: string
  problem?: ProblemDetails
  onAdd: (settings: StreamSettings) => void
}

const usual = {
  jetstream: 'wss://jetstream2.us-east.bsky.network/subscribe',
  firehose: 'wss://bsky.network',
}
const fields = ['url', 'service', 'plcUrl', 'languages', 'label']

/** The open stream of a network: one press, and everything else folded away. */
export function AddStream({ connector, asksFor, busy, problem, onAdd }: AddStreamProps) {
  const [stream, setStream] = useState<'jetstream' | 'firehose'>('jetstream')
  const [typed, setTyped] = useState({ label: '', url: '', service: '', plcUrl: '', languages: '' })
  const set = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change })
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const { languages, ...rest } = typed
    const given = Object.fromEntries(
      Object.entries(rest).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : [])),
    )
    const named = languages.split(/[\s,;]+/u).filter(Boolean)
    onAdd({ stream, url: usual[stream], ...given, ...(named.length > 0 && { languages: named }) })
  }
  const rest = reasonsElsewhere(problem, [...fields, ...named(problem)])
  const languageTrouble = problem?.reasons.find(reason => reason.at?.startsWith('languages'))?.message
  return (
    <Adding connector={connector}>
      <form className="form" onSubmit={add}>
        <p>
          Every public post passes by here, and only what concerns you is kept:{' '}
          {asksFor === undefined
            ? 'what your queries catch.'
            : asksFor > 0
              ? `what your ${counted(asksFor, 'query', 'queries')} ${asksFor === 1 ? 'catches' : 'catch'}.`
              : 'what a query catches. There is none yet: '}
          {asksFor === 0 && <Anchor href={paths.newQuery()}>write the first.</Anchor>}
        </p>
        <Folded title="Another stream, or only some languages">
          <TextField
            label="What it is called here"
            placeholder={connector.label}
            value={typed.label}
            onChange={event => set({ label: event.target.value })}
            error={reasonAt(problem, 'label')}
          />
          <Radio
            label="Which stream"
            value={stream}
            onChange={setStream}
            options={[
              {
                value: 'jetstream',
                label: 'Jetstream',
                about: 'Posts only, in a light form: right for nearly everybody.',
              },
              {
                value: 'firehose',
                label: 'Firehose',
                about: 'The whole signed stream, from a relay or one server of your own.',
              },
            ]}
          />
          <TextField
            label="Its address"
            placeholder={usual[stream]}
            inputMode="url"
            spellCheck={false}
            autoCapitalize="off"
            value={typed.url}
            onChange={event => set({ url: event.target.value })}
            error={reasonAt(problem, 'url')}
          />
          <TextField
            label="Only these languages"
            hint="Two letters each: en de. Posts that name no language are always heard."
            placeholder="all"
            spellCheck={false}
            autoCapitalize="off"
            value={typed.languages}
            onChange={event => set({ languages: event.target.value })}
            error={languageTrouble}
          />
          <TextField
            label="Where threads and profiles are read"
            placeholder="https://public.api.bsky.app"
            inputMode="url"
            spellCheck={false}
            autoCapitalize="off"
            value={typed.service}
            onChange={event => set({ service: event.target.value })}
            error={reasonAt(problem, 'service')}
          />
          <TextField
            label="The directory of names"
            placeholder="https://plc.directory"
            inputMode="url"
            spellCheck={false}
            autoCapitalize="off"
            value={typed.plcUrl}
            onChange={event => set({ plcUrl: event.target.value })}
            error={reasonAt(problem, 'plcUrl')}
          />
        </Folded>
        {rest && <Trouble title={rest} />}
        <div>
          <Button kind="primary" type="submit" busy={busy}>
            Listen to the stream
          </Button>
        </div>
      </form>
    </Adding>
  )
}

/** A list's own entries are named by their number: languages.0. */
function named(problem: ProblemDetails | undefined): string[] {
  return problem?.reasons.flatMap(({ at }) => (at?.startsWith('languages') ? [at] : [])) ?? []
}
