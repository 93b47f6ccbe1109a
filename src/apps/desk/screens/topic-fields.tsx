import { Checkbox, Select, TextArea, TextField } from '#apps/ui'
import { type ProblemDetails, reasonAt } from '../problem.ts'

export type TopicKind = 'question' | 'discussion' | 'idea' | 'poll' | 'event'

/** A conversation on our own ground, as its fields hold it; moments as instants (ISO 8601). */
export interface TopicTyped {
  siteId: string | null
  spaceId: string | null
  kind: TopicKind
  title: string
  tags: string[]
  choices: string[]
  takesMany: boolean
  closesAt: string | null
  startsAt: string | null
  endsAt: string | null
  timezone: string
  place: string
  address: string
  url: string
  roomFor: number | null
}

/** A community of ours with its spaces; a space without kinds takes them all. */
export interface GroundView {
  id: string
  name: string
  spaces: { id: string; name: string; kinds: string[] }[]
}

export const kindWords: Record<TopicKind, string> = {
  question: 'A question to people',
  discussion: 'Something to talk about',
  idea: 'An idea, to be voted on',
  poll: 'A poll',
  event: 'An event',
}

interface Props {
  topic: TopicTyped
  grounds: GroundView[]
  /** It stands there: its title changes, and nothing else of this. */
  stands: boolean
  problem?: ProblemDetails
  onTopic: (more: Partial<TopicTyped>) => void
}

/** Where a conversation is begun, as what, and under which title. */
export function TopicFields({ topic, grounds, stands, problem, onTopic }: Props) {
  const { siteId, spaceId, kind, title, tags } = topic
  const spaces = grounds.find(({ id }) => id === siteId)?.spaces ?? []
  const at = (name: string) => reasonAt(problem, `topic.${name}`)
  const takes = (space: GroundView['spaces'][number] | undefined, which: string) =>
    space !== undefined && (space.kinds.length === 0 || space.kinds.includes(which))
  const space = spaces.find(({ id }) => id === spaceId)
  const offered = (Object.keys(kindWords) as TopicKind[]).filter(which => which === kind || takes(space, which))
  const chooseKind = (which: TopicKind) =>
    onTopic({
      kind: which,
      ...(which === 'event' && !topic.timezone && { timezone: Intl.DateTimeFormat().resolvedOptions().timeZone }),
      ...(which === 'poll' && topic.choices.length === 0 && { choices: ['', ''] }),
    })
  return (
    <fieldset>
      <legend>In the community</legend>
      {!stands && (
        <div className="two">
          {grounds.length > 1 && (
            <Select
              label="Community"
              value={siteId ?? ''}
              error={at('siteId')}
              options={grounds.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={event => {
                const there = grounds.find(({ id }) => id === event.target.value)?.spaces ?? []
                const fits = there.find(each => takes(each, kind)) ?? there[0]
                onTopic({ siteId: event.target.value, spaceId: fits?.id ?? null })
              }}
            />
          )}
          <Select
            label="Space"
            value={spaceId ?? ''}
            error={at('spaceId')}
            options={[
              ...(space ? [] : [{ value: '', label: 'Choose one' }]),
              ...spaces.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={event => onTopic({ spaceId: event.target.value || null })}
          />
          <Select
            label="You begin"
            value={kind}
            error={at('kind')}
            options={offered.map(value => ({ value, label: kindWords[value] }))}
            onChange={event => chooseKind(event.target.value as TopicKind)}
          />
        </div>
      )}
      <TextField
        label="Title"
        maxLength={150}
        hint="In a few words what it is about, so that others find it."
        value={title}
        error={at('title')}
        onChange={event => onTopic({ title: event.target.value })}
      />
      {!stands && kind === 'poll' && <PollFields topic={topic} error={at('choices')} onTopic={onTopic} />}
      {!stands && kind === 'event' && <EventFields topic={topic} at={at} onTopic={onTopic} />}
      {!stands && (
        <TextField
          label="Tags, between commas"
          hint="Up to five; none is fine."
          defaultValue={tags.join(', ')}
          error={at('tags')}
          onChange={event =>
            onTopic({
              tags: event.target.value
                .split(',')
                .map(tag => tag.trim())
                .filter(Boolean)
                .slice(0, 5),
            })
          }
        />
      )}
    </fieldset>
  )
}

function PollFields({ topic, error, onTopic }: Pick<Props, 'topic' | 'onTopic'> & { error?: string }) {
  return (
    <>
      <TextArea
        label="What to choose from, one a line"
        rows={4}
        value={topic.choices.join('\n')}
        error={error}
        onChange={event => onTopic({ choices: event.target.value.split('\n').slice(0, 12) })}
      />
      <div className="two">
        <TextField
          label="Ends, if it does"
          type="datetime-local"
          value={localOf(topic.closesAt)}
          onChange={event => onTopic({ closesAt: instantOf(event.target.value) })}
        />
        <Checkbox
          label="People may choose several"
          checked={topic.takesMany}
          onChange={event => onTopic({ takesMany: event.target.checked })}
        />
      </div>
    </>
  )
}

function EventFields({
  topic,
  at,
  onTopic,
}: Pick<Props, 'topic' | 'onTopic'> & { at: (name: string) => string | undefined }) {
  const text = (name: 'timezone' | 'place' | 'address' | 'url') => ({
    value: topic[name],
    error: at(name),
    onChange: (event: { target: { value: string } }) => onTopic({ [name]: event.target.value }),
  })
  const moment = (name: 'startsAt' | 'endsAt') => ({
    type: 'datetime-local',
    value: localOf(topic[name]),
    error: at(name),
    onChange: (event: { target: { value: string } }) => onTopic({ [name]: instantOf(event.target.value) }),
  })
  return (
    <div className="two">
      <TextField label="Begins" {...moment('startsAt')} />
      <TextField label="Ends" {...moment('endsAt')} />
      <TextField label="Time zone" {...text('timezone')} />
      <TextField label="Place" {...text('place')} />
      <TextField label="Address" {...text('address')} />
      <TextField label="A page about it" type="url" {...text('url')} />
      <TextField
        label="Room for how many, if it is limited"
        inputMode="numeric"
        value={topic.roomFor ?? ''}
        error={at('roomFor')}
        onChange={event => onTopic({ roomFor: Number.parseInt(event.target.value, 10) || null })}
      />
    </div>
  )
}

/** An instant as a field of this device shows it. */
function localOf(instant: string | null): string {
  if (!instant) return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

function instantOf(local: string): string | null {
  const at = new Date(local)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
