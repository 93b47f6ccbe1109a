import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What an automatic check against WCAG 2.2 AA finds on a page, a line each; nothing, when all is well. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const findings = await look(page)
  if (findings.length === 0) return findings
  // Between two screens there is neither a heading nor a main part for a moment: what is wrong is still wrong a second later.
  await page.waitForTimeout(1_000)
  return look(page)
}

async function look(page: Page): Promise<string[]> {
  // A page that is still coming has nothing to be found.
  await page.locator('main').first().waitFor()
  await page.locator('h1').first().waitFor()
  // Behind another window nothing is drawn, and colours stay on their way from light to dark.
  await page.bringToFront()
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
  })
  await page.evaluate(await source)
  return page.evaluate(async () => {
    const axe = (
      globalThis as unknown as {
        axe: {
          run: (
            root: Document,
            options: object,
          ) => Promise<{ violations: { id: string; nodes: { html: string; any: { message: string }[] }[] }[] }>
        }
      }
    ).axe
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(
      ({ id, nodes }) =>
        `${location.pathname}: ${id} on ${nodes.length}, such as ${nodes[0]?.html.slice(0, 140) ?? ''}: ${nodes[0]?.any[0]?.message ?? ''}`,
    )
  })
}
