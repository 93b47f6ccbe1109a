import type { ReactNode } from 'react'
import { Anchor, Dialog, KeyHelp, LinkButton } from '#apps/ui'
import { letSingleKeysAct, singleKeysAct, useBoundKeys } from './keyboard.ts'
import type { Place } from './places.ts'
import type { Theme } from './theme.ts'
import type { MeView } from './view-types.ts'

export { CommandPalette } from '#apps/ui'

/** All keys, and the way to switch those of one letter off. */
export function Keys({ onClose }: { onClose: () => void }) {
  const groups = useBoundKeys()
  const act = singleKeysAct()
  return (
    <KeyHelp open onClose={onClose} groups={groups}>
      <p className="t13 second">
        Keys of one letter rest while you type.{' '}
        <LinkButton onClick={() => letSingleKeysAct(!act)}>
          {act ? 'Switch them off on this device' : 'They are off here. Switch them on'}
        </LinkButton>
      </p>
    </KeyHelp>
  )
}

interface MoreProps {
  company: string
  me: MeView
  places: Place[]
  notice?: ReactNode
  theme: Theme
  onTheme: (theme: Theme) => void
  onSignOut: () => void
  onClose: () => void
}

/** On a phone: every place, and who is signed in. */
export function More({ company, me, places, notice, theme, onTheme, onSignOut, onClose }: MoreProps) {
  const all = places.flatMap(({ under, ...place }) =>
    under && place.id !== 'inbox' ? under.map(each => ({ ...place, ...each })) : [place],
  )
  return (
    <Dialog title={company} open onClose={onClose}>
      <nav className="more" aria-label="All places">
        {all.map(({ id, label, href, icon: Icon, count }) => (
          <Anchor key={id} href={href} onClick={onClose}>
            <Icon size={20} strokeWidth={1.75} aria-hidden />
            {label}
            {count !== undefined && count > 0 && <span className="num">{count}</span>}
          </Anchor>
        ))}
        {notice}
        <p className="label">{me.name}</p>
        <span className="row">
          <LinkButton onClick={() => onTheme(theme === 'dark' ? 'light' : 'dark')}>
            {theme === 'dark' ? 'Light' : 'Dark'}
          </LinkButton>
          <LinkButton onClick={onSignOut}>Sign out</LinkButton>
        </span>
      </nav>
    </Dialog>
  )
}
