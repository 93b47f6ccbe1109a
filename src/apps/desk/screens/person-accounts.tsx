import { Because, Button, NetworkMark, Time } from '#apps/ui'
import type { PersonPageProps } from './person-views.ts'

/** Where we met somebody, and why these accounts are taken for one person. */
export function Accounts({ person, mergeLockedBecause, busy, onProof, onPart }: PersonPageProps) {
  return (
    <section aria-label="Where we met them">
      <h2 className="heading">Where we met them</h2>
      <ul>
        {person.accounts.map(account => (
          <li key={account.id}>
            <span className="row">
              <NetworkMark network={account.network} label={account.place} />
              {account.url ? (
                <a href={account.url} target="_blank" rel="noreferrer noopener">
                  {account.handle}
                </a>
              ) : (
                account.handle
              )}
            </span>
            {account.gone && <span className="t13 second">Gone from there.</span>}
          </li>
        ))}
      </ul>
      {person.merges.length > 0 && (
        <>
          <h3>Why we take them for one person</h3>
          <ul aria-label="Why we take them for one person">
            {person.merges.map(merge => (
              <li key={merge.id}>
                <span>{merge.accounts.join(', ')}</span>
                <span className="t13 second">
                  {merge.words} <Time at={merge.at} />
                </span>
                {merge.evidence.map(each => (
                  <Because key={each.words}>{each.words}</Because>
                ))}
                {merge.undone ? (
                  <span className="t13 second">
                    {merge.undone.words} <Time at={merge.undone.at} />
                  </span>
                ) : (
                  <div>
                    <Button
                      small
                      disabledBecause={mergeLockedBecause}
                      onClick={() => onPart(merge.id)}
                      aria-label={`Part them again: ${merge.accounts.join(', ')}`}
                    >
                      Part them again…
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <div>
        <Button small busy={busy} onClick={onProof}>
          Look for proof on their pages
        </Button>
      </div>
    </section>
  )
}
