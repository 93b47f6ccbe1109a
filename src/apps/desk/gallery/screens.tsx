import './gallery.css'
import { useParams, useRouter } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import { StillClock, useToast } from '#apps/ui'
import { paths } from '../paths.ts'
import { Shell } from '../shell.tsx'
import { views } from './conversations.ts'
import { ines, now } from './people.ts'
import type { ScreenName } from './screen-names.ts'

const fromInbox = (
  name: 'TodayShown' | 'TodayDone' | 'TodayFirst' | 'InboxShown' | 'ConversationShown' | 'Unclaimed',
) => lazy(async () => ({ default: (await import('./show-conversations.tsx'))[name] as ComponentType }))
const fromWork = (
  name:
    | 'SourcesShown'
    | 'SourceShown'
    | 'AddSourceShown'
    | 'MappingShown'
    | 'QueriesShown'
    | 'QueryShown'
    | 'QueryWrong'
    | 'TeamShown'
    | 'KnowledgeShown'
    | 'GuidelinesShown',
) => lazy(async () => ({ default: (await import('./show-listening.tsx'))[name] as ComponentType }))
const fromRest = (
  name:
    | 'ReviewShown'
    | 'ReviewingShown'
    | 'ResultsShown'
    | 'AuditShown'
    | 'LearnedShown'
    | 'SettingsShown'
    | 'SignInShown'
    | 'SetUpShown'
    | 'BeginShown'
    | 'JoinShown'
    | 'NotFoundShown',
) => lazy(async () => ({ default: (await import('./show-rest.tsx'))[name] as ComponentType }))

const shown: Record<ScreenName, { at: string; screen: ComponentType; bare?: boolean }> = {
  today: { at: paths.today(), screen: fromInbox('TodayShown') },
  'today-done': { at: paths.today(), screen: fromInbox('TodayDone') },
  'today-first': { at: paths.today(), screen: fromInbox('TodayFirst') },
  inbox: { at: paths.inbox(), screen: fromInbox('InboxShown') },
  conversation: { at: paths.conversation('kathrin'), screen: fromInbox('ConversationShown') },
  unclaimed: { at: paths.conversation('kathrin'), screen: fromInbox('Unclaimed') },
  sources: { at: paths.sources(), screen: fromWork('SourcesShown') },
  source: { at: paths.source('s3'), screen: fromWork('SourceShown') },
  'add-source': { at: paths.addSource(), screen: fromWork('AddSourceShown') },
  mapping: { at: paths.addSource('import'), screen: fromWork('MappingShown') },
  queries: { at: paths.queries(), screen: fromWork('QueriesShown') },
  query: { at: paths.query('q1'), screen: fromWork('QueryShown') },
  'query-wrong': { at: paths.query('q1'), screen: fromWork('QueryWrong') },
  team: { at: paths.team(), screen: fromWork('TeamShown') },
  knowledge: { at: paths.team(), screen: fromWork('KnowledgeShown') },
  guidelines: { at: paths.guidelines(), screen: fromWork('GuidelinesShown') },
  review: { at: paths.reviews(), screen: fromRest('ReviewShown') },
  reviewing: { at: paths.review('v1'), screen: fromRest('ReviewingShown') },
  results: { at: paths.results(), screen: fromRest('ResultsShown') },
  learned: { at: paths.learned(), screen: fromRest('LearnedShown') },
  audit: { at: paths.audit(), screen: fromRest('AuditShown') },
  settings: { at: paths.settings(), screen: fromRest('SettingsShown') },
  'sign-in': { at: '', screen: fromRest('SignInShown'), bare: true },
  'set-up': { at: '', screen: fromRest('SetUpShown'), bare: true },
  begin: { at: '', screen: fromRest('BeginShown'), bare: true },
  join: { at: '', screen: fromRest('JoinShown'), bare: true },
  'not-found': { at: '/nowhere', screen: fromRest('NotFoundShown') },
}

/** One screen as it is when invented people work with it. */
export function GalleryScreen() {
  const { screen: name = '' } = useParams({ strict: false })
  const router = useRouter()
  const toast = useToast()
  const found = shown[name as ScreenName]
  if (!found) return null
  const { at, screen: Screen, bare } = found
  const inside = (
    <Suspense fallback={null}>
      <Screen />
    </Suspense>
  )
  return (
    <StillClock at={now}>
      {bare ? (
        inside
      ) : (
        <Shell
          company="Halden"
          me={ines}
          at={at}
          counts={{ today: 5, review: 2 }}
          views={views}
          go={href => router.history.push(href)}
          onSignOut={() => toast.show({ words: 'In the gallery nobody is signed in.' })}
        >
          {inside}
        </Shell>
      )}
    </StillClock>
  )
}
