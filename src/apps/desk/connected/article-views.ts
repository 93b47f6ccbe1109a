import type { components } from '../api-types.ts'
import type { ArticleGroupView, ArticleRowView } from '../screens/writing.tsx'

export type Article = components['schemas']['Article']
export type Media = components['schemas']['ArticleMedia']

export const articleKinds: { value: Article['kind']; label: string }[] = [
  { value: 'article', label: 'Article' },
  { value: 'short', label: 'Short post' },
  { value: 'paper', label: 'Paper, as a PDF too' },
  { value: 'gallery', label: 'Pictures' },
  { value: 'audio', label: 'Recording' },
  { value: 'video', label: 'Video' },
]

const standings: Record<Article['step'], { standing: string; tone?: ArticleRowView['tone'] }> = {
  draft: { standing: 'being written' },
  'in-review': { standing: 'with a colleague, to be read' },
  returned: { standing: 'came back', tone: 'care' },
  approved: { standing: 'to be published by you', tone: 'yours' },
  scheduled: { standing: 'goes out by itself' },
  published: { standing: 'published' },
  withdrawn: { standing: 'withdrawn' },
}

/** How an article stands, in a few words. */
export function standingOf({
  step,
  waitsBecause,
  publishedAt,
}: Pick<Article, 'step' | 'waitsBecause' | 'publishedAt'>) {
  if (step === 'draft' && waitsBecause) return { standing: 'did not go out', tone: 'stop' as const }
  if (step === 'withdrawn' && !publishedAt) return { standing: 'given up' }
  if (publishedAt && step === 'draft') return { standing: 'being written anew', tone: 'yours' as const }
  return standings[step]
}

export function articleRow(article: Article): ArticleRowView {
  const { id, title, text, language, changedAt, goesOutAt, publishedAt, step, waitsBecause } = article
  return {
    id,
    kind: articleKinds.find(({ value }) => value === article.kind)?.label ?? '',
    title: title || text.trim().slice(0, 60) || 'Without a title yet',
    language,
    ...standingOf(article),
    changedAt,
    ...(step === 'scheduled' && goesOutAt && { goesOutAt }),
    ...(publishedAt && { publishedAt }),
    ...(waitsBecause && { waits: waitsBecause }),
  }
}

const groups: { title: string; steps: Article['step'][] }[] = [
  { title: 'With you', steps: ['draft', 'returned', 'approved'] },
  { title: 'With a colleague', steps: ['in-review'] },
  { title: 'Goes out by itself', steps: ['scheduled'] },
  { title: 'Published', steps: ['published'] },
  { title: 'Withdrawn or given up', steps: ['withdrawn'] },
]

/** What one writes, by where it is. */
export function articleGroups(articles: Article[]): ArticleGroupView[] {
  return groups
    .map(({ title, steps }) => ({
      title,
      articles: articles.filter(({ step }) => steps.includes(step)).map(articleRow),
    }))
    .filter(group => group.articles.length > 0)
}

/** A moment as the browser's own field shows it: by the clock of whoever types. */
export function asField(at: string | null): string {
  if (!at) return ''
  const date = new Date(at)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

export const asInstant = (field: string) => (field ? new Date(field).toISOString() : null)
