import { useState } from 'react'
import { Dialog } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { ChangeWords, TakeDown } from '../screens/amend.tsx'
import { firstName } from '../words.ts'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { useFindings } from './guard.ts'
import { useMe } from './me.ts'
import { useStopped } from './stopped.tsx'

type Opened = Answered['OpenedConversation']
type Answer = Opened['answers'][number]

/** Other words for what stands there, in a dialog. */
export function ChangeAnswer({
  answer,
  opened,
  onClose,
}: {
  answer: Answer | undefined
  opened: Opened
  onClose: () => void
}) {
  return (
    <Dialog title="Change what you said" open={answer !== undefined} onClose={onClose} as="wide">
      {answer && (
        <Changing
          key={answer.id}
          answer={answer}
          unsent={opened.amendments.findLast(
            ({ answerId, step }) => answerId === answer.id && ['in-review', 'approved', 'returned'].includes(step),
          )}
          isNewHere={opened.wayOut.needsReview}
          onDone={onClose}
        />
      )}
    </Dialog>
  )
}

function Changing({
  answer,
  unsent,
  isNewHere,
  onDone,
}: {
  answer: Answer
  /** Other words of theirs that have not left. */
  unsent: Opened['amendments'][number] | undefined
  isNewHere: boolean
  onDone: () => void
}) {
  const me = useMe()
  const [text, setText] = useState(unsent?.text ?? answer.text)
  const findings = useFindings(text)
  const stopped = useStopped(text, answer.text)
  const { busy, problem, run } = useDeeds('conversations', 'today', 'counts', 'reviews')
  const looked = findings.find(finding => finding.level === 'review')
  const isApproved = unsent?.step === 'approved' && text.trim() === unsent.text
  const reviewBecause = isApproved
    ? undefined
    : isNewHere
      ? 'You are new here: a colleague looks first.'
      : looked
        ? `${looked.title}: a colleague looks first.`
        : stopped.readFirst
  const change = async () => {
    const begun = await run(
      async () =>
        unsent && isApproved
          ? dataOf(await api.POST('/changes/{id}/send', { params: { path: { id: unsent.id } }, body: { text } }))
          : dataOf(await api.POST('/answers/{id}/change', { params: { path: { id: answer.id } }, body: { text } })),
      {
        busy: 'Handing it over',
        done: reviewBecause ? 'With a reviewer now. It comes back to you.' : 'Your words are on their way there.',
        inForm: true,
      },
    )
    if (begun) onDone()
  }
  return (
    <ChangeWords
      author={firstName(me.name)}
      text={text}
      onText={setText}
      findings={findings}
      disclosure={answer.signedText.split('\n').at(-1) ?? ''}
      language={answer.language ?? undefined}
      standing={answer.text}
      stopped={stopped}
      reviewBecause={reviewBecause}
      isApproved={isApproved}
      busy={busy}
      problem={problem}
      onChange={() => void change()}
    />
  )
}

/** Takes our words down, with the reason, in a dialog. */
export function TakeAnswerDown({ answer, onClose }: { answer: Answer | undefined; onClose: () => void }) {
  const me = useMe()
  const { busy, problem, run } = useDeeds('conversations')
  const takeDown = async (reason: string) => {
    const begun = await run(
      async () =>
        dataOf(
          await api.POST('/answers/{id}/retract', { params: { path: { id: answer?.id ?? '' } }, body: { reason } }),
        ),
      { busy: 'Handing it over', done: 'It is being taken down.', inForm: true },
    )
    if (begun) onClose()
  }
  return (
    <Dialog title="Take it down?" open={answer !== undefined} onClose={onClose}>
      {answer && (
        <TakeDown
          key={answer.id}
          colleague={answer.authorId === me.id ? undefined : firstName(answer.authorName)}
          busy={busy}
          problem={problem}
          onTakeDown={reason => void takeDown(reason)}
        />
      )}
    </Dialog>
  )
}
