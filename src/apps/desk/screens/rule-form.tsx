import { type FormEvent, useMemo, useState } from 'react'
import {
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
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { ColleagueView, RuleView } from '../view-types.ts'

/** A rule as somebody writes it. */
export type RuleWords = Pick<
  RuleView,
  'name' | 'kind' | 'level' | 'words' | 'exceptions' | 'explanation' | 'suggestion' | 'until'
> & { ownerId?: string }

export interface RuleFormProps {
  colleagues: ColleagueView[]
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
export function RuleForm({ colleagues, ruleBusy, problem, onTry, onKeep, onLeave }: RuleFormProps) {
  const [kind, setKind] = useState<RuleView['kind']>('confidential')
  const [exceptions, setExceptions] = useState('')
  const [ownerId, setOwnerId] = useState('')
  const [sample, setSample] = useState('')
  const [name, setName] = useState('')
  const [words, setWords] = useState('')
  const [explanation, setExplanation] = useState('')
  const [suggestion, setSuggestion] = useState('')
  const [until, setUntil] = useState('')
  const [level, setLevel] = useState<RuleView['level']>('review')
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
    explanation: explanation.trim(),
    suggestion: suggestion.trim() || undefined,
    until: until || undefined,
    ownerId: ownerId || undefined,
  }
  const found = useTry(onTry, rule, sample)
  const rest = reasonsElsewhere(problem, ['name', 'words', 'explanation', 'suggestion', 'until'])
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
            { value: '', label: 'I do' },
            ...colleagues.map(colleague => ({ value: colleague.id, label: colleague.name })),
          ]}
          onChange={event => setOwnerId(event.target.value)}
        />
        <TextField label="Rather say" value={suggestion} onChange={event => setSuggestion(event.target.value)} />
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
        {rest && <Trouble title={rest} />}
        <div className="row">
          <Button type="submit" kind="primary" busy={ruleBusy} disabledBecause={missing}>
            Keep the rule
          </Button>
          <Button onClick={onLeave}>Leave it</Button>
        </div>
      </div>
    </form>
  )
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
