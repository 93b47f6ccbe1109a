import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded, Page, useTitle } from '../screen.tsx'
import { CorrectionForm, type CorrectionTyped } from '../screens/correction-form.tsx'
import { Official, Statement } from '../screens/official.tsx'
import { type OfficialAccountView, StatementForm, type StatementTyped } from '../screens/statement-form.tsx'
import { companyQuery } from '../session.ts'
import { languageWords } from '../words.ts'
import { languagesWith } from './choices.ts'
import { useConnectors } from './connectors.ts'
import { useDeeds } from './deeds.ts'
import { RaiseIncidentDialog } from './incidents.tsx'
import { useMe } from './me.ts'
import { placeOf } from './say.ts'
import {
  asGiven,
  correctionGiven,
  correctionTyped,
  nothingTyped,
  type OpenedStatement,
  statementRow,
  statementView,
  typedOf,
} from './statement-views.ts'
import { useStopped } from './stopped.tsx'

/** What the company says in its own name. */
export function OfficialPage() {
  const router = useRouter()
  const speaks = useMe().roles.includes('communications')
  const listed = useQuery({ queryKey: ['statements'], queryFn: async () => dataOf(await api.GET('/statements')) })
  return (
    <Loaded of={listed} what="Fetching what the company says" rows={4}>
      {({ statements }) => (
        <Official
          statements={statements.map(each => statementRow(each, new Date()))}
          speaks={speaks}
          writeButton={
            speaks && (
              <Button kind="primary" onClick={() => router.history.push(paths.newStatement())}>
                Write something
              </Button>
            )
          }
        />
      )}
    </Loaded>
  )
}

/** Something new for the company to say. */
export function NewStatementPage() {
  useTitle('Something new · Official')
  return (
    <Page title="In the company’s name." about="A colleague reads it first. Then you publish it: nobody else can.">
      <Writing onLeave={paths.official()} />
    </Page>
  )
}

/** One statement, to be read or written anew. */
export function StatementPage() {
  const { id = '' } = useParams({ strict: false })
  const opened = useQuery({
    queryKey: ['statements', id],
    queryFn: async () => dataOf(await api.GET('/statements/{id}', { params: { path: { id } } })),
  })
  return (
    <Loaded of={opened} what="Fetching what the company says" rows={4}>
      {found => <OpenStatement key={id} opened={found} />}
    </Loaded>
  )
}

function OpenStatement({ opened }: { opened: OpenedStatement }) {
  const { statement } = opened
  const me = useMe()
  const router = useRouter()
  const company = useQuery(companyQuery).data?.name ?? ''
  const { busy, problem, run } = useDeeds('statements', 'reviews', 'rules')
  const [writing, setWriting] = useState(false)
  const [isWrong, setWrong] = useState(false)
  const [correcting, setCorrecting] = useState(false)
  const { correction } = opened
  const isMine = statement.authorId === me.id
  const at = { params: { path: { id: statement.id } } }
  const place = (placeId: string) => ({ params: { path: { id: statement.id, placeId } } })
  if (writing)
    return (
      <Page title="Written anew." about={statement.title}>
        <Writing opened={opened} onKept={() => setWriting(false)} onLeave={() => setWriting(false)} />
      </Page>
    )
  const view = statementView(opened, {
    ...{ company, isMine, now: new Date() },
    mayTakeBack: me.roles.some(role => role === 'communications' || role === 'coordinator'),
  })
  const correct = async (typed: CorrectionTyped) => {
    const handed = await run(
      async () => dataOf(await api.POST('/statements/{id}/corrections', { ...at, body: correctionGiven(typed) })),
      { busy: 'Handing it in', done: 'A colleague reads it. Then you send it.', inForm: true },
    )
    if (handed) setCorrecting(false)
  }
  if (correcting)
    return (
      <Page title="Put right." about={statement.title}>
        <CorrectionForm
          first={correctionTyped(opened)}
          isEvent={statement.kind === 'event'}
          language={statement.language}
          places={view.places}
          busy={busy}
          problem={problem}
          onHandIn={typed => void correct(typed)}
          onLeave={() => setCorrecting(false)}
        />
      </Page>
    )
  const ofCorrection = { params: { path: { id: correction?.id ?? '' } } }
  return (
    <>
      <Statement
        statement={view}
        onCorrect={() => setCorrecting(true)}
        onWrong={() => setWrong(true)}
        onSendCorrection={() =>
          void run(
            async () =>
              dataOf(
                await api.POST('/statement-corrections/{id}/send', {
                  ...ofCorrection,
                  body: { text: correction?.becomes.text ?? '' },
                }),
              ),
            {
              busy: 'Sending it',
              done: 'On the way to each network. Below you see where it is put right.',
              inForm: true,
            },
          )
        }
        onGiveUpCorrection={() =>
          void run(() => api.DELETE('/statement-corrections/{id}', ofCorrection), {
            done: 'Given up. What the company said stays as it is.',
            inForm: true,
          })
        }
        busy={busy}
        problem={problem}
        onWrite={() => setWriting(true)}
        onPublish={() =>
          void run(
            async () =>
              dataOf(await api.POST('/statements/{id}/publish', { ...at, body: { version: statement.version } })),
            {
              busy: 'Publishing it',
              done: view.embargoUntil ? 'It leaves by itself when the embargo ends.' : 'On the way to each network.',
              inForm: true,
            },
          )
        }
        onHoldBack={() =>
          void run(async () => dataOf(await api.DELETE('/statements/{id}/publish', at)), {
            done: 'Held back. It waits for you.',
            inForm: true,
          })
        }
        onWithdraw={async () => {
          const given = await run(() => api.DELETE('/statements/{id}', at), { done: 'Given up.' })
          if (given) router.history.push(paths.official())
        }}
        onRetract={(reason, freeze) =>
          void run(
            async () => {
              const { notPossible } = dataOf(
                await api.POST('/statements/{id}/retract', { ...at, body: { reason, freeze } }),
              )
              return notPossible
            },
            { busy: 'Taking it back', done: 'Asked of each network. Below you see where it is gone.', inForm: true },
          )
        }
        onAgain={placeId =>
          void run(async () => dataOf(await api.POST('/statements/{id}/places/{placeId}/again', place(placeId))), {
            busy: 'Sending it',
            inForm: true,
          })
        }
        onSettle={(placeId, arrived) =>
          void run(
            () => api.POST('/statements/{id}/places/{placeId}/settle', { ...place(placeId), body: { arrived } }),
            {
              done: 'Noted.',
            },
          )
        }
      />
      <RaiseIncidentDialog
        about={isWrong ? { statementId: statement.id, text: statement.text } : undefined}
        onClose={() => setWrong(false)}
      />
    </>
  )
}

