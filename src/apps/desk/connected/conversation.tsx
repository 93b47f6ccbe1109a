import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Anchor, useToast } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, problemOf } from '../problem.ts'
import { Loaded } from '../screen.tsx'
import { missingIn } from '../screens/added-pictures.tsx'
import { Conversation } from '../screens/conversation.tsx'
import { firstName } from '../words.ts'
import { useAddedPictures } from './added-pictures.tsx'
import { accountsToChoose, inheritedWords, wayFrom } from './after-words.ts'
import { ChangeAnswer, TakeAnswerDown } from './amend.tsx'
import type { Answered } from './answers.ts'
import { useChoices } from './choices-of-labels.ts'
import { conversationView } from './conversation-view.ts'
import { useConversationWork } from './conversation-work.ts'
import { useCopy } from './copy.ts'
import { DecidedOf } from './decided.tsx'
import { Done } from './done.tsx'
import { useDraft } from './draft.ts'
import { ExperimentHere } from './experiments.tsx'
import { useCount, useFindings } from './guard.ts'
import { HowSoonOf } from './how-soon.tsx'
import { RaiseIncidentDialog } from './incidents.tsx'
import { DrillOf } from './make-drill.tsx'
import { useMe } from './me.ts'
import { useMoves } from './moves.tsx'
import { NotForUs } from './not-for-us.tsx'
import { taking } from './note-view.ts'
import { useOurLinks } from './our-links.ts'
import { PassOn } from './pass-on.tsx'
import { placeOf } from './say.ts'
import { StandsOf } from './stands-at.tsx'
import { useStopped } from './stopped.tsx'
import { useTogether } from './together.tsx'
import { gapIn, TrackedHere, useTracked } from './tracked.tsx'
import { useTranslation } from './translation.tsx'
import { VoicesOf } from './voices.tsx'
import { useWrong } from './wrong.tsx'

const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversations', 'one', id],
    queryFn: async () => dataOf(await api.GET('/conversations/{id}', { params: { path: { id } } })),
  })

/** One conversation, live: read, claim, write, send. */
export function OpenConversation({ id, onBack }: { id: string; onBack: () => void }) {
  const opened = useQuery(conversationQuery(id))
  return (
    <Loaded of={opened} what="Opening the conversation" rows={4}>
      {data => <Writing key={id} opened={data} onBack={onBack} />}
    </Loaded>
  )
}

