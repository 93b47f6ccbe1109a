import './path.css'
import { Anchor, Time } from '#apps/ui'
import { paths } from '../paths.ts'

export interface PathStepView {
  /** “Asked”, “Followed the link, 3 times”. */
  what: string
  who?: string
  words: string
  /** Whose step it is: a lane of its own each. */
  side: 'them' | 'us' | 'others'
  network: string
  at: string
  conversationId: string
  outcomeId?: string
  /** Something came of it. */
  isResult: boolean
}

const lanes = { them: 0, us: 1, others: 2 }
const laneWidth = 28
const stepHeight = 84
const middle = 24

/** The way of somebody with us as a picture: three lanes from top to bottom, a dot for each step, the same told in words beside. */
export function PathDrawn({ steps, isPart }: { steps: PathStepView[]; isPart: boolean }) {
  if (steps.length === 0) return <p className="second">Nothing has happened between us yet.</p>
  const points = steps.map(({ side }, at) => ({ x: laneWidth * (lanes[side] + 0.5), y: stepHeight * at + middle }))
  return (
    <>
      {isPart && <p className="t13 second">There was more before. These are the newest.</p>}
      <p className="path-lanes" aria-hidden="true">
        <span className="them">
          <i />
          They
        </span>
        <span className="us">
          <i />
          We
        </span>
        <span className="others">
          <i />
          Others, who handed it on
        </span>
      </p>
      <div className="path-drawn">
        <svg width={laneWidth * 3} height={stepHeight * steps.length} role="img" aria-label={wayInWords(steps)}>
          {points.slice(1).map((to, at) => {
            const from = points[at] ?? to
            const half = (from.y + to.y) / 2
            return (
              <path
                key={`${to.y}`}
                className="way"
                d={`M${from.x} ${from.y} C${from.x} ${half} ${to.x} ${half} ${to.x} ${to.y}`}
              />
            )
          })}
          {steps.map((step, at) => {
            const { x = 0, y = 0 } = points[at] ?? {}
            return (
              <g key={`${step.at} ${step.what} ${y}`}>
                {step.isResult && <circle className="ring" cx={x} cy={y} r={10} />}
                <circle className={step.side} cx={x} cy={y} r={6} />
              </g>
            )
          })}
        </svg>
        <ol>
          {steps.map((step, at) => (
            <li key={`${step.at} ${step.what} ${points[at]?.y}`}>
              <span className="what">
                <Anchor href={step.outcomeId ? paths.outcome(step.outcomeId) : paths.conversation(step.conversationId)}>
                  {step.what}
                </Anchor>
                {step.who && ` · ${step.who}`} · {step.network} · <Time at={step.at} as="short" />
              </span>
              <p dir="auto">{step.words}</p>
            </li>
          ))}
        </ol>
      </div>
    </>
  )
}

const wayInWords = (steps: PathStepView[]) =>
  `Their way with us: ${steps.map(({ what }) => what.toLowerCase()).join(', then ')}`
