/** Something of ours that people can read, and who wrote it as far as it says so. */
export interface Written {
  url: string
  title: string
  summary: string
  text: string
  /** Names as they stand there: of a page's byline, a feed's authors, front matter, or the records of a repository. */
  bylines: string[]
  at: Date | undefined
  language: string | undefined
}

/** Of a longer text the rest tells nothing more about what it is about. */
export const longestText = 20_000

const longestTitle = 300
const longestSummary = 600

/** One line, no longer than it may be. */
export const oneLine = (text: string, longest: number): string => text.replace(/\s+/g, ' ').trim().slice(0, longest)

/** Within the limits of what is kept; undefined for what has no title or no address of the web. */
export function limited(written: Written): Written | undefined {
  const title = oneLine(written.title, longestTitle)
  if (title === '' || written.url.length > 2_000 || !/^https?:\/\//.test(written.url)) return undefined
  return {
    ...written,
    title,
    summary: oneLine(written.summary, longestSummary),
    text: written.text.slice(0, longestText),
    bylines: [...new Set(written.bylines.map(byline => oneLine(byline, 200)).filter(byline => byline !== ''))].slice(
      0,
      8,
    ),
    at: written.at && !Number.isNaN(written.at.getTime()) ? written.at : undefined,
    language: written.language?.toLowerCase().slice(0, 12) || undefined,
  }
}
