/*
 * The floors of the house and the direction of every import, as a machine can keep them.
 * What each rule means for a person is in ARCHITECTURE.md; bin/generate-floor-plan.ts runs them and draws the plan.
 */

/** From the ground up: a floor may use what lies below it. Floors in one list lie side by side. */
const floors = [['lib'], ['text'], ['platform'], ['core'], ['connectors', 'places'], ['journey'], ['apps']]

/** In core, a room knows the rooms before it; rooms in one list may know each other, but not in a circle. */
const coreOrder = [
  ['company'],
  ['people', 'secrets', 'team'],
  ['teams'],
  ['promise'],
  ['channels'],
  ['policy', 'freeze'],
  ['delivery', 'review', 'facts', 'training'],
]

/** The life of one conversation: a verb may look upstream for knowledge; downstream goes news only. */
const journeyOrder = [
  'query',
  'listen',
  'gather',
  'spikes',
  'fold',
  'understand',
  'expertise',
  'power',
  'buying',
  'priority',
  'route',
  'coverage',
  'promptness',
  'track',
  'gesture',
  'links',
  'moves',
  'tally',
  'answer',
  'at-home',
  'official',
  'echo',
  'review',
  'correct',
  'voices',
  'hindsight',
  'together',
  'incident',
  'sales',
  'relate',
  'learn',
  'train',
  'drill',
  'autonomy',
  'measure',
  'advocacy',
  'attribution',
  'monthly',
  'experiment',
  'sharpshooters',
  'coordinate',
  'goals',
  'notify',
]

/** Our own places, from the ground up: a place may ask the places before it. */
const placesOrder = [
  'mail-words',
  'forums',
  'sites',
  'members',
  'ways-in',
  'pictures',
  'community',
  'standing',
  'own-place',
  'discovery',
  'widget',
  'taking-part',
  'bring-along',
  'letters',
  'verified',
  'moderation',
  'rich-text',
  'publish',
  'share',
  'comments',
  'offers',
  'offer-thread',
  'following',
  'federation',
  'hub',
]

const isTest = '\\.test\\.tsx?$'
const anyOf = names => `(?:${names.join('|')})`

const upward = floors.slice(0, -1).map((side, at) => ({
  name: `down-only-${side.join('-')}`,
  comment: 'Imports go down the house only: apps → journey → places | connectors → core → platform → text → lib.',
  severity: 'error',
  from: { path: `^src/${anyOf(side)}/`, pathNot: isTest },
  to: { path: `^src/(?:${anyOf(floors.slice(at + 1).flat())}/|main\\.ts)` },
}))

const coreOrdered = coreOrder.slice(0, -1).map((side, at) => ({
  name: `core-order-${side.join('-')}`,
  comment:
    'In core: company, then people, secrets and team, teams, promise, channels, policy and freeze, delivery, review, facts and training.',
  severity: 'error',
  from: { path: `^src/core/${anyOf(side)}/`, pathNot: isTest },
  to: { path: `^src/core/${anyOf(coreOrder.slice(at + 1).flat())}/` },
}))

const upstream = journeyOrder.slice(0, -1).map((verb, at) => ({
  name: `upstream-only-${verb}`,
  comment: 'Along the journey look upstream, never downstream: news flows down as events.',
  severity: 'error',
  from: { path: `^src/journey/${verb}/`, pathNot: isTest },
  to: { path: `^src/journey/${anyOf(journeyOrder.slice(at + 1))}/` },
}))

const placesOrdered = placesOrder.slice(0, -1).map((place, at) => ({
  name: `places-order-${place}`,
  comment:
    'Our own places know those before them: mail-words, forums, sites, members, ways-in, pictures, community, standing, own-place, discovery, widget, taking-part, bring-along, letters, verified, moderation, rich-text, publish, share, comments, offers, following, federation, hub.',
  severity: 'error',
  from: { path: `^src/places/${place}/`, pathNot: isTest },
  to: { path: `^src/places/${anyOf(placesOrder.slice(at + 1))}/` },
}))

