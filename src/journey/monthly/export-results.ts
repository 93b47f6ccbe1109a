import { attribute, type By, models } from '#journey/attribution'
import { showCoverage, showHours } from '#journey/coverage'
import { themes } from '#journey/learn'
import { decisionsByMonth, howFast } from '#journey/measure'
import { paths } from '#lib/paths'
import { type Context, requireReader } from '#platform/context'
import { type ExportedOutcome, outcomesToExport } from './store.ts'
import { type Format, type Table, writeTable } from './write-table.ts'

const perPage = 5_000
const most = 200_000

/** What can be taken along, each as its page shows it; `results` are all of the ledger. */
export const exported = [
  'results',
  'promptness',
  'weeks',
  'coverage',
  'hours',
  'themes',
  'attribution',
  'decisions',
] as const
export type Exported = (typeof exported)[number]

export interface AskedExport {
  format: Format
  /** Of results: not before. */
  since?: Date | undefined
  /** Of attribution. */
  by?: By | undefined
  windowDays?: number | undefined
}

/**
 * A table of figures as a file, each row with the address of what it is about, where it is about one thing. Who may not see
 * the page of a figure may not take it along either.
 */
export async function exportResults(
  ctx: Context,
  of: Exported,
  { by, format, since, windowDays }: AskedExport,
): Promise<Uint8Array<ArrayBuffer>> {
  requireReader(ctx)
  switch (of) {
    case 'results':
      return writeTable(await outcomes(ctx, since), format)
    case 'promptness':
      return writeTable(await waits(ctx), format)
    case 'weeks':
      return writeTable(await weeks(ctx), format)
    case 'coverage':
      return writeTable(await topics(ctx), format)
    case 'hours':
      return writeTable(await hours(ctx), format)
    case 'themes':
      return writeTable(await whatPeopleAsk(ctx), format)
    case 'attribution':
      return writeTable(await credits(ctx, by, windowDays), format)
    case 'decisions':
      return writeTable(await litmus(ctx), format)
  }
}

const addressOf = (ctx: Context, path: string) => new URL(path, ctx.config.publicUrl).href

/** At most 200,000, the newest. */
async function outcomes(
  ctx: Context,
  since: Date | undefined,
): Promise<Table<Omit<ExportedOutcome, 'conversationId'> & { conversation: string | null }>> {
  const rows: (Omit<ExportedOutcome, 'conversationId'> & { conversation: string | null })[] = []
  let before: { at: Date; id: string } | undefined
  while (rows.length < most) {
    const page = await outcomesToExport(ctx, { since, before, limit: perPage })
    for (const { conversationId, ...row } of page)
      rows.push({ ...row, conversation: conversationId && addressOf(ctx, paths.conversation(conversationId)) })
    before = page.at(-1)
    if (page.length < perPage) break
  }
  return {
    columns: {
      ...{ id: 'words', at: 'time', kind: 'words', confidence: 'words', statement: 'words', colleague: 'words' },
      ...{
        person: 'words',
        network: 'words',
        secondsToAnswer: 'count',
        isDisputed: 'yes or no',
        conversation: 'words',
      },
    },
    rows,
  }
}

/** Of all, of the month before, and by where people wrote; in seconds. */
async function waits(ctx: Context): Promise<Table> {
  const { before, channels, promptness } = await howFast(ctx)
  const all = (period: string, of: typeof promptness) => ({
    ...{ period, network: 'all', median: of.median, lowerQuartile: of.lowerQuartile, upperQuartile: of.upperQuartile },
    ...{ workingMedian: of.workingMedian, answered: of.answered, promised: of.promised, kept: of.kept },
    ...{ due: of.due, waiting: null },
  })
  return {
    columns: {
      ...{ period: 'words', network: 'words', median: 'number', lowerQuartile: 'number', upperQuartile: 'number' },
      ...{
        workingMedian: 'number',
        answered: 'count',
        promised: 'count',
        kept: 'count',
        due: 'count',
        waiting: 'count',
      },
    },
    rows: [
      all('the last 30 days', promptness),
      all('the 30 days before', before),
      ...channels.map(({ answered, kept, median, network, promised, waiting, workingMedian }) => ({
        ...{ period: 'the last 30 days', network, median, lowerQuartile: null, upperQuartile: null, workingMedian },
        ...{ answered, promised, kept, due: null, waiting },
      })),
    ],
  }
}

async function weeks(ctx: Context): Promise<Table> {
  const shown = await howFast(ctx)
  return {
    columns: { week: 'time', median: 'number', lowerQuartile: 'number', upperQuartile: 'number', answered: 'count' },
    rows: shown.weeks.map(each => ({ ...each })),
  }
}

async function topics(ctx: Context): Promise<Table> {
  const coverage = await showCoverage(ctx)
  return {
    columns: { topicId: 'words', topic: 'words', asked: 'count', knownBy: 'count', endorsed: 'count' },
    rows: coverage.topics.map(each => ({ ...each })),
  }
}

/** A row for each part of the day; `from` is its first hour, in the company's time. */
async function hours(ctx: Context): Promise<Table> {
  const { rows, timezone } = await showHours(ctx)
  return {
    columns: {
      ...{ topicId: 'words', topic: 'words', language: 'words', couldAnswer: 'count' },
      ...{ from: 'count', timezone: 'words', asked: 'count', met: 'count' },
    },
    rows: rows.flatMap(({ parts, ...row }) => parts.map(part => ({ ...row, ...part, timezone }))),
  }
}

async function whatPeopleAsk(ctx: Context): Promise<Table> {
  const all = await themes(ctx)
  return {
    columns: {
      ...{ id: 'words', name: 'words', namedBy: 'words', foundAt: 'time', people: 'count', posts: 'count' },
      ...{
        lately: 'count',
        before: 'count',
        pressing: 'count',
        lastPostAt: 'time',
        networks: 'words',
        quote: 'words',
        theme: 'words',
      },
    },
    rows: all.map(
      ({ before, foundAt, id, lastPostAt, lately, name, namedByName, networks, people, posts, pressing, quote }) => ({
        ...{ id, name, namedBy: namedByName, foundAt, people, posts, lately, before, pressing, lastPostAt, quote },
        networks: networks.join(' '),
        theme: addressOf(ctx, paths.theme(id)),
      }),
    ),
  }
}

/** How many of our decisions rest on what people said. */
async function litmus(ctx: Context): Promise<Table> {
  const months = await decisionsByMonth(ctx)
  return {
    columns: { month: 'words', area: 'words', decided: 'count', citing: 'count' },
    rows: months.map(each => ({ ...each })),
  }
}

/** Purchases, then money by currency, shared out in five ways each. */
async function credits(ctx: Context, by: By | undefined, windowDays: number | undefined): Promise<Table> {
  const { money, rows } = await attribute(ctx, { by, windowDays })
  const nameOf = new Map(rows.map(({ name, step }) => [step, name]))
  return {
    columns: {
      ...{ of: 'words', step: 'words', name: 'words' },
      ...Object.fromEntries(models.map(model => [model, 'number' as const])),
      effect: 'number',
    },
    rows: [
      ...rows.map(({ credits, effect, name, step }) => ({ of: 'purchases', step, name, ...credits, effect })),
      ...money.flatMap(({ currency, rows }) =>
        rows.map(({ amounts, step }) => ({
          of: currency,
          step,
          name: nameOf.get(step) ?? step,
          ...amounts,
          effect: null,
        })),
      ),
    ],
  }
}
