type Child = Node | string | false | undefined

/** An element with its attributes; words are words, never markup. `true` stands without a value, `false` not at all. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | boolean | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value)
  element.append(...children.filter(child => child !== undefined && child !== false))
  return element
}

export function button(words: string, kind: string, press?: () => void): HTMLButtonElement {
  const element = make('button', { type: press ? 'button' : 'submit', class: `button ${kind}` }, words)
  if (press) element.addEventListener('click', press)
  return element
}

/** A field in its label, which names it. */
export function field<Box extends HTMLElement>(words: string, box: Box): HTMLLabelElement {
  box.classList.add('box')
  return make('label', {}, words, box)
}

/** Another page, opened beside this one, which learns nothing of it. */
export function away(words: string, href: string, kind = ''): HTMLAnchorElement {
  const isWeb = /^https?:/.test(href)
  return make(
    'a',
    { ...(isWeb && { href }), class: kind, target: '_blank', rel: 'noopener noreferrer' },
    words,
    make('span', { class: 'small' }, ' ↗'),
  )
}
