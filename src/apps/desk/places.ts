import {
  BookOpenText,
  CircleCheck,
  ContactRound,
  GraduationCap,
  Inbox,
  Lightbulb,
  type LucideIcon,
  Megaphone,
  MessagesSquare,
  PenLine,
  ScrollText,
  Settings,
  SunMedium,
  UserRoundCheck,
  UsersRound,
} from 'lucide-react'
import { paths } from './paths.ts'
import type { InboxViewName, Role } from './view-types.ts'

/** A place in the rail. */
export interface Place {
  id: string
  label: string
  href: string
  icon: LucideIcon
  count?: number
  under?: { id: string; label: string; href: string; count?: number }[]
  /** A little space above it. */
  apart?: boolean
}

/** What one's role doesn't need is not in one's rail. */
export function placesFor(roles: Role[], counts: { today?: number; review?: number }, views: InboxViewName[]): Place[] {
  const has = (...wanted: Role[]) => roles.some(role => wanted.includes(role))
  const governs = has('reviewer', 'coordinator', 'administrator')
  const places: (Place | false)[] = [
    { id: 'today', label: 'Today', href: paths.today(), icon: SunMedium, count: counts.today },
    {
      id: 'inbox',
      label: 'Inbox',
      href: paths.inbox(),
      icon: Inbox,
      under: views.map(view => ({ id: view.id, label: view.label, href: paths.inbox(view.id), count: view.count })),
    },
    (has('reviewer') || Boolean(counts.review)) && {
      id: 'review',
      label: 'Review',
      href: paths.reviews(),
      icon: UserRoundCheck,
      count: counts.review,
    },
    {
      id: 'writing',
      label: 'Writing',
      href: paths.writing(),
      icon: PenLine,
      under: [
        { id: 'writing', label: 'Articles', href: paths.writing() },
        { id: 'shares', label: 'Posts', href: paths.shares() },
        { id: 'offers', label: 'Offers', href: paths.offers() },
        { id: 'calendar', label: 'Calendar', href: paths.calendar() },
        ...(has('communications') ? [] : [{ id: 'official', label: 'Official', href: paths.official() }]),
      ],
    },
    has('communications') && { id: 'official', label: 'Official', href: paths.official(), icon: Megaphone },
    {
      id: 'places',
      label: 'Own places',
      href: paths.ownPlaces(),
      icon: MessagesSquare,
      under: [
        { id: 'places', label: 'Communities', href: paths.ownPlaces() },
        ...(has('communications', 'administrator')
          ? [{ id: 'moderation', label: 'Moderation', href: paths.moderation() }]
          : []),
        { id: 'customers', label: 'Known customers', href: paths.customers() },
        { id: 'voices', label: 'What others say', href: paths.voices() },
      ],
    },
    {
      id: 'insight',
      label: 'Insight',
      href: paths.insight(),
      icon: Lightbulb,
      under: [
        { id: 'insight', label: 'What people ask', href: paths.insight() },
        { id: 'telling', label: 'Whom I tell', href: paths.telling() },
      ],
    },
    {
      id: 'learn',
      label: 'Learn',
      href: paths.learn(),
      icon: GraduationCap,
      ...(has('trainer', 'coordinator', 'communications', 'reviewer') && {
        under: [
          { id: 'learn', label: 'For me', href: paths.learn() },
          { id: 'training', label: 'Training', href: paths.training() },
          ...(has('coordinator') ? [{ id: 'encourage', label: 'Encourage', href: paths.encourage() }] : []),
        ],
      }),
    },
    {
      id: 'people',
      label: 'People',
      href: paths.people(),
      icon: ContactRound,
      under: [
        { id: 'people', label: 'Everybody', href: paths.people() },
        { id: 'heard', label: 'Heard and helping', href: paths.heard() },
      ],
    },
    {
      id: 'results',
      label: 'Results',
      href: paths.results(),
      icon: CircleCheck,
      under: [
        { id: 'results', label: 'What came of it', href: paths.results() },
        { id: 'attribution', label: 'What led to it', href: paths.attribution() },
        { id: 'without-us', label: 'Without you', href: paths.withoutUs() },
        { id: 'links', label: 'Links', href: paths.links() },
        { id: 'goals', label: 'Shared goals', href: paths.goals() },
        { id: 'experiments', label: 'Experiments', href: paths.experiments() },
        { id: 'letter', label: 'Monthly letter', href: paths.letter() },
      ],
    },
    {
      id: 'govern',
      label: governs ? 'Govern' : 'Guidelines',
      href: paths.guidelines(),
      icon: governs ? ScrollText : BookOpenText,
      apart: true,
      under: governs
        ? [
            { id: 'guidelines', label: 'Guidelines', href: paths.guidelines() },
            { id: 'review-rules', label: 'Who reads first', href: paths.reviewRules() },
            { id: 'facts', label: 'Facts', href: paths.facts() },
            { id: 'snippets', label: 'Words to begin with', href: paths.snippets() },
            { id: 'wrong', label: 'Wrong about us', href: paths.wrong() },
            { id: 'learned', label: 'Learned', href: paths.learned() },
            ...(has('coordinator', 'administrator')
              ? [{ id: 'coverage', label: 'Coverage', href: paths.coverage() }]
              : []),
            { id: 'library', label: 'Our documents', href: paths.library() },
            { id: 'sources', label: 'Sources', href: paths.sources() },
            { id: 'queries', label: 'Queries', href: paths.queries() },
            { id: 'incidents', label: 'Incidents', href: paths.incidents() },
            { id: 'audit', label: 'Audit trail', href: paths.audit() },
          ]
        : [
            { id: 'guidelines', label: 'Guidelines', href: paths.guidelines() },
            { id: 'facts', label: 'Facts', href: paths.facts() },
            { id: 'snippets', label: 'Words to begin with', href: paths.snippets() },
            { id: 'wrong', label: 'Wrong about us', href: paths.wrong() },
          ],
    },
    { id: 'team', label: 'Team', href: paths.team(), icon: UsersRound },
    { id: 'settings', label: 'Settings', href: paths.settings(), icon: Settings },
  ]
  return places.filter(place => place !== false)
}

