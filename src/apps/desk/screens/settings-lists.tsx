import { Pencil, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button, Confirm, IconButton, Select, TextField, Time, Trouble } from '#apps/ui'
import type { TopicView } from '../company-types.ts'
import { type ProblemDetails, reasonsElsewhere } from '../problem.ts'

interface TopicsPartProps {
  topics: TopicView[]
  /** Why this reader cannot take one out; anybody may add. */
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  /** Says whether it was added; if not, what was typed stays. */
  onAdd: (topic: Omit<TopicView, 'id'>) => Promise<boolean>
  onRemove: (topic: TopicView) => void
  /** Says whether it was kept. */
  onChange: (topic: TopicView) => Promise<boolean>
}

/** What the company makes and talks about: by these, conversations find whoever knows. */
export function TopicsPart({ topics, lockedBecause, busy, problem, onAdd, onRemove, onChange }: TopicsPartProps) {
  const [name, setName] = useState('')
  const [words, setWords] = useState('')
  const [kind, setKind] = useState<TopicView['kind']>('topic')
  const [removing, setRemoving] = useState<string>()
  const [changing, setChanging] = useState<string>()
  const rest = reasonsElsewhere(problem, [])
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    if (!(await onAdd({ name: name.trim(), kind, words: listed(words) }))) return
    setName('')
    setWords('')
  }
  return (
    <div className="stack">
      <p className="second">By their words, a conversation finds whoever knows what it is about.</p>
      <ul className="topic-rows">
        {topics.map(topic => (
          <li key={topic.id}>
            {changing === topic.id ? (
              <ChangeTopic
                topic={topic}
                busy={busy}
                trouble={rest}
                onKeep={async changed => {
                  if (await onChange(changed)) setChanging(undefined)
                }}
                onLeave={() => setChanging(undefined)}
              />
            ) : (
              <div>
                <b>{topic.name}</b> {topic.kind === 'product' && <span className="t13 third">product</span>}
                <p className="t13 second">{topic.words.join(', ') || 'No words yet: only its name is looked for.'}</p>
              </div>
            )}
            {!lockedBecause && changing !== topic.id && (
              <span className="row">
                <IconButton small icon={Pencil} label={`Change ${topic.name}`} onClick={() => setChanging(topic.id)} />
                <IconButton small icon={X} label={`Take out ${topic.name}`} onClick={() => setRemoving(topic.id)} />
              </span>
            )}
            {removing === topic.id && (
              <Confirm
                title={`Take out ${topic.name}?`}
                yes="Take it out"
                onYes={() => onRemove(topic)}
                onNo={() => setRemoving(undefined)}
              >
                Whoever said they know it is no longer found by it. What was said about it stays.
              </Confirm>
            )}
          </li>
        ))}
      </ul>
      <form className="form" onSubmit={event => void add(event)}>
        <TextField label="Another one" maxLength={80} value={name} onChange={event => setName(event.target.value)} />
        <TextField
          label="Words that speak of it"
          hint="In every language you hear, with commas between."
          value={words}
          onChange={event => setWords(event.target.value)}
        />
        <KindChoice kind={kind} onKind={setKind} />
        {rest && !changing && <Trouble title={rest} />}
        <div>
          <Button type="submit" busy={busy} disabledBecause={name.trim() ? undefined : 'A name first.'} reasonHidden>
            Add it
          </Button>
        </div>
      </form>
    </div>
  )
}

const listed = (words: string) =>
  words
    .split(',')
    .map(word => word.trim())
    .filter(Boolean)

function ChangeTopic({
  topic,
  busy,
  trouble,
  onKeep,
  onLeave,
}: {
  topic: TopicView
  busy?: string
  trouble?: string
  onKeep: (topic: TopicView) => Promise<void>
  onLeave: () => void
}) {
  const [name, setName] = useState(topic.name)
  const [words, setWords] = useState(topic.words.join(', '))
  const [kind, setKind] = useState(topic.kind)
  return (
    <form
      className="form"
      aria-label={`Change ${topic.name}`}
      onSubmit={event => {
        event.preventDefault()
        if (name.trim()) void onKeep({ id: topic.id, name: name.trim(), kind, words: listed(words) })
      }}
    >
      <TextField label="Its name" maxLength={80} value={name} onChange={event => setName(event.target.value)} />
      <TextField
        label="Words that speak of it"
        hint="In every language you hear, with commas between."
        value={words}
        onChange={event => setWords(event.target.value)}
      />
      <KindChoice kind={kind} onKind={setKind} />
      {trouble && <Trouble title={trouble} />}
      <div className="row">
        <Button
          kind="primary"
          small
          type="submit"
          busy={busy}
          disabledBecause={name.trim() ? undefined : 'A name first.'}
        >
          Keep it so
        </Button>
        <Button small onClick={onLeave}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

function KindChoice({ kind, onKind }: { kind: TopicView['kind']; onKind: (kind: TopicView['kind']) => void }) {
  return (
    <Select
      label="It is"
      value={kind}
      options={[
        { value: 'topic', label: 'A topic' },
        { value: 'product', label: 'A product' },
      ]}
      onChange={event => onKind(event.target.value === 'product' ? 'product' : 'topic')}
    />
  )
}

interface ProgramsPartProps {
  tokens: { id: string; name: string; createdAt: string; lastUsedAt?: string }[]
  /** The token that was just made: shown once. */
  made?: { name: string; token: string }
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onMake: (name: string) => Promise<boolean>
  onCopy: (token: string) => void
  onWithdraw: (token: { id: string; name: string }) => void
}

/** Tokens of programs. A program may read and prepare; it can never send. */
export function ProgramsPart(props: ProgramsPartProps) {
  const { tokens, made, lockedBecause, busy, problem, onMake, onCopy, onWithdraw } = props
  const [name, setName] = useState('')
  const rest = reasonsElsewhere(problem, [])
  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (!lockedBecause && name.trim() && (await onMake(name.trim()))) setName('')
  }
  return (
    <div className="stack">
      <p className="second">With a token a program reads what is here. No token can send: only people do.</p>
      {tokens.map(token => (
        <div className="account-row" key={token.id}>
          <div>
            <b>{token.name}</b>{' '}
            <span className="t13 third">
              made <Time at={token.createdAt} />,{' '}
              {token.lastUsedAt ? (
                <>
                  last used <Time at={token.lastUsedAt} />
                </>
              ) : (
                'never used'
              )}
            </span>
          </div>
          <Button small kind="plain" onClick={() => onWithdraw(token)} aria-label={`Withdraw the token ${token.name}`}>
            Withdraw
          </Button>
        </div>
      ))}
      <form className="form" onSubmit={event => void make(event)}>
        <TextField
          label="Which program is it for?"
          value={name}
          maxLength={80}
          readOnly={Boolean(lockedBecause)}
          onChange={event => setName(event.target.value)}
        />
        {rest && <Trouble title={rest} />}
        <div>
          <Button
            type="submit"
            busy={busy}
            disabledBecause={lockedBecause ?? (name.trim() ? undefined : 'A name first.')}
            reasonHidden={!lockedBecause}
          >
            Make a token
          </Button>
        </div>
      </form>
      <div role="status">
        {made && (
          <div className="shown-once">
            <p>
              For <b>{made.name}</b>. It is shown only now; we keep no copy that could be read.
            </p>
            <code>{made.token}</code>
            <div>
              <Button small onClick={() => onCopy(made.token)}>
                Copy the token
              </Button>
            </div>
          </div>
        )}
      </div>
    </div>
  )
}
