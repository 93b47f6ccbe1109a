import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, Dialog, useToast } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { components } from '../api-types.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { MoveOffer } from '../screens/move-offer.tsx'
import { OfferForm } from '../screens/offer.tsx'
import { OfferRead } from '../screens/offer-read.tsx'
import type { OfferTyped } from '../screens/offer-typed.ts'
import { Offers } from '../screens/offers.tsx'
import { companyQuery } from '../session.ts'
import { languageWords } from '../words.ts'
import { languagesWith } from './choices.ts'
import { useDeeds } from './deeds.ts'
import { useFindings } from './guard.ts'
import { RaiseIncidentDialog } from './incidents.tsx'
import { useMe } from './me.ts'
import {
  deedViews,
  emptyOffer,
  givenOffer,
  type Offer,
  type Outside,
  offerRow,
  offerStanding,
  postViews,
  priceWords,
  stockOf,
  typedOffer,
} from './offer-views.ts'
import { useStopped } from './stopped.tsx'

const stale = ['offers', 'calendar', 'reviews', 'counts']

function useCounting() {
  const { busy, problem, run } = useDeeds(...stale)
  const at = (id: string) => ({ params: { path: { id } } })
  return {
    ...{ busy, problem, run },
    onAdd: (id: string, add: number) =>
      void run(async () => dataOf(await api.POST('/offers/{id}/stock', { ...at(id), body: { add } }))),
    onSoldOut: (id: string, isSoldOut: boolean) =>
      void run(async () => dataOf(await api.POST('/offers/{id}/sold-out', { ...at(id), body: { isSoldOut } })), {
        done: isSoldOut ? 'Said everywhere that it is sold out.' : 'Said everywhere that there are some again.',
      }),
  }
}

/** What is on sale, and how much is left. */
export function OffersPage() {
  const router = useRouter()
  const me = useMe()
  const { busy, onAdd, onSoldOut } = useCounting()
  const listed = useQuery({ queryKey: ['offers'], queryFn: async () => dataOf(await api.GET('/offers')) })
  return (
    <Loaded of={listed} what="Fetching the offers" rows={4}>
      {({ offers }) => (
        <Offers
          rows={offers.map(offerRow)}
          busy={busy}
          onAdd={onAdd}
          onSoldOut={onSoldOut}
          buttons={
            <>
              {me.roles.includes('administrator') && (
                <Button onClick={() => router.history.push(paths.shops())}>Shops</Button>
              )}
              <Button kind="primary" onClick={() => router.history.push(paths.newOffer())}>
                Make an offer
              </Button>
            </>
          }
        />
      )}
    </Loaded>
  )
}

const whenGone: Record<components['schemas']['OfferAccount']['whenGone'], string> = {
  changed: 'Once it is gone, the post says so by itself.',
  'taken-down': 'Posts can’t be changed there: once it is gone, the post is taken down.',
  'by-you': 'Posts can neither be changed nor taken down from here: once it is gone, you say so there.',
}

function useChoices(language: string) {
  const accounts = useQuery({
    queryKey: ['offer-accounts'],
    queryFn: async () => dataOf(await api.GET('/offer-accounts')),
  })
  return {
    languages: languagesWith(language).map(value => ({ value, label: languageWords(value) })),
    accounts: (accounts.data?.accounts ?? []).map(account => ({
      id: account.id,
      name: `@${account.handle} on ${account.label}`,
      whenGone: whenGone[account.whenGone],
    })),
  }
}

/** What the rules find in an offer as it is typed, and whether it nearly repeats what a colleague stopped. */
function useChecks(typed: OfferTyped, isOut: boolean) {
  const { title, about, conditions, label, address, stops, soldOut, moved, over, posts } = typed
  const where = [label, address, ...stops.map(stop => stop.label)]
  const all = [title, about, conditions, ...where, ...Object.values(posts), soldOut, moved, over]
  const findings = useFindings(all.filter(Boolean).join('\n\n'))
  const { because, notice } = useStopped([title, about, conditions].filter(Boolean).join('\n\n'))
  // What stands outside may be put right: a colleague reads that first.
  return { findings, stopped: { because: isOut ? undefined : because, notice } }
}

