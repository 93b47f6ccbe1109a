import { decodeHTMLAttribute } from 'entities'
import sanitize from 'sanitize-html'
import { htmlToText, isSafe, resolve, tagsWithin } from '#connectors/markup'
import { safeStyle } from './style.ts'

const words = (text: string) => text.trim().split(/\s+/)

const elements = words(`
  a abbr acronym address area article aside audio b big blockquote br button canvas caption center cite code col
  colgroup command datagrid datalist dd del details dfn dialog dir div dl dt em event-source fieldset figcaption figure
  font footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd keygen label legend li m map menu meter multicol nav
  nextid noscript ol optgroup option output p pre progress q rp rt ruby s samp section select small sound source spacer
  span strike strong sub sup table tbody td textarea tfoot th thead time tr tt u ul var video wbr
  annotation annotation-xml maction math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
  mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics`)

const attributes = words(`
  abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background balance bgcolor
  bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch challenge
  char charoff charset checked choff cite class clear color cols colspan compact contenteditable controls coords data
  datafld datapagesize datasrc datetime default delay dir disabled draggable dynsrc enctype end face for form frame
  galleryimg gutter headers height hidden hidefocus high href hreflang hspace icon id inputmode ismap itemprop itemscope
  itemtype keytype label lang leftspacing list longdesc loop loopcount loopend loopstart low lowsrc max maxlength media
  method min multiple name nohref noshade nowrap open optimum pattern ping point-size poster pqg preload prompt
  radiogroup readonly rel repeat-max repeat-min replace required rev rightspacing rows rowspan rules scope selected
  shape size span src start step style summary suppress tabindex target template title toppadding type unselectable urn
  usemap valign value variable volume vrml vspace width wrap xml:lang
  actiontype columnalign columnlines columnspacing columnspan depth display displaystyle encoding equalcolumns equalrows
  fence fontstyle fontweight linethickness lspace mathbackground mathcolor mathvariant maxsize minsize other rowalign
  rowlines rowspacing rspace scriptlevel selection separator stretchy xlink:href xlink:show xlink:type xmlns`)

const allowed = new Set(attributes)

/** Attributes that are addresses: relative ones are resolved, harmful ones emptied. */
const addresses = new Set(
  words(
    'action background cite data dynsrc formaction href icon longdesc lowsrc ping poster src urn usemap xlink:href',
  ),
)

const empties = words('area base basefont br col command frame hr img input keygen link meta param source wbr')

// The library's types do not know its option for empty attributes.
const options: sanitize.IOptions & { allowedEmptyAttributes: string[] } = {
  allowedTags: elements,
  allowedAttributes: { '*': attributes },
  allowedEmptyAttributes: attributes,
  nonBooleanAttributes: [],
  nonTextTags: ['script', 'style', 'applet'],
  selfClosing: empties,
  // Addresses are judged below, on the decoded value; here they are written with entities again.
  allowedSchemesAppliedToAttributes: [],
  disallowedTagsMode: 'discard',
  enforceHtmlBoundary: false,
  parseStyleAttributes: false,
  nestingLimit: 200,
  // Entities stay as they were written: this is text about markup as often as it is markup.
  parser: { decodeEntities: false, lowerCaseTags: true, lowerCaseAttributeNames: true },
}

/**
 * HTML from outside, made safe to show and independent of where it stood: only known elements and attributes, only
 * harmless styles and addresses, links made absolute. What it says, it still says.
 */
export function sanitise(html: string, base: string, budget = { tags: 50_000 }): string {
  if (!/[<&]/.test(html)) return html
  const tags = tagsWithin(html)
  if (tags > budget.tags) return escapeText(htmlToText(html).text)
  budget.tags -= tags
  return sanitize(withoutDeclarations(html), {
    ...options,
    transformTags: { '*': (tagName, attribs) => ({ tagName, attribs: safeAttributes(attribs, base) }) },
  })
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Declarations have no place within a text; what follows a broken one does. */
function withoutDeclarations(html: string): string {
  return html
    .replace(/<!doctype\b[^<>]*>/gi, '')
    .replace(/<!(?!--)/g, '&lt;!')
    .replaceAll('&#X', '&#x')
}

function safeAttributes(given: Record<string, string>, base: string): Record<string, string> {
  const safe: Record<string, string> = {}
  for (const name of Object.keys(given).sort()) {
    if (!allowed.has(name)) continue
    const value = safeValue(name, decodeHTMLAttribute(given[name] ?? ''), base)
    if (value !== undefined) safe[name] = value.replaceAll('&', '&amp;')
  }
  return safe
}

function safeValue(name: string, value: string, base: string): string | undefined {
  if (name === 'style') return safeStyle(value) || undefined
  if (name === 'rel' || name === 'type') return value.toLowerCase()
  if (!addresses.has(name)) return value
  const absolute = resolvable.has(name) && value.trim() ? resolve(base, value) : value.trim()
  return isSafe(absolute) ? absolute : ''
}

const resolvable = new Set(words('action background cite data href longdesc poster src xlink:href usemap'))
