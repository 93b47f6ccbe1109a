/** Light, dark, or as the system wishes. */
export type Theme = 'system' | 'light' | 'dark'

const kept = 'sosh.theme'

/** The theme this person chose on this device. */
export function chosenTheme(): Theme {
  const theme = localStorage.getItem(kept)
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** Shows the desk so, and remembers it on this device. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(kept)
  else localStorage.setItem(kept, theme)
  wearTheme()
}

/** Puts the chosen theme on the page; called before the first paint. */
export function wearTheme(): void {
  const theme = chosenTheme()
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}
