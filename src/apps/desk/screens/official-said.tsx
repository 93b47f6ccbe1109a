import './official.css'
import { Megaphone } from 'lucide-react'
import { NetworkMark, Time } from '#apps/ui'
import type { SaidView } from '../review-types.ts'

/** Wherever something is shown that the company says, and no person. */
export function OfficialBadge() {
  return (
    <span className="official-badge">
      <Megaphone size={13} strokeWidth={2} aria-hidden />
      Official
    </span>
  )
}

/** What stands around the words of a statement: its kind and title, until when it is kept, when and where, from whom. */
export function Said({ said, language, head: Head = 'h3' }: { said: SaidView; language?: string; head?: 'h2' | 'h3' }) {
  return (
    <div className="official-said">
      <p className="t13 second">{said.kind}</p>
      <Head lang={language} dir="auto">
        {said.title}
      </Head>
      <dl>
        {said.embargoUntil && (
          <>
            <dt>Not before</dt>
            <dd>
              <Time as="full" at={said.embargoUntil} />
            </dd>
          </>
        )}
        {(said.happensAt || said.happensWhere) && (
          <>
            <dt>Happens</dt>
            <dd>
              {said.happensAt && <Time as="full" at={said.happensAt} />}
              {said.happensAt && said.happensWhere && ' · '}
              {said.happensWhere}
            </dd>
          </>
        )}
        {said.link && (
          <>
            <dt>Link</dt>
            <dd>
              <a href={said.link} target="_blank" rel="noreferrer noopener">
                {said.link}
              </a>
            </dd>
          </>
        )}
        <dt>From</dt>
        <dd>
          {said.places.length === 0 && 'Nowhere yet.'}
          <ul>
            {said.places.map(({ id, place, handle, words }) => (
              <li key={id}>
                <NetworkMark network={place.network} label={place.label} /> @{handle}
                {words && (
                  <p className="said small" lang={language} dir="auto">
                    {words}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </div>
  )
}