/** Something new to offer. */
export function NewOfferPage() {
  const router = useRouter()
  const company = useQuery(companyQuery).data
  const places = useQuery({ queryKey: ['places'], queryFn: async () => dataOf(await api.GET('/places')) })
  const { busy, problem, run } = useDeeds(...stale)
  const [changed, setChanged] = useState<Partial<OfferTyped>>({})
  const sites = (places.data?.sites ?? [])
    .filter(site => !site.isSample)
    .map(({ id, name }) => ({ value: id, label: name }))
  const typed = { ...emptyOffer, language: company?.language ?? 'en', siteId: sites[0]?.value ?? '', ...changed }
  const choices = useChoices(typed.language)
  const checks = useChecks(typed, false)
  const keep = (release?: { askForReview: boolean }) =>
    run(
      async () => {
        const made = dataOf(await api.POST('/offers', { body: { ...givenOffer(typed), siteId: typed.siteId } }))
        // What was made stays made where it can’t be released yet: its own page says why.
        router.history.replace(paths.offer(made.id))
        if (!release) return
        const params = { path: { id: made.id } }
        dataOf(await api.POST('/offers/{id}/release', { params, body: { version: made.version, ...release } }))
      },
      { busy: release ? 'Releasing it' : 'Keeping it', inForm: true },
    )
  return (
    <OfferForm
      {...choices}
      {...checks}
      typed={typed}
      sites={sites}
      isNew
      busy={busy}
      problem={problem}
      onType={more => setChanged(before => ({ ...before, ...more }))}
      onKeep={() => void keep()}
      onRelease={askForReview => void keep({ askForReview })}
      onGiveUp={() => router.history.push(paths.offers())}
    />
  )
}

interface Opened {
  offer: Offer
  outside: Outside | null
  posts: components['schemas']['OfferPost'][]
  deeds: components['schemas']['OfferDeed'][]
  review: components['schemas']['Review'] | null
}

/** One offer: written at, or counted, shared and read. */
export function OfferPage() {
  const { id = '' } = useParams({ strict: false })
  const me = useMe()
  const opened = useQuery({
    queryKey: ['offers', id],
    queryFn: async () => dataOf(await api.GET('/offers/{id}', { params: { path: { id } } })),
  })
  return (
    <Loaded of={opened} what="Fetching the offer" rows={4}>
      {found => {
        const writes = found.offer.authorId === me.id && ['draft', 'returned'].includes(found.offer.step)
        return writes ? (
          <Writing key={`${id} ${found.offer.step}`} opened={found} />
        ) : (
          <Reading key={id} opened={found} />
        )
      }}
    </Loaded>
  )
}

function toldBy({ offer, review }: Opened) {
  if (
    !review?.comment ||
    offer.step === 'released' ||
    !['returned', 'changed', 'approved'].includes(review.decision ?? '')
  )
    return undefined
  return (
    <p className="t14">
      <b>{review.deciderName}:</b> {review.comment}
    </p>
  )
}

function Writing({ opened }: { opened: Opened }) {
  const { offer } = opened
  const at = { params: { path: { id: offer.id } } }
  const [typed, setTyped] = useState(() => typedOffer(offer))
  const [version, setVersion] = useState(offer.version)
  const { busy, problem, run } = useDeeds(...stale)
  const choices = useChoices(typed.language)
  const checks = useChecks(typed, opened.outside !== null)
  const keep = async () => {
    const saved = dataOf(await api.PUT('/offers/{id}', { ...at, body: { ...givenOffer(typed), version } }))
    setVersion(saved.version)
    return saved.version
  }
  return (
    <OfferForm
      {...choices}
      {...checks}
      typed={typed}
      sites={[]}
      isNew={false}
      told={toldBy(opened)}
      busy={busy}
      problem={problem}
      onType={more => setTyped(before => ({ ...before, ...more }))}
      onKeep={() => void run(keep, { busy: 'Keeping it', done: 'Kept.', inForm: true })}
      onRelease={askForReview =>
        void run(
          async () => {
            const body = { version: await keep(), askForReview }
            return dataOf(await api.POST('/offers/{id}/release', { ...at, body }))
          },
          { busy: askForReview ? 'Handing it in' : 'Releasing it', inForm: true },
        )
      }
      onGiveUp={() =>
        void run(
          async () =>
            dataOf(await api.POST('/offers/{id}/withdraw', { ...at, body: { reason: 'Given up by its author.' } })),
          { done: 'Given up.' },
        )
      }
    />
  )
}

