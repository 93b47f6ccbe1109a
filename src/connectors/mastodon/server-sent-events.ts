import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

const longestLine = 4 * 2 ** 20

/**
 * Reads server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) as they come. A comment is
 * a sign of life: it is told as `undefined`. An endless line ends the reading.
 */
export function readServerSentEvents(
  body: Readable,
  heard: (event: { event: string; payload: string } | undefined) => void,
  giveUp: () => void,
): void {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let event = ''
  let data: string[] = []
  const line = (text: string) => {
    if (text === '') {
      if (data.length > 0) heard({ event: event || 'message', payload: data.join('\n') })
      event = ''
      data = []
      return
    }
    if (text.startsWith(':')) return heard(undefined)
    const [, field = text, value = ''] = text.match(/^([^:]*): ?(.*)$/s) ?? []
    if (field === 'event') event = value
    if (field === 'data') data.push(value)
  }
  body.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const text of lines) line(text)
    if (rest.length > longestLine || data.reduce((sum, one) => sum + one.length, 0) > longestLine) giveUp()
  })
}
