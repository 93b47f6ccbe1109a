import { paths as spoken } from '#lib/paths'

/** Every address of the desk. Nobody types one by hand. */
export const paths = {
  ...spoken,
  today: spoken.home,
  inbox: (view?: string, search?: string) => withQuery('/inbox', { view, search }),
  conversationIn: (id: string, view?: string, search?: string) => withQuery(spoken.conversation(id), { view, search }),
  reviews: () => '/review',
  reviewRules: () => '/review-rules',
  review: (id: string) => `/review/${encodeURIComponent(id)}`,
  insight: () => '/insight',
  decision: (id: string) => `/insight/decisions/${encodeURIComponent(id)}`,
  telling: () => '/insight/telling',
  learn: () => '/learn',
  course: (id: string) => `/learn/courses/${encodeURIComponent(id)}`,
  drill: (id: string) => `/learn/drills/${encodeURIComponent(id)}`,
  encourage: () => '/encourage',
  training: () => '/training',
  newCourse: () => '/training/courses/new',
  writeCourse: (id: string) => `/training/courses/${encodeURIComponent(id)}`,
  checkDrill: (id: string) => `/training/drills/${encodeURIComponent(id)}`,
  /** Files that are asked of the server. */
  lessonMedia: (id: string) => `/api/lesson-media/${encodeURIComponent(id)}`,
  newLessonMedia: () => '/api/lesson-media',
  lessonCaptions: (id: string, language: string) =>
    withQuery(`/api/lessons/${encodeURIComponent(id)}/captions`, { language }),
  classCalendar: (id: string) => `/api/classes/${encodeURIComponent(id)}/calendar`,
  people: () => '/people',
  heard: () => '/heard',
  /** By their id, or by that of one of their accounts. */
  person: (id: string) => `/people/${encodeURIComponent(id)}`,
  organisation: (id: string) => `/people/at/${encodeURIComponent(id)}`,
  results: () => '/results',
  outcome: (id: string) => `/results/${encodeURIComponent(id)}`,
  path: (conversationId: string) => `/results/ways/${encodeURIComponent(conversationId)}`,
  attribution: () => '/attribution',
  withoutUs: () => '/without-us',
  links: () => '/links',
  letter: () => '/letter',
  /** Files that are asked of the server. */
  letterPage: (month: string) => withQuery('/api/letter/page', { month }),
  letterPaper: (month: string) => withQuery('/api/letter/paper', { month }),
  exported: (of: string, format: 'csv' | 'json' | 'parquet', more: Record<string, string | undefined> = {}) =>
    withQuery('/api/results/export', { of, format, ...more }),
  goals: () => '/goals',
  experiments: () => '/experiments',
  /** With the question of those who were answered and those who were not. */
  askAnswered: () => withQuery('/experiments', { ask: 'answered' }),
  experiment: (id: string) => `/experiments/${encodeURIComponent(id)}`,
  guidelines: () => '/guidelines',
  facts: () => '/facts',
  snippets: () => '/snippets',
  wrong: () => '/wrong',
  official: () => '/official',
  newStatement: () => '/official/new',
  statement: (id: string) => `/official/${encodeURIComponent(id)}`,
  writing: () => '/writing',
  newArticle: () => '/writing/new',
  article: (id: string) => `/writing/${encodeURIComponent(id)}`,
  shares: () => '/posts',
  share: (id: string) => `/posts/${encodeURIComponent(id)}`,
  offers: () => '/offers',
  newOffer: () => '/offers/new',
  offer: (id: string) => `/offers/${id}`,
  shops: () => '/offers/shops',
  calendar: () => '/calendar',
  /** Files that are asked of the server. */
  newOurPicture: () => '/api/our-pictures',
  ourPicture: (id: string) => `/api/our-pictures/${encodeURIComponent(id)}`,
  articleMedia: (id: string) => `/api/article-media/${encodeURIComponent(id)}`,
  newArticleMedia: (id: string, alt: string) => withQuery(`/api/articles/${encodeURIComponent(id)}/media`, { alt }),
  elsewhere: () => '/places/elsewhere',
  moderation: () => '/moderation',
  voices: () => '/voices',
  customers: () => '/customers',
  ownPlace: (id: string) => `/places/${encodeURIComponent(id)}`,
  bringAlong: (id: string) => `/places/${encodeURIComponent(id)}/bring-along`,
  /** A backup or a table, handed in. */
  newBringingFile: () => '/api/bringing-files',
  widget: (id: string) => `/places/${encodeURIComponent(id)}/widget`,
  /** A logo of a community: a file that is asked of the server. */
  placePicture: (id: string) => `/api/places/pictures/${encodeURIComponent(id)}`,
  incidents: () => '/incidents',
  incident: (id: string) => `/incidents/${encodeURIComponent(id)}`,
  learned: () => '/learned',
  sources: () => '/sources',
  source: (id: string) => `/sources/${encodeURIComponent(id)}`,
  /** Many feeds at once, by the list of another reader. */
  addFeeds: () => withQuery('/sources/add', { connector: 'feed', list: 'yes' }),
  addSource: (connector?: string) => withQuery('/sources/add', { connector }),
  /** Files that are asked of the server, not screens. */
  feedsAsOpml: () => '/api/sources/opml',
  opmlPreview: () => '/api/sources/opml/preview',
  queries: () => '/queries',
  query: (id: string) => `/queries/${encodeURIComponent(id)}`,
  newQuery: () => '/queries/new',
  lookAlike: (id: string) => `/queries/look-alikes/${encodeURIComponent(id)}`,
  newLookAlike: () => '/queries/look-alikes/new',
  audit: (kind?: string) => withQuery('/audit', { kind }),
  team: () => '/team',
  knowledge: () => '/team/me',
  colleague: (id: string) => `/team/${encodeURIComponent(id)}`,
  library: () => '/library',
  coverage: () => '/coverage',
  settings: () => '/settings',
  /** Where an account of a network is connected. */
  connect: (connector?: string, whose: 'company' | 'mine' | 'official' = 'company') =>
    withQuery('/settings', { connect: connector ?? 'any', ...(whose !== 'company' && { whose }) }),
  gallery: (screen?: string) => (screen ? `/gallery/${encodeURIComponent(screen)}` : '/gallery'),
}

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}
