import './places.css'
import { useState } from 'react'
import { Button, Checkbox, Progress, Select, TextField, Time, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { counted } from '../words.ts'
import { DropFile } from './drop-file.tsx'

export type BringingKind = 'discourse' | 'discourse-export' | 'nodebb' | 'table'

type Thing = 'spaces' | 'people' | 'topics' | 'posts' | 'accepted' | 'likes' | 'votes' | 'known'

/** One time that a community was brought along, or is. */
export interface BringingView {
  id: string
  kind: BringingKind
  from: string
  step: 'reading' | 'settling' | 'done' | 'stopped' | 'failed'
  startedAt: string
  endedAt: string | null
  keepsAddresses: boolean
  counted: Partial<Record<Thing, number>>
  waiting: { topics: number; posts: number }
  trouble: string | null
  waitsUntil: string | null
  leftOut: { what: string; why: string; count: number; examples: string[] }[]
}

/** What somebody says of where it was. */
export interface BringingAsked {
  kind: BringingKind
  url?: string
  apiKey?: string
  apiUser?: string
  file?: File
  keepsAddresses: boolean
}

interface BringAlongProps {
  place: string
  bringings: BringingView[]
  isCentre: boolean
  /** How much of a file is handed in, from 0 to 1. */
  share: number
  busy?: string
  problem?: ProblemDetails
  onBring: (asked: BringingAsked) => Promise<boolean>
  onStop: (id: string) => void
  onResume: (id: string) => void
  onLeave: () => void
}

const froms: { value: BringingKind; label: string }[] = [
  { value: 'discourse', label: 'A Discourse forum' },
  { value: 'discourse-export', label: 'A backup of a Discourse forum' },
  { value: 'nodebb', label: 'A NodeBB forum' },
  { value: 'table', label: 'A table (CSV)' },
]

/** Bring a community along from where it was, and see what came and what did not. */
export function BringAlong(props: BringAlongProps) {
  const { place, bringings, isCentre, onLeave } = props
  useTitle('Bring a community along')
  const isUnderWay = bringings.some(each => each.step === 'reading' || each.step === 'settling')
  return (
    <Page
      title="Bring a community along"
      about={`What people wrote elsewhere comes to ${place}: who said it and when, answers that helped, likes and votes. Nobody is written to. Whoever signs in here with the mail address they had there finds their posts under their name.`}
      actions={<Button onClick={onLeave}>Back to its settings</Button>}
    >
      {bringings.map(each => (
        <Bringing key={each.id} bringing={each} {...props} />
      ))}
      {!isCentre && (
        <Trouble mild title="Communications and administrators bring a community along">
          Ask one of them: they decide for people who are not here to be asked.
        </Trouble>
      )}
      {isCentre && !isUnderWay && <BringForm {...props} />}
    </Page>
  )
}

function BringForm({ busy, problem, share, onBring }: BringAlongProps) {
  const [typed, setTyped] = useState({ kind: 'discourse' as BringingKind, url: '', apiKey: '', apiUser: '' })
  const [keepsAddresses, setKeeps] = useState(true)
  const [file, setFile] = useState<File>()
  const { kind } = typed
  const isFile = kind === 'discourse-export' || kind === 'table'
  const set = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change })
  const bring = async () => {
    const done = await onBring({
      kind,
      keepsAddresses,
      ...(kind !== 'table' && { url: typed.url }),
      ...(isFile && file && { file }),
      ...(!isFile && typed.apiKey.trim() && { apiKey: typed.apiKey.trim() }),
      ...(!isFile && typed.apiUser.trim() && { apiUser: typed.apiUser.trim() }),
    })
    if (done) set({ apiKey: '' })
  }
  return (
    <form
      className="form spaced"
      aria-label="Where the community is now"
      onSubmit={event => {
        event.preventDefault()
        void bring()
      }}
    >
      <Select
        label="Where it is now"
        value={kind}
        options={froms}
        onChange={event => set({ kind: event.target.value as BringingKind })}
      />
      {kind !== 'table' && (
        <TextField
          label={isFile ? 'The address it had' : 'Its address'}
          placeholder="forum.example.com"
          hint={isFile ? 'Links and pictures in the posts begin with it.' : undefined}
          value={typed.url}
          maxLength={300}
          error={reasonAt(problem, 'url')}
          onChange={event => set({ url: event.target.value })}
        />
      )}
      {!isFile && (
        <>
          <TextField
            label={kind === 'discourse' ? 'API key of an administrator' : 'API token of an administrator'}
            hint={
              kind === 'discourse'
                ? 'Made there under Admin → API. Without it, what is public comes all the same, but nobody can take their posts over by mail.'
                : 'Made there under Admin → Settings → API Access. Without it, what is public comes all the same, but nobody can take their posts over by mail.'
            }
            type="password"
            autoComplete="off"
            value={typed.apiKey}
            maxLength={300}
            error={reasonAt(problem, 'apiKey')}
            onChange={event => set({ apiKey: event.target.value })}
          />
          <TextField
            label={kind === 'discourse' ? 'Name of the user it belongs to' : 'Number of the user it acts as'}
            hint={kind === 'discourse' ? 'Empty: system.' : 'Only for a master token.'}
            value={typed.apiUser}
            maxLength={60}
            error={reasonAt(problem, 'apiUser')}
            onChange={event => set({ apiUser: event.target.value })}
          />
        </>
      )}
      {isFile && (
        <>
          <DropFile
            about={
              kind === 'table'
                ? 'One line is one post. The first line names the columns: title, text or html, author, posted_at; besides, as far as you have them, post_id, topic_id, author_email, category, tags, reply_to, accepted, url.'
                : 'Made there under Admin → Backups: a .tar.gz, or the dump.sql.gz in it. What is private in it never leaves the file.'
            }
            accept={kind === 'table' ? '.csv,.tsv,.txt' : '.gz,.tgz,.tar,.sql'}
            busy={busy && share < 1 ? busy : undefined}
            share={share}
            onFile={setFile}
          />
          {file && <p className="second">{file.name}</p>}
          {reasonAt(problem, 'fileId') && <p className="error">{reasonAt(problem, 'fileId')}</p>}
        </>
      )}
      <Checkbox
        label="Old links lead to where things stand now"
        checked={keepsAddresses}
        onChange={event => setKeeps(event.target.checked)}
      />
      {keepsAddresses && (
        <p className="t13 second">
          They do once this community has the address that the old one had: it is given in its settings, when the old
          one is switched off.
        </p>
      )}
      {reasonsElsewhere(problem, ['url', 'apiKey', 'apiUser', 'fileId']) && (
        <Trouble title={reasonsElsewhere(problem, ['url', 'apiKey', 'apiUser', 'fileId']) ?? ''} />
      )}
      <div>
        <Button
          kind="primary"
          type="submit"
          busy={busy}
          disabledBecause={isFile && !file ? 'Choose the file first.' : undefined}
        >
          Bring it along
        </Button>
      </div>
    </form>
  )
}

