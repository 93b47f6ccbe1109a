import { Because } from '#apps/ui'

/** How soon a conversation should be answered, as one number with its reasons. */
export interface HowSoonView {
  points: number
  reasons: { words: string; points: number }[]
}

/** One number, and all that it is made of. */
export function HowSoon({ soon }: { soon: HowSoonView }) {
  return (
    <div className="section how-soon">
      <h2>How soon</h2>
      <p>
        <b>{Math.round(soon.points)}</b>{' '}
        <span className="t13 second">{Math.round(soon.points) === 1 ? 'point' : 'points'}</span>
      </p>
      {soon.reasons.map(({ words, points }) => (
        <Because key={words}>
          {words} <span className="third">{points > 0 ? `+${points}` : points}</span>
        </Because>
      ))}
    </div>
  )
}
