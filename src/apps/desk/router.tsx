import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
} from '@tanstack/react-router'
import { Broken } from './broken.tsx'
import { Desk } from './desk.tsx'
import { paths } from './paths.ts'
import { NotFound } from './screens/not-found.tsx'

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })

const desk = createRoute({ getParentRoute: () => root, id: 'desk', component: Desk })

const conversations = [
  createRoute({
    getParentRoute: () => desk,
    path: '/',
    component: lazyRouteComponent(() => import('./connected/today.tsx'), 'TodayPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/inbox',
    component: lazyRouteComponent(() => import('./connected/inbox.tsx'), 'InboxPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/inbox/$id',
    component: lazyRouteComponent(() => import('./connected/inbox.tsx'), 'InboxPage'),
  }),
  // Whoever isn't signed in is asked at every address; whoever is has nothing to do here.
  createRoute({
    getParentRoute: () => desk,
    path: '/sign-in',
    component: () => <Navigate to={paths.today()} replace />,
  }),
  createRoute({ getParentRoute: () => desk, path: '$', component: NotFound }),
]

const sources = createRoute({
  getParentRoute: () => desk,
  path: '/sources',
  component: lazyRouteComponent(() => import('./connected/sources.tsx'), 'SourcesPlace'),
})
const inSources = [
  createRoute({
    getParentRoute: () => sources,
    path: '/add',
    component: lazyRouteComponent(() => import('./connected/add-source.tsx'), 'AddSourcePage'),
  }),
  createRoute({
    getParentRoute: () => sources,
    path: '/$id',
    component: lazyRouteComponent(() => import('./connected/sources.tsx'), 'SourcePage'),
  }),
]
const queriesPlace = createRoute({
  getParentRoute: () => desk,
  path: '/queries',
  component: lazyRouteComponent(() => import('./connected/queries.tsx'), 'QueriesPlace'),
})
const inQueries = [
  createRoute({
    getParentRoute: () => queriesPlace,
    path: '/new',
    component: lazyRouteComponent(() => import('./connected/queries.tsx'), 'NewQueryPage'),
  }),
  createRoute({
    getParentRoute: () => queriesPlace,
    path: '/look-alikes/new',
    component: lazyRouteComponent(() => import('./connected/look-alikes.tsx'), 'NewLookAlikePage'),
  }),
  createRoute({
    getParentRoute: () => queriesPlace,
    path: '/look-alikes/$id',
    component: lazyRouteComponent(() => import('./connected/look-alikes.tsx'), 'LookAlikePage'),
  }),
  createRoute({
    getParentRoute: () => queriesPlace,
    path: '/$id',
    component: lazyRouteComponent(() => import('./connected/queries.tsx'), 'QueryPage'),
  }),
]
const listening = [sources.addChildren(inSources), queriesPlace.addChildren(inQueries)]

const governing = [
  createRoute({
    getParentRoute: () => desk,
    path: '/review',
    component: lazyRouteComponent(() => import('./connected/review.tsx'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/review/$id',
    component: lazyRouteComponent(() => import('./connected/review.tsx'), 'ReviewPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/review-rules',
    component: lazyRouteComponent(() => import('./connected/review-rules.tsx'), 'ReviewRulesPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/insight',
    component: lazyRouteComponent(() => import('./connected/insight.tsx'), 'InsightPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/insight/themes/$id',
    component: lazyRouteComponent(() => import('./connected/insight.tsx'), 'ThemePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/insight/decisions/$id',
    component: lazyRouteComponent(() => import('./connected/decision.tsx'), 'DecisionPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/insight/telling',
    component: lazyRouteComponent(() => import('./connected/decision.tsx'), 'TellingPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/learn',
    component: lazyRouteComponent(() => import('./connected/learn.tsx'), 'LearnPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/learn/courses/$id',
    component: lazyRouteComponent(() => import('./connected/learn.tsx'), 'CoursePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/learn/drills/$id',
    component: lazyRouteComponent(() => import('./connected/learn.tsx'), 'DrillPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/training',
    component: lazyRouteComponent(() => import('./connected/training.tsx'), 'TrainingPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/training/courses/new',
    component: lazyRouteComponent(() => import('./connected/training.tsx'), 'NewCoursePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/training/courses/$id',
    component: lazyRouteComponent(() => import('./connected/training.tsx'), 'WriteCoursePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/training/drills/$id',
    component: lazyRouteComponent(() => import('./connected/training.tsx'), 'CheckDrillPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/people',
    component: lazyRouteComponent(() => import('./connected/people.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/heard',
    component: lazyRouteComponent(() => import('./connected/heard.tsx'), 'HeardPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/people/$id',
    component: lazyRouteComponent(() => import('./connected/person.tsx'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/people/at/$id',
    component: lazyRouteComponent(() => import('./connected/organisation.tsx'), 'OrganisationPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/results',
    component: lazyRouteComponent(() => import('./connected/results.tsx'), 'ResultsPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/attribution',
    component: lazyRouteComponent(() => import('./connected/attribution.tsx'), 'AttributionPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/without-us',
    component: lazyRouteComponent(() => import('./connected/without-us.tsx'), 'WithoutUsPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/links',
    component: lazyRouteComponent(() => import('./connected/links.tsx'), 'LinksPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/letter',
    component: lazyRouteComponent(() => import('./connected/letter.tsx'), 'LetterPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/goals',
    component: lazyRouteComponent(() => import('./connected/goals.tsx'), 'GoalsPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/experiments',
    component: lazyRouteComponent(() => import('./connected/experiments.tsx'), 'ExperimentsPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/experiments/$id',
    component: lazyRouteComponent(() => import('./connected/experiments.tsx'), 'ExperimentPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/results/ways/$id',
    component: lazyRouteComponent(() => import('./connected/path.tsx'), 'PathPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/results/$id',
    component: lazyRouteComponent(() => import('./connected/outcome-page.tsx'), 'OutcomePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/guidelines',
    component: lazyRouteComponent(() => import('./connected/guidelines.tsx'), 'GuidelinesPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/facts',
    component: lazyRouteComponent(() => import('./connected/facts.tsx'), 'FactsPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/snippets',
    component: lazyRouteComponent(() => import('./connected/snippets.tsx'), 'SnippetsPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/wrong',
    component: lazyRouteComponent(() => import('./connected/wrong.tsx'), 'WrongPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/official',
    component: lazyRouteComponent(() => import('./connected/official.tsx'), 'OfficialPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/official/new',
    component: lazyRouteComponent(() => import('./connected/official.tsx'), 'NewStatementPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/official/$id',
    component: lazyRouteComponent(() => import('./connected/official.tsx'), 'StatementPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/places',
    component: lazyRouteComponent(() => import('./connected/places.tsx'), 'PlacesPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/voices',
    component: lazyRouteComponent(() => import('./connected/voices-list.tsx'), 'VoicesPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/customers',
    component: lazyRouteComponent(() => import('./connected/customers.tsx'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/moderation',
    component: lazyRouteComponent(() => import('./connected/moderation.tsx'), 'ModerationPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/places/$id',
    component: lazyRouteComponent(() => import('./connected/places.tsx'), 'PlacePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/places/$id/bring-along',
    component: lazyRouteComponent(() => import('./connected/bring-along.tsx'), 'BringAlongPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/places/elsewhere',
    component: lazyRouteComponent(() => import('./connected/elsewhere.tsx'), 'ElsewherePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/places/$id/widget',
    component: lazyRouteComponent(() => import('./connected/widget.tsx'), 'WidgetPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/writing',
    component: lazyRouteComponent(() => import('./connected/writing.tsx'), 'WritingPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/writing/new',
    component: lazyRouteComponent(() => import('./connected/article.tsx'), 'NewArticlePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/writing/$id',
    component: lazyRouteComponent(() => import('./connected/article.tsx'), 'ArticlePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/posts',
    component: lazyRouteComponent(() => import('./connected/shares.tsx'), 'SharesPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/posts/$id',
    component: lazyRouteComponent(() => import('./connected/share.tsx'), 'SharePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/offers',
    component: lazyRouteComponent(() => import('./connected/offers.tsx'), 'OffersPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/offers/new',
    component: lazyRouteComponent(() => import('./connected/offers.tsx'), 'NewOfferPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/offers/shops',
    component: lazyRouteComponent(() => import('./connected/shops.tsx'), 'ShopsPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/offers/$id',
    component: lazyRouteComponent(() => import('./connected/offers.tsx'), 'OfferPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/calendar',
    component: lazyRouteComponent(() => import('./connected/calendar.tsx'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/incidents',
    component: lazyRouteComponent(() => import('./connected/incidents.tsx'), 'IncidentsPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/incidents/$id',
    component: lazyRouteComponent(() => import('./connected/incidents.tsx'), 'IncidentPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/learned',
    component: lazyRouteComponent(() => import('./connected/learned.tsx'), 'LearnedPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/audit',
    component: lazyRouteComponent(() => import('./connected/audit.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/team',
    component: lazyRouteComponent(() => import('./connected/team.tsx'), 'TeamPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/team/me',
    component: lazyRouteComponent(() => import('./connected/knowledge.tsx'), 'KnowledgePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/team/$id',
    component: lazyRouteComponent(() => import('./connected/colleague.tsx'), 'ColleaguePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/library',
    component: lazyRouteComponent(() => import('./connected/library.tsx'), 'LibraryPage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/coverage',
    component: lazyRouteComponent(() => import('./connected/coverage.tsx'), 'CoveragePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/encourage',
    component: lazyRouteComponent(() => import('./connected/coordinate.tsx'), 'CoordinatePage'),
  }),
  createRoute({
    getParentRoute: () => desk,
    path: '/settings',
    component: lazyRouteComponent(() => import('./connected/settings.tsx'), 'SettingsPage'),
  }),
]

const doors = [
  createRoute({
    getParentRoute: () => root,
    path: '/set-up/$token',
    component: lazyRouteComponent(() => import('./screens/set-up.tsx'), 'SetUp'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/join/$token',
    component: lazyRouteComponent(() => import('./screens/accept-invitation.tsx'), 'AcceptInvitation'),
  }),
]

// Drawn with invented people, for whoever works on the desk; it is not part of what is shipped.
const gallery =
  import.meta.env.MODE === 'production'
    ? []
    : [
        createRoute({
          getParentRoute: () => root,
          path: '/gallery',
          component: lazyRouteComponent(() => import('./gallery/sheet.tsx'), 'Sheet'),
        }),
        createRoute({
          getParentRoute: () => root,
          path: '/gallery/$screen',
          component: lazyRouteComponent(() => import('./gallery/screens.tsx'), 'GalleryScreen'),
        }),
      ]

/** The desk's addresses. Screens are fetched when they are first opened, and prepared when a link is pointed at. */
export function makeRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      desk.addChildren([...conversations, ...governing, ...listening]),
      ...doors,
      ...gallery,
    ]),
    context: { queries },
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotFound,
    defaultPreload: 'intent',
    defaultPendingMs: 200,
    // Addresses stay as people would write them: ?view=yours&search=cold, never JSON.
    parseSearch: search => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: search => {
      const given = Object.entries(search).filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '',
      )
      return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
    },
  })
}
