/** The words by which one leaves, as carriers and laws know them (CTIA’s guidelines, and the usual words elsewhere). */
const stop =
  /^(stop|stop ?all|stopp|unsubscribe|cancel|end|quit|revoke|opt ?out|arr[eê]t|stop sms|baja|parar|alto|abmelden|afmelden|停止)[.!]*$/i
const start = /^(start|unstop|yes|begin|opt ?in|weiter|inicio|reprendre)[.!]*$/i

/** A text that says nothing but that its writer wants no more, or wants them again. */
export function optsOut(text: string): 'stop' | 'start' | undefined {
  const said = text.trim()
  if (stop.test(said)) return 'stop'
  return start.test(said) ? 'start' : undefined
}
