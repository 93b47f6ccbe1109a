import './behind.css'
import { Anchor, Button, LinkButton, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import type { AskedResult, FigureOf } from '../results-types.ts'

export interface BehindLine {
  key: string
  conversationId: string
  /** Their page is found by their account. */
  accountId: string
  who: string
  place: string
  at: string
  quote: string
  language?: string
  because: string
}

/** Whoever looks behind a figure: which, and what was found. */
export interface Looking<Asked> {
  asked?: Asked
  behind?: { lines: BehindLine[] }
  loading?: boolean
  onAsk: (asked: Asked | undefined) => void
  onMore?: () => void
}

export function Figure<Asked>({
  of,
  about,
  onAsk,
}: {
  of: FigureOf<Asked>
  about: string
  onAsk: (asked: Asked) => void
}) {
  const { asked, value } = of
  return (
    <td>
      {asked ? (
        <LinkButton onClick={() => onAsk(asked)}>
          {value}
          <span className="hidden-words">: {about}</span>
        </LinkButton>
      ) : (
        value
      )}
    </td>
  )
}

/** The conversations behind a figure. */
export function Behind<Asked extends { title: string }>({ asked, behind, loading, onAsk, onMore }: Looking<Asked>) {
  return (
    <section className="stack tight" aria-labelledby="behind" aria-busy={loading}>
      <h3 className="heading" id="behind">
        {asked?.title}
      </h3>
      {behind && (
        <ul className="choices">
          {behind.lines.map(line => (
            <li key={line.key}>
              <Anchor href={paths.person(line.accountId)}>{line.who}</Anchor> on {line.place},{' '}
              <Anchor href={paths.conversation(line.conversationId)}>
                <Time at={line.at} as="short" />
                <span className="hidden-words">: the conversation</span>
              </Anchor>
              :{' '}
              <span lang={line.language} dir="auto">
                “{line.quote}”
              </span>
              <small>{line.because}</small>
            </li>
          ))}
        </ul>
      )}
      {behind?.lines.length === 0 && <p className="second">None.</p>}
      <div className="row">
        {onMore && (
          <Button kind="plain" busy={loading ? 'Fetching them' : undefined} onClick={onMore}>
            Earlier ones
          </Button>
        )}
        <Button kind="plain" onClick={() => onAsk(undefined)}>
          Close
        </Button>
      </div>
    </section>
  )
}

/** The same, below the table whose figures they are. */
export function BehindOf({ figures, looking }: { figures: AskedResult['of'][]; looking: Looking<AskedResult> }) {
  return looking.asked && figures.includes(looking.asked.of) && <Behind {...looking} />
}
