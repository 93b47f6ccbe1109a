import { email } from '#connectors/email'
import { conforms, deadHost, type Network } from '../conformance.ts'
import { startMailHost } from '../networks/mail.ts'

conforms({
  connector: email,
  badSettings: [
    { settings: { address: 'support' }, at: 'address' },
    { settings: { folders: [] }, at: 'folders' },
    { settings: { folders: ['INBOX'], daysBack: -1 }, at: 'daysBack' },
    { settings: { address: 'a@b.example', imapPort: 70_000 }, at: 'imapPort' },
    { settings: { address: 'a@b.example', imapHost: 'imaps://b.example/x' }, at: 'imapHost' },
    { settings: { address: 'a@b.example', imapSecurity: 'perhaps' }, at: 'imapSecurity' },
    { settings: { address: 'a@b.example', aliases: ['not one'] }, at: 'aliases' },
    { settings: { address: 'a@b.example', tracking: true }, at: 'tracking' },
  ].map(({ settings, at }) => ({ settings, at: at === 'tracking' ? '' : at })),
  open: openMailbox,
})

async function openMailbox(): Promise<Network> {
  const host = await startMailHost()
  const [deadIp, deadPort] = (await deadHost()).split(':')
  const dead = { imapHost: deadIp, imapPort: Number(deadPort), smtpHost: deadIp, smtpPort: Number(deadPort) }
  return {
    source: cursor => host.source(cursor),
    deadSource: () => host.source(undefined, {}, dead),
    write: (text, replyTo) =>
      host.deliver({
        text,
        ...(replyTo && { headers: { 'In-Reply-To': `<${replyTo}>`, References: `<${replyTo}>` } }),
      }),
    account: () => host.account(),
    signedOutAccount: () => host.account({}, { password: 'no longer' }),
    deadAccount: () => host.account(dead),
    count: async text => host.sent.filter(({ mail }) => mail.text === text).length,
    close: () => host.close(),
  }
}
