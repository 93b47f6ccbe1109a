import type { Page } from 'playwright-core'

/** A thing as a search engine reads it out of a page: what it is, and by name what is said of it (strings and things). */
export interface Item {
  type: string
  [property: string]: unknown
}

/** What a page says of itself in marks on its words (microdata, as the HTML standard reads it); nothing may stand outside a thing. */
export async function itemsOf(page: Page): Promise<Item[]> {
  const { items, lost } = await page.evaluate(() => {
    const valueAt = (element: Element): unknown => {
      if (element.hasAttribute('itemscope')) return itemOf(element)
      if (element instanceof HTMLMetaElement) return element.content
      if (element instanceof HTMLAnchorElement || element instanceof HTMLLinkElement) return element.href
      if (element instanceof HTMLImageElement) return element.src
      if (element instanceof HTMLTimeElement) return element.dateTime
      return element.textContent.trim()
    }
    const itemOf = (scope: Element): Item => {
      const item: Item = { type: (scope.getAttribute('itemtype') ?? '').replace('https://schema.org/', '') }
      const walk = (element: Element): void => {
        const name = element.getAttribute('itemprop')
        if (name) {
          const value = valueAt(element)
          const before = item[name]
          item[name] = before === undefined ? value : [before, value].flat()
        }
        if (!element.hasAttribute('itemscope')) for (const child of element.children) walk(child)
      }
      for (const child of scope.children) walk(child)
      return item
    }
    const whole = [...document.querySelectorAll('[itemscope]:not([itemprop])')]
    return {
      items: whole.map(itemOf),
      lost: [...document.querySelectorAll('[itemprop]')]
        .filter(each => !each.parentElement?.closest('[itemscope]'))
        .map(each => each.outerHTML),
    }
  })
  if (lost.length > 0) throw new Error(`These belong to nothing: ${lost.join('\n')}`)
  return items
}
