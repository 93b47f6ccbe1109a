import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Button, Trouble } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { components } from '../api-types.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, problemOf, reasonAt } from '../problem.ts'
import { Loaded } from '../screen.tsx'
import { ShareForm } from '../screens/share.tsx'
import { ShareRead } from '../screens/share-read.tsx'
import type { ShareTyped } from '../screens/share-typed.ts'
import { languageWords } from '../words.ts'
import { useAddedPictures } from './added-pictures.tsx'
import { languagesWith } from './choices.ts'
import { findingViews } from './conversation-view.ts'
import { useDeeds } from './deeds.ts'
import { useGuard } from './guard.ts'
import { RaiseIncidentDialog } from './incidents.tsx'
import { useMe } from './me.ts'
import { useSettled } from './settled.ts'
import {
  aboutView,
  echoViews,
  givenShare,
  postViews,
  previewViews,
  type Share,
  type SharePost,
  shareStanding,
  typedShare,
} from './share-views.ts'
import { useStopped } from './stopped.tsx'

interface Opened {
  share: Share
  about: components['schemas']['ShareAbout'] | null
  posts: SharePost[]
  review: components['schemas']['Review'] | null
}

const stale = ['shares', 'articles', 'reviews', 'counts']

/** One post for networks: written at, or followed. */
export function SharePage() {
  const { id = '' } = useParams({ strict: false })
  const me = useMe()
  const opened = useQuery({
    queryKey: ['shares', id],
    queryFn: async () => dataOf(await api.GET('/shares/{id}', { params: { path: { id } } })),
  })
  return (
    <Loaded of={opened} what="Fetching the post" rows={4}>
      {found => {
        const { authorId, step } = found.share
        const writes = authorId === me.id && (step === 'draft' || step === 'returned')
        return writes ? <Writing key={`${id} ${step}`} opened={found} /> : <Reading key={id} opened={found} />
      }}
    </Loaded>
  )
}

function Writing({ opened }: { opened: Opened }) {
  const { share } = opened
  const { id, articleId, afterId } = share
  const at = { params: { path: { id } } }
  const me = useMe()
  const guard = useGuard()
  const [typed, setTyped] = useState(() => typedShare(share))
  const { kept, trouble, keep } = useKeeping(share, typed)
  const { busy, problem, run } = useDeeds(...stale)
  const router = useRouter()
  const accounts = useQuery({
    queryKey: ['share-accounts'],
    queryFn: async () => dataOf(await api.GET('/share-accounts')),
  })
  const settled = useSettled(typed, 400)
  const previews = useQuery({
    queryKey: ['share-preview', id, settled],
    queryFn: async () =>
      dataOf(await api.POST('/shares/preview', { body: { ...givenShare(settled), articleId, afterId } })),
    placeholderData: before => before,
    gcTime: 30_000,
  })
  const material = useQuery({
    queryKey: ['shares', afterId],
    queryFn: async () => dataOf(await api.GET('/shares/{id}', { params: { path: { id: afterId ?? '' } } })),
    enabled: afterId !== null,
  })
  const grounds = useQuery({
    queryKey: ['share-grounds'],
    queryFn: async () => dataOf(await api.GET('/share-grounds')),
    enabled: share.topic !== null,
  })
  const pictures = useAddedPictures(typed.pictures, pictures => setTyped(before => ({ ...before, pictures })), {
    most: 4,
    language: typed.language,
    wrong: problem && reasonAt(problem, 'pictures'),
  })
  const stopped = useStopped(
    [typed.topic?.title ?? '', typed.text, ...Object.values(typed.posts)].filter(Boolean).join('\n\n'),
  )
  const about = previews.data?.about ?? opened.about
  const send = (askForReview: boolean) =>
    run(
      async () => {
        const version = await keep(typed)
        return dataOf(await api.POST('/shares/{id}/release', { ...at, body: { version, askForReview } }))
      },
      { busy: askForReview ? 'Handing it in' : 'Sending it', inForm: true },
    )
  return (
    <ShareForm
      typed={typed}
      about={aboutView(about)}
      material={
        material.data && {
          by: material.data.share.authorName,
          words: material.data.posts[0]?.said ?? material.data.share.text,
        }
      }
      grounds={grounds.data?.grounds ?? []}
      stands={opened.posts.flatMap(({ accountId, step }) => (step === 'sent' || step === 'changing' ? accountId : []))}
      accounts={(accounts.data?.accounts ?? []).map(({ id, handle, label, network, topics }) => ({
        ...{ id, network, topics, name: `@${handle} on ${label}` },
      }))}
      languages={languagesWith(typed.language).map(value => ({ value, label: languageWords(value) }))}
      previews={previewViews(previews.data?.previews ?? [])}
      findingsIn={text => (text ? findingViews(guard.check(text, { now: leavesAt(about) })) : [])}
      stopped={stopped}
      pictures={pictures}
      told={<Told opened={opened} />}
      kept={kept}
      isHeld={about?.standing === 'scheduled'}
      author={me.name}
      busy={busy}
      problem={problem ?? trouble}
      onType={more => setTyped(before => ({ ...before, ...more }))}
      onSend={asks => void send(asks)}
      onLeave={() =>
        void run(async () => dataOf(await api.POST('/shares/{id}/leave-as-it-stands', at)), {
          done: 'It stays as it stands.',
          inForm: true,
        })
      }
      onGiveUp={() =>
        void run(async () => dataOf(await api.POST('/shares/{id}/withdraw', at)), { done: 'Given up.' }).then(
          given => given && router.history.push(paths.shares()),
        )
      }
    />
  )
}

