import { at, idOf, textOf } from '#connectors/web'
import type { Post, PostAuthor } from '#core/channels'
import { plainText } from './plain-text.ts'

export const network = 'github'

/**
 * A post as GitHub's API tells it: an issue, a discussion, a pull request, or what is said in one of them. Its id is
 * GitHub's own; `root` is the id of what it stands in.
 */
export function readPost(told: unknown, root?: string): Post | undefined {
  const externalId = textOf(at(told, 'id'))
  const postedAt = dateOf(at(told, 'createdAt'))
  if (!externalId || !postedAt || textOf(at(told, 'deletedAt')) || isUnsaid(told)) return undefined
  const above = textOf(at(told, 'replyTo', 'id')) ?? root
  const author = at(told, 'author')
  return postOf({
    externalId,
    url: textOf(at(told, 'url')),
    title: textOf(at(told, 'title')) ?? textOf(at(told, 'path')),
    body: textOf(at(told, 'body')),
    postedAt,
    editedAt: dateOf(at(told, 'lastEditedAt')),
    root,
    above,
    author: authorOf({
      login: textOf(at(author, 'login')),
      id: idOf(at(author, 'databaseId')),
      name: textOf(at(author, 'name')),
      avatarUrl: textOf(at(author, 'avatarUrl')),
      url: textOf(at(author, 'url')),
    }),
  })
}

/** A review that is still being written is shown to its author alone; one without words is a mark, and nobody’s word. */
function isUnsaid(told: unknown): boolean {
  return (
    at(told, '__typename') === 'PullRequestReview' && (at(told, 'state') === 'PENDING' || !textOf(at(told, 'body')))
  )
}

/** The same as its webhooks tell it; they speak of their subject in another tongue. */
export function readPushed(told: unknown, root: unknown, now: Date, isEdited: boolean): Post | undefined {
  const externalId = textOf(at(told, 'node_id'))
  const postedAt = dateOf(at(told, 'created_at')) ?? dateOf(at(told, 'submitted_at'))
  if (!externalId || !postedAt) return undefined
  const rootId = root === undefined ? undefined : textOf(at(root, 'node_id'))
  const author = at(told, 'user')
  return postOf({
    externalId,
    url: textOf(at(told, 'html_url')),
    title: root === undefined ? textOf(at(told, 'title')) : textOf(at(told, 'path')),
    body: textOf(at(told, 'body')),
    postedAt,
    editedAt: isEdited ? (dateOf(at(told, 'updated_at')) ?? now) : undefined,
    root: rootId,
    // Which comment another stands under is told by a number only; asked for later, it is told in full.
    above: rootId,
    author: authorOf({
      login: textOf(at(author, 'login')),
      id: idOf(at(author, 'id')),
      avatarUrl: textOf(at(author, 'avatar_url')),
      url: textOf(at(author, 'html_url')),
    }),
  })
}

interface Told {
  externalId: string
  url: string | undefined
  title: string | undefined
  body: string | undefined
  postedAt: Date
  editedAt: Date | undefined
  root: string | undefined
  above: string | undefined
  author: PostAuthor
}

function postOf({ externalId, url, title, body, postedAt, editedAt, root, above, author }: Told): Post {
  const { text, links } = plainText(body ?? '')
  return {
    network,
    externalId,
    ...(url && { url }),
    author,
    text: text || (title ?? '(Nothing.)'),
    ...(title && { title }),
    postedAt,
    ...(editedAt && { editedAt }),
    ...(root && { threadRoot: root, replyTo: above ?? root }),
    links,
    tags: [],
    mentions: [...text.matchAll(/(?<![\w/@-])@([a-z\d](?:[a-z\d-]{0,38}))(?![\w/-])/gi)].map(found => found[1] ?? ''),
    media: [],
  }
}

/** Whose account is gone is called “ghost” there. */
function authorOf(told: { login?: string; id?: string; name?: string; avatarUrl?: string; url?: string } & object) {
  const { login = 'ghost', id, name, avatarUrl, url } = told
  return {
    externalId: id ?? login.toLowerCase(),
    handle: login,
    ...(name && { name }),
    ...(avatarUrl && { avatarUrl }),
    ...(url && { url }),
  } satisfies PostAuthor
}

function dateOf(told: unknown): Date | undefined {
  const date = new Date(textOf(told) ?? Number.NaN)
  return Number.isNaN(date.getTime()) ? undefined : date
}
