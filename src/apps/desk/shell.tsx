import { Ellipsis, Search, WifiOff } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { Anchor, BecauseMark, type Command, Face, Menu, type MenuItem, useToast } from '#apps/ui'
import { moveRow, nextPane } from './focus.ts'
import { listenToKeys, useKeys } from './keyboard.ts'
import { useLiveState } from './live.ts'
import { paths } from './paths.ts'
import { belongs, isOpen, jumpsFor, type Place, placesFor } from './places.ts'
import { chooseTheme, chosenTheme, type Theme } from './theme.ts'
import type { InboxViewName, MeView } from './view-types.ts'

// Opened now and then: fetched while nothing else happens, so that they are there when asked for.
const overlays = () => import('./overlays.tsx')
const FindOrDo = lazy(async () => ({ default: (await overlays()).CommandPalette }))
const Keys = lazy(async () => ({ default: (await overlays()).Keys }))
const More = lazy(async () => ({ default: (await overlays()).More }))

interface ShellProps {
  company: string
  me: MeView
  /** The path that is open, with its query. */
  at: string
  counts: { today?: number; review?: number }
  views: InboxViewName[]
  go: (href: string) => void
  commands?: Command[]
  /** Something true of the whole house, said in the rail. */
  notice?: ReactNode
  onSignOut: () => void
  children: ReactNode
}

/** The frame of the desk: the rail of places, the way to find or do anything, who is signed in. */
export function Shell({ company, me, at, counts, views, go, commands = [], notice, onSignOut, children }: ShellProps) {
  const [finding, setFinding] = useState(false)
  const [helping, setHelping] = useState(false)
  const [more, setMore] = useState(false)
  const [theme, setTheme] = useState<Theme>(chosenTheme)
  const toast = useToast()
  const main = useRef<HTMLElement>(null)
  const places = placesFor(me.roles, counts, views)
  const path = at.split('?')[0] ?? at
  const here = places.find(place => belongs(place, path))

  useEffect(listenToKeys, [])
  useEffect(() => {
    const soon = setTimeout(() => void overlays().catch(() => {}), 1500)
    return () => clearTimeout(soon)
  }, [])
  useFocusOnArrival(main, here?.id)
  useKeys('Everywhere', {
    'mod+k': { label: 'Find or do', run: () => setFinding(true) },
    '?': { label: 'All keys', run: () => setHelping(true) },
    z: { label: 'Undo what was just done', run: () => toast.undo() },
    j: { label: 'Next row', run: () => moveRow(1) },
    k: { label: 'Row before', run: () => moveRow(-1) },
    F6: { label: 'Next pane', run: () => nextPane(false) },
    'shift+F6': { label: 'Pane before', run: () => nextPane(true) },
  })
  useKeys(
    'Go to',
    Object.fromEntries(jumpsFor(places).map(({ key, label, href }) => [`g ${key}`, { label, run: () => go(href) }])),
  )

  const changeTheme = (next: Theme) => {
    chooseTheme(next)
    setTheme(next)
  }
  const mine: MenuItem[] = [
    { label: 'As the system wishes', chosen: theme === 'system', run: () => changeTheme('system') },
    { label: 'Light', chosen: theme === 'light', run: () => changeTheme('light') },
    { label: 'Dark', chosen: theme === 'dark', run: () => changeTheme('dark') },
    { label: 'All keys', keys: '?', run: () => setHelping(true) },
    { label: 'Sign out', run: onSignOut },
  ]
  const all: Command[] = [
    ...commands,
    ...places.flatMap(place => [
      { id: place.id, label: place.label, about: 'go there', run: () => go(place.href) },
      ...(place.under ?? []).map(view => ({
        id: `${place.id}-${view.id}`,
        label: `${place.label}: ${view.label}`,
        about: 'go there',
        run: () => go(view.href),
      })),
    ]),
    { id: 'dark', label: 'Dark', about: 'theme', also: ['night', 'theme'], run: () => changeTheme('dark') },
    { id: 'light', label: 'Light', about: 'theme', also: ['day', 'theme'], run: () => changeTheme('light') },
    { id: 'keys', label: 'All keys', keys: '?', also: ['shortcuts', 'help', 'keyboard'], run: () => setHelping(true) },
    { id: 'sign-out', label: 'Sign out', also: ['log out'], run: onSignOut },
  ]

  return (
    <div className="desk">
      <a className="skip" href="#place">
        Skip to what is here
      </a>
      <nav className="rail" aria-label="Places" data-pane>
        <Anchor className="brand" href={paths.today()}>
          <BecauseMark size={20} />
          <span>{company}</span>
        </Anchor>
        <button type="button" className="find" onClick={() => setFinding(true)}>
          <Search size={15} strokeWidth={1.75} aria-hidden />
          <span>Find or do</span>
          <kbd className="cap" aria-hidden>
            ⌘K
          </kbd>
        </button>
        <ul className="places">
          {places.map(place => (
            <PlaceLink key={place.id} place={place} current={place === here} at={at} />
          ))}
        </ul>
        {notice}
        <LiveState />
        <div className="me">
          <Menu label="Theme, keys, sign out" items={mine} className="me-button">
            <Face name={me.name} picture={me.picture} size={28} />
            <span>
              <b>{me.name}</b>
              <small>{me.title}</small>
            </span>
          </Menu>
        </div>
      </nav>
      <main className="place" id="place" tabIndex={-1} ref={main}>
        {children}
      </main>
      <TabBar places={places} here={here} onMore={() => setMore(true)} />
      <Suspense fallback={null}>
        {more && (
          <More
            company={company}
            me={me}
            places={places}
            notice={notice}
            theme={theme}
            onTheme={changeTheme}
            onSignOut={onSignOut}
            onClose={() => setMore(false)}
          />
        )}
        {finding && (
          <FindOrDo
            open
            onClose={() => setFinding(false)}
            commands={all}
            onSearch={words => go(paths.inbox('all', words))}
          />
        )}
        {helping && <Keys onClose={() => setHelping(false)} />}
      </Suspense>
    </div>
  )
}

