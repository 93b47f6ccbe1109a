/** By which clock the sample company lives. */
export const timezone = 'Europe/Berlin'

/** `10:30` by the clock of the company, on the day of a moment. */
export function atClock(day: Date, clock: string): Date {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  const date = day.toLocaleDateString('sv-SE', { timeZone: timezone })
  const guess = new Date(`${date}T${clock}:00Z`)
  const shown = guess.toLocaleTimeString('sv-SE', { timeZone: timezone, hour: '2-digit', minute: '2-digit' })
  const [h = 0, m = 0] = shown.split(':').map(Number)
  return new Date(guess.getTime() - (((h - hours + 24) % 24) * 60 + (m - minutes)) * 60_000)
}