function Reading({ opened }: { opened: Opened }) {
  const { offer, outside, posts, deeds } = opened
  const me = useMe()
  const toast = useToast()
  const { busy, problem, run, onAdd, onSoldOut } = useCounting()
  const { id, words, step, version } = offer
  const at = { params: { path: { id } } }
  const sold = useQuery({
    queryKey: ['offers', id, 'sold'],
    queryFn: async () => dataOf(await api.GET('/offers/{id}/sold', at)),
    enabled: outside !== null,
  })
  const [wrong, setWrong] = useState(false)
  const [isMoving, setMoving] = useState(false)
  const isMine = offer.authorId === me.id
  const speaks = me.roles.some(role => role === 'communications' || role === 'coordinator')
  const stock = stockOf(outside)
  const share = (minutes: number) =>
    run(
      async () => {
        const here = await whereIAm()
        const body = { latitude: here.latitude, longitude: here.longitude, minutes }
        return dataOf(await api.POST('/offers/{id}/location', { ...at, body }))
      },
      { busy: 'Asking your phone', done: 'The page shows where you are.' },
    ).catch(() => toast.show({ words: 'Your phone did not say where you are.' }))
  return (
    <>
      <OfferRead
        offer={{
          ...{ id, title: words.title, language: words.language, about: words.about, author: offer.authorName },
          ...offerStanding(offer, outside),
          facts: [priceWords(words), (outside?.place ?? words.place).label, words.code && `Code ${words.code}`].filter(
            Boolean,
          ),
          ...(outside && { url: outside.url }),
          ...(stock && { stock }),
          ...(outside?.here && { sharedUntil: outside.here.endsAt }),
          ...(outside?.withdrawnWhy && { withdrawnWhy: outside.withdrawnWhy }),
          posts: postViews(posts),
          deeds: deedViews(deeds),
          sold: (sold.data?.sold ?? []).map(
            ({ quantity, orders, amount, currency }) =>
              `${quantity} in ${orders} ${orders === 1 ? 'order' : 'orders'}, for ${priceWords({ price: String(amount), currency })}`,
          ),
          can: {
            release: isMine && step === 'approved',
            takeBack: isMine && ['in-review', 'approved', 'released'].includes(step),
            withdraw: outside !== null && outside.standing !== 'withdrawn' && (isMine || speaks),
            share: stock !== undefined && 'geolocation' in navigator,
            move: outside !== null && !['withdrawn', 'over'].includes(outside.standing) && (isMine || speaks),
            beWrong: outside !== null && outside.standing !== 'withdrawn',
          },
        }}
        told={toldBy(opened)}
        move={<Button onClick={() => setMoving(true)}>It is elsewhere now…</Button>}
        wrong={<Button onClick={() => setWrong(true)}>Something is wrong with it…</Button>}
        busy={busy}
        problem={isMoving ? undefined : problem}
        onAdd={onAdd}
        onSoldOut={onSoldOut}
        onShare={minutes => void share(minutes)}
        onStopSharing={() =>
          void run(async () => dataOf(await api.DELETE('/offers/{id}/location', at)), {
            done: 'Nobody sees it any more.',
          })
        }
        onRelease={() =>
          void run(async () => dataOf(await api.POST('/offers/{id}/release', { ...at, body: { version } })), {
            busy: 'Releasing it',
            done: 'Released.',
            inForm: true,
          })
        }
        onTakeBack={() =>
          void run(async () => dataOf(await api.POST('/offers/{id}/take-back', at)), {
            done: offer.releasedAt
              ? 'With you again. What was released stands until yours takes its place.'
              : 'With you again.',
            inForm: true,
          })
        }
        onWithdraw={reason =>
          void run(async () => dataOf(await api.POST('/offers/{id}/withdraw', { ...at, body: { reason } })), {
            done: 'Withdrawn. Its page says why.',
            inForm: true,
          })
        }
      />
      <Dialog title="Where is it now?" open={isMoving} onClose={() => setMoving(false)} as="wide">
        {isMoving && outside && (
          <MoveOffer
            place={typedOffer({ ...offer, words: { ...words, place: outside.place } })}
            hasPosts={posts.length > 0}
            busy={busy}
            problem={problem}
            onMove={typed =>
              void run(
                async () => dataOf(await api.POST('/offers/{id}/move', { ...at, body: givenOffer(typed).place })),
                { busy: 'Saying so', done: 'Said everywhere where it is now.', inForm: true },
              ).then(done => done && setMoving(false))
            }
          />
        )}
      </Dialog>
      <RaiseIncidentDialog
        about={wrong ? { offerId: id, text: words.title } : undefined}
        onClose={() => setWrong(false)}
      />
    </>
  )
}

/** Where this phone is, if whoever holds it lets it say so. */
function whereIAm(): Promise<GeolocationCoordinates> {
  return new Promise((resolve, reject) => {
    const refused = () => reject(new Error('Your phone did not say where you are. Let it, and press again.'))
    navigator.geolocation.getCurrentPosition(({ coords }) => resolve(coords), refused, {
      enableHighAccuracy: true,
      timeout: 20_000,
    })
  })
}
