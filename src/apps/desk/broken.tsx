import { Button, Trouble } from '#apps/ui'
import { problemOf } from './problem.ts'
import { Page, useTitle } from './screen.tsx'

/** A screen broke. What was written is kept by whoever keeps it; the rest of the desk goes on. */
export function Broken({ error, reset }: { error: unknown; reset: () => void }) {
  useTitle('Something broke')
  return (
    <Page title="This page broke. The rest of the desk goes on.">
      <div className="spaced">
        <Trouble title={problemOf(error).title} actions={<Button onClick={reset}>Open it again</Button>} />
      </div>
    </Page>
  )
}
