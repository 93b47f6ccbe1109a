import { LinkButton, Translation, Trouble } from '#apps/ui'
import type { ProblemDetails } from '../problem.ts'
import { firstName, languageWords } from '../words.ts'

interface BeneathProps {
  /** Whose words they are. */
  name: string
  told?: { words: string; title: string | null; to: string }
  busy?: string
  problem?: ProblemDetails
  onTranslate: () => void
  onHide: () => void
}

/** Under words in another language: a press, then what they say in the reader's. */
export function BeneathWords({ name, told, busy, problem, onTranslate, onHide }: BeneathProps) {
  if (told)
    return (
      <div>
        <Translation
          text={[told.title, told.words].filter(Boolean).join('\n\n')}
          language={told.to}
          whose={`${firstName(name)}’s`}
        />
        <p className="t12">
          <LinkButton onClick={onHide}>Hide the translation</LinkButton>
        </p>
      </div>
    )
  return (
    <div className="t12">
      {busy ? (
        <span className="third" role="status">
          {busy}
        </span>
      ) : (
        <LinkButton onClick={onTranslate} aria-label={`Translate what ${name} wrote`}>
          Translate
        </LinkButton>
      )}
      {problem && (
        <Trouble mild title={problem.title}>
          {problem.reasons.map(reason => reason.message).join(' ')}
        </Trouble>
      )}
    </div>
  )
}

interface DraftTranslatedProps {
  told: { words: string; back: string; from: string; to: string }
  /** Who translated it. */
  by: string
  /** The draft is another one by now. */
  isOld: boolean
  busy?: string
  onPutIn: () => void
  onAgain: () => void
  onLeave: () => void
}

/** A draft as they would read it, and that back in the writer's words: the writer takes it or leaves it. */
export function DraftTranslated({ told, by, isOld, busy, onPutIn, onAgain, onLeave }: DraftTranslatedProps) {
  const [there, here] = [languageWords(told.to), languageWords(told.from)]
  return (
    <section className="beside-us translated" aria-label={`Your draft in ${there}`}>
      <p className="t13 second">
        In {there}, by {by}. Your draft is as it was: what you send is up to you.
      </p>
      <p className="said small" lang={told.to} dir="auto">
        {told.words}
      </p>
      <p className="t13 second">Which says, back in {here}:</p>
      <p className="said small" lang={told.from} dir="auto">
        {told.back}
      </p>
      <p className="row t13">
        {isOld ? (
          <>
            <span className="second">You have written on since.</span>
            <LinkButton onClick={onAgain}>{busy ?? 'Translate it again'}</LinkButton>
          </>
        ) : (
          <LinkButton onClick={onPutIn}>Put the {there} into my answer</LinkButton>
        )}
        <LinkButton onClick={onLeave}>Leave it</LinkButton>
      </p>
    </section>
  )
}