interface WritingProps {
  opened?: OpenedStatement
  onKept?: () => void
  onLeave: string | (() => void)
}

function Writing({ opened, onKept, onLeave }: WritingProps) {
  const router = useRouter()
  const company = useQuery(companyQuery)
  const accounts = useOfficialAccounts()
  const { busy, problem, run } = useDeeds('statements', 'reviews', 'rules')
  // Kept once, it has an id: what is pressed next is about that one.
  const [keptId, setKeptId] = useState(opened?.statement.id)
  const [text, setText] = useState(opened?.statement.text ?? '')
  const stopped = useStopped(text)
  const write = async (typed: StatementTyped) => {
    const body = asGiven(typed)
    const kept = keptId
      ? dataOf(await api.PUT('/statements/{id}', { params: { path: { id: keptId } }, body }))
      : dataOf(await api.POST('/statements', { body }))
    setKeptId(kept.id)
    return kept
  }
  const leave = (id: string) => (onKept ? onKept() : router.history.push(paths.statement(id)))
  const keep = async (typed: StatementTyped) => {
    const kept = await run(() => write(typed), { busy: 'Keeping it', done: 'Kept.', inForm: true })
    if (kept) leave(kept.id)
  }
  const handIn = async (typed: StatementTyped) => {
    const handed = await run(
      async () => {
        const { id, version } = await write(typed)
        return dataOf(await api.POST('/statements/{id}/review', { params: { path: { id } }, body: { version } }))
      },
      { busy: 'Handing it in', done: 'A colleague reads it. Then you publish it.', inForm: true },
    )
    if (handed) leave(handed.id)
  }
  return (
    <Loaded of={company} what="Fetching the company">
      {({ name, language }) => (
        <StatementForm
          first={opened ? typedOf(opened.statement) : nothingTyped(language)}
          company={name}
          accounts={accounts}
          languages={languagesWith(opened?.statement.language ?? language).map(value => ({
            value,
            label: languageWords(value),
          }))}
          busy={busy}
          problem={problem}
          stopped={stopped.notice}
          onText={setText}
          wasRead={opened?.statement.step === 'in-review' || opened?.statement.step === 'approved'}
          onKeep={typed => void keep(typed)}
          onHandIn={typed => void handIn(typed)}
          onLeave={() => (typeof onLeave === 'string' ? router.history.push(onLeave) : onLeave())}
        />
      )}
    </Loaded>
  )
}

function useOfficialAccounts(): OfficialAccountView[] {
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: async () => dataOf(await api.GET('/accounts')) })
  const connectors = useConnectors()
  return (accounts.data?.accounts ?? [])
    .filter(({ isOfficial }) => isOfficial)
    .map(({ id, handle, network, connector, signedOutAt }) => ({
      id,
      handle,
      place: placeOf(network),
      most: connectors.data?.find(({ name }) => name === connector)?.maxLength?.value,
      cant: signedOutAt ? 'It is signed out: sign in again under Settings.' : undefined,
    }))
}
