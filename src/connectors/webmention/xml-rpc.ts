import { elementsOf, readXml, textOf, type XmlElement } from '#connectors/markup'

/** Reads a call with texts only, as Pingback makes it; `undefined` for what is none. */
export function readCall(xml: string): { method: string; params: string[] } | undefined {
  const call = inside(readXml(xml.slice(0, 100_000).trimStart(), '', undefined).root, 'methodcall')[0]
  const method = call && inside(call, 'methodname')[0]
  if (!method) return undefined
  return { method: textOf(method), params: inside(call, 'value').map(wordsOf) }
}

/** What a call was answered: its text, or the fault. */
export function readAnswer(xml: string): { text: string } | { code: number; text: string } | undefined {
  const answer = inside(readXml(xml.slice(0, 100_000).trimStart(), '', undefined).root, 'methodresponse')[0]
  if (!answer) return undefined
  const fault = inside(answer, 'fault')[0]
  if (!fault) return { text: inside(answer, 'value').map(wordsOf)[0] ?? '' }
  const members = inside(fault, 'member').map(member => [
    inside(member, 'name').map(textOf)[0] ?? '',
    inside(member, 'value').map(wordsOf)[0] ?? '',
  ])
  const said: Record<string, string> = Object.fromEntries(members)
  return { code: Number(said.faultCode) || 0, text: said.faultString ?? '' }
}

/** Elements of this name within, at any depth, outermost only. */
function inside(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap(child => (child.name.toLowerCase() === name ? [child] : inside(child, name)))
}

function wordsOf(value: XmlElement): string {
  const [typed] = elementsOf(value)
  return (typed ? textOf(typed) : textOf(value)).trim()
}

export function writeCall(method: string, params: string[]): string {
  const values = params.map(param => `<param><value><string>${escaped(param)}</string></value></param>`).join('')
  return `<?xml version="1.0"?>\n<methodCall><methodName>${escaped(method)}</methodName><params>${values}</params></methodCall>\n`
}

export function writeAnswer(text: string): string {
  return `<?xml version="1.0"?>\n<methodResponse><params><param><value><string>${escaped(text)}</string></value></param></params></methodResponse>\n`
}

export function writeFault(code: number, text: string): string {
  return `<?xml version="1.0"?>
<methodResponse><fault><value><struct>
<member><name>faultCode</name><value><int>${code}</int></value></member>
<member><name>faultString</name><value><string>${escaped(text)}</string></value></member>
</struct></value></fault></methodResponse>
`
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
}
