import { useState } from 'react'
import { useToast } from '#apps/ui'
import { Page } from '../screen.tsx'
import { AddAddress, ConnectorList, ImportMapping } from '../screens/add-source.tsx'
import { Guidelines } from '../screens/guidelines.tsx'
import { Knowledge } from '../screens/knowledge.tsx'
import { Queries, QueryEditor } from '../screens/queries.tsx'
import { SourceDetail, Sources } from '../screens/sources.tsx'
import { Team } from '../screens/team.tsx'
import { connectors, guideline, invitations, members, queries, rules, sources, topics, tried } from './work.ts'

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
    at: 'sent',
    author: 'customer',
  })
  const file = connectors[2]
  if (!file) return null
  return (
    <Sources sources={sources} onBack={nothing}>
      <ImportMapping
        connector={file}
        fileName="letters-2019-2026.csv"
        columns={[
          { name: 'message', example: 'My Tour rattles on cobbles since the spring.' },
          { name: 'sent', example: '2019-04-02 09:12' },
          { name: 'customer', example: 'Piotr Z.' },
          { name: 'nr', example: '1' },
        ]}
        fields={[
          { id: 'text', label: 'Words', needed: true },
          { id: 'at', label: 'When', needed: true },
          { id: 'author', label: 'Who', needed: true },
          { id: 'id', label: 'Its own number', needed: true },
          { id: 'replyTo', label: 'Answers which', needed: false },
        ]}
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
  const at = text.indexOf('lnk:')
  return (
    <Queries queries={queries} chosenId="q1" onBack={nothing}>
      <QueryEditor
        name={name}
        onName={setName}
        text={text}
        onText={setText}
        error={at >= 0 ? { at, end: at + 4, message: 'There is no “lnk:”.', suggestion: 'url:' } : undefined}
        tried={tried}
        trying={false}
        isNew={false}
        changed
        onKeep={nothing}
        onRetire={nothing}
        onAboutUs={nothing}
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
      onInvite={nothing}
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
          knowing={{
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
      guideline={guideline}
      rules={rules}
      onAttest={nothing}
      onEdit={nothing}
      onMakeRule={nothing}
      onRetire={nothing}
    />
  )
}
