/** Moves the focus through the rows of the list one is in: `j` down, `k` up. */
export function moveRow(by: 1 | -1): boolean {
  const rows = visible('[data-row]')
  if (rows.length === 0) return false
  const here = document.activeElement?.closest('[data-row]')
  const at = here instanceof HTMLElement ? rows.indexOf(here) : rows.findIndex(row => row.getAttribute('aria-current'))
  const next = at < 0 ? rows[0] : rows[Math.min(rows.length - 1, Math.max(0, at + by))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return true
}

/** Gives the focus back to the row one came from. */
export function focusRow(href: string): void {
  const path = href.split('?')[0]
  const row = visible('[data-row]').find(element => element.getAttribute('href')?.split('?')[0] === path)
  row?.focus()
}

/** Walks the panes of the screen: rail, list, thread, composer, person. */
export function nextPane(back: boolean): void {
  const panes = visible('[data-pane]')
  if (panes.length === 0) return
  const at = panes.findLastIndex(pane => pane.contains(document.activeElement))
  const next = panes[(at + (back ? -1 : 1) + panes.length) % panes.length]
  const inside = next?.querySelector<HTMLElement>('textarea, [aria-current][data-row], [data-row]')
  if (inside) inside.focus()
  else {
    if (next && !next.hasAttribute('tabindex')) next.tabIndex = -1
    next?.focus()
  }
}

function visible(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter(element => element.checkVisibility())
}
