// What the pages gain where scripts run. Without it everything works but passkeys.

const knowsPasskeys = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential

/** Signs in with a passkey, or adds one, by the browser’s own dialog. */
async function withPasskey(button: HTMLButtonElement, doors: string, isNew: boolean): Promise<void> {
  const told = button.closest('form, section')?.querySelector<HTMLElement>('[data-passkey-wrong]')
  if (told) told.hidden = true
  button.disabled = true
  try {
    const kind = isNew ? 'register' : 'authenticate'
    const options = await (await ask(`${doors}/passkey/generate-${kind}-options`)).json()
    const credential = isNew
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    if (!(credential instanceof PublicKeyCredential)) throw new Error('none')
    const door = isNew ? 'verify-registration' : 'verify-authentication'
    await ask(`${doors}/passkey/${door}`, { response: credential.toJSON() })
    location.assign(button.dataset.next ?? '')
  } catch {
    button.disabled = false
    if (!told) return
    told.textContent = told.dataset.passkeyWrong ?? ''
    told.hidden = false
  }
}

async function ask(address: string, body?: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(address, body ? { method: 'POST', headers, body: JSON.stringify(body) } : {})
  if (!response.ok) throw new Error(String(response.status))
  return response
}

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-passkey], [data-new-passkey]')) {
  const { passkey, newPasskey } = button.dataset
  button.hidden = !knowsPasskeys
  button.addEventListener('click', () => withPasskey(button, passkey ?? newPasskey ?? '', newPasskey !== undefined))
}

// Moments in the reader’s own zone.
for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-moment]'))
  time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang, {
    dateStyle: 'long',
    timeStyle: 'short',
  })

// An open menu closes by Escape, and by a press elsewhere.
const menus = document.querySelectorAll<HTMLDetailsElement>('details.menu')
document.addEventListener('click', event => {
  for (const menu of menus) if (!menu.contains(event.target as Node)) menu.open = false
})
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return
  for (const menu of menus) {
    if (!menu.open) continue
    menu.open = false
    menu.querySelector('summary')?.focus()
  }
})

// What is nearest now: where one is stays in the browser, which asks first.
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-nearest]')) {
  const form = button.closest('form')
  const told = form?.querySelector<HTMLElement>('[data-nearest-told]')
  const hint = form?.querySelector<HTMLElement>('[data-nearest-hint]')
  if (!('geolocation' in navigator) || !told || !hint) continue
  button.hidden = false
  hint.hidden = false
  const say = (words: string) => {
    told.hidden = false
    told.textContent = words
  }
  button.addEventListener('click', () => {
    say(button.dataset.asking ?? '')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        sortByDistance(coords)
        say(button.dataset.sorted ?? '')
      },
      () => say(button.dataset.silent ?? ''),
      { maximumAge: 60_000, timeout: 15_000 },
    )
  })
}

/** Puts the nearest offers first, those that are nowhere last. */
function sortByDistance(here: { latitude: number; longitude: number }): void {
  const list = document.querySelector('[data-offers]')
  const rad = Math.PI / 180
  const metresTo = ({ latitude, longitude }: DOMStringMap): number => {
    if (!latitude || !longitude) return Number.POSITIVE_INFINITY
    const north = (Number(latitude) - here.latitude) * rad
    const east = (Number(longitude) - here.longitude) * rad * Math.cos(((Number(latitude) + here.latitude) / 2) * rad)
    return 6_371_009 * Math.hypot(north, east)
  }
  const items = [...(list?.querySelectorAll<HTMLElement>(':scope > li') ?? [])]
  for (const item of items.sort((a, b) => metresTo(a.dataset) - metresTo(b.dataset))) {
    const metres = metresTo(item.dataset)
    const place = item.querySelector('[data-distance]')
    if (place && Number.isFinite(metres))
      place.textContent =
        metres < 950
          ? `${Math.max(10, Math.round(metres / 10) * 10)} m`
          : `${(metres / 1000).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} km`
    list?.append(item)
  }
}

// A form is sent once, however often its button is pressed.
for (const form of document.querySelectorAll('form'))
  form.addEventListener('submit', event => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
  })
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form')) delete form.dataset.sent
})

/** What is sent on while somebody writes, once they pause for a moment. */
function afterPause(form: HTMLFormElement, ms: number, work: () => void): void {
  let waiting: ReturnType<typeof setTimeout> | undefined
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(work, ms)
  })
}

// What is begun is kept; once it is sent, there is nothing to keep.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]'))
  afterPause(form, 2000, () => {
    if (form.dataset.sent) return
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    if (form.dataset.topic) body.append('topicId', form.dataset.topic)
    void fetch(form.dataset.draft ?? '', { method: 'POST', body }).catch(() => {})
  })

/** A piece of a page from our own server, where there is one. */
async function pieceInto(place: Element, address: string): Promise<void> {
  const piece = await fetch(address).then(
    response => (response.ok ? response.text() : undefined),
    () => undefined,
  )
  if (piece !== undefined) place.innerHTML = piece
}

// Topics near to a question, while it is being written.
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-related]')) {
  const place = form.querySelector('[data-near-here]')
  let asked = ''
  afterPause(form, 400, () => {
    const { related = '' } = form.dataset
    const said = new FormData(form)
    const title = String(said.get('title') ?? '').trim()
    if (!place || title.length < 8 || title === asked) return
    asked = title
    const words = new URLSearchParams({ title, text: String(said.get('text') ?? '').slice(0, 500) })
    void pieceInto(place, `${related}?${words}`)
  })
}

// And near to the one that is read, in the place of a link to look for them.
for (const place of document.querySelectorAll<HTMLElement>('[data-near]'))
  void fetch(place.dataset.near ?? '')
    .then(response => (response.ok ? response.text() : ''))
    .then(piece => {
      if (piece) place.insertAdjacentHTML('beforeend', piece)
    })
    .catch(() => {})
