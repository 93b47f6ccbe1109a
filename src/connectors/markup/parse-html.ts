import { type Handler, Parser, type ParserOptions } from 'htmlparser2'

/** Deeper than any page: the parser keeps the open elements in a list, and each one more would cost as much as all of them. */
const deepest = 400
/** In HTML, what stands inside of these is no markup: none of them is left half-way, and none nests. */
const raw = new Set('iframe noembed noframes plaintext script style textarea title xmp'.split(' '))

/**
 * Reads HTML (or, with `xmlMode`, XML) in time that grows with its length only. What is nested deeper than any page is
 * taken to be closed, and reading goes on after it; the handler is told of each end, so that what it counts comes out even.
 */
export function parseHtml(html: string, handler: Partial<Handler>, options: ParserOptions = {}): void {
  const open: string[] = []
  let read = 0
  for (;;) {
    let isTooDeep = false
    const parser: Parser = new Parser(
      {
        ...toldOf(handler),
        onopentag(name, attributes, isImplied) {
          open.push(name)
          handler.onopentag?.(name, attributes, isImplied)
          if (open.length <= deepest || (!options.xmlMode && raw.has(name))) return
          isTooDeep = true
          parser.pause()
        },
        onclosetag(name, isImplied) {
          open.pop()
          handler.onclosetag?.(name, isImplied)
        },
      },
      options,
    )
    parser.write(read === 0 ? html : html.slice(read))
    if (!isTooDeep) {
      parser.end()
      return
    }
    read += parser.endIndex + 1
    for (let name = open.pop(); name !== undefined; name = open.pop()) handler.onclosetag?.(name, true)
  }
}

/** The rest of what a handler may want to hear. */
function toldOf(handler: Partial<Handler>): Partial<Handler> {
  return {
    ontext: text => handler.ontext?.(text),
    onattribute: (name, value, quote) => handler.onattribute?.(name, value, quote),
  }
}