const rooms = 'text|core|connectors|places|journey'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...upward,
    ...coreOrdered,
    ...upstream,
    ...placesOrdered,
    {
      name: 'side-by-side',
      comment:
        'No connector enters another, nor a place. What several read alike is in connectors/entries, connectors/markup and connectors/web.',
      severity: 'error',
      from: { path: '^src/connectors/([^/]+)/' },
      to: { path: '^src/(?:connectors|places)/', pathNot: '^src/connectors/(?:$1|entries|markup|web)/' },
    },
    {
      name: 'places-enter-no-connector',
      comment: 'Connectors and places lie side by side: a place enters none.',
      severity: 'error',
      from: { path: '^src/places/', pathNot: isTest },
      to: { path: '^src/connectors/(?!(?:entries|markup|web)/)' },
    },
    {
      name: 'by-the-door',
      comment: 'A room is entered by its index.ts only.',
      severity: 'error',
      from: { path: `^src/(${rooms})/([^/]+)/` },
      to: { path: `^src/(?:${rooms})/[^/]+/`, pathNot: '^src/$1/$2/|^src/[^/]+/[^/]+/index\\.ts$' },
    },
    {
      name: 'by-the-door-from-outside',
      comment: 'Apps enter a room by index.ts, and mount its api.ts and on.ts; the platform and main.ts by index.ts.',
      severity: 'error',
      from: { path: '^src/(?:apps|platform|lib)/|^src/[^/]+\\.ts$', pathNot: isTest },
      to: { path: `^src/(?:${rooms})/[^/]+/`, pathNot: '^src/[^/]+/[^/]+/(?:index|api|on)\\.ts$' },
    },
    {
      name: 'connectors-know-the-port-only',
      comment:
        'A connector stands on core/channels (the port), text and lib: so it can be written without knowing the rest.',
      severity: 'error',
      from: { path: '^src/connectors/', pathNot: isTest },
      to: { path: '^src/(?:core/(?!channels/)|platform/)' },
    },
    {
      name: 'text-is-pure',
      comment: 'The engines do no I/O. Of Node’s own they may use only what loads a package’s tables.',
      severity: 'error',
      from: { path: '^src/text/', pathNot: `${isTest}|^src/text/language/table\\.ts$` },
      to: { dependencyTypes: ['core'], pathNot: '^(?:node:)?(?:module|url)$' },
    },
    {
      name: 'browser-code-takes-types-only',
      comment:
        'The desk and the design system run in a browser: from the server they may take types, nothing that runs.',
      severity: 'error',
      from: { path: '^src/apps/(?:desk|ui)/', pathNot: isTest },
      to: {
        path: '^src/(?:platform|core|connectors|places|journey|apps/(?!desk/|ui/|sample/))',
        dependencyTypesNot: ['type-only', 'type-import'],
      },
    },
    {
      name: 'browser-code-has-no-node',
      comment: 'Nothing of Node’s own exists in a browser.',
      severity: 'error',
      from: { path: '^src/apps/(?:desk|ui)/', pathNot: `${isTest}|vite\\.config` },
      to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'the-design-system-knows-no-screen',
      comment: 'apps/ui is used by desk and site; it knows neither.',
      severity: 'error',
      from: { path: '^src/apps/ui/' },
      to: { path: '^src/apps/(?!ui/)' },
    },
    {
      name: 'no-circle',
      comment: 'What imports each other in a circle is one thing in several files.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-missing',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'guests-are-invited',
      comment: 'A package that runs in the product is named in package.json, and not among the tools for development.',
      severity: 'error',
      from: { path: '^src/', pathNot: `${isTest}|^src/apps/(?:desk|ui|site)/` },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'type-import', 'npm'],
        pathNot: '/@types/',
      },
    },
  ],
  options: {
    // Not `exclude`: that would hide the packages from the rules about packages.
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
    },
  },
}
