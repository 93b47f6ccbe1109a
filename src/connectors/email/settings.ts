import { z } from 'zod'
import type { Field } from '#core/channels'

const Address = z
  .string({ error: 'Please give the mail address, like support@acme.example.' })
  .trim()
  .toLowerCase()
  .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/, 'This is no mail address; one looks like support@acme.example.')
const Host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}.:-]{1,253}$/u, 'Give the name of the server alone, like imap.acme.example.')
const Port = z.coerce
  .number('A port is a number.')
  .int()
  .min(1, 'A port is at least 1.')
  .max(65_535, 'A port is at most 65535.')
const Security = z.enum(['tls', 'starttls', 'none'], 'Choose tls, starttls or none.')
/** A field of the form that was left empty is one that was not given. */
const optional = <Type extends z.ZodType>(type: Type) =>
  z.preprocess(value => (value === '' || value === null ? undefined : value), type.optional())

/** What a person chooses: for a place to listen, the folders; for an account, the mailbox and how to send from it. */
export const Settings = z.strictObject({
  folders: z
    .array(z.string().trim().min(1, 'Name the folder.').max(500))
    .min(1, 'Name a folder, such as INBOX.')
    .max(10, 'Ten folders at most: each is a connection to the server.')
    .default(['INBOX']),
  daysBack: z.coerce.number('Give a number of days.').int().min(0).max(3_650, 'Ten years at most.').default(7),
  pollSeconds: z.coerce.number('Give a number of seconds.').int().min(1).max(3_600).default(60),
  address: optional(Address),
  name: optional(z.string().trim().max(100)),
  aliases: z.array(Address).max(100).default([]),
  user: optional(z.string().trim().max(320)),
  imapHost: optional(Host),
  imapPort: optional(Port),
  imapSecurity: Security.default('tls'),
  smtpHost: optional(Host),
  smtpPort: optional(Port),
  smtpSecurity: optional(Security),
  plusAddress: z.enum(['no', 'bounces', 'replies'], 'Choose no, bounces or replies.').default('no'),
  sentCopy: z.enum(['ours', 'server'], 'Choose ours or server.').default('ours'),
  replyAll: z.boolean().default(true),
  mostPerHour: z.coerce.number('Give a number of mails.').int().min(1).max(100_000).default(100),
  announceTo: optional(Address),
})
export type Settings = z.output<typeof Settings>

/** A password of the mailbox, or what a token is renewed with (OAuth 2, as Google and Microsoft ask for). */
export const Secret = z.strictObject({
  password: optional(z.string().max(1_000)),
  smtpPassword: optional(z.string().max(1_000)),
  refreshToken: optional(z.string().trim().max(10_000)),
  clientId: optional(z.string().trim().max(1_000)),
  clientSecret: optional(z.string().trim().max(1_000)),
  tokenUrl: optional(
    z.url({ protocol: /^https?$/, error: 'Give the address where tokens are renewed; it begins with https://.' }),
  ),
  accessToken: optional(z.string().max(20_000)),
  /** Milliseconds since 1970. */
  accessTokenEndsAt: optional(z.number()),
})
export type Secret = z.output<typeof Secret>

const securities = [
  { value: 'tls', label: 'TLS from the start' },
  { value: 'starttls', label: 'STARTTLS, and never without' },
  { value: 'none', label: 'None: only for a server in your own house' },
]

/** From these the desk draws its forms. Servers of known providers, and those that a domain names, are found by themselves. */
export const asks: { source: Field[]; account: Field[] } = {
  source: [
    {
      name: 'folders',
      of: 'settings',
      label: 'Folders',
      hint: 'One a line, as your mail program calls them. A mailing list that is sorted into a folder of its own is named here.',
      kind: 'lines',
      initial: ['INBOX'],
    },
    {
      name: 'daysBack',
      of: 'settings',
      label: 'Begin so many days back',
      hint: '0: with the next mail that comes.',
      kind: 'number',
      initial: 7,
    },
  ],
  account: [
    { name: 'address', of: 'settings', label: 'Mail address', placeholder: 'support@acme.example', kind: 'text' },
    {
      name: 'password',
      of: 'secret',
      label: 'Password',
      hint: 'An app password, where your provider has them: it can be withdrawn alone.',
      kind: 'password',
      optional: true,
    },
    {
      name: 'name',
      of: 'settings',
      label: 'Company, as it stands behind a person’s name',
      placeholder: 'Acme',
      kind: 'text',
      optional: true,
    },
    { name: 'user', of: 'settings', label: 'User name, if it is not the address', kind: 'text', optional: true },
    {
      name: 'imapHost',
      of: 'settings',
      label: 'Server for incoming mail (IMAP)',
      hint: 'Leave the servers empty first: most are found by the address.',
      placeholder: 'imap.acme.example',
      kind: 'text',
      optional: true,
    },
    { name: 'imapPort', of: 'settings', label: 'Its port', kind: 'number', optional: true },
    {
      name: 'imapSecurity',
      of: 'settings',
      label: 'Its encryption',
      kind: 'choice',
      choices: securities,
      initial: 'tls',
    },
    {
      name: 'smtpHost',
      of: 'settings',
      label: 'Server for outgoing mail (SMTP)',
      placeholder: 'smtp.acme.example',
      kind: 'text',
      optional: true,
    },
    { name: 'smtpPort', of: 'settings', label: 'Its port', kind: 'number', optional: true },
    {
      name: 'smtpSecurity',
      of: 'settings',
      label: 'Its encryption',
      kind: 'choice',
      choices: securities,
      optional: true,
    },
    {
      name: 'smtpPassword',
      of: 'secret',
      label: 'Password for outgoing mail, if it is another',
      kind: 'password',
      optional: true,
    },
    {
      name: 'aliases',
      of: 'settings',
      label: 'Other addresses of yours that arrive here',
      hint: 'One a line.',
      kind: 'lines',
      optional: true,
    },
    {
      name: 'plusAddress',
      of: 'settings',
      label: 'Marks behind a plus (support+mark@…)',
      hint: 'They tell for certain which of your mails somebody answers, or which one bounced. Your server must deliver such addresses.',
      kind: 'choice',
      choices: [
        { value: 'no', label: 'No' },
        { value: 'bounces', label: 'For mails that come back; nobody sees it' },
        { value: 'replies', label: 'For replies as well; people see it when they answer' },
      ],
      initial: 'no',
    },
    {
      name: 'sentCopy',
      of: 'settings',
      label: 'Who puts a copy among the sent mails',
      hint: 'Gmail does it by itself.',
      kind: 'choice',
      choices: [
        { value: 'ours', label: 'Sosh' },
        { value: 'server', label: 'The server' },
      ],
      initial: 'ours',
    },
    { name: 'replyAll', of: 'settings', label: 'Answer everybody who was addressed', kind: 'switch', initial: true },
    {
      name: 'mostPerHour',
      of: 'settings',
      label: 'Send no more than so many in an hour',
      kind: 'number',
      initial: 100,
    },
    {
      name: 'refreshToken',
      of: 'secret',
      label: 'Refresh token (Google, Microsoft)',
      hint: 'Instead of a password, with the four fields that follow.',
      kind: 'password',
      optional: true,
    },
    { name: 'clientId', of: 'secret', label: 'Client id', kind: 'text', optional: true },
    { name: 'clientSecret', of: 'secret', label: 'Client secret', kind: 'password', optional: true },
    {
      name: 'tokenUrl',
      of: 'secret',
      label: 'Where tokens are renewed',
      placeholder: 'https://oauth2.googleapis.com/token',
      kind: 'text',
      optional: true,
    },
  ],
}
