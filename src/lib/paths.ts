/** Every address of the desk that the server speaks of. Nobody types one by hand. */
export const paths = {
  home: () => '/',
  setUp: (token: string) => `/set-up/${encodeURIComponent(token)}`,
  join: (token: string) => `/join/${encodeURIComponent(token)}`,
  conversation: (id: string) => `/inbox/${encodeURIComponent(id)}`,
  incident: (id: string) => `/incidents/${encodeURIComponent(id)}`,
  ownPlaces: () => '/places',
  theme: (id: string) => `/insight/themes/${encodeURIComponent(id)}`,
}

/** Where our own places are on the main host; a site with a host of its own has no such beginning. */
export const communityBase = '/community'

/**
 * The pages of one site. `base` is what its addresses begin with: empty at a host of its own, `/slug` below the host of the
 * master, `/community` or `/community/slug` on the main host.
 */
export function sitePaths(base: string) {
  const id = encodeURIComponent
  return {
    home: () => base || '/',
    rules: () => `${base}/rules`,
    reviews: () => `${base}/reviews`,
    communities: () => `${base}/communities`,
    member: (handle: string) => `${base}/members/${id(handle)}`,
    signIn: (next?: string) => (next ? `${base}/sign-in?next=${id(next)}` : `${base}/sign-in`),
    signInLink: () => `${base}/sign-in/link`,
    /** By an account elsewhere; everybody comes back to one address of a host. */
    signInWith: (wayId: string) => `${base}/sign-in/with/${id(wayId)}`,
    signInBack: () => `${base}/sign-in/back`,
    signInClient: () => `${base}/sign-in/client.json`,
    signUp: (next?: string) => (next ? `${base}/sign-up?next=${id(next)}` : `${base}/sign-up`),
    signOut: () => `${base}/sign-out`,
    /** Opened from a mail: signs nobody in until its button is pressed, as mail filters open links too. */
    link: (token: string, next?: string) => `${base}/link?token=${id(token)}${next ? `&next=${id(next)}` : ''}`,
    welcome: (next?: string) => (next ? `${base}/welcome?next=${id(next)}` : `${base}/welcome`),
    /** What somebody wrote to us and what we answered; whoever has the token reads it. */
    messages: (token: string) => `${base}/messages/${id(token)}`,
    messagesEnd: (token: string) => `${base}/messages/${id(token)}/end`,
    /** What is decided about one’s own words, and what waits to be read. */
    told: () => `${base}/notices`,
    appeal: (decisionId: string) => `${base}/notices/${id(decisionId)}`,
    moderation: () => `${base}/moderation`,
    moderationCase: (caseId: string) => `${base}/moderation/cases/${id(caseId)}`,
    moderationNote: (caseId: string) => `${base}/moderation/cases/${id(caseId)}/notes`,
    moderationAppeal: (decisionId: string) => `${base}/moderation/appeals/${id(decisionId)}`,
    report: (postId: string) => `${base}/posts/${id(postId)}/report`,
    picturesOf: (postId: string) => `${base}/posts/${id(postId)}/pictures`,
    takePictureAway: (pictureId: string) => `${base}/posts/pictures/${id(pictureId)}/take-away`,
    thank: (postId: string) => `${base}/posts/${id(postId)}/thank`,
    verify: () => `${base}/verify`,
    account: () => `${base}/account`,
    accountPassword: () => `${base}/account/password`,
    accountConfirm: () => `${base}/account/confirm`,
    accountPasskey: (passkeyId: string) => `${base}/account/passkeys/${id(passkeyId)}`,
    accountWay: (linkId: string) => `${base}/account/ways/${id(linkId)}`,
    accountData: () => `${base}/account/data`,
    accountLeave: () => `${base}/account/leave`,
  }
}
export type SitePaths = ReturnType<typeof sitePaths>

/** Mails that members asked for. `base` as for `sitePaths`; with the home of a site, whole addresses. */
export function letterPaths(base: string) {
  return {
    letters: () => `${base}/account/letters`,
    stop: (token: string) => `${base}/account/letters/stop?token=${encodeURIComponent(token)}`,
  }
}

