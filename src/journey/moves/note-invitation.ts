import { holdPeople, wholePerson } from '#core/people'
import { findEvidence, knowWho } from '#journey/expertise'
import { codesIn, linksByCode } from '#journey/links'
import { fromOutside, messagesOf, theConversation } from '#journey/listen'
import { newId } from '#lib/id'
import type { Move } from '#lib/moves'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { canonicalLink } from '#text/similar'
import { searchTerms } from '#text/tokens'
import type { Invitable } from './model.ts'
import {
  documentPage,
  forgetInvitation,
  insertInvitation,
  invitationsOf,
  isInvitedElsewhere,
  pagesAt,
  personOf,
} from './store.ts'

declare module '#platform/events' {
  interface Events {
    'person.invited': { answerId: string; conversationId: string; employeeId: string; documentId: string }
  }
}

const mostPages = 20

/** Pages of ours to invite somebody to, those that fit what they ask first; each says whether they were invited before. */
export async function pagesToInviteTo(ctx: Context, conversationId: string, words = ''): Promise<Invitable[]> {
  const me = requireEmployee(ctx)
  await theConversation(ctx, conversationId)
  const thread = await fromOutside(ctx, await messagesOf(ctx, conversationId))
  const asked = thread.filter(message => message.accountId && !message.removedAt)
  const accountId = asked.at(-1)?.accountId
  const person = accountId ? await personOf(ctx, accountId) : undefined
  if (!person) return []
  const { ids: personIds } = await wholePerson(ctx, person.id)
  const found = await fitting(ctx, asked, words)
  const ids = found.map(({ documentId }) => documentId)
  const before = await invitationsOf(ctx, personIds, ids, { conversationId, authorId: me.employeeId })
  return found.map(page => {
    const made = before.find(each => each.documentId === page.documentId)
    return { ...page, before: made ? { by: made.by, at: made.at } : null }
  })
}

async function fitting(
  ctx: Context,
  asked: { title: string | null; text: string; links: string[] }[],
  words: string,
): Promise<Omit<Invitable, 'before'>[]> {
  const knowing = await knowWho(ctx)
  const text = asked.map(({ text }) => text).join('\n')
  const title = asked[0]?.title ?? null
  const links = asked.flatMap(message => message.links)
  const terms = termsOf(text, title)
  const about = findEvidence(knowing, { title, text, links, at: ctx.now(), terms }, termsOf)
  const fits = new Set(about.evidence.map(({ id }) => id))
  const said = words.trim() ? [...termsOf(words)] : []
  const pages = [...knowing.evidence.values()]
    .filter(({ kind, url, documentId }) => kind === 'document' && url && documentId)
    .filter(({ title }) => said.length === 0 || hasAll(termsOf(title), said))
    .sort((a, b) => Number(fits.has(b.id)) - Number(fits.has(a.id)) || b.at.getTime() - a.at.getTime())
  return pages.slice(0, mostPages).map(({ id, documentId, title, url }) => ({
    documentId: documentId ?? id,
    title,
    url: url ?? '',
    fits: fits.has(id),
  }))
}

const hasAll = (terms: Set<string>, said: string[]) => said.every(term => terms.has(term))

function termsOf(text: string, title: string | null = null): Set<string> {
  return new Set(
    searchTerms({ text, ...(title && { title }), network: '', author: { handle: '' }, links: [], tags: [] }),
  )
}

/**
 * A link to a page of ours invites there, whatever else the answer does: once by any of us. Where the person spoke of
 * that page themselves, or it goes on in the conversation in which they were invited, it is no other invitation.
 */
