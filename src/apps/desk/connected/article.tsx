import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Button, Trouble } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { components } from '../api-types.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, problemOf } from '../problem.ts'
import { Loaded } from '../screen.tsx'
import { ArticleEditor, BeginArticle } from '../screens/article.tsx'
import { ArticleRead } from '../screens/article-read.tsx'
import type { ArticleTyped } from '../screens/article-typed.ts'
import { companyQuery } from '../session.ts'
import { languageWords } from '../words.ts'
import { type Article, articleKinds, asField, asInstant, type Media, standingOf } from './article-views.ts'
import { languagesWith } from './choices.ts'
import { findingViews } from './conversation-view.ts'
import { useDeeds } from './deeds.ts'
import { useGuard } from './guard.ts'
import { RaiseIncidentDialog } from './incidents.tsx'
import { useMe } from './me.ts'
import { useSettled } from './settled.ts'
import { OnNetworks } from './shares.tsx'
import { shrinkPicture } from './shrink-picture.ts'
import { useStopped } from './stopped.tsx'
import { upload } from './upload.ts'

interface Opened {
  article: Article
  media: Media[]
  review: components['schemas']['Review'] | null
  url: string | null
}

/** Something new to write. */
export function NewArticlePage() {
  const router = useRouter()
  const language = useQuery(companyQuery).data?.language ?? 'en'
  const { busy, problem, run } = useDeeds('articles')
  const begin = async (kind: Article['kind'], title: string) => {
    const begun = await run(async () => dataOf(await api.POST('/articles', { body: { kind, title, language } })), {
      inForm: true,
    })
    if (begun) router.history.push(paths.article(begun.id))
  }
  return (
    <BeginArticle
      kinds={articleKinds}
      busy={busy}
      problem={problem}
      onBegin={(kind, title) => void begin(kind, title)}
    />
  )
}

/** One article: written at, or read. */
export function ArticlePage() {
  const { id = '' } = useParams({ strict: false })
  const me = useMe()
  const opened = useQuery({
    queryKey: ['articles', id],
    queryFn: async () => dataOf(await api.GET('/articles/{id}', { params: { path: { id } } })),
  })
  return (
    <Loaded of={opened} what="Fetching the article" rows={4}>
      {found => {
        const { authorId, step } = found.article
        const writes = authorId === me.id && (step === 'draft' || step === 'returned')
        return writes ? <Writing key={`${id} ${step}`} opened={found} /> : <Reading key={id} opened={found} />
      }}
    </Loaded>
  )
}

const stale = ['articles', 'calendar', 'reviews', 'counts']

function Reading({ opened }: { opened: Opened }) {
  const { article, media, url } = opened
  const me = useMe()
  const { busy, problem, run } = useDeeds(...stale)
  const isMine = article.authorId === me.id
  const at = { params: { path: { id: article.id } } }
  const html = usePreview(article.id, article.text)
  const speaks = me.roles.some(role => role === 'communications' || role === 'coordinator')
  const { title, summary, language, kind, text, transcript, step, goesOutAt, version } = article
  const [wrong, setWrong] = useState(false)
  return (
    <>
      <ArticleRead
        article={{
          ...{ id: article.id, title, summary, language, kind, text, transcript, html, media },
          author: article.authorName,
          ...standingOf(article),
          ...((step === 'scheduled' || step === 'approved') && goesOutAt && { goesOutAt }),
          ...(url && { url }),
          ...(article.withdrawnWhy && { withdrawnWhy: article.withdrawnWhy }),
          can: {
            publish: isMine && step === 'approved',
            takeBack: isMine && ['in-review', 'approved', 'scheduled', 'published'].includes(step),
            withdraw: article.slug !== null && article.withdrawnWhy === null && (isMine || speaks),
            beWrong: article.publishedAt !== null && article.withdrawnWhy === null,
          },
        }}
        wrong={<Button onClick={() => setWrong(true)}>Something is wrong with it…</Button>}
        networks={<OnNetworks article={article} />}
        told={toldBy(opened)}
        busy={busy}
        problem={problem}
        onPublish={() =>
          void run(
            async () => dataOf(await api.POST('/articles/{id}/publish', { ...at, body: { version, at: goesOutAt } })),
            { busy: 'Publishing it', done: 'Done.', inForm: true },
          )
        }
        onTakeBack={() =>
          void run(async () => dataOf(await api.POST('/articles/{id}/take-back', at)), {
            done: article.slug
              ? 'With you again. The published words stand until yours take their place.'
              : 'With you again.',
            inForm: true,
          })
        }
        onWithdraw={reason =>
          void run(async () => dataOf(await api.POST('/articles/{id}/withdraw', { ...at, body: { reason } })), {
            done: 'Withdrawn. Its page says why.',
            inForm: true,
          })
        }
      />
      <RaiseIncidentDialog
        about={wrong ? { articleId: article.id, text: article.summary || article.title } : undefined}
        onClose={() => setWrong(false)}
      />
    </>
  )
}

