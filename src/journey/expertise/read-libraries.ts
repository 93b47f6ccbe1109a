import type { Written } from '#connectors/library'
import { employees, setDocumentAuthors, upsertDocuments } from '#core/team'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { nameKey, peopleIn } from '#text/expertise'
import { rememberBylines, saveRead, saveReadFailure, takeDue } from './library-store.ts'
import { type Library, readAgainAfterMs, tryAgainAfterMs } from './model.ts'
import { readLibrary } from './read-library.ts'
import { evidenceUnder, knownUrls, markGoneExcept, upsertEvidence } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'library.read': { libraryId: string; documents: number }
    'library.failed': { libraryId: string }
  }
}

/** Whoever takes one has so long to read it before another tries. */
const takenForMs = 30 * 60_000
const atOnce = 50
const mostInOneGo = 20

/** Reads in every library that is due. What fails is told on its row, and tried again later. */
export async function readLibraries(ctx: Context): Promise<number> {
  let read = 0
  for (; read < mostInOneGo; read++) {
    const library = await takeDue(ctx, new Date(ctx.now().getTime() + takenForMs))
    if (!library) break
    await readOne(ctx, library)
  }
  return read
}

async function readOne(ctx: Context, library: Library): Promise<void> {
  const at = (ms: number) => new Date(ctx.now().getTime() + ms)
  try {
    const known = new Map((await knownUrls(ctx, library.id)).map(each => [each.url, each.at]))
    const { written, all } = await readLibrary(ctx, library, known)
    const unique = [...new Map(written.map(each => [each.url, each])).values()]
    for (let from = 0; from < unique.length; from += atOnce)
      await keepWritten(ctx, library, unique.slice(from, from + atOnce))
    await inTransaction(ctx, async ctx => {
      if (all) await markGoneExcept(ctx, library.id, all)
      await saveRead(ctx, library.id, at(readAgainAfterMs(library.kind)))
      await emit(ctx, 'library.read', { libraryId: library.id, documents: unique.length }, { subjectId: library.id })
    })
  } catch (error) {
    const failingForMs = library.failingSince ? ctx.now().getTime() - library.failingSince.getTime() : 0
    const why = error instanceof Problem ? error.message : 'It could not be read. It is tried again.'
    if (!(error instanceof Problem))
      ctx.log.warn('A library could not be read', { library: library.id, error: nameOf(error) })
    await inTransaction(ctx, async ctx => {
      await saveReadFailure(ctx, library.id, why, at(tryAgainAfterMs(failingForMs)))
      if (!library.failingSince) await emit(ctx, 'library.failed', { libraryId: library.id }, { subjectId: library.id })
    })
  }
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown')

/** Documents, the names they stand under, whose those are, and the texts to compare with. */
async function keepWritten(ctx: Context, library: Library, written: Written[]): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const named = written.map(each => each.bylines.flatMap(peopleIn))
    const byKey = new Map<string, string[]>()
    for (const { id, name } of await employees(ctx)) byKey.set(nameKey(name), [...(byKey.get(nameKey(name)) ?? []), id])
    const names = new Map(named.flat().map(each => [each.key, each.name]))
    await rememberBylines(
      ctx,
      [...names].sort().map(([key, name]) => {
        const bearers = byKey.get(key) ?? []
        return { key, name, employeeId: bearers.length === 1 ? (bearers[0] ?? null) : null }
      }),
    )
    const ids = await upsertDocuments(
      ctx,
      written.map(({ title, url, language, summary }) => ({
        id: newId(),
        title,
        url,
        language: language ?? 'en',
        summary,
      })),
    )
    await upsertEvidence(
      ctx,
      written.map(({ title, summary, text, url, at }, place) => ({
        documentId: ids[place] ?? '',
        libraryId: library.id,
        title,
        summary,
        text,
        url,
        bylines: [...new Set((named[place] ?? []).map(each => each.key))],
        at: at ?? library.openedAt,
      })),
    )
    const authors = await evidenceUnder(ctx, [...names.keys()])
    const here = new Set(ids)
    await setDocumentAuthors(
      ctx,
      authors.filter(each => here.has(each.documentId)).map(each => ({ ...each, no: [] })),
    )
  })
}
