import './audit.css'
import { Download } from 'lucide-react'
import { Anchor, Button, Empty, SearchField, SourceHealth, Time } from '#apps/ui'
import { Page, useTitle } from '../screen.tsx'
import type { AuditEntryView, ChainView } from '../view-types.ts'

interface AuditProps {
  entries: AuditEntryView[]
  chain: ChainView
  search: string
  onSearch: (words: string) => void
  hasMore: boolean
  onMore: () => void
  onCheck: () => void
  onExport: () => void
}

/** Everything that happened, by whom and when. It only grows, and tampering shows. */
export function Audit({ entries, chain, search, onSearch, hasMore, onMore, onCheck, onExport }: AuditProps) {
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
          <Button icon={Download} onClick={onExport}>
            Export
          </Button>
        </>
      }
    >
      <div className="audit-filter">
        <SearchField label="A name, or what happened" value={search} onChange={event => onSearch(event.target.value)} />
        <p role="status">
          <SourceHealth
            state={chain.state === 'broken' ? 'stopped' : chain.state === 'checking' ? 'beginning' : 'hears'}
          >
            {chain.words}
          </SourceHealth>
        </p>
      </div>
      {entries.length === 0 ? (
        <Empty title="Nothing of that name happened." />
      ) : (
        <ol className="trail" aria-label="What happened, newest first">
          {entries.map(entry => (
            <li key={entry.id}>
              <Time at={entry.at} />
              <span>{entry.href ? <Anchor href={entry.href}>{entry.words}</Anchor> : entry.words}</span>
              <code>{entry.name}</code>
            </li>
          ))}
        </ol>
      )}
      {hasMore && (
        <Button kind="plain" onClick={onMore}>
          Earlier ones
        </Button>
      )}
    </Page>
  )
}