/** What leaves with an article is judged by the rules of that moment. */
const leavesAt = (about: Opened['about']) =>
  new Date(Math.max(Date.now(), about?.standing === 'scheduled' && about.goesOutAt ? Date.parse(about.goesOutAt) : 0))

/** Keeps what is typed a moment after each pause, one after the other. */
function useKeeping(share: Share, typed: ShareTyped) {
  const { id } = share
  const queries = useQueryClient()
  const [kept, setKept] = useState('')
  const [trouble, setTrouble] = useState<ProblemDetails>()
  const version = useRef(share.version)
  const last = useRef(JSON.stringify(typed))
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const settled = useSettled(typed, 1200)
  const keep = (words: ShareTyped): Promise<number> => {
    const next = line.current.then(async () => {
      const now = JSON.stringify(words)
      if (now === last.current) return
      const body = { ...givenShare(words), version: version.current }
      version.current = dataOf(await api.PUT('/shares/{id}', { params: { path: { id } }, body })).version
      last.current = now
      setTrouble(undefined)
      setKept(`Kept ${new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' }).format(new Date())}`)
    })
    line.current = next.catch(error => setTrouble(problemOf(error)))
    return next.then(() => version.current)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: kept when typing paused, not when what keeps it is made anew.
  useEffect(() => {
    void keep(settled).catch(() => {})
  }, [settled])
  const newest = useRef(typed)
  newest.current = typed
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on the way out, with what was typed last.
  useEffect(
    () => () => {
      void keep(newest.current)
        .catch(() => {})
        .then(() => queries.invalidateQueries({ queryKey: ['shares'] }))
    },
    [],
  )
  return { kept, trouble, keep }
}

function Reading({ opened }: { opened: Opened }) {
  const { share, about, posts } = opened
  const { id, step, version, language, text } = share
  const at = { params: { path: { id } } }
  const me = useMe()
  const { busy, problem, run } = useDeeds(...stale)
  const isMine = share.authorId === me.id
  const speaks = me.roles.some(role => role === 'communications' || role === 'coordinator')
  const isHeld = posts.some(post => post.step === 'held')
  const [wrong, setWrong] = useState(false)
  const echo = useQuery({
    queryKey: ['shares', id, 'echo'],
    queryFn: async () => dataOf(await api.GET('/shares/{id}/echo', at)),
    enabled: posts.length > 0,
  })
  return (
    <>
      <ShareRead
        share={{
          ...{ id, language, text, author: share.authorName },
          ...shareStanding(share, posts),
          about: aboutView(about),
          title: share.topic?.title,
          whyNotChange: posts.some(post => post.step === 'sent' && !post.canChange)
            ? 'One of its networks changes nothing that stands there.'
            : undefined,
          posts: postViews(posts),
          answers: echoViews(echo.data?.conversations ?? []),
          can: {
            send: isMine && step === 'approved',
            sendAgain: isMine && step === 'released',
            takeBack: isMine && (['in-review', 'approved'].includes(step) || (step === 'released' && isHeld)),
            change: isMine && step === 'released' && posts.some(post => post.step === 'sent'),
            withdraw: step === 'released' && !isHeld && (isMine || speaks),
            beWrong: posts.some(post => post.step === 'sent' || post.step === 'doubtful'),
          },
        }}
        told={<Told opened={opened} />}
        wrong={<Button onClick={() => setWrong(true)}>Something is wrong with it…</Button>}
        busy={busy}
        problem={problem}
        onSend={() =>
          void run(async () => dataOf(await api.POST('/shares/{id}/release', { ...at, body: { version } })), {
            busy: 'Sending it',
            inForm: true,
          })
        }
        onSendAgain={postId =>
          void run(
            async () => dataOf(await api.POST('/share-posts/{id}/send-again', { params: { path: { id: postId } } })),
            { done: 'On its way again.', inForm: true },
          )
        }
        onTakeBack={() =>
          void run(async () => dataOf(await api.POST('/shares/{id}/take-back', at)), {
            done: 'With you again.',
            inForm: true,
          })
        }
        onChange={() => void run(async () => dataOf(await api.POST('/shares/{id}/write-anew', at)), { inForm: true })}
        onWithdraw={() =>
          void run(async () => dataOf(await api.POST('/shares/{id}/withdraw', at)), {
            done: 'On the way to each network.',
            inForm: true,
          })
        }
      />
      <RaiseIncidentDialog
        about={wrong ? { shareId: id, text: posts[0]?.said ?? text } : undefined}
        onClose={() => setWrong(false)}
      />
    </>
  )
}

function Told({ opened: { share, review } }: { opened: Opened }) {
  const said = review?.comment && ['returned', 'changed', 'approved'].includes(review.decision ?? '')
  return (
    <>
      {share.waitsBecause && share.step === 'draft' && (
        <Trouble mild title="It did not leave at its time.">
          {share.waitsBecause}
        </Trouble>
      )}
      {said && share.step !== 'released' && (
        <p className="t14">
          <b>{review.deciderName}:</b> {review.comment}
        </p>
      )}
    </>
  )
}