function PlaceLink({ place, current, at }: { place: Place; current: boolean; at: string }) {
  const { label, href, icon: Icon, count, under, apart } = place
  return (
    <li className={apart ? 'apart' : undefined}>
      <Anchor href={href} aria-current={current ? 'page' : undefined}>
        <Icon size={18} strokeWidth={1.75} aria-hidden />
        {label}
        {count !== undefined && count > 0 && <Count count={count} />}
      </Anchor>
      {current && under && under.length > 0 && (
        <ul className={`under of-${place.id}`}>
          {under.map((view, index) => (
            <li key={view.id}>
              <Anchor href={view.href} aria-current={isOpen(view.href, at, index === 0) ? 'true' : undefined}>
                {view.label}
                {view.count !== undefined && view.count > 0 && <Count count={view.count} />}
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function Count({ count }: { count: number }) {
  return (
    <span className="num">
      {count}
      <span className="hidden-words"> waiting</span>
    </span>
  )
}

function LiveState() {
  if (useLiveState() !== 'waiting') return <div role="status" />
  return (
    <p className="live-state" role="status">
      <WifiOff size={14} strokeWidth={1.75} aria-hidden />
      Not up to date. It tries again by itself.
    </p>
  )
}

function TabBar({ places, here, onMore }: { places: Place[]; here: Place | undefined; onMore: () => void }) {
  const shown = ['today', 'inbox', 'review', 'results'].flatMap(id => places.filter(place => place.id === id))
  return (
    <nav className="tab-bar" aria-label="Main places">
      {shown.map(({ id, label, href, icon: Icon }) => (
        <Anchor key={id} href={href} aria-current={id === here?.id ? 'page' : undefined}>
          <Icon size={20} strokeWidth={1.75} aria-hidden />
          {label}
        </Anchor>
      ))}
      <button type="button" onClick={onMore} aria-haspopup="dialog">
        <Ellipsis size={20} strokeWidth={1.75} aria-hidden />
        More
      </button>
    </nav>
  )
}

/** After going to another place the focus is there too, so that a screen reader reads on from it. */
function useFocusOnArrival(main: { current: HTMLElement | null }, place: string | undefined): void {
  const before = useRef(place)
  useEffect(() => {
    if (before.current === place) return
    before.current = place
    main.current?.focus({ preventScroll: true })
  }, [main, place])
}
