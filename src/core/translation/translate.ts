import { createHash } from 'node:crypto'
import { Problem } from '#lib/problem'
import { type Context, requireEmployee } from '#platform/context'
import { mostCharacters, type Translated, wayBetween } from './model.ts'
import { keyOf } from './set-up-translation.ts'
import { deleteTranslations, deleteTranslationsOf, insertTranslation, serviceRow, translationRow } from './store.ts'
import { translatorAt } from './translator.ts'

/** So long a translation is kept for whoever asks for the same again. */
const keptMs = 90 * 24 * 3_600_000

/**
 * Has a text translated, by the press of a colleague; what was translated once is not sent again.
 *
 * Only the words leave, with the two languages: no name, no address, no link to where they were said. What was said to
 * us alone leaves only where an administrator allowed it.
 */
export async function translate(
  ctx: Context,
  asked: { text: string; from: string; to: string; isPrivate: boolean },
): Promise<Translated> {
  requireEmployee(ctx)
  const service = await serviceRow(ctx)
  if (!service)
    throw new Problem('conflict', 'No translation service is set up. An administrator can set one up under Settings.')
  if (asked.isPrivate && !service.alsoPrivate)
    throw new Problem('forbidden', `This was said to us alone, so it is not sent to ${new URL(service.url).host}.`, [
      { message: 'An administrator can allow it under Settings.' },
    ])
  const { from, to } = asked
  const text = asked.text.trim()
  if (text.length > mostCharacters)
    throw new Problem('invalid', `This is too long to translate: the most is ${mostCharacters} characters.`)
  const way = wayBetween(service.languages, from, to)
  if (!way)
    throw new Problem('invalid', `The translation service does not translate from ${named(from)} into ${named(to)}.`)
  const mark = markOf('find', text)
  const place = { mark, from: way.source, to: way.target }
  const seal = { purpose: 'translation', context: markOf('open', text).toString('base64') }
  const known = await translationRow(ctx, place)
  const opened = known && openedWith(() => ctx.secrets.open(seal.purpose, known, seal.context))
  if (opened) return { words: opened, from, to }
  const words = await translatorAt(ctx, service.url, await keyOf(ctx, service)).translate(text, way.source, way.target)
  await insertTranslation(ctx, { ...place, ...ctx.secrets.seal(seal.purpose, words, seal.context) })
  await deleteTranslations(ctx, new Date(ctx.now().getTime() - keptMs))
  return { words, from, to }
}

/** Forgets what these words were translated into. */
export async function forgetTranslations(ctx: Context, texts: string[]): Promise<void> {
  await deleteTranslationsOf(
    ctx,
    texts.map(text => markOf('find', text.trim())),
  )
}

/** Two digests of the same words: by one a translation is found, by the other it is opened. */
function markOf(use: 'find' | 'open', text: string): Buffer {
  return createHash('sha256').update(`${use} ${text}`).digest()
}

function openedWith(open: () => string): string | undefined {
  try {
    return open()
  } catch {
    return undefined
  }
}

const names = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' })

function named(language: string): string {
  try {
    return language === 'und' ? 'a language we don’t know' : (names.of(language) ?? language)
  } catch {
    return language
  }
}
