import { type FormEvent, useEffect, useMemo, useState } from 'react'
import {
  Anchor,
  Button,
  type Finding,
  FindingCard,
  findingKey,
  Radio,
  Select,
  TextArea,
  TextField,
  Trouble,
  Underlined,
} from '#apps/ui'
import type { DivisionView, RuleView } from '../company-types.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { ColleagueView } from '../view-types.ts'
import { caughtWords } from './rule-card.tsx'

/** A rule as somebody writes it. */
export type RuleWords = Pick<
  RuleView,
  | 'name'
  | 'kind'
  | 'level'
  | 'words'
  | 'exceptions'
  | 'near'
  | 'examples'
  | 'explanation'
  | 'suggestion'
  | 'until'
  | 'ownerId'
  | 'divisionId'
>

/** What it would have caught of last month's answers. */
export interface Past {
  count: number
  of: number
  places: { conversationId: string; words: string }[]
}

export interface RuleFormProps {
  /** The rule that is changed; none for a new one. */
  from?: RuleView
  colleagues: ColleagueView[]
  divisions: DivisionView[]
  past?: Past
  /** Asks what it would have caught, once the writer pauses. */
  onPast: (rule: RuleWords | undefined) => void
  ruleBusy?: string
  problem?: ProblemDetails
  /** What the rule would find in a text. */
  onTry: (rule: RuleWords, text: string) => Finding[]
  onKeep: (rule: RuleWords) => void
  onLeave: () => void
}

const kinds: { value: RuleView['kind']; label: string }[] = [
  { value: 'confidential', label: 'What stays inside' },
  { value: 'embargo', label: 'Not before a day' },
  { value: 'finance', label: 'Figures and money' },
  { value: 'promise', label: 'A promise' },
  { value: 'personal', label: 'Somebody’s privacy' },
  { value: 'secret', label: 'Keys and passwords' },
  { value: 'tone', label: 'How we sound' },
]

