import { Button, Therefore, Time } from '#apps/ui'
import type { GuidelineView } from '../company-types.ts'
import { Prose } from './prose.tsx'

interface AgreedProps {
  guideline: GuidelineView
  busy?: string
  onAttest: (version: number) => void
}

/** A text that people read and confirm: the one for everybody, or what a division adds. */
export function Agreed({ guideline, busy, onAttest }: AgreedProps) {
  const { read, notYet } = guideline.readBy
  return (
    <>
      <p className="t13 third">
        Version {guideline.version}, {guideline.publishedBy ? `by ${guideline.publishedBy}, ` : ''}
        <Time at={guideline.publishedAt} />.{guideline.note && ` ${guideline.note}`}
      </p>
      <Prose text={guideline.body} />
      {guideline.attested ? (
        <Therefore>You have read this version.</Therefore>
      ) : guideline.holdsForMe ? (
        <Button kind="primary" busy={busy} onClick={() => onAttest(guideline.version)}>
          I have read this
        </Button>
      ) : (
        <p className="t13 second">It holds for {guideline.division}; you need not confirm it.</p>
      )}
      <details className="folded">
        <summary>
          {read.length} of {read.length + notYet.length} have read it
        </summary>
        {read.length > 0 && <p>Read by {list(read)}.</p>}
        {notYet.length > 0 && <p>Not yet by {list(notYet)}.</p>}
      </details>
      {guideline.earlier.map(version => (
        <details className="folded" key={version.version}>
          <summary>
            Version {version.version}, <Time at={version.publishedAt} />
            {version.note && `: ${version.note}`}
          </summary>
          <Prose text={version.body} />
        </details>
      ))}
    </>
  )
}

function list(names: string[]): string {
  return new Intl.ListFormat('en-GB').format(names)
}
