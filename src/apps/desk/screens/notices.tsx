import { Anchor, LinkButton, Promised } from '#apps/ui'

interface NoticesProps {
  notices: {
    id: string
    href: string
    who: string
    words: string
    answerBy: string
    heardAt: string
    step: 'claimer' | 'colleagues' | 'coordinator' | 'missed'
  }[]
  onPutAway: (id: string) => void
}

const whys = {
  claimer: 'You have it.',
  colleagues: 'You could take it.',
  coordinator: 'You coordinate, and nobody has answered.',
  missed: 'It was promised, and nobody has answered.',
}

/** Promises that run out, or have, each once, with why it is said to the reader. */
export function Notices({ notices, onPutAway }: NoticesProps) {
  if (notices.length === 0) return null
  return (
    <section className="unwell notices" aria-label="Promised soon">
      <h2 className="heading">Promised soon</h2>
      <ul>
        {notices.map(({ id, href, who, words, answerBy, heardAt, step }) => (
          <li key={id}>
            <span aria-hidden>!</span>
            <span>
              <Anchor href={href}>{who}</Anchor> <Promised small madeAt={heardAt} by={answerBy} />
              <small dir="auto">{words.length > 120 ? `${words.slice(0, 118)}…` : words}</small>
              <small>
                {whys[step]}{' '}
                <LinkButton onClick={() => onPutAway(id)} aria-label={`I have seen it: the promise to ${who}`}>
                  I have seen it
                </LinkButton>
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