function Writing({ opened }: { opened: Opened }) {
  const { article } = opened
  const { id } = article
  const router = useRouter()
  const me = useMe()
  const [typed, setTyped] = useState(() => typedOf(article))
  const { media, kept, trouble, keep, version, changeMedia } = useKeeping(opened, typed)
  const { busy, problem, run } = useDeeds(...stale)
  const [adding, setAdding] = useState<string>()
  const findings = useArticleFindings(typed, media)
  const stopped = useStopped([typed.title, typed.text].join('\n\n'))
  const html = usePreview(id, typed.text)
  const series = useQuery({
    queryKey: ['article-series'],
    queryFn: async () => dataOf(await api.GET('/article-series')),
  })
  const revisions = useQuery({
    queryKey: ['articles', id, 'revisions', kept],
    queryFn: async () => dataOf(await api.GET('/articles/{id}/revisions', { params: { path: { id } } })),
    placeholderData: before => before,
  })
  const at = { params: { path: { id } } }

  const add = (file: File) =>
    changeMedia(async () => {
      setAdding(`Adding ${file.name}`)
      try {
        const small = await shrinkPicture(file)
        await upload(paths.newArticleMedia(id, ''), small, share =>
          setAdding(`${Math.round(share * 100)} % of ${file.name}`),
        )
      } finally {
        setAdding(undefined)
      }
    })
  const publish = (how: { at: string; askForReview: boolean; correction: string }) =>
    run(
      async () => {
        await keep(typed)
        const body = { version: version(), ...how, at: asInstant(how.at) }
        return dataOf(await api.POST('/articles/{id}/publish', { ...at, body }))
      },
      { busy: how.askForReview ? 'Handing it in' : 'Publishing it', inForm: true },
    )
  const restore = (number: number) =>
    run(
      async () => {
        await keep(typed)
        const body = { number, version: version() }
        return dataOf(await api.POST('/articles/{id}/restore', { ...at, body }))
      },
      { done: 'Taken up again.', inForm: true },
    ).then(restored => restored && router.history.go(0))

  return (
    <ArticleEditor
      typed={typed}
      author={me.name}
      kinds={articleKinds}
      languages={languagesWith(typed.language).map(value => ({ value, label: languageWords(value) }))}
      series={(series.data?.series ?? []).map(({ id: value, title: label }) => ({ value, label }))}
      media={media.map(({ captions, captionsLanguage, ...each }) => ({
        ...each,
        captions: captions ?? '',
        captionsLanguage: captionsLanguage ?? typed.language,
      }))}
      findings={findings.text}
      elsewhere={findings.elsewhere}
      stopped={stopped}
      preview={html}
      kept={kept}
      adding={adding}
      told={toldBy(opened)}
      isOut={article.slug !== null}
      revisions={revisionViews(revisions.data?.revisions ?? [])}
      busy={busy}
      problem={problem ?? trouble}
      onType={more => setTyped(before => ({ ...before, ...more }))}
      onAdd={file => void add(file)}
      onMedia={({ id: mediaId, alt, captions, captionsLanguage }) =>
        void changeMedia(async () =>
          dataOf(
            await api.PUT('/article-media/{id}', {
              params: { path: { id: mediaId } },
              body: { alt, captions, captionsLanguage },
            }),
          ),
        )
      }
      onDrop={mediaId =>
        void changeMedia(async () =>
          dataOf(await api.DELETE('/article-media/{id}', { params: { path: { id: mediaId } } })),
        )
      }
      onSeries={title =>
        void run(async () => {
          const made = dataOf(await api.POST('/article-series', { body: { title } }))
          await series.refetch()
          setTyped(before => ({ ...before, seriesId: made.id }))
        })
      }
      onPublish={how => void publish(how)}
      onRestore={number => void restore(number)}
      onGiveUp={reason =>
        void run(async () => dataOf(await api.POST('/articles/{id}/withdraw', { ...at, body: { reason } })), {
          done: 'Given up.',
        })
      }
    />
  )
}

const pauseMs = 1200

/**
 * Keeps what is typed, a moment after each pause, one after the other; pictures and recordings in the same line, as each
 * makes another version.
 */
