import type { Sign } from './model.ts'

type PageSign = Extract<Sign, `read-${string}` | 'followed-link'>

/** Words in a page’s address or title that say what it is for, in the languages of `find-signs.ts`; what says most comes first. */
const pages: [PageSign, RegExp][] = [
  [
    'read-moving',
    /migrat\w*|switch\w*|trade-?in|umst(?:ieg|eigen)\w*|wechsel\w*|migrer|migra(?:r|cion|cao)\w*|cambiar\w*|trocar/,
  ],
  [
    'read-comparison',
    /compar(?:e[ds]?|ing|isons?|atif\w*|ativ[ao]\w*|acion\w*|acao|ar)|versus|vs|alternatives?|vergleich\w*|alternativen?|alternativas?/,
  ],
  ['read-price', /pric(?:e|es|ing|elist)|costs?|preise?|preisliste|kosten|tarif\w*|precios?|prix|precos?/],
  [
    'read-help',
    /help|support|manuals?|docs?|documentation|faqs?|guides?|troubleshoot\w*|repairs?|spare-?parts?|hilfe|handbuch|anleitung\w*|ersatzteile?|ayuda|manuales|aide|notices?|ajuda|assistance/,
  ],
  [
    'read-offer',
    /shop|stores?|cart|checkout|orders?|buy|offers?|quotes?|demo|trial|test-?rides?|dealers?|kaufen|bestell\w*|angebote?|probefahrt\w*|haendler|handler|tienda|comprar?|pedidos?|ofertas?|boutique|acheter|commander|devis|loja/,
  ],
]
const whole = new Map(pages.map(([sign, words]) => [sign, new RegExp(`^(?:${words.source})$`)]))
const shortest = 2

/** Which kind of page of ours a link leads to, by its address and its title: what somebody reads says where they stand. */
export function signOfPage(url: string, title: string): PageSign {
  const address = URL.canParse(url) ? new URL(url) : undefined
  const spoken = `${address ? `${address.hostname.split('.').slice(0, -2).join(' ')} ${decoded(address.pathname)}` : ''} ${title}`
  const words = spoken
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+|(?<=\p{L})-(?=\p{L})/u)
    .filter(word => word.length >= shortest)
  return pages.find(([sign]) => words.some(word => whole.get(sign)?.test(word)))?.[0] ?? 'followed-link'
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
