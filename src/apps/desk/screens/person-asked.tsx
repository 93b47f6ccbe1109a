import { useState } from 'react'
import { Button, Confirm, Time } from '#apps/ui'
import { counted, firstName } from '../words.ts'
import type { PersonPageProps } from './person-views.ts'

/** What somebody may ask of us: to see what we hold and what we guess, or to have it erased. */
export function Asked(props: PersonPageProps) {
  const { person, keepLockedBecause, busy, onExport, onErase } = props
  const [isAsking, setAsking] = useState(false)
  return (
    <section aria-label="What they may ask for">
      <h2 className="heading">What they may ask for</h2>
      <p className="t13 second">Everything we hold of them, to see or to have erased.</p>
      <div className="row">
        <Button small busy={busy} disabledBecause={keepLockedBecause} onClick={onExport}>
          Take out everything
        </Button>
        <Button small disabledBecause={keepLockedBecause} onClick={() => setAsking(true)}>
          Erase them…
        </Button>
      </div>
      {isAsking && (
        <Confirm
          title={`Erase ${person.name} for good?`}
          yes="Erase everything"
          busy={busy}
          onYes={onErase}
          onNo={() => setAsking(false)}
        >
          What they said on {counted(person.accounts.length, 'account')}, what we answered, and what we noted goes from
          everywhere, and no source brings it back. It can’t be undone. Issues in a tracker and copies in older backups
          are not reached from here.
        </Confirm>
      )}
      <Guess {...props} />
    </section>
  )
}

/** A link that a colleague hands to them: what we guess of their buying, to see and to end. */
function Guess({ person, busy, guessPage, onGuessPage, onCopy, onForgetGuess }: PersonPageProps) {
  const [isAsking, setAsking] = useState(false)
  const first = firstName(person.name)
  return (
    <>
      <h3>What we guess of their buying</h3>
      <p className="t13 second">
        A page of their own shows {first} what we guess, from which of their words, and lets them end it. You give them
        the link yourself; whoever has it can open it.
      </p>
      {guessPage ? (
        <div className="stack tight">
          <input className="box" type="text" readOnly value={guessPage.url} aria-label={`The link for ${first}`} />
          <div className="row">
            <Button small kind="primary" onClick={() => onCopy(guessPage.url)}>
              Copy it
            </Button>
            <span className="t13 second">
              Open until <Time at={guessPage.until} />
            </span>
          </div>
        </div>
      ) : (
        <div className="row">
          <Button small busy={busy} onClick={onGuessPage}>
            Make the link
          </Button>
          <Button small onClick={() => setAsking(true)}>
            Guess no more…
          </Button>
        </div>
      )}
      {isAsking && (
        <Confirm
          title={`Did ${first} ask you not to guess?`}
          yes="Forget it, and guess no more"
          busy={busy}
          onYes={() => {
            setAsking(false)
            onForgetGuess()
          }}
          onNo={() => setAsking(false)}
        >
          What we guessed of their buying goes, and is never guessed again. What they said stays.
        </Confirm>
      )}
    </>
  )
}
