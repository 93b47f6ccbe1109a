import { expect, test } from 'vitest'
import { describedClient, keyName, kindAt, metadataOf } from './client-metadata.ts'
import { clientOf, newKey, privateJwk } from './oauth.ts'
import { Settings } from './settings.ts'

const back = 'https://sosh.acme.example/connect/back'
const tools = {
  fetch: globalThis.fetch,
  checkAddress: async (url: string) => new URL(url),
  now: () => new Date(),
  log: () => {},
}

test('a client is described by the key in its own address, and says nothing secret', async () => {
  const key = await newKey(['ES256'], keyName)
  const client = await clientOf({ redirectUri: back, clientKey: privateJwk(key), settings: Settings.parse({}), tools })
  const { client_id } = client.clientMetadata
  const [, name = ''] =
    client_id.match(/^https:\/\/sosh\.acme\.example\/connect\/bluesky\/([^/]+)\/client\.json$/) ?? []
  const described = describedClient(name, back)
  expect(described).toEqual(metadataOf(back, key.publicJwk))
  expect(described).toMatchObject({ client_id, redirect_uris: [back], token_endpoint_auth_method: 'private_key_jwt' })
  expect(JSON.stringify(described)).not.toContain('"d"')
  // The network’s own library finds the key with which it will sign among those described.
  expect(client.jwks.keys).toMatchObject([{ kid: keyName }])
})

test('what is no key describes nobody', () => {
  const point = 'A'.repeat(43)
  expect(describedClient(`${point}.${point}`, back)).toBeDefined()
  for (const key of ['', 'x', `${point}.`, `${point}.${point}.${point}`, `${point}/${point}`, `${point}."><script>`])
    expect(describedClient(key, back)).toBeUndefined()
})

test('where the network lets nobody sign in, it is said what to do instead', () => {
  expect(kindAt(back)).toBe('with a key')
  expect(kindAt('http://127.0.0.1:4000/connect/back')).toBe('on this machine')
  expect(() => kindAt('http://localhost:4000/connect/back')).toThrow('http://127.0.0.1:4000')
  for (const address of [
    'http://sosh.acme.example/connect/back',
    'https://intranet/connect/back',
    'https://10.0.0.7/b',
  ])
    expect(() => kindAt(address)).toThrow('app password')
})