const steps: Record<BringingView['step'], string> = {
  reading: 'Being read',
  settling: 'Finding its place here',
  done: 'All of it is here',
  stopped: 'Stopped',
  failed: 'It came to a halt',
}

function Bringing({ bringing, isCentre, busy, onStop, onResume }: BringAlongProps & { bringing: BringingView }) {
  const { id, from, step, startedAt, waiting, trouble, waitsUntil, counted: came, leftOut } = bringing
  const isUnderWay = step === 'reading' || step === 'settling'
  const settled = came.topics ?? 0
  return (
    <section className="stack spaced" aria-labelledby={`bringing-${id}`}>
      <h2 className="heading" id={`bringing-${id}`}>
        {from}
      </h2>
      <p className="second">
        {!isUnderWay && `${steps[step]} · `}begun <Time at={startedAt} />
      </p>
      {isUnderWay && (
        <Progress
          title={steps[step]}
          done={step === 'reading' ? waiting.topics : settled}
          total={step === 'reading' ? undefined : settled + waiting.topics}
          words={
            step === 'reading'
              ? `${counted(waiting.topics, 'topic')} and ${counted(waiting.posts, 'post')} read so far`
              : `${counted(waiting.topics, 'topic')} to go`
          }
          note="It goes on if you leave this page."
        />
      )}
      {trouble && isUnderWay && waitsUntil && (
        <Trouble mild title={trouble}>
          It goes on by itself <Time at={waitsUntil} />.
        </Trouble>
      )}
      {trouble && !isUnderWay && <Trouble title={trouble}>What came stays. Put it right and go on.</Trouble>}
      <Came came={came} />
      {leftOut.length > 0 && <LeftOut leftOut={leftOut} />}
      {isCentre && isUnderWay && (
        <div>
          <Button busy={busy} onClick={() => onStop(id)}>
            Stop here
          </Button>
        </div>
      )}
      {isCentre && (step === 'stopped' || step === 'failed') && (
        <div>
          <Button busy={busy} onClick={() => onResume(id)}>
            Go on
          </Button>
        </div>
      )}
    </section>
  )
}

const things: [Thing, (count: number) => string][] = [
  ['topics', count => counted(count, 'topic')],
  ['posts', count => counted(count, 'post')],
  ['people', count => `${counted(count, 'person', 'people')} who wrote or liked something`],
  ['spaces', count => counted(count, 'space')],
  ['accepted', count => `${counted(count, 'answer')} that helped`],
  ['likes', count => `${counted(count, 'like')}, as thanks`],
  ['votes', count => counted(count, 'vote')],
  ['known', count => `${counted(count, 'post')} that ${count === 1 ? 'was' : 'were'} here before`],
]

function Came({ came }: { came: BringingView['counted'] }) {
  const there = things.filter(([thing]) => (came[thing] ?? 0) > 0)
  if (there.length === 0) return null
  return (
    <ul className="allowed" aria-label="What came">
      {there.map(([thing, say]) => (
        <li key={thing}>{say(came[thing] ?? 0)}</li>
      ))}
    </ul>
  )
}

function LeftOut({ leftOut }: Pick<BringingView, 'leftOut'>) {
  const sum = leftOut.reduce((so, each) => so + each.count, 0)
  return (
    <details>
      <summary>Left out: {sum}</summary>
      <ul className="place-rows">
        {leftOut.map(({ what, why, count, examples }) => (
          <li key={`${what} ${why}`}>
            <div className="grow">
              <p>{why}</p>
              <p className="t13 third">
                {examples.join(', ')}
                {count > examples.length && ' …'}
              </p>
            </div>
            <span className="second">{count}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
