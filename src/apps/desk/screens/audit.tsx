import './audit.css'
import { Download } from 'lucide-react'
import { Anchor, Button, Empty, Select, SourceHealth, Time } from '#apps/ui'
import type { AuditEntryView, ChainView } from '../results-types.ts'
import { Page, useTitle } from '../screen.tsx'

interface AuditProps {
  entries: AuditEntryView[]
  chain: ChainView
  /** Which kind of happening is shown; all when empty. */
  kind: string
  kinds: { value: string; label: string }[]
  onKind: (kind: string) => void
  hasMore: boolean
  loadingMore?: boolean
  onMore: () => void
  onCheck: () => void
  exporting?: string
  onExport: () => void
}

const healthOf = { whole: 'hears', broken: 'stopped', checking: 'beginning', unchecked: 'finished' } as const

/** Everything that happened, by whom and when. It only grows, and tampering shows. */
export function Audit({
  entries,
  chain,
  kind,
  kinds,
  onKind,
  hasMore,
  loadingMore,
  onMore,
  onCheck,
  exporting,
  onExport,
}: AuditProps) {
  useTitle('Audit trail')
  return (
    <Page
      title="Everything that happened, by whom and when."
      about="The trail only grows. Each entry is sealed with the one before it, so that a change anywhere shows."
      actions={
        <>
          <Button onClick={onCheck} busy={chain.state === 'checking' ? 'Checking every seal' : undefined}>
            Check the seals
          </Button>
          <Button icon={Download} busy={exporting} onClick={onExport}>
            Export
          </Button>
        </>
      }
    >
      <div className="audit-filter">
        <Select
          label="What happened"
          value={kind}
          onChange={event => onKind(event.target.value)}
          options={[{ value: '', label: 'Everything' }, ...kinds]}
        />
        <p role="status">
          <SourceHealth state={healthOf[chain.state]}>{chain.words}</SourceHealth>
        </p>
      </div>
      {entries.length === 0 ? (
        <Empty title="Nothing of that name happened." />
      ) : (
        <ol className="trail" aria-label="What happened, newest first">
          {entries.map(entry => (
            <li key={entry.id}>
              <Time at={entry.at} as="short" />
              <span>{entry.href ? <Anchor href={entry.href}>{entry.words}</Anchor> : entry.words}</span>
              <code>{entry.name}</code>
            </li>
          ))}
        </ol>
      )}
      {hasMore && (
        <Button kind="plain" busy={loadingMore ? 'Fetching them' : undefined} onClick={onMore}>
          Earlier ones
        </Button>
      )}
    </Page>
  )
}