function Writing({ opened, onBack }: { opened: Answered['OpenedConversation']; onBack: () => void }) {
  const me = useMe()
  const queries = useQueryClient()
  const toast = useToast()
  const work = useConversationWork()
  const { id } = opened.conversation
  const approved = opened.answers.findLast(answer => answer.authorId === me.id && answer.step === 'approved')
  const returned = opened.answers.findLast(answer => answer.authorId === me.id && answer.step === 'returned')
  const draft = useDraft(id, wordsToBeginWith(opened, approved ?? returned))
  const together = useTogether(opened, draft.text)
  const translation = useTranslation(opened, draft.text, draft.change)
  const findings = [...useFindings(draft.text), ...together.doubts]
  const stopped = useStopped(draft.text)
  const wrongHere = useWrong(opened)
  const ourLinks = useOurLinks(id, draft)
  const moves = useMoves(opened, draft, {
    ...{ before: (approved ?? returned)?.move, isWrong: wrongHere.isOpen, behind: ourLinks.behind },
  })
  const [busy, setBusy] = useState<string>()
  const [trouble, setTrouble] = useState<{ title: string; words?: string }>()
  const [asking, setAsking] = useState<'pass' | 'done' | 'aside'>()
  const [passTo, setPassTo] = useState<string>()
  const [quoting, setQuoting] = useState(false)
  const [from, setFrom] = useState<string>()
  const [changing, setChanging] = useState<string>()
  const [takingDown, setTakingDown] = useState<string>()
  const [wrong, setWrong] = useState<string>()
  const [problem, setProblem] = useState<ProblemDetails>()
  const copy = useCopy()
  const wayOut = wayFrom(opened.wayOut, from)
  const { count, words: lengthWords } = useCount(wayOut, draft.text)
  const reviewRules = findings.filter(finding => finding.level === 'review')
  const before = approved ?? returned
  const [pictures, setPictures] = useState(before?.pictures ?? [])
  // What came back from a reviewer came back with its pictures.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when another answer came back, not whenever it is fetched.
  useEffect(() => setPictures(before?.pictures ?? []), [before?.id, before?.step])
  const addedPictures = useAddedPictures(pictures, setPictures, {
    most: wayOut.can.pictures,
    language: opened.conversation.language ?? undefined,
  })
  const isApproved =
    approved !== undefined &&
    approved.text === draft.text.trim() &&
    JSON.stringify(approved.pictures) === JSON.stringify(pictures)
  const choices = useChoices()
  const view = conversationView({ ...opened, wayOut }, me.id, me.roles.includes('coordinator'), choices)
  const answerOf = (answerId: string | undefined) => opened.answers.find(answer => answer.id === answerId)
  const wrongAnswer = answerOf(wrong)
  const byHand = opened.answers.findLast(answer => answer.authorId === me.id && answer.step === 'by-hand')

  /** The words on the clipboard, and the page on which they are posted. */
  const openPage = async (answer: typeof byHand) => {
    if (!answer?.page) return
    await copy(answer.signedText, 'Your answer')
    window.open(answer.page.url, '_blank', 'noopener,noreferrer')
  }
  const posted = async (url: string | undefined) => {
    setBusy('Noting it')
    setProblem(undefined)
    try {
      await api.POST('/answers/{id}/posted', {
        params: { path: { id: byHand?.id ?? '' } },
        body: { ...(url && { url }) },
      })
      toast.show({ words: 'Noted: it stands there, in your name.' })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(undefined)
      await lookAgain()
    }
  }
  const lookAgain = () =>
    queries.invalidateQueries({
      predicate: ({ queryKey }) => ['conversations', 'today', 'counts'].includes(String(queryKey[0])),
    })

  const send = async (askForReview: boolean) => {
    setBusy(askForReview ? 'Handing it to a reviewer' : 'Sending, you can leave')
    setTrouble(undefined)
    try {
      if (isApproved && approved)
        await api.POST('/answers/{id}/send', { params: { path: { id: approved.id } }, body: { text: approved.text } })
      else
        await api.POST('/conversations/{id}/answers', {
          params: { path: { id } },
          body: {
            text: draft.text,
            askForReview,
            manner: quoting ? 'quote' : 'reply',
            ...moves.said,
            ...(wayOut.can.pictures > 0 && { pictures }),
            ...(from && { accountId: from }),
          },
        })
      draft.clear()
      setPictures([])
      moves.forget()
      setQuoting(false)
      if (wayOut.byHand && !askForReview) {
        const { answers } = await queries.fetchQuery({ ...conversationQuery(id), staleTime: 0 })
        await openPage(answers.findLast(answer => answer.authorId === me.id && answer.step === 'by-hand'))
      } else
        toast.show({
          words: askForReview
            ? 'With a reviewer now. It comes back to you.'
            : `On its way to ${wayOut.account?.label ?? 'the network'}.`,
        })
    } catch (error) {
      const problem = problemOf(error)
      setTrouble({ title: problem.title, words: problem.reasons.map(reason => reason.message).join(' ') || undefined })
    } finally {
      setBusy(undefined)
      await lookAgain()
    }
  }

  /** The words that did not arrive stand in the composer again, for whoever has the conversation. */
  const answerAnew = async (text: string) => {
    if (!view.yours && !(await work.claim(id))) return
    draft.change(text)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.composer textarea')?.focus())
  }

  const tracked = useTracked(id)
  const gap = gapIn(draft.text, tracked)
  const others = [
    ...new Set(view.messages.filter(message => message.from === 'outside').map(message => message.name)),
  ].filter(name => name !== view.person.name)
  return (
    <>
      <Conversation
        me={me}
        conversation={{
          ...view,
          presence: together.presence,
          facts: together.facts,
          messages: [...view.messages, ...together.notes].sort((one, other) => (one.at < other.at ? -1 : 1)),
        }}
        beside={
          <>
            {view.yours && stopped.notice}
            {together.above}
            <ExperimentHere conversationId={id} yours={view.yours} />
            {view.yours && translation.beside}
            {ourLinks.leads.map(words => (
              <p key={words} className="t13 second way-with-us">
                {words}
              </p>
            ))}
          </>
        }
        moves={[...ourLinks.moves, ...moves.links, ...together.moves, ...translation.moves]}
        move={isApproved ? undefined : moves.composer}
        composing={{
          to: view.person.name,
          readBy: others,
          language: opened.conversation.language ?? undefined,
          disclosure: wayOut.disclosure,
          limit: wayOut.maxLength ?? undefined,
          reviewBecause: isApproved
            ? undefined
            : wayOut.needsReview
              ? 'You are new here: a colleague looks first.'
              : wayOut.readFirstBecause[0]
                ? readFirstWords(wayOut.readFirstBecause)
                : reviewRules[0] && `${reviewRules[0].title}: a colleague looks first.`,
          blockedBecause: wayOut.possible
            ? stopped.because
              ? stopped.because
              : gap
                ? `Say first: ${gap.slice(1, -1).toLowerCase()}.`
                : isApproved
                  ? undefined
                  : (missingIn(pictures) ?? moves.missing)
            : (wayOut.why ?? undefined),
          byHandOn: wayOut.byHand ? placeOf(opened.conversation.network).label : undefined,
          canQuote: wayOut.can.quote && !isApproved && !onlyForSome(wayOut.inherits.visibility),
          inherits: inheritedWords(wayOut.inherits),
          from: isApproved ? undefined : accountsToChoose(wayOut),
        }}
        added={wayOut.can.pictures > 0 && wayOut.possible && addedPictures}
        text={draft.text}
        onText={draft.change}
        findings={findings}
        count={count}
        lengthWords={lengthWords}
        quoting={quoting}
        problem={problem}
        busy={busy}
        kept={draft.state}
        trouble={trouble}
        actions={{
          beneath: translation.beneath,
          back: onBack,
          claim: () => void work.claim(id),
          release: () => void work.release(id),
          pass: colleague => {
            setPassTo(colleague)
            setAsking('pass')
          },
          done: () => setAsking('done'),
          notForUs: () => setAsking('aside'),
          bringBack: () => void work.bringBack(id),
          send: () => void send(false),
          sendForReview: () => void send(true),
          reopen: () => void work.reopen(id),
          withdraw: () => {
            const waiting = opened.answers.findLast(
              answer => answer.authorId === me.id && (answer.step === 'in-review' || answer.step === 'by-hand'),
            )
            if (waiting) void work.withdraw(waiting.id)
          },
          settle: arrived => {
            const doubtful = opened.answers.findLast(answer => answer.authorId === me.id && answer.step === 'doubtful')
            if (doubtful) void work.settle(doubtful.id, arrived)
          },
          takeSuggestion: note => {
            const words = taking(draft.text, note)
            if (words !== undefined) draft.change(words)
            void work.settleSuggestion(note.id, words !== undefined)
          },
          leaveSuggestion: note => void work.settleSuggestion(note.id, false),
          quote: setQuoting,
          speakFrom: setFrom,
          openPage: () => void openPage(byHand),
          posted: url => void posted(url),
          thank: (messageId, gesture) => void work.thank(messageId, gesture, from),
          takeBack: gestureId => void work.takeThanksBack(gestureId),
          change: setChanging,
          takeDown: setTakingDown,
          isWrong: setWrong,
          giveUpChange: changeId => void work.giveUpChange(changeId),
          putRight: (messageId, means, words) => void work.putRight(messageId, means, words),
          takeCorrectionBack: correctionId => void work.takeCorrectionBack(correctionId),
          unfold: conversationId => void work.unfold(conversationId),
          flagWrong: wrongHere.flag,
          answerAnew: text => void answerAnew(text),
        }}
        howSoon={<HowSoonOf conversationId={id} />}
        tracked={
          <>
            {wrongHere.here}
            {opened.answers.some(answer => answer.step === 'sent') && (
              <p className="t13 way-with-us">
                <Anchor href={paths.path(id)}>Their way with us</Anchor>
              </p>
            )}
            <DecidedOf key={id} opened={opened} name={firstName(view.person.name)} />
            <StandsOf conversation={opened.conversation} />
            <VoicesOf opened={opened} />
            <DrillOf opened={opened} />
            <TrackedHere
              issues={tracked}
              personName={view.person.name}
              onTell={start => void answerAnew([draft.text.trim(), start].filter(Boolean).join('\n\n'))}
            />
          </>
        }
      />
      {together.dialogs}
      {moves.dialogs}
      {wrongHere.dialogs}
      <PassOn conversationId={asking === 'pass' ? id : undefined} to={passTo} onClose={() => setAsking(undefined)} />
      <Done
        conversationId={asking === 'done' ? id : undefined}
        answered={opened.answers.some(answer => answer.step === 'sent')}
        onClose={() => setAsking(undefined)}
      />
      <ChangeAnswer answer={answerOf(changing)} opened={opened} onClose={() => setChanging(undefined)} />
      <RaiseIncidentDialog
        about={wrongAnswer && { answerId: wrongAnswer.id, text: wrongAnswer.text }}
        onClose={() => setWrong(undefined)}
      />
      <TakeAnswerDown answer={answerOf(takingDown)} onClose={() => setTakingDown(undefined)} />
      <NotForUs conversationId={asking === 'aside' ? id : undefined} onClose={() => setAsking(undefined)} />
    </>
  )
}

/** That somebody looks first, and why; said once where the reason says it. */
const readFirstWords = (because: string[]) =>
  because.some(words => words.endsWith('a colleague looks first.'))
    ? because.join(' ')
    : `A colleague looks first. ${because.join(' ')}`

const onlyForSome = (visibility: string | null) => visibility === 'followers' || visibility === 'direct'

/** What was kept as they typed; unless a reviewer decided since, then the words as they came back. */
function wordsToBeginWith(
  opened: Answered['OpenedConversation'],
  back: Answered['Answer'] | undefined,
): string | undefined {
  if (!back) return opened.draft?.text
  const review = opened.reviews.findLast(each => each.subjectId === back.id)
  const typedSince = opened.draft && review?.decidedAt && opened.draft.savedAt > review.decidedAt
  return typedSince ? opened.draft?.text : back.text
}
