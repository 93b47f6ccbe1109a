import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { LinkButton, Trouble } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { MessageView } from '../conversation-types.ts'
import type { ProblemDetails } from '../problem.ts'
import { BeneathWords, DraftTranslated } from '../screens/translation.tsx'
import { meQuery } from '../session.ts'
import { languageWords } from '../words.ts'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'

export const translationQuery = {
  queryKey: ['translation'],
  queryFn: async () => dataOf(await api.GET('/translation')),
  staleTime: 5 * 60_000,
}

type Service = NonNullable<Answered['TranslationService']>
type Told = { words: string; back: string; from: string; to: string }

/** What can be translated in a conversation; nothing where no service is set up. */
export function useTranslation(
  opened: Answered['OpenedConversation'],
  text: string,
  change: (text: string) => void,
): {
  beneath: ((message: MessageView) => ReactNode) | undefined
  moves: { label: string; run: () => void }[]
  beside: ReactNode
} {
  const { id, language } = opened.conversation
  const mine = useQuery(meQuery).data?.languages ?? []
  const service = useQuery(translationQuery).data?.service ?? undefined
  const { busy, problem, run } = useDeeds()
  const [told, setTold] = useState<Told & { of: string }>()
  const [before, setBefore] = useState<string>()
  const theirs = opened.messages.findLast(message => message.author && !message.removedAt)?.language ?? language
  const ask = () =>
    void run(
      async () =>
        dataOf(await api.POST('/conversations/{id}/draft/translation', { params: { path: { id } }, body: { text } })),
      { busy: 'Translating it', inForm: true },
    ).then(said => said && setTold({ ...said, of: text }))
  if (!service) return { beneath: undefined, moves: [], beside: undefined }
  const offers = theirs && knows(service, theirs) && text.trim()
  return {
    beneath: message =>
      message.language && knows(service, message.language) && !mine.some(each => same(each, message.language ?? '')) ? (
        <Beneath key={message.id} message={message} />
      ) : null,
    moves: offers && !told ? [{ label: busy ?? `Show it in ${languageWords(theirs)}`, run: ask }] : [],
    beside: (
      <>
        {problem && <Refused problem={problem} />}
        {told && (
          <DraftTranslated
            told={told}
            by={service.host}
            isOld={told.of.trim() !== text.trim()}
            busy={busy}
            onAgain={ask}
            onPutIn={() => {
              setBefore(text)
              change(told.words)
              setTold(undefined)
            }}
            onLeave={() => setTold(undefined)}
          />
        )}
        {before !== undefined && !told && (
          <div className="beside-us">
            <p className="row t13">
              <span className="second">The translation is your answer now: read it before you send it.</span>
              <LinkButton
                onClick={() => {
                  change(before)
                  setBefore(undefined)
                }}
              >
                Give me my own words back
              </LinkButton>
              <LinkButton onClick={() => setBefore(undefined)}>Keep it so</LinkButton>
            </p>
          </div>
        )}
      </>
    ),
  }
}

function Beneath({ message }: { message: MessageView }) {
  const [isOpen, setOpen] = useState(false)
  const params = { path: { id: message.id } }
  const [told, setTold] = useState<{ words: string; title: string | null; to: string }>()
  const { busy, problem, run } = useDeeds()
  const ask = () => {
    setOpen(true)
    if (told) return
    void run(async () => dataOf(await api.POST('/messages/{id}/translation', { params })), {
      busy: 'Translating it',
      inForm: true,
    }).then(said => said && setTold(said))
  }
  return (
    <BeneathWords
      name={message.name}
      told={isOpen ? told : undefined}
      busy={busy}
      problem={problem}
      onTranslate={ask}
      onHide={() => setOpen(false)}
    />
  )
}

function Refused({ problem }: { problem: ProblemDetails }) {
  return (
    <div className="beside-us">
      <Trouble mild title={problem.title}>
        {problem.reasons.map(reason => reason.message).join(' ')}
      </Trouble>
    </div>
  )
}

const base = (tag: string) => (tag.split('-')[0] ?? tag).toLowerCase()
const same = (one: string, other: string) => base(one) === base(other)
const knows = (service: Service, language: string) => service.languages.some(({ code }) => same(code, language))