/** The letters that follow `g`. */
export function jumpsFor(places: Place[]): { key: string; label: string; href: string }[] {
  const keys: Record<string, string> = {
    today: 't',
    inbox: 'i',
    review: 'v',
    writing: 'w',
    calendar: 'd',
    official: 'o',
    insight: 'n',
    telling: 'y',
    learn: 'm',
    training: 'k',
    results: 'r',
    guidelines: 'g',
    learned: 'l',
    sources: 's',
    queries: 'q',
    audit: 'u',
    team: 'p',
    settings: 'e',
  }
  return places
    .flatMap(({ under, ...place }) =>
      place.id === 'inbox' || !under ? [{ ...place, id: place.id === 'govern' ? 'guidelines' : place.id }] : under,
    )
    .flatMap(({ id, label, href }) => (keys[id] ? [{ key: keys[id], label, href }] : []))
}

/** Whether a path lies in this place. */
export function belongs(place: Place, path: string): boolean {
  const homes = [place.href, ...(place.id === 'inbox' ? [] : (place.under ?? []).map(view => view.href))].map(
    href => href.split('?')[0] ?? href,
  )
  return homes.some(home => (home === '/' ? path === '/' : path === home || path.startsWith(`${home}/`)))
}

/** Whether a view under a place is the one that is open; the first is, when none is named. */
export function isOpen(href: string, at: string, isFirst: boolean): boolean {
  const [path, query] = href.split('?')
  const [hereName, hereQuery] = at.split('?')
  if (!query) return hereName === path || hereName?.startsWith(`${path}/`) === true
  const wanted = new URLSearchParams(query).get('view')
  const open = new URLSearchParams(hereQuery).get('view')
  return open === null ? isFirst : open === wanted
}