function useKeeping(opened: Opened, typed: ArticleTyped) {
  const { id } = opened.article
  const queries = useQueryClient()
  const [media, setMedia] = useState(opened.media)
  const [kept, setKept] = useState('')
  const [trouble, setTrouble] = useState<ProblemDetails>()
  const version = useRef(opened.article.version)
  const last = useRef(JSON.stringify(givenBy(typed)))
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const settled = useSettled(typed, pauseMs)

  const inLine = (work: () => Promise<void>): Promise<void> => {
    const next = line.current.then(work)
    line.current = next.catch(error => setTrouble(problemOf(error)))
    return next
  }
  const keep = (words: ArticleTyped) =>
    inLine(async () => {
      const body = givenBy(words)
      if (JSON.stringify(body) === last.current) return
      setKept('Keeping it')
      const params = { path: { id } }
      const saved = dataOf(await api.PUT('/articles/{id}', { params, body: { ...body, version: version.current } }))
      version.current = saved.version
      last.current = JSON.stringify(body)
      setTrouble(undefined)
      setKept(`Kept ${new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(new Date())}`)
    })
  const changeMedia = (work: () => Promise<unknown>) =>
    inLine(async () => {
      try {
        await work()
        setTrouble(undefined)
      } finally {
        const now = dataOf(await api.GET('/articles/{id}', { params: { path: { id } } }))
        version.current = now.article.version
        setMedia(now.media)
      }
    }).catch(() => {})

  // biome-ignore lint/correctness/useExhaustiveDependencies: kept when typing paused, not when what keeps it is made anew.
  useEffect(() => {
    void keep(settled).catch(() => {})
  }, [settled])
  const newest = useRef(typed)
  newest.current = typed
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on the way out, with what was typed last.
  useEffect(() => {
    const leaving = () => {
      const body = givenBy(newest.current)
      if (JSON.stringify(body) === last.current) return
      // The page is on its way out: asked for once, and nobody waits for the answer.
      void api
        .PUT('/articles/{id}', {
          params: { path: { id } },
          body: { ...body, version: version.current },
          keepalive: true,
        })
        .catch(() => {})
    }
    addEventListener('pagehide', leaving)
    return () => {
      removeEventListener('pagehide', leaving)
      void keep(newest.current)
        .catch(() => {})
        .then(() => queries.invalidateQueries({ queryKey: ['articles'] }))
    }
  }, [])
  return { media, kept, trouble, keep, changeMedia, version: () => version.current }
}

/** What the rules in force when it goes out find in it: in its words, where they stand, and in all the rest. */
function useArticleFindings(typed: ArticleTyped, media: Media[]) {
  const guard = useGuard()
  const rest = [typed.title, typed.summary, typed.transcript, typed.tags, ...media.map(({ alt }) => alt)].join('\n\n')
  const { text, embargoUntil } = typed
  return useMemo(() => {
    const now = new Date(Math.max(Date.now(), embargoUntil ? new Date(embargoUntil).getTime() : 0))
    return {
      text: text ? findingViews(guard.check(text, { now })) : [],
      elsewhere: rest.trim() ? findingViews(guard.check(rest, { now })) : [],
    }
  }, [guard, text, rest, embargoUntil])
}

function usePreview(id: string, text: string): string {
  const settled = useSettled(text, 400)
  const preview = useQuery({
    queryKey: ['article-preview', id, settled],
    queryFn: async () =>
      dataOf(await api.POST('/articles/{id}/preview', { params: { path: { id } }, body: { text: settled } })),
    placeholderData: before => before,
    gcTime: 30_000,
  })
  return preview.data?.html ?? ''
}

function toldBy({ article, review }: Opened): ReactNode {
  const said = review?.comment && ['returned', 'changed', 'approved'].includes(review.decision ?? '')
  return (
    <>
      {article.waitsBecause && (
        <Trouble mild title="It did not go out at its time.">
          {article.waitsBecause}
        </Trouble>
      )}
      {said && article.step !== 'published' && (
        <p className="t14">
          <b>{review.deciderName}:</b> {review.comment}
        </p>
      )}
      {article.step !== 'published' && review && review.notes.length > 0 && (
        <ul className="t14">
          {review.notes.map(note => (
            <li key={note.id}>
              <b>{note.name}</b> at <q>{note.words.slice(0, 80)}</q>: {note.body}
              {note.suggestion !== null && (
                <>
                  {' '}
                  Rather: <q>{note.suggestion}</q>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function typedOf(article: Article): ArticleTyped {
  const { kind, title, summary, text, transcript, language } = article
  return {
    ...{ kind, title, summary, text, transcript, language },
    tags: article.tags.join(', '),
    seriesId: article.seriesId ?? '',
    embargoUntil: asField(article.embargoUntil),
  }
}

function givenBy({ tags, seriesId, embargoUntil, ...typed }: ArticleTyped) {
  return {
    ...typed,
    tags: tags
      .split(',')
      .map(tag => tag.trim())
      .filter(Boolean),
    seriesId: seriesId || null,
    embargoUntil: asInstant(embargoUntil),
  }
}

const whats: Record<components['schemas']['ArticleRevision']['what'], string> = {
  written: 'Written',
  'handed-in': 'Handed in',
  changed: 'Changed by a reviewer',
  published: 'Published',
  corrected: 'Put right',
  restored: 'Taken up again',
}

function revisionViews(revisions: components['schemas']['ArticleRevision'][]) {
  return revisions.map(({ number, what, byName, at, text }, index) => ({
    number,
    what: whats[what],
    by: byName,
    at,
    text,
    before: revisions[index + 1]?.text ?? '',
  }))
}