/** What colleagues publish, below the home of the master. `base` is its own, as for `sitePaths`. */
export function blogPaths(base: string) {
  const id = encodeURIComponent
  const blog = `${base}/blog`
  return {
    home: (before?: string) => (before ? `${blog}?before=${id(before)}` : blog),
    article: (slug: string) => `${blog}/${id(slug)}`,
    comments: (slug: string) => `${blog}/${id(slug)}#comments`,
    comment: (slug: string) => `${blog}/${id(slug)}/comments`,
    paper: (slug: string) => `${blog}/${id(slug)}/paper.pdf`,
    media: (mediaId: string) => `${blog}/media/${id(mediaId)}`,
    captions: (mediaId: string) => `${blog}/media/${id(mediaId)}/captions.vtt`,
    author: (slug: string) => `${blog}/authors/${id(slug)}`,
    series: (slug: string) => `${blog}/series/${id(slug)}`,
    tag: (tag: string) => `${blog}/tags/${id(tag)}`,
    sitemap: () => `${blog}/sitemap.xml`,
    /** Of the page that this is below. */
    feed: (page: string, format: 'atom' | 'json') => `${page}/feed.${format}`,
  }
}
export type BlogPaths = ReturnType<typeof blogPaths>

/** What is on sale, below the home of each site. `base` is its own, as for `sitePaths`. */
export function offerPaths(base: string) {
  const id = encodeURIComponent
  const offers = `${base}/offers`
  return {
    home: () => offers,
    near: (place: string) => `${offers}?near=${id(place)}`,
    offer: (slug: string) => `${offers}/${id(slug)}`,
    comment: (slug: string) => `${offers}/${id(slug)}/comments`,
    calendar: () => `${offers}/calendar.ics`,
    calendarOf: (slug: string) => `${offers}/${id(slug)}/calendar.ics`,
    sitemap: () => `${offers}/sitemap.xml`,
    feed: (format: 'atom' | 'json') => `${offers}/feed.${format}`,
  }
}
export type OfferPaths = ReturnType<typeof offerPaths>

/** What the company said officially, below the home of the master. `base` is its own, as for `sitePaths`. */
export function statementPaths(base: string) {
  const anchor = (deliveryId: string) => `s-${deliveryId}`
  return {
    home: () => `${base}/statements`,
    anchor,
    statement: (deliveryId: string) => `${base}/statements#${anchor(deliveryId)}`,
    feed: (format: 'atom' | 'json') => `${base}/statements/feed.${format}`,
  }
}

/** What serves all sites of one host alike, out of the way of their pages. `root` is the base without a slug. */
export function machineryPaths(root: string) {
  return {
    auth: () => `${root}/-/auth`,
    style: (hash: string) => `${root}/-/style/${hash}.css`,
    asset: (name: string) => `${root}/-/asset/${name}`,
    picture: (pictureId: string) => `${root}/-/picture/${encodeURIComponent(pictureId)}`,
    sitemap: () => `${root}/sitemap.xml`,
    robots: () => '/robots.txt',
  }
}
export type MachineryPaths = ReturnType<typeof machineryPaths>

/** The base of a site: at its own host, below the master’s, or on the main one. */
export function baseOfSite(slug: string | null, at: 'own' | 'master' | 'main'): string {
  if (at === 'own') return ''
  const root = at === 'master' ? '' : communityBase
  return slug === null ? root : `${root}/${slug}`
}

/**
 * Words that no sub-community can be called in an address, because a page of the master is there or may come to be.
 * A test holds every page of the site against this list.
 */
export const takenSlugs: ReadonlySet<string> = new Set(
  `about account accounts activity admin all answers api archive article articles ask assets atom author authors badges
   blog calendar categories chat code codes comments communities community confirm contact connect data desk discussions
   documents download drafts events explore export favicon feed feeds files follow followers following forum groups health
   help hooks home html ideas images import inbox index invite join jobs latest link links login logout mail manage manifest
   media member members mentions messages moderate moderation moderators new news notices notifications oauth offers order
   orders outbox page pages password people pictures places policy polls posts press preview privacy profile profiles
   questions related report reports review reviews robots rss rules search series settings share sign-in sign-out sign-up
   sitemap sitemaps sites spaces standing start static statements status stream style support suspended tag tags terms topic
   topics tracker unsubscribe up upload uploads user users verify votes webfinger webmention websub welcome well-known widget
   write xmlrpc`.split(/\s+/),
)

/** The script on other pages, and what it asks; below the house’s own address, whatever host a site has. */
export const widgetPaths = {
  /** The same for ever; what it is may change within minutes. */
  script: () => '/widget/v1.js',
  /** Exactly this one, for ever. */
  fixed: (hash: string) => `/widget/v1-${hash}.js`,
}
