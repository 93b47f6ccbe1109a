import { askedAndAnswered } from '#connectors/web'
import type { Connector, Prepared } from '#core/channels'
import { Problem } from '#lib/problem'
import { poll } from './poll.ts'
import { network } from './post.ts'
import { receive } from './receive.ts'
import { edit, find, gesture, identify, mostLetters, retract, send } from './send.ts'
import { Secret, Settings } from './settings.ts'
import { fetchThread } from './thread.ts'

/** A token, or an app of one's own, whose tokens are renewed as they end. */
const signsInWith = [
  {
    name: 'token',
    of: 'secret',
    label: 'Token',
    hint: 'A fine-grained personal token of the account that answers; allow it to read and write issues, discussions and pull requests. Or name an app below.',
    kind: 'password',
    optional: true,
  },
  {
    name: 'appId',
    of: 'secret',
    label: 'App: its id',
    hint: 'Instead of a token: a GitHub app of your own, which is installed where it shall hear and answer.',
    kind: 'text',
    optional: true,
    folded: true,
  },
  {
    name: 'installationId',
    of: 'secret',
    label: 'App: number of its installation',
    hint: 'It ends the address of its installation’s page.',
    kind: 'text',
    optional: true,
    folded: true,
  },
  {
    name: 'privateKey',
    of: 'secret',
    label: 'App: its private key',
    hint: 'The whole .pem file that GitHub handed out.',
    kind: 'lines',
    optional: true,
    folded: true,
  },
] satisfies NonNullable<NonNullable<Connector['asks']>['source']>

/** Issues, discussions and pull requests: asked for by GraphQL, faster by webhook, answered by an account of ours there. */
export const github: Connector<Settings, Secret> = {
  name: 'github',
  label: 'GitHub',
  about: 'Issues, discussions and pull requests of repositories. With a token you answer there, too.',
  group: 'code',
  network,
  settings: Settings,
  secret: Secret,
  capabilities: { ...askedAndAnswered, like: true },
  limits: {
    maxLength: { value: mostLetters, unit: 'characters' },
    rules: [
      'GitHub tells programs nothing without a token. With only a webhook, what happens from now on is heard, and no more.',
      'A token may ask for 5,000 points an hour; Sosh asks once a minute, and rests while few are left.',
      'GitHub forbids to collect what people write there in order to advertise to them: answer where you can help.',
      'The account that answers should say on its profile for which company it speaks.',
      'Pull requests, and what is said of code line by line, are heard where you ask for them; else they are left to the developers.',
    ],
  },
  keeps: 'all',
  listensThrough: 'account-or-nothing',
  pushSetup:
    'In the repository (or the organisation) open Settings → Webhooks → Add webhook. Paste the address and the key (“Secret”), choose application/json, and of the events: Issues, Issue comments, Discussions, Discussion comments; for pull requests also Pull requests, Pull request reviews, Pull request review comments.',
  asks: {
    source: [
      {
        name: 'what',
        of: 'settings',
        label: 'What to hear',
        kind: 'choice',
        choices: [
          { value: 'repositories', label: 'Repositories' },
          { value: 'search', label: 'What its search finds' },
        ],
        initial: 'repositories',
      },
      {
        name: 'repositories',
        of: 'settings',
        label: 'Repositories',
        hint: 'One a line, as owner/name.',
        placeholder: 'halden/manuals',
        kind: 'lines',
        optional: true,
      },
      { name: 'words', of: 'settings', label: 'Search for', kind: 'text', optional: true },
      {
        name: 'kinds',
        of: 'settings',
        label: 'Of these',
        kind: 'choice',
        choices: [
          { value: 'both', label: 'Issues and discussions' },
          { value: 'issues', label: 'Issues' },
          { value: 'discussions', label: 'Discussions' },
          { value: 'pulls', label: 'Pull requests' },
          { value: 'all', label: 'All of them' },
        ],
        initial: 'both',
      },
      ...signsInWith,
    ],
    account: signsInWith,
  },
  prepare,
  poll,
  receive,
  fetchThread,
  identify,
  send,
  find,
  edit,
  retract,
  gesture,
  lengthOf: text => [...text].length,
}

/** An account needs none of this; a place that is heard must say what to hear. */
async function prepare(settings: Settings): Promise<Prepared<Settings>> {
  const { what, repositories, words } = settings
  const missing =
    what === 'search'
      ? !words && { at: 'words', message: 'Write what to search for.' }
      : repositories.length === 0 && { at: 'repositories', message: 'Name a repository.' }
  if (missing) throw new Problem('invalid', missing.message, [missing])
  return { settings, label: (what === 'search' ? `GitHub: ${words}` : repositories.join(', ')).slice(0, 120) }
}
