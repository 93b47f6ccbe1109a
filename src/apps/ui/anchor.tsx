import { type AnchorHTMLAttributes, createContext, type MouseEvent, useContext } from 'react'

interface Navigation {
  go: (href: string) => void
  /** Fetches what the place will need, before it is pressed. */
  prepare?: (href: string) => void
}

/** How links travel: in the desk through its router, on the public pages as the browser does. */
export const NavigationContext = createContext<Navigation | undefined>(undefined)

/** A real link, that the router takes over for a plain press, so that opening in a new tab and copying work as anywhere. */
export function Anchor({
  href,
  onClick,
  onPointerEnter,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const navigation = useContext(NavigationContext)
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (
      !navigation ||
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    if (rest.target && rest.target !== '_self') return
    if (!href.startsWith('/')) return
    event.preventDefault()
    navigation.go(href)
  }
  return (
    <a
      {...rest}
      href={href}
      onClick={press}
      onPointerEnter={event => {
        onPointerEnter?.(event)
        if (href.startsWith('/')) navigation?.prepare?.(href)
      }}
    />
  )
}
