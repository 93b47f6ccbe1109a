import { html } from 'hono/html'
import type { Reason } from '#lib/problem'
import { lookOf, type Site } from '#places/sites'
import type { Html, Visit } from './visit.ts'
import type { Words } from './words/index.ts'

/** The mark of a site: its logo, or its first letter on its colour. */
export function mark({ site, master, machinery }: Pick<Visit, 'site' | 'master' | 'machinery'>, size: number): Html {
  const { logo } = lookOf(site, master)
  if (logo) return html`<img class="mark" src="${machinery.picture(logo)}" width="${size}" height="${size}" alt="">`
  return html`<span class="mark initial" aria-hidden="true">${firstLetter(site.name)}</span>`
}

/** The same for the tab of a browser, which would ask for one otherwise. */
export function iconOf({ site, master, machinery }: Pick<Visit, 'site' | 'master' | 'machinery'>): string {
  const { logo } = lookOf(site, master)
  return logo ? machinery.picture(logo) : `data:image/svg+xml,${encodeURIComponent(drawnIcon(site, master))}`
}

/** Its first letter on its colour, as a picture (SVG). */
export function drawnIcon(site: Site, master: Site): string {
  const { colour = 'oklch(.426 .078 166)' } = lookOf(site, master)
  const letter = firstLetter(site.name).replace(/[&<>"']/g, '')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${colour}"/><text x="16" y="22" fill="#fff" font-family="sans-serif" font-size="18" text-anchor="middle">${letter}</text></svg>`
}

/** The same for another site, by its first letter. */
export function markOf(visit: Visit, site: Site, size: number): Html {
  return mark({ site, master: { ...visit.master, look: {} }, machinery: visit.machinery }, size)
}

/** A face for somebody without a picture: their initials. */
export function avatar(name: string, size = 40): Html {
  return html`<span class="face s${size}" aria-hidden="true">${initials(name)}</span>`
}

function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(word => firstLetter(word ?? ''))
  return letters.join('')
}

function firstLetter(word: string): string {
  return [...word][0]?.toLocaleUpperCase() ?? ''
}

/** That somebody works here, said in words and never by colour alone. */
export function colleagueTag({ own }: Words, company: string, title?: string): Html {
  return html`<span class="works-here">${title ? `${title}, ${company}` : own.worksAt(company)}</span>`
}

/** That somebody uses what the company makes, in words: `Uses the Cargo L for two years`. */
export function usesMark(words: string): Html {
  return html`<span class="uses"><svg width="14" height="14" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="m4 12 6 6L20 6"/></svg>${words}</span>`
}

/** A moment: read by machines as it is, by people in the language of the site. Times are UTC unless the script knows better. `marked` says what it is the time of. */
export function when(at: Date, language: string, style: 'day' | 'moment' = 'day', marked: Html | '' = ''): Html {
  const words = style === 'day' ? dayWords(language, at) : momentWords(language, at)
  return html`<time datetime="${at.toISOString()}"${style === 'moment' ? html` data-moment` : ''}${marked}>${words}</time>`
}

const dayMs = 86_400_000
const mostDays = 5_000
const days = new Map<string, string>()

/** A day as it is said. A page names few days, and many pages the same. */
export function dayWords(language: string, at: Date): string {
  const key = `${language} ${Math.floor(at.getTime() / dayMs)}`
  const known = days.get(key)
  if (known) return known
  if (days.size >= mostDays) days.clear()
  const made = writer(language, 'day').format(at)
  days.set(key, made)
  return made
}

/** A day and the time of day, in UTC. */
export function momentWords(language: string, at: Date): string {
  return writer(language, 'moment').format(at)
}

const writers = new Map<string, Intl.DateTimeFormat>()

function writer(language: string, style: 'day' | 'moment'): Intl.DateTimeFormat {
  const key = `${language} ${style}`
  const known = writers.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    ...(style === 'moment' && { timeStyle: 'short' as const }),
    timeZone: 'UTC',
  })
  writers.set(key, made)
  return made
}

export interface FieldOptions {
  name: string
  /** Where two forms of a page have a field of one name. */
  id?: string
  label: string
  type?: 'text' | 'email' | 'password' | 'search' | 'url' | 'date' | 'datetime-local'
  value?: string
  hint?: string
  autocomplete?: string
  /** What says beside the label that it may stay empty, in the language of the page; without it, it may not. */
  optional?: string | undefined
  maxLength?: number
  minLength?: number
  /** More than one line. */
  rows?: number
}

/** One field of a form, with its label, its hint and what was wrong with it, tied together for screen readers. */
export function field(options: FieldOptions, reasons: Reason[] = []): Html {
  const {
    name,
    id = name,
    label,
    type = 'text',
    value = '',
    hint,
    autocomplete,
    optional,
    maxLength,
    minLength,
    rows,
  } = options
  const wrong = reasons.filter(reason => reason.at === name || reason.at?.startsWith(`${name}.`))
  const told = [hint && `${id}-hint`, wrong.length > 0 && `${id}-wrong`].filter(Boolean).join(' ')
  const about = html` id="${id}" name="${name}"${told && html` aria-describedby="${told}"`}${wrong.length > 0 ? html` aria-invalid="true"` : ''}${optional ? '' : html` required`}${maxLength ? html` maxlength="${maxLength}"` : ''}${minLength ? html` minlength="${minLength}"` : ''}${autocomplete ? html` autocomplete="${autocomplete}"` : ''}`
  return html`<div class="field"><label for="${id}">${label}${optional ? html` <span class="third">${optional}</span>` : ''}</label>${
    rows
      ? html`<textarea class="box" rows="${rows}"${about}>${value}</textarea>`
      : html`<input class="box" type="${type}" value="${value}"${about}>`
  }${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}${
    wrong.length > 0 ? html`<p class="wrong" id="${id}-wrong">${wrong.map(reason => reason.message).join(' ')}</p>` : ''
  }</div>`
}

/** What went wrong or well, said at the top of a page. */
export function notice(words: string, kind: 'done' | 'wrong' = 'done'): Html {
  return html`<p class="notice ${kind}" role="${kind === 'wrong' ? 'alert' : 'status'}">${words}</p>`
}