async function noteLinks(
  ctx: Context,
  { answerId, conversationId, accountId, text }: Parameters<typeof noteInvitation>[1],
): Promise<void> {
  const me = requireEmployee(ctx)
  const links = (await pagesIn(ctx, text)).filter(Boolean)
  const person = accountId && links.length > 0 ? await personOf(ctx, accountId) : undefined
  if (!person || !accountId) return
  const personIds = await holdWhole(ctx, person.id)
  const theirs = new Set(
    (await messagesOf(ctx, conversationId))
      .filter(message => message.accountId && !message.removedAt)
      .flatMap(message => [...message.links.map(canonicalLink), ...linksIn(message.text)]),
  )
  const pages = (await pagesAt(ctx, links)).filter(({ url }) => {
    const link = canonicalLink(url)
    return links.includes(link) && !theirs.has(link)
  })
  for (const { documentId, title } of pages) {
    const made = { id: newId(), personId: person.id, personIds, accountId, documentId, answerId, madeBy: me.employeeId }
    if (await insertInvitation(ctx, made)) {
      await emit(ctx, 'person.invited', { answerId, conversationId, employeeId: me.employeeId, documentId })
      continue
    }
    if (await isInvitedElsewhere(ctx, { personIds, documentId, conversationId }))
      throw new Problem('conflict', `${person.name} was invited to “${title}” before. Once is enough.`, [
        { at: 'text', message: 'Leave that link out, and say here what they need. Your words are kept.' },
      ])
  }
}

/**
 * Keeps to which page an answer invites whom. The link stands in the words, put there by whoever wrote them; a person who
 * was invited to that page before is not invited again, by anybody, on any network.
 */
export async function noteInvitation(
  ctx: Context,
  answer: {
    answerId: string
    conversationId: string
    accountId: string | null
    move: Move
    documentId: string | undefined
    text: string
  },
): Promise<void> {
  const me = requireEmployee(ctx)
  const { answerId, conversationId, accountId, documentId } = answer
  await inTransaction(ctx, async ctx => {
    await forgetInvitation(ctx, answerId)
    if (answer.move !== 'invite') return noteLinks(ctx, answer)
    const page = documentId ? await documentPage(ctx, documentId) : undefined
    if (!page || !documentId)
      throw new Problem('invalid', 'Choose what you invite them to.', [
        { at: 'pageId', message: 'One of our pages. Or choose another move.' },
      ])
    if (!(await pagesIn(ctx, answer.text)).includes(canonicalLink(page.url)))
      throw new Problem('invalid', 'The link is not in your words yet.', [
        { at: 'text', message: `Put the link to “${page.title}” where it fits, and say why it is for them.` },
      ])
    const person = accountId ? await personOf(ctx, accountId) : undefined
    if (!person || !accountId) throw new Problem('conflict', 'The message you answer is not there any more.')
    const personIds = await holdWhole(ctx, person.id)
    const made = { id: newId(), personId: person.id, personIds, accountId, documentId, answerId, madeBy: me.employeeId }
    if (!(await insertInvitation(ctx, made)))
      throw new Problem('conflict', `${person.name} was invited to “${page.title}” before. Once is enough.`, [
        { at: 'pageId', message: 'Choose another page, or answer without inviting. Your words are kept.' },
      ])
    await emit(ctx, 'person.invited', { answerId, conversationId, employeeId: me.employeeId, documentId })
  })
}

/** Everybody who is one with them, held: of two who invite one person on two networks at once, the second waits. */
async function holdWhole(ctx: Context, personId: string): Promise<string[]> {
  const { id, ids } = await wholePerson(ctx, personId)
  await holdPeople(ctx, [id])
  return ids
}

/** The pages that a text links to; where the link is a short one of ours, the page behind it. */
async function pagesIn(ctx: Context, text: string): Promise<string[]> {
  const ours = await linksByCode(ctx, codesIn(addressesIn(text), ctx.config.publicUrl))
  return [...linksIn(text), ...ours.map(({ url }) => canonicalLink(url))]
}

function linksIn(text: string): string[] {
  return addressesIn(text).map(canonicalLink)
}

function addressesIn(text: string): string[] {
  return [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([link]) => link.replace(/[.),;:!?’”]+$/, ''))
}
