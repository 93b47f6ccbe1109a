import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button, Dialog, Select, TextField, Trouble, useToast } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { problemOf, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { AccountView, ConnectorView } from '../view-types.ts'
import { useStep } from './open-source.ts'
import { placeOf } from './say.ts'
import { useConnectors } from './sources.tsx'

/** The accounts from which answers leave, and the way to part with one. */
export function useAccounts() {
  const queries = useQueryClient()
  const toast = useToast()
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: async () => dataOf(await api.GET('/accounts')).accounts,
  })
  const disconnect = async (id: string) => {
    const handle = accounts.data?.find(account => account.id === id)?.handle ?? 'It'
    try {
      await api.DELETE('/accounts/{id}', { params: { path: { id } } })
      toast.show({ words: `${handle} is disconnected. What was said from it stays.` })
    } catch (error) {
      toast.show({ words: problemOf(error).title })
    } finally {
      await queries.invalidateQueries({ queryKey: ['accounts'] })
    }
  }
  const views = accounts.data?.map(
    (account): AccountView => ({
      id: account.id,
      place: placeOf(account.network),
      handle: account.handle,
      trouble: account.signedOutAt
        ? `Signed out: ${account.failure ?? 'it no longer lets us in.'} Connect it again, and what waits is sent.`
        : undefined,
    }),
  )
  return { accounts: views, disconnect: (id: string) => void disconnect(id) }
}

/** Connects an account of the company’s, by an app password that can be withdrawn by itself. */
export function ConnectAccount({ open, onClose }: { open: boolean; onClose: () => void }) {
  const connectors = useConnectors()
  const answering = connectors.data?.filter(connector => connector.answers)
  return (
    <Dialog title="Connect an account" open={open} onClose={onClose}>
      {answering && <ConnectForm connectors={answering} onClose={onClose} />}
    </Dialog>
  )
}

const fields = ['handle', 'service', 'appPassword', 'secret']

function ConnectForm({ connectors, onClose }: { connectors: ConnectorView[]; onClose: () => void }) {
  const queries = useQueryClient()
  const toast = useToast()
  const { busy, problem, take } = useStep()
  const [name, setName] = useState(connectors[0]?.name ?? '')
  const [typed, setTyped] = useState({ handle: '', appPassword: '', service: '' })
  const set = (change: Partial<typeof typed>) => setTyped({ ...typed, ...change })
  const connect = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const { handle, appPassword, service } = typed
    const account = await take('Asking who it is', async () =>
      dataOf(
        await api.POST('/accounts', {
          body: {
            connector: name,
            settings: { handle: handle.trim(), ...(service.trim() && { service: service.trim() }) },
            secret: { appPassword: appPassword.trim() },
          },
        }),
      ),
    )
    if (!account) return
    await queries.invalidateQueries({ queryKey: ['accounts'] })
    toast.show({ words: `Answers can leave from ${account.handle}.` })
    onClose()
  }
  const missing = !typed.handle.trim()
    ? 'Its handle first.'
    : typed.appPassword.trim()
      ? undefined
      : 'Then an app password.'
  const rest = reasonsElsewhere(problem, fields)
  return (
    <form className="form" onSubmit={event => void connect(event)}>
      {connectors.length > 1 && (
        <Select
          label="Where"
          value={name}
          onChange={event => setName(event.target.value)}
          options={connectors.map(each => ({ value: each.name, label: each.label }))}
        />
      )}
      <TextField
        label="Handle"
        placeholder="acme.bsky.social"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={typed.handle}
        onChange={event => set({ handle: event.target.value })}
        error={reasonAt(problem, 'handle')}
      />
      <TextField
        label="App password"
        type="password"
        autoComplete="off"
        hint="Made in the settings of Bluesky, under Privacy and security. It is kept sealed, and can be withdrawn there."
        value={typed.appPassword}
        onChange={event => set({ appPassword: event.target.value })}
        error={reasonAt(problem, 'appPassword') ?? reasonAt(problem, 'secret')}
      />
      <TextField
        label="Its server"
        placeholder="https://bsky.social"
        hint="Leave it empty, unless the account lives on a server of your own."
        inputMode="url"
        autoCapitalize="off"
        spellCheck={false}
        value={typed.service}
        onChange={event => set({ service: event.target.value })}
        error={reasonAt(problem, 'service')}
      />
      {rest && <Trouble title={rest} />}
      <ul className="t13 second stack tight">
        {connectors
          .find(each => each.name === name)
          ?.rules.map(rule => (
            <li key={rule}>{rule}</li>
          ))}
      </ul>
      <div className="row">
        <Button kind="primary" type="submit" busy={busy} disabledBecause={missing} reasonHidden>
          Connect it
        </Button>
        <Button onClick={onClose}>Not now</Button>
      </div>
    </form>
  )
}
