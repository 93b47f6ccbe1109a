/** How a place of listening is: as a word, a shape and, last, a colour. */
export type HealthState = 'hears' | 'beginning' | 'quiet' | 'failing' | 'stopped' | 'resting' | 'finished'

const shapes: Record<HealthState, string> = {
  hears: 'M5 .5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z',
  beginning: 'M5 .5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm0 1.5a3 3 0 0 0 0 6Z',
  finished: 'M5 .5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm0 1.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
  quiet: 'M5 .5 9.8 9.3H.2Z',
  failing: 'M5 .5 9.8 9.3H.2Z',
  stopped: 'M1 1h8v8H1Z',
  resting: 'M1 0h3v10H1ZM6 0h3v10H6Z',
}

const words: Record<HealthState, string> = {
  hears: 'hears',
  beginning: 'begins',
  finished: 'read to its end',
  quiet: 'gone quiet',
  failing: 'tries again',
  stopped: 'stopped',
  resting: 'resting',
}

/** Circle: hears. Triangle: quiet, or trying again. Square: stopped. Two bars: resting. Half a circle: beginning. Ring: done. */
export function SourceHealth({ state, children }: { state: HealthState; children?: string }) {
  return (
    <span className={`health ${state}`}>
      <svg width="9" height="9" viewBox="0 0 10 10" aria-hidden="true">
        <path d={shapes[state]} fillRule="evenodd" />
      </svg>
      {children ?? words[state]}
    </span>
  )
}
