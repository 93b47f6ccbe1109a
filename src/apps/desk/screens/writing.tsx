import './writing.css'
import type { ReactNode } from 'react'
import { Anchor, Chip, Empty, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'

/** An article of one's own, as the list shows it. */
export interface ArticleRowView {
  id: string
  kind: string
  title: string
  language: string
  standing: string
  tone?: 'care' | 'stop' | 'yours'
  changedAt: string
  /** When it goes out, where it was let go for a time. */
  goesOutAt?: string
  publishedAt?: string
  /** Why it did not go out. */
  waits?: string
}

export interface ArticleGroupView {
  title: string
  articles: ArticleRowView[]
}

/** What one writes, and what one published. */
export function Writing({ groups, writeButton }: { groups: ArticleGroupView[]; writeButton: ReactNode }) {
  useTitle('Writing')
  return (
    <Page
      title="What you write."
      about="Articles, short posts, papers, pictures, recordings: under your own name, with the same rules as your answers."
      actions={writeButton}
    >
      {groups.length === 0 ? (
        <Empty title="You have not written anything yet.">
          What you explained well in an answer is often worth an article: others look for it too.
        </Empty>
      ) : (
        groups.map(({ title, articles }) => (
          <section key={title} className="writing-group" aria-labelledby={idOf(title)}>
            <h2 className="heading" id={idOf(title)}>
              {title}
            </h2>
            <ul className="articles">
              {articles.map(article => (
                <li key={article.id}>
                  <p className="row tight t13 second">
                    {article.kind} <Chip tone={article.tone ?? 'line'}>{article.standing}</Chip>
                  </p>
                  <h3>
                    <Anchor href={paths.article(article.id)} lang={article.language} dir="auto">
                      {article.title}
                    </Anchor>
                  </h3>
                  {article.waits && <p className="t14">{article.waits}</p>}
                  <p className="t13 third">
                    {article.goesOutAt ? (
                      <>
                        goes out <Time as="full" at={article.goesOutAt} />
                      </>
                    ) : article.publishedAt ? (
                      <>
                        published <Time at={article.publishedAt} />
                      </>
                    ) : (
                      <>
                        written <Time at={article.changedAt} />
                      </>
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
    </Page>
  )
}

const idOf = (title: string) => `group-${title.replace(/\W+/g, '-').toLowerCase()}`
