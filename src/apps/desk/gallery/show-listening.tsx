import { useState } from 'react'
import { useToast } from '#apps/ui'
import { parseQuery } from '#text/query'
import { Page } from '../screen.tsx'
import { ImportMapping, mappingFields } from '../screens/add-file.tsx'
import { AddAddress, ConnectorList } from '../screens/add-source.tsx'
import { Guidelines } from '../screens/guidelines.tsx'
import { Knowledge } from '../screens/knowledge.tsx'
import { Queries, QueryEditor } from '../screens/queries.tsx'
import { SourceDetail, Sources } from '../screens/sources.tsx'
import { Team } from '../screens/team.tsx'
import { addition, guideline, invitations, members, rules, topics } from './company.ts'
import { connectors, queries, sources, tried } from './listening.ts'

const nothing = () => {}

export function SourcesShown() {
  return <Sources sources={sources} onBack={nothing} />
}

export function SourceShown() {
  const [closing, setClosing] = useState(false)
  const source = sources[1]
  if (!source) return null
  return (
    <Sources sources={sources} chosenId={source.id} onBack={nothing}>
      <SourceDetail
        source={source}
        closing={closing}
        onTryNow={nothing}
        onPause={nothing}
        onResume={nothing}
        onClose={() => setClosing(true)}
        onClosed={nothing}
        onKeep={() => setClosing(false)}
      />
    </Sources>
  )
}

export function AddSourceShown() {
  const feed = connectors[0]
  return (
    <Sources sources={sources} onBack={nothing}>
      <ConnectorList connectors={connectors} />
      {feed && (
        <AddAddress
          connector={feed}
          label="Address"
          hint="Of a feed, or of the page whose feed we find."
          placeholder="sinprisaenbici.es"
          problem={{
            title: 'No feed there.',
            status: 400,
            kind: 'invalid',
            reasons: [{ at: 'settings.url', message: 'No feed there. Did you mean /feed?' }],
          }}
          onAdd={nothing}
        />
      )}
    </Sources>
  )
}

export function MappingShown() {
  const [mapping, setMapping] = useState<Record<string, string | undefined>>({
    text: 'message',
    postedAt: 'sent',
    author: 'customer',
  })
  const file = connectors[2]
  if (!file) return null
  return (
    <Sources sources={sources} onBack={nothing}>
      <ImportMapping
        connector={file}
        fileName="letters-2019-2026.csv"
        columns={['message', 'sent', 'customer', 'nr']}
        rows={[
          {
            message: 'My Tour rattles on cobbles since the spring.',
            sent: '2019-04-02 09:12',
            customer: 'Piotr Z.',
            nr: '1',
          },
        ]}
        notes={['The times name no zone: they are read as Europe/Berlin.']}
        fields={mappingFields}
        reading={{ network: '', zone: 'Europe/Berlin', dayFirst: true, isHtml: false }}
        onReading={nothing}
        onOther={nothing}
        mapping={mapping}
        onMap={(field, column) => setMapping({ ...mapping, [field]: column })}
        onImport={nothing}
      />
    </Sources>
  )
}

export function QueriesShown() {
  return <Queries queries={queries} onBack={nothing} />
}

export function QueryShown() {
  return <Editing wrong={false} />
}

export function QueryWrong() {
  return <Editing wrong />
}

function Editing({ wrong }: { wrong: boolean }) {
  const [text, setText] = useState(
    wrong ? 'halden NEAR/8 (bike* OR rad*\nOR "cargo l" OR lnk:halden.example' : (queries[0]?.text ?? ''),
  )
  const [name, setName] = useState(queries[0]?.name ?? '')
  const parsed = parseQuery(text)
  const wrongAt = parsed.ok ? undefined : parsed.errors[0]
  return (
    <Queries queries={queries} chosenId="q1" onBack={nothing}>
      <QueryEditor
        name={name}
        onName={setName}
        text={text}
        onText={setText}
        error={wrongAt && { at: wrongAt.start, end: wrongAt.end, message: wrongAt.message }}
        hints={[]}
        tried={tried}
        trying={false}
        isNew={false}
        changed
        onKeep={nothing}
        onRetire={nothing}
      />
    </Queries>
  )
}

export function TeamShown() {
  const toast = useToast()
  return (
    <Team
      members={members}
      invitations={invitations}
      link={{ name: 'Priya Raman', url: 'https://sosh.halden.example/join/4fV0pYw2q8' }}
      meId="ines"
      onRights={nothing}
      onInvite={async () => true}
      onCopy={() => toast.show({ words: 'The link is on your clipboard.' })}
      onWithdraw={nothing}
      onSayWhatIKnow={nothing}
    />
  )
}

export function KnowledgeShown() {
  return (
    <Page
      title="What do you know, Inés?"
      about="It decides what is brought to you. Change it whenever it is no longer true."
    >
      <div className="form spaced">
        <Knowledge
          topics={topics}
          languages={['de', 'en', 'es', 'fr', 'ar']}
          timezones={['Europe/Berlin', 'Europe/Madrid']}
          knowing={{
            name: 'Inés Navarro',
            title: 'Batteries',
            newTopics: [],
            timezone: 'Europe/Berlin',
            topics: [{ topicId: 't1', note: 'ran the cold tests' }],
            documents: [{ title: 'What cold does to a cell', url: '' }],
            languages: ['de', 'es'],
            hours: { mon: ['08:00', '16:00'], tue: ['08:00', '16:00'] },
          }}
          onKeep={nothing}
        />
      </div>
    </Page>
  )
}

export function GuidelinesShown() {
  return (
    <Guidelines
      guidelines={[guideline, addition]}
      rules={rules}
      divisions={[{ id: 'd1', name: 'Workshops', members: members.slice(0, 2) }]}
      figures={{
        figures: [{ id: 'f1', amount: '14 %', about: ['revenue'], sourceUrl: 'https://halden.example/report' }],
        onAdd: async () => true,
        onWithdraw: nothing,
      }}
      parts={{ colleagues: members, onMake: async () => true, onDissolve: nothing, onJoin: nothing }}
      onAttest={nothing}
      onEdit={nothing}
      colleagues={members}
      onTry={() => []}
      onPast={nothing}
      onKeepRule={async () => true}
      onRetire={nothing}
      earlier={() => <p>Version 2, by Jonas Lind: fjell.</p>}
    />
  )
}
