import { signatureHeader, signPayload, webhook } from '#connectors/webhook'
import { newId } from '#lib/id'
import { conforms, plainTools } from '../conformance.ts'

const mapping = { text: 'body', author: 'user', postedAt: 'at' }
const signingKey = newId()

conforms({
  connector: webhook,
  badSettings: [
    { settings: {}, at: 'label' },
    { settings: { label: 'Shop', network: 'The Shop' }, at: 'network' },
    { settings: { label: 'Shop', zone: 'Mars/Olympus' }, at: 'zone' },
    { settings: { label: 'Shop', mapping: { ...mapping, author: '' } }, at: 'mapping.author' },
  ],
  open: async () => ({
    async push(text, change) {
      const post = { id: change?.externalId ?? newId(), text, author: 'ana', postedAt: new Date() }
      const body = Buffer.from(JSON.stringify(change ? { ...post, kind: change.kind } : post))
      const settings = webhook.settings.parse({ label: 'Shop' })
      return {
        source: { sourceId: newId(), settings, secret: { signingKey }, cursor: undefined, tools: plainTools() },
        request: {
          method: 'POST',
          url: 'https://sosh.example/hooks/shop',
          headers: { [signatureHeader]: signPayload(body, signingKey, new Date()) },
          body,
        },
      }
    },
    close: async () => {},
  }),
})
