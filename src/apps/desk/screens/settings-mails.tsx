import { Checkbox, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonsElsewhere } from '../problem.ts'

type Chosen = Record<'promises' | 'questions' | 'incidents' | 'letter', boolean>

interface MailsProps {
  chosen: Chosen
  /** Where they are written to. */
  address?: string
  /** The house has a mail server. */
  isOn: boolean
  /** Whoever leads may have the letter sent. */
  mayHaveLetter: boolean
  busy?: string
  problem?: ProblemDetails
  onChoose: (chosen: Chosen) => void
}

const choices: { kind: keyof Chosen; label: string; about: string }[] = [
  { kind: 'promises', label: 'A promise runs out', about: 'Somebody waits for an answer, and it concerns you.' },
  {
    kind: 'questions',
    label: 'A colleague asks you something',
    about: 'Inside a conversation; nobody outside sees it.',
  },
  {
    kind: 'incidents',
    label: 'Something is wrong with what we said',
    about: 'With your words, or, where you coordinate or speak for the company, with anybody’s.',
  },
  {
    kind: 'letter',
    label: 'The letter about each month',
    about: 'On the first of the next one: what conversations changed, and a PDF to open.',
  },
]

/** What somebody is written to about, beside being told on the desk. Nothing until they ask for it. */
export function MailsPart({ chosen, address, isOn, mayHaveLetter, busy, problem, onChoose }: MailsProps) {
  const rest = reasonsElsewhere(problem, [])
  return (
    <div className="stack">
      <p className="t14 second">
        {isOn
          ? `It all stands on the desk. If you are not there, we write to ${address ?? 'you'}: that there is something, and never what people said.${mayHaveLetter ? ' The letter alone comes whole.' : ''}`
          : 'It all stands on the desk. Mails need a mail server: an administrator sets SOSH_MAIL_URL.'}
      </p>
      {choices
        .filter(({ kind }) => kind !== 'letter' || mayHaveLetter || chosen.letter)
        .map(({ kind, label, about }) => (
          <Checkbox
            key={kind}
            label={label}
            about={about}
            checked={chosen[kind]}
            disabled={busy !== undefined || (!isOn && !chosen[kind])}
            onChange={event => onChoose({ ...chosen, [kind]: event.target.checked })}
          />
        ))}
      {rest && <Trouble title={rest} />}
    </div>
  )
}
