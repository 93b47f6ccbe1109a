import { type House, newId, newToken, openHouse, Refusal, type Said, type Setting, type Talk } from './house.ts'
import { offersPart } from './offers.ts'
import { away, button, field, make } from './pieces.ts'
import { styleFor } from './style.ts'
import { filled, foundWords, timeOf, whenAnswered, wrongWords } from './words.ts'

// One script tag: <script src="https://…/widget/v1.js" data-site="…" defer></script>

const tag = document.currentScript as HTMLScriptElement | null
const site = tag?.dataset.site
if (tag?.src && site) {
  const house = openHouse(new URL(site, new URL('.', tag.src)).href)
  const begin = () =>
    house.setting().then(
      setting => open(house, setting, `sosh ${site}`, tag.dataset.theme),
      // For whoever put it there: people on the page have nothing to do with it.
      error => console.warn(`Sosh: ${error instanceof Error ? error.message : 'not here'}`),
    )
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin)
  else void begin()
}

/** Puts the button on the page; what opens is made when it is first pressed. */
function open(house: House, setting: Setting, key: string, theme: string | undefined): void {
  const host = make('div', theme ? { 'data-theme': theme } : {})
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = styleFor(setting)
  const { language, words: say } = setting
  const title = filled(say.ask, { company: setting.company })
  const opener = button(setting.label || title, 'open', show)
  opener.setAttribute('aria-expanded', 'false')
  opener.setAttribute('aria-haspopup', 'dialog')
  const body = make('div', { class: 'body' })
  const hours = make('p', { class: 'small' }, whenAnswered(setting.answers, setting, new Date()))
  const heading = make('h2', { id: 'title', tabindex: '-1' }, title)
  const close = button('×', 'close', () => dialog.close())
  close.setAttribute('aria-label', say.close)
  const dialog = make(
    'dialog',
    { 'aria-labelledby': 'title' },
    make('header', {}, make('div', {}, heading, hours), close),
    body,
  )
  root.append(
    make('section', { class: setting.corner, 'aria-label': title, lang: language, dir: 'ltr' }, opener, dialog),
  )
  document.body.append(host)

  let token = remembered(key)
  let talk: Talk | undefined
  let unread = 0
  let watching: AbortController | undefined
  let list: HTMLElement | undefined

  dialog.addEventListener('close', () => {
    opener.hidden = false
    opener.setAttribute('aria-expanded', 'false')
    opener.focus()
  })
  dialog.addEventListener('keydown', event => {
    if (event.key === 'Escape') dialog.close()
  })

  function show(): void {
    opener.setAttribute('aria-expanded', 'true')
    opener.hidden = true
    // On a phone it is the whole page, and what lies below can’t be reached; else both are there.
    if (matchMedia('(max-width: 30rem)').matches) dialog.showModal()
    else dialog.show()
    tell(0)
    if (!body.firstChild) start()
    heading.focus()
    if (token && !talk) void look()
  }

  function tell(count: number): void {
    unread = count
    const words = setting.label || title
    opener.textContent = count === 0 ? words : filled(count === 1 ? say.oneNew : say.manyNew, { label: words, count })
  }

  function start(): void {
    const words = make('input', { type: 'search', maxlength: '200', required: true, autocomplete: 'off' })
    const status = make('p', { role: 'status', class: 'second' })
    const found = make('ul', { class: 'found' })
    const peers = make('p', { class: 'row' })
    const offer = () =>
      peers.replaceChildren(
        away(say.askOthers, withTitle(setting.ask, words.value), 'button'),
        button(title, 'first', () => write(words.value)),
      )
    const form = make('form', { role: 'search' }, field(say.whatToKnow, words), button(say.lookItUp, ''))
    form.addEventListener('submit', event => {
      event.preventDefault()
      status.textContent = say.looking
      house.search(words.value).then(
        ({ found: all, some }) => {
          status.textContent = foundWords(all.length, some, setting.place, say)
          found.replaceChildren(
            ...all.map(each =>
              make(
                'li',
                {},
                away(each.title, each.url),
                make('p', { class: 'small' }, `${each.isAnswered ? `${say.answered} ` : ''}${each.text}`),
              ),
            ),
          )
          offer()
        },
        error => {
          status.textContent = wrongWords(error, say)
        },
      )
    })
    offer()
    body.replaceChildren(
      ...(setting.greeting ? [make('p', {}, setting.greeting)] : []),
      form,
      status,
      found,
      make('div', {}, make('h3', {}, say.orAskAPerson), peers),
      ...(setting.hasOffers
        ? [
            make(
              'p',
              { class: 'row' },
              button(say.offersNearby, '', () => void offers()),
            ),
          ]
        : []),
    )
  }

  async function offers(): Promise<void> {
    const told = make('p', { role: 'status', class: 'second' }, say.looking)
    const back = button(say.back, 'plain', () => {
      start()
      heading.focus()
    })
    const head = make('h3', { tabindex: '-1' }, say.offers)
    body.replaceChildren(head, told, back)
    head.focus()
    try {
      const { offers: all } = await house.offers()
      if (all.length > 0) told.replaceWith(...offersPart(all, setting))
      else told.textContent = say.nothingOffered
    } catch (error) {
      told.textContent = wrongWords(error, say)
    }
  }

  function write(begun: string): void {
    const text = make('textarea', { rows: '4', maxlength: '4000', required: true })
    text.value = begun
    const name = make('input', { type: 'text', maxlength: '60', autocomplete: 'name' })
    body.replaceChildren(
      sayForm(text, [field(say.yourName, name)], () => name.value),
      make('p', { class: 'small' }, say.aboutMessage),
      button(say.back, 'plain', () => {
        start()
        heading.focus()
      }),
    )
    text.focus()
  }

  /** A form that keeps what was written until it has arrived; a second press is the same message. */
  function sayForm(text: HTMLTextAreaElement, more: HTMLElement[], nameOf: () => string): HTMLFormElement {
    let id = newId()
    const wrong = make('p', { class: 'wrong', role: 'alert' })
    const send = button(say.send, 'first')
    const form = make(
      'form',
      {},
      field(talk ? say.writeMore : say.yourMessage, text),
      ...more,
      make('p', { class: 'row' }, send),
      wrong,
    )
    form.addEventListener('submit', async event => {
      event.preventDefault()
      wrong.textContent = ''
      send.disabled = true
      token ??= newToken()
      try {
        const isFirst = !talk
        talk = await house.say(token, { id, text: text.value, name: nameOf() })
        id = newId()
        text.value = ''
        if (isFirst) inside()
        else fill(talk.said)
      } catch (error) {
        wrong.textContent = wrongWords(error, say)
      } finally {
        send.disabled = false
      }
    })
    return form
  }

  /** What was said, and how to come back to it. */
  function inside(): void {
    if (!talk || !token) return
    const mine = token
    list = make('div', { class: 'said', role: 'log', 'aria-label': say.messagesAndAnswers, tabindex: '0' })
    const told = make('span', { role: 'status', class: 'small' })
    const { link } = talk
    const copy = button(say.copyLink, '', () => {
      navigator.clipboard?.writeText(link).then(
        () => {
          told.textContent = say.copied
        },
        () => {
          told.textContent = say.cantCopy
        },
      )
    })
    const keep = make('input', { type: 'checkbox' })
    keep.checked = remembered(key) === mine
    keep.addEventListener('change', () => remember(key, keep.checked ? mine : undefined))
    body.replaceChildren(
      list,
      sayForm(make('textarea', { rows: '3', maxlength: '4000', required: true }), [], () => ''),
      make(
        'div',
        {},
        make('h3', {}, say.privateLink),
        make('p', { class: 'small' }, say.aboutLink),
        make('p', { class: 'row' }, away(say.openAsPage, link, 'button'), copy, told),
        make('label', { class: 'check' }, keep, say.remember),
        button(say.endLink, 'plain', () => void end(mine)),
      ),
    )
    fill(talk.said)
    watching ??= new AbortController()
    void house.watch(mine, () => void look(), watching.signal)
    list.focus()
  }

  async function end(mine: string): Promise<void> {
    try {
      await house.end(mine)
    } catch (error) {
      if (!(error instanceof Refusal && error.isGone)) return
    }
    forget(say.linkEnded)
  }

  function forget(words: string): void {
    watching?.abort()
    watching = undefined
    remember(key, undefined)
    token = undefined
    talk = undefined
    list = undefined
    start()
    body.prepend(make('p', { role: 'status' }, words))
  }

  async function look(): Promise<void> {
    if (!token) return
    const mine = token
    try {
      const now = await house.read(mine)
      const before = new Set(talk?.said.map(each => each.id))
      const isFirst = !talk
      talk = now
      if (isFirst) return inside()
      const fresh = now.said.filter(each => each.isOurs && !before.has(each.id)).length
      if (!dialog.open && fresh > 0) tell(unread + fresh)
      fill(now.said)
    } catch (error) {
      if (error instanceof Refusal && error.isGone && token === mine) forget(say.linkEnded)
    }
  }

  /** Only what is new or has changed is put in, so that a screen reader says that and nothing else. */
  function fill(said: Said[]): void {
    const there = new Map(
      [...(list?.children ?? [])].map(each => [(each as HTMLElement).dataset.id, each as HTMLElement]),
    )
    for (const each of said) {
      const mark = `${each.text} ${each.isGone} ${each.isChanged}`
      const known = there.get(each.id)
      if (known?.dataset.mark === mark) continue
      const item = oneOf(each, setting)
      item.dataset.id = each.id
      item.dataset.mark = mark
      if (known) known.replaceWith(item)
      else list?.append(item)
    }
  }
}

function oneOf(said: Said, { language, words }: Setting): HTMLElement {
  const { isOurs, name, disclosure, text, at, isChanged, isGone } = said
  const who = isOurs ? (name ?? '') : words.you
  return make(
    'div',
    { class: isOurs ? 'one ours' : 'one' },
    make('p', {}, make('b', {}, who)),
    make(
      'p',
      { class: 'small' },
      [isOurs && disclosure, timeOf(at, language), isChanged && words.changed].filter(Boolean).join(' · '),
    ),
    isGone ? make('p', { class: 'second' }, words.takenBack) : make('p', { class: 'words' }, text),
  )
}

function withTitle(address: string, title: string): string {
  if (!title.trim()) return address
  return `${address}${address.includes('?') ? '&' : '?'}title=${encodeURIComponent(title.trim())}`
}

/** Kept on this device only where somebody asked for it; where the browser forbids it, nothing is. */
function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

function remember(key: string, token: string | undefined): void {
  try {
    if (token) localStorage.setItem(key, token)
    else localStorage.removeItem(key)
  } catch {
    // Private windows may keep nothing.
  }
}
