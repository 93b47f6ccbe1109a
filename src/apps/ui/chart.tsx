import { useId, useState } from 'react'
import { LinkButton } from './button.tsx'
import { bandPath, linePath, ticksFor } from './chart-scale.ts'

/** One moment of a series; `low` and `high` bound the middle half. */
export interface ChartPoint {
  label: string
  value: number
  low?: number
  high?: number
  /** What `onPoint` is told. */
  key?: string
}

interface ChartProps {
  /** What the picture shows, as a true sentence: "Two hours, down from six". */
  finds: string
  caption?: string
  unit: string
  points: ChartPoint[]
  /** A line to hold it against, with its name. */
  promise?: { value: number; label: string }
  /** How the last value is written at its end of the line. */
  say: (value: number) => string
  /** Where what is behind a point can be looked at. */
  onPoint?: (point: ChartPoint) => void
}

const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const width = 420
const height = 150
const left = 34
const right = 46
const top = 16
const bottom = 24

/** A line with its middle half, a sentence as its name, and the table behind it. */
export function Chart({ finds, caption, unit, points, promise, say, onPoint }: ChartProps) {
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  const hasBand = points.some(point => point.low !== undefined && point.high !== undefined)
  return (
    <figure
      className="chart"
      aria-labelledby={id}
      onKeyDown={event => {
        if (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey) return
        event.stopPropagation()
        setAsTable(!asTable)
      }}
    >
      <figcaption>
        <span className="finds" id={id}>
          {finds}
        </span>
        {caption && <span className="caption">{caption}</span>}
      </figcaption>
      {asTable ? (
        <Table points={points} unit={unit} hasBand={hasBand} onPoint={onPoint} />
      ) : (
        <Picture finds={finds} points={points} unit={unit} promise={promise} say={say} onPoint={onPoint} />
      )}
      <div>
        <LinkButton aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show as a picture' : 'Show as a table'}
        </LinkButton>{' '}
        <kbd className="cap" aria-hidden>
          t
        </kbd>
      </div>
    </figure>
  )
}

function Picture({ finds, points, unit, promise, say, onPoint }: Omit<ChartProps, 'caption'>) {
  const ticks = ticksFor(Math.max(promise?.value ?? 0, ...points.map(point => point.high ?? point.value)))
  const most = ticks.at(-1) ?? 1
  const x = (index: number) => left + (points.length < 2 ? 0 : (index / (points.length - 1)) * (width - left - right))
  const y = (value: number) => top + (1 - value / most) * (height - top - bottom)
  const banded = points.flatMap((point, index) =>
    point.low === undefined || point.high === undefined
      ? []
      : [{ x: x(index), low: y(point.low), high: y(point.high) }],
  )
  const last = points.at(-1)
  // The name of the promise stands where the line is farther away from it.
  const promiseAtEnd =
    promise !== undefined &&
    Math.abs((last?.value ?? 0) - promise.value) >= Math.abs((points[0]?.value ?? 0) - promise.value)
  const every = Math.max(1, Math.ceil(points.length / 4))
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={finds}>
      {ticks.map(tick => (
        <g key={tick}>
          <line className="grid" x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <text x={left} y={top - 6}>
        {unit}
      </text>
      <path
        className="band"
        d={bandPath(
          banded.map(at => [at.x, at.high]),
          banded.map(at => [at.x, at.low]),
        )}
      />
      {promise && (
        <>
          <line className="promise" x1={left} x2={width - right} y1={y(promise.value)} y2={y(promise.value)} />
          <text
            x={promiseAtEnd ? width - right - 4 : left + 4}
            y={y(promise.value) - 5}
            textAnchor={promiseAtEnd ? 'end' : 'start'}
          >
            {promise.label}
          </text>
        </>
      )}
      <path className="line" d={linePath(points.map((point, index) => [x(index), y(point.value)]))} />
      {points.map((point, index) =>
        index % every === 0 ? (
          <text key={point.label} x={x(index)} y={height - 6} textAnchor={index === 0 ? 'start' : 'middle'}>
            {point.label}
          </text>
        ) : null,
      )}
      {/* With the mouse; the table has the same for everybody. */}
      {onPoint &&
        points.map((point, index) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the table’s buttons do the same, for keys.
          <circle
            key={point.label}
            className="point"
            cx={x(index)}
            cy={y(point.value)}
            r="10"
            onClick={() => onPoint(point)}
          >
            <title>{`${point.label}: ${say(point.value)}`}</title>
          </circle>
        ))}
      {last && (
        <>
          <circle className="end" cx={x(points.length - 1)} cy={y(last.value)} r="4" />
          <text className="end-label" x={x(points.length - 1) + 8} y={y(last.value) + 4}>
            {say(last.value)}
          </text>
        </>
      )}
    </svg>
  )
}

function Table({
  points,
  unit,
  hasBand,
  onPoint,
}: Pick<ChartProps, 'points' | 'unit' | 'onPoint'> & { hasBand: boolean }) {
  return (
    <div className="scrolling">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Half within, {unit}</th>
            {hasBand && <th scope="col">A quarter within</th>}
            {hasBand && <th scope="col">Three quarters within</th>}
          </tr>
        </thead>
        <tbody>
          {points.map(point => (
            <tr key={point.label}>
              <th scope="row">
                {onPoint ? <LinkButton onClick={() => onPoint(point)}>{point.label}</LinkButton> : point.label}
              </th>
              <td>{figures.format(point.value)}</td>
              {hasBand && <td>{point.low === undefined ? '–' : figures.format(point.low)}</td>}
              {hasBand && <td>{point.high === undefined ? '–' : figures.format(point.high)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
