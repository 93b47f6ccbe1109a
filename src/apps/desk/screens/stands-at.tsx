import { type FormEvent, useState } from 'react'
import { Button, LinkButton, Select, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt } from '../problem.ts'

export type TopicKind = 'question' | 'discussion' | 'idea' | 'poll' | 'event'

/** Where a topic of a community of ours stands, and where it could. */
export interface StandsAtView {
  siteName: string
  spaceId: string
  spaceName: string
  kind: TopicKind
  tags: string[]
  mayChange: boolean
  kinds: TopicKind[]
  spaces: { id: string; name: string; kinds: TopicKind[] }[]
}

const names: Record<TopicKind, string> = {
  question: 'A question',
  discussion: 'A discussion',
  idea: 'An idea',
  poll: 'A poll',
  event: 'An event',
}

export interface StandsChange {
  spaceId: string
  kind: TopicKind
  tags: string[]
}

interface Props {
  stands: StandsAtView
  busy?: string
  problem?: ProblemDetails
  /** Resolves to true once it is kept. */
  onChange: (change: StandsChange) => Promise<boolean>
}

/** Beside a conversation on ground of our own: its space, what it is and its tags, changed by whoever looks after the place. */
export function StandsHere({ stands, busy, problem, onChange }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { kind, mayChange, siteName, spaceName, tags } = stands
  const place = [siteName, spaceName].filter(Boolean).join(', ')
  return (
    <section className="section stack" aria-label="Where it stands">
      <p className="t13 second">
        {names[kind]} in {place}
        {tags.length > 0 && `, under ${tags.join(', ')}`}.{' '}
        {mayChange && !isOpen && <LinkButton onClick={() => setOpen(true)}>Change where it stands</LinkButton>}
      </p>
      {isOpen && <Change {...{ stands, busy, problem, onChange }} onLeave={() => setOpen(false)} />}
    </section>
  )
}

function Change({ stands, busy, problem, onChange, onLeave }: Props & { onLeave: () => void }) {
  const [spaceId, setSpaceId] = useState(stands.spaceId)
  const [kind, setKind] = useState(stands.kind)
  const [tags, setTags] = useState(stands.tags.join(', '))
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const named = tags
      .split(',')
      .map(each => each.trim())
      .filter(Boolean)
    if (await onChange({ spaceId, kind, tags: named })) onLeave()
  }
  const known = ['spaceId', 'kind', 'tags']
  const elsewhere = problem?.reasons.filter(({ at }) => !known.some(name => at?.startsWith(name))) ?? []
  return (
    <form className="form" onSubmit={event => void keep(event)}>
      {problem && (
        <Trouble title={problem.title}>{elsewhere.map(({ message }) => message).join(' ') || undefined}</Trouble>
      )}
      {stands.spaces.length > 1 && (
        <Select
          label="Space"
          value={spaceId}
          options={stands.spaces.map(({ id, name }) => ({ value: id, label: name }))}
          error={reasonAt(problem, 'spaceId')}
          onChange={event => setSpaceId(event.target.value)}
        />
      )}
      {stands.kinds.length > 1 && (
        <Select
          label="What it is"
          value={kind}
          options={stands.kinds.map(each => ({ value: each, label: names[each] }))}
          error={reasonAt(problem, 'kind')}
          onChange={event => setKind(stands.kinds.find(each => each === event.target.value) ?? kind)}
        />
      )}
      <TextField
        label="Tags"
        hint="Up to five, with commas between."
        value={tags}
        maxLength={200}
        error={reasonAt(problem, 'tags') ?? reasonAt(problem, 'tags.0')}
        onChange={event => setTags(event.target.value)}
      />
      <p className="t13 second">Its words stay as they are. Whoever wrote there is not told.</p>
      <p className="row">
        <Button type="submit" busy={busy}>
          Keep the change
        </Button>
        <LinkButton onClick={onLeave}>Leave it</LinkButton>
      </p>
    </form>
  )
}
