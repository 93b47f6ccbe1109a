import { html, raw } from 'hono/html'
import { homeOf, lookOf } from '#places/sites'
import { type Assets, assetPaths } from './assets.ts'
import { avatar, iconOf, mark } from './pieces.ts'
import type { Html, Page, Visit } from './visit.ts'

/** A place in the head of each page. */
export interface Place {
  id: string
  label: string
  href: string
}

/** The whole document: head, masthead, the page itself, foot. */
export async function frame(
  visit: Visit,
  page: Page,
  places: Place[],
  assets: Assets,
  company: string,
): Promise<string[]> {
  const { site, master, paths, words } = visit
  const { fonts, script, style } = assetPaths(visit.root, assets, lookOf(site, master))
  const title = page.title === site.name ? site.name : `${page.title} · ${site.name}`
  const before = html`<!doctype html>
<html lang="${site.language}" dir="${directionOf(site.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${fonts.map(href => html`<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>\n`)}<link rel="stylesheet" href="${style}">
<link rel="icon" href="${iconOf(visit)}">
<meta name="color-scheme" content="light dark">
${page.isPrivate || site.isSample ? html`<meta name="robots" content="noindex">` : cards(visit, page, title)}
${(page.feeds ?? []).map(feed => html`<link rel="alternate" type="${feed.type}" title="${feed.title}" href="${feed.href}">\n`)}${(page.data ?? []).map(structuredData)}<script type="module" src="${script}"></script>
</head>
<body>
<a class="skip" href="#main">${words.toThePage}</a>
<header class="masthead">${site.isSample ? html`<p class="sample-note">${words.thisIsASample}</p>` : ''}<div class="wide">
<a class="site-name" href="${paths.home()}">${mark(visit, 34)}<span><b>${site.name}</b>${site.parentId ? html`<small>${words.aCommunityOf(company)}</small>` : site.about && html`<small>${shortened(site.about)}</small>`}</span></a>
${navigation(places, page.place, words.places)}
${whoIsHere(visit)}
</div></header>
<main id="main" class="wide">
`
  const after = html`
</main>
<footer class="foot"><div class="wide">
<p><a href="${paths.rules()}">${words.rulesOfThisPlace}</a> <a href="${homeOf(visit.ctx, master, master)}/communities">${words.allCommunities}</a>${site.parentId ? html` <a href="${homeOf(visit.ctx, master, master)}">${master.name}</a>` : ''}</p>
<p class="third">${words.whoRunsIt(company)}</p>
</div></footer>
</body>
</html>`
  return [String(await before), String(await page.body), String(await after)]
}

/** In a row where there is room, else behind a button that works without scripts. */
function navigation(places: Place[], current: string | undefined, label: string): Html | '' {
  if (places.length === 0) return ''
  const links = places.map(
    ({ id, label, href }) => html`<a href="${href}"${id === current ? raw(' aria-current="page"') : ''}>${label}</a>`,
  )
  return html`<nav class="places" aria-label="${label}">${links}</nav>
<details class="menu for-phones"><summary aria-label="${label}"><svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" aria-hidden="true"><path d="M4 6h16M4 12h16M4 18h16"/></svg></summary><nav aria-label="${label}">${links}</nav></details>`
}

function whoIsHere({ visitor, paths, url, base, words }: Visit): Html {
  if (visitor.actor.kind === 'nobody') {
    const here = url.pathname.slice(base.length)
    const next = /^\/(sign-|link|welcome)/.test(here) ? undefined : url.pathname + url.search
    return html`<a class="button" href="${paths.signIn(next)}">${words.signIn}</a>`
  }
  const { name, handle, employeeId } = visitor.actor
  return html`<details class="menu me"><summary>${avatar(name, 30)}<span class="who">${name}</span></summary><nav aria-label="${words.you}">
<a href="${paths.member(handle)}">${words.yourPage}</a><a href="${paths.account()}">${words.account}</a>${employeeId ? '' : html`<a href="${paths.told()}">${words.whatWeToldYou}</a>`}${
    employeeId
      ? html`<small>${words.signedInAtTheDesk}</small>`
      : html`<form method="post" action="${paths.signOut()}"><button class="link-button">${words.signOut}</button></form>`
  }
</nav></details>`
}

function cards({ home, site, base, url }: Visit, page: Page, title: string): Html {
  const path = page.canonical ?? url.pathname
  const address = `${home}${path === base || path === '/' ? '' : path.slice(base.length)}` || home
  const about = page.about ?? site.about
  return html`<link rel="canonical" href="${address}">
${about && html`<meta name="description" content="${about}">\n`}<meta property="og:title" content="${page.title}">
<meta property="og:site_name" content="${site.name}">
<meta property="og:type" content="${page.isArticle ? 'article' : 'website'}">
<meta property="og:url" content="${address}">
${about && html`<meta property="og:description" content="${about}">\n`}${page.picture && html`<meta property="og:image" content="${page.picture}">\n`}<meta name="twitter:card" content="${page.picture ? 'summary_large_image' : 'summary'}" title="${title}">`
}

/** JSON-LD. A browser runs none of it; `<` is written so that no words can end the element. */
export function structuredData(thing: Record<string, unknown>): Html {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...thing }).replace(
    /[<\u2028\u2029]/g,
    each => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return html`<script type="application/ld+json">${raw(json)}</script>\n`
}

const fromRightToLeft = /^(?:ar|fa|he|ur|ps|sd|ug|yi|dv|ckb)\b/

function directionOf(language: string): 'ltr' | 'rtl' {
  return fromRightToLeft.test(language) ? 'rtl' : 'ltr'
}

function shortened(words: string): string {
  return words.length <= 70 ? words : `${words.slice(0, 69).replace(/\s+\S*$/, '')}…`
}