/** Makes a rule about what not to say, and shows what it would find before it is kept. */
export function RuleForm({
  from,
  colleagues,
  divisions,
  past,
  onPast,
  ruleBusy,
  problem,
  onTry,
  onKeep,
  onLeave,
}: RuleFormProps) {
  const [kind, setKind] = useState<RuleView['kind']>(from?.kind ?? 'confidential')
  const [exceptions, setExceptions] = useState(from?.exceptions.join('\n') ?? '')
  const [near, setNear] = useState(from?.near.join('\n') ?? '')
  const [finds, setFinds] = useState(textsOf(from, true))
  const [leaves, setLeaves] = useState(textsOf(from, false))
  const [divisionId, setDivisionId] = useState(from?.divisionId ?? '')
  const [ownerId, setOwnerId] = useState(from?.ownerId ?? '')
  const [sample, setSample] = useState('')
  const [name, setName] = useState(from?.name ?? '')
  const [words, setWords] = useState(from?.words.join('\n') ?? '')
  const [explanation, setExplanation] = useState(from?.explanation ?? '')
  const [suggestion, setSuggestion] = useState(from?.suggestion ?? '')
  const [until, setUntil] = useState(from?.until ? dayOf(from.until) : '')
  const [level, setLevel] = useState<RuleView['level']>(from?.level ?? 'review')
  const listed = linesOf(words)
  const missing = !name.trim()
    ? 'A name first.'
    : listed.length === 0
      ? 'Which words?'
      : !explanation.trim()
        ? 'Say why, for whoever meets it.'
        : undefined
  const rule: RuleWords = {
    name: name.trim(),
    kind,
    level,
    words: listed,
    exceptions: linesOf(exceptions),
    near: linesOf(near),
    examples: [
      ...linesOf(finds).map(text => ({ text, finds: true })),
      ...linesOf(leaves).map(text => ({ text, finds: false })),
    ],
    divisionId: divisionId || undefined,
    explanation: explanation.trim(),
    suggestion: suggestion.trim() || undefined,
    until: until || undefined,
    ownerId: ownerId || undefined,
  }
  const found = useTry(onTry, rule, sample)
  const broken = rule.examples.flatMap((example, at) => {
    const reason = reasonAt(problem, `examples.${at}`)
    return reason ? [{ ...example, reason }] : []
  })
  const brokenAt = (isFound: boolean) =>
    broken
      .filter(each => each.finds === isFound)
      .map(each => `“${each.text}”: ${each.reason}`)
      .join(' ') || undefined
  const rest = reasonsElsewhere(problem, [
    'name',
    'words',
    'explanation',
    'suggestion',
    'until',
    'divisionId',
    ...rule.examples.map((_, at) => `examples.${at}`),
  ])
  const asked =
    missing && listed.length === 0
      ? ''
      : JSON.stringify({ words: rule.words, exceptions: rule.exceptions, near: rule.near })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what changes what it finds is asked again.
  useEffect(() => {
    const timer = setTimeout(() => onPast(listed.length > 0 ? rule : undefined), 600)
    return () => clearTimeout(timer)
  }, [asked])
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!missing) onKeep(rule)
  }
  return (
    <form className="rule-form" onSubmit={keep}>
      <div className="form">
        <TextField
          label="What it is about"
          placeholder="The code name Fjell"
          value={name}
          error={reasonAt(problem, 'name')}
          onChange={event => setName(event.target.value)}
        />
        <Select
          label="What it protects"
          value={kind}
          options={kinds}
          onChange={event => setKind(kinds.find(each => each.value === event.target.value)?.value ?? kind)}
        />
        <TextArea
          label="Words, one a line"
          hint="Endings, accents and capitals are taken care of."
          rows={3}
          value={words}
          error={reasonAt(problem, 'words')}
          onChange={event => setWords(event.target.value)}
        />
        <TextArea
          label="Fine in these phrases, one a line"
          rows={2}
          value={exceptions}
          onChange={event => setExceptions(event.target.value)}
        />
        <TextArea
          label="Only beside one of these, one a line"
          hint="In the same sentence: “acquire” beside the name of a company. Leave it empty to find the words anywhere."
          rows={2}
          value={near}
          onChange={event => setNear(event.target.value)}
        />
        <TextArea
          label="It must find, a sentence a line"
          rows={2}
          value={finds}
          error={brokenAt(true)}
          onChange={event => setFinds(event.target.value)}
        />
        <TextArea
          label="It must leave alone, a sentence a line"
          hint="Both are tried when you keep the rule."
          rows={2}
          value={leaves}
          error={brokenAt(false)}
          onChange={event => setLeaves(event.target.value)}
        />
        <Radio
          label="What happens"
          value={level}
          onChange={setLevel}
          options={[
            { value: 'note', label: 'Say it as a hint' },
            { value: 'review', label: 'Somebody reads it first' },
            { value: 'stop', label: 'It must not leave' },
          ]}
        />
      </div>
      <div className="form">
        <TextArea
          label="Why, in a sentence"
          rows={2}
          value={explanation}
          error={reasonAt(problem, 'explanation')}
          onChange={event => setExplanation(event.target.value)}
        />
        <Select
          label="Who keeps it, and may be asked"
          value={ownerId}
          options={[
            { value: '', label: from?.owner ? `${from.owner} does` : 'I do' },
            ...colleagues.map(colleague => ({ value: colleague.id, label: colleague.name })),
          ]}
          onChange={event => setOwnerId(event.target.value)}
        />
        <TextField label="Rather say" value={suggestion} onChange={event => setSuggestion(event.target.value)} />
        {divisions.length > 0 && (
          <Select
            label="For whom"
            value={divisionId}
            error={reasonAt(problem, 'divisionId')}
            options={[
              { value: '', label: 'Everybody' },
              ...divisions.map(division => ({ value: division.id, label: division.name })),
            ]}
            onChange={event => setDivisionId(event.target.value)}
          />
        )}
        <TextField
          label="Until, if it ends"
          type="date"
          value={until}
          onChange={event => setUntil(event.target.value)}
        />
        <TextArea
          label="Try it on a sentence"
          rows={2}
          value={sample}
          onChange={event => setSample(event.target.value)}
          placeholder="Fjell ships in March"
        />
        <div className="stack tight" role="status">
          {sample.trim() && listed.length > 0 && (
            <>
              <p className="said small" dir="auto">
                <Underlined text={sample} findings={found} />
              </p>
              {found.length === 0 ? (
                <p className="t13 second">It finds nothing here.</p>
              ) : (
                found.map(finding => <FindingCard key={findingKey(finding)} finding={finding} />)
              )}
            </>
          )}
        </div>
      </div>
      <div className="stack whole">
        <div className="stack tight" role="status">
          {past && listed.length > 0 && (
            <>
              <p className="t13 second">
                {past.of === 0 ? 'Nothing was answered last month to try it on.' : caughtWords(past)}
              </p>
              {past.places.map(place => (
                <p className="t13" key={`${place.conversationId} ${place.words}`}>
                  “{place.words}” in <Anchor href={paths.conversation(place.conversationId)}>this conversation</Anchor>
                </p>
              ))}
            </>
          )}
        </div>
        {rest && <Trouble title={rest} />}
        <div className="row">
          <Button type="submit" kind="primary" busy={ruleBusy} disabledBecause={missing}>
            {from ? 'Keep the change' : 'Keep the rule'}
          </Button>
          <Button onClick={onLeave}>Leave it</Button>
        </div>
      </div>
    </form>
  )
}

function textsOf(rule: RuleView | undefined, finds: boolean): string {
  return (rule?.examples ?? [])
    .filter(each => each.finds === finds)
    .map(each => each.text)
    .join('\n')
}

/** The day as a field for days takes it. */
function dayOf(at: string): string {
  const day = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
}

function useTry(onTry: RuleFormProps['onTry'], rule: RuleWords, sample: string): Finding[] {
  const asText = JSON.stringify(rule)
  return useMemo(() => (sample ? onTry(JSON.parse(asText) as RuleWords, sample) : []), [onTry, asText, sample])
}
