import { html, raw } from 'hono/html'
import { Problem, type Reason } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import { type Kind, limits, type Space, spacesOf, type Topic, tagOf, tagsOfTopic, theTopic } from '#places/community'
import { fileTopic, kindsOfWords, mayTag } from '#places/standing'
import { requireMember } from '#platform/context'
import { goTo } from '../../forms.ts'
import { field, notice } from '../../pieces.ts'
import { refusedIn } from '../../refused.ts'
import type { Html, Page, Visit } from '../../visit.ts'
import { asWhoLooksAfter } from '../moderation/who.ts'
import { kindWords } from './list.ts'

async function found({ ctx, params, site, words }: Visit): Promise<Topic> {
  const id = params.id ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Problem('not-found', words.noSuchTopic)
  const topic = await theTopic(ctx, id)
  if (topic.siteId !== site.id) throw new Problem('not-found', words.noSuchTopic)
  return topic
}

/**
 * Where a topic stands: in which space, as what, under which tags; for whoever opened it and whoever looks after the place.
 * Members who helped others much change its tags.
 */
export async function tagsPage(
  visit: Visit,
  tried?: { values: Record<string, string>; wrong: string; reasons: Reason[]; status: number },
): Promise<Page> {
  requireMember(visit.ctx)
  const topic = await found(visit)
  const as = await mayTag(await asWhoLooksAfter(visit), topic)
  if (!as) throw new Problem('forbidden', 'Whoever opened it changes its tags, or a member who helped others much.')
  const at = topicPaths(visit.base)
  const { own, writing } = visit.words
  const reasons = tried?.reasons ?? []
  const value = tried?.values.tags ?? (await tagsOfTopic(visit.ctx, topic.id)).join(', ')
  const tags = field(
    {
      ...{ name: 'tags', label: writing.tags, value, optional: own.ifYouLike, maxLength: 200 },
      hint: `${writing.tagsHint(limits.tagsMost)} ${writing.wordsStay}`,
    },
    reasons,
  )
  const moves = as === 'helper' ? undefined : await moveFields(visit, topic, tried?.values ?? {}, reasons)
  const title = moves ? writing.changeWhereItStands : writing.changeTheTags
  return {
    title,
    isPrivate: true,
    ...(tried && { status: tried.status }),
    body: html`<section class="write"><p class="crumb"><a href="${at.topic(topic.id, topic.title)}">${topic.title}</a></p><h1>${title}</h1>${tried ? notice(tried.wrong, 'wrong') : ''}
<form method="post" action="${at.tags(topic.id)}" class="form">${moves ?? ''}${tags}
<p class="row"><button class="button primary">${moves ? writing.keepTheChange : writing.keepTheTags}</button><a class="button" href="${at.topic(topic.id, topic.title)}">${moves ? writing.leaveIt : writing.leaveThem}</a></p></form></section>`,
  }
}

/** Its space, and what it is: only what can be chosen is asked. */
async function moveFields(
  { ctx, words }: Visit,
  topic: Topic,
  values: Record<string, string>,
  reasons: Reason[],
): Promise<Html> {
  const { writing } = words
  const mayBeOther = kindsOfWords.includes(topic.kind) && !topic.acceptedPostId
  const kinds: readonly Kind[] = mayBeOther ? kindsOfWords : [topic.kind]
  const takes = (space: Space) => space.kinds.length === 0 || space.kinds.some(kind => kinds.includes(kind))
  const spaces = (await spacesOf(ctx, topic.siteId)).filter(each => each.id === topic.spaceId || takes(each))
  const space = values.spaceId ?? topic.spaceId
  const kind = values.kind ?? topic.kind
  return html`${
    spaces.length > 1
      ? choice(
          'spaceId',
          writing.whereItBelongs,
          spaces.map(each => ({ value: each.id, words: each.name })),
          space,
          reasons,
        )
      : ''
  }${
    mayBeOther
      ? choice(
          'kind',
          writing.whatItIs,
          kinds.map(each => ({ value: each, words: kindWords(words)[each].one })),
          kind,
          reasons,
        )
      : ''
  }`
}

function choice(
  name: string,
  label: string,
  choices: { value: string; words: string }[],
  chosen: string,
  reasons: Reason[],
): Html {
  const wrong = reasons.find(each => each.at === name)?.message
  return html`<div class="field"><label for="${name}">${label}</label><select class="box" id="${name}" name="${name}"${wrong ? html` aria-invalid="true" aria-describedby="${name}-wrong"` : ''}>${choices.map(each => html`<option value="${each.value}"${each.value === chosen ? raw(' selected') : ''}>${each.words}</option>`)}</select>${wrong ? html`<p class="wrong" id="${name}-wrong">${wrong}</p>` : ''}</div>`
}

export async function changeTags(visit: Visit): Promise<Page | Response> {
  requireMember(visit.ctx)
  const topic = await found(visit)
  const values = await visit.form()
  const { kind, spaceId, tags = '' } = values
  try {
    await fileTopic(await asWhoLooksAfter(visit), {
      topicId: topic.id,
      tags: tags.split(/[,\n]/).map(tagOf).filter(Boolean),
      ...(spaceId && { spaceId }),
      ...(kind && { kind: kind as Kind }),
    })
  } catch (error) {
    if (!(error instanceof Problem) || error.kind === 'forbidden') throw error
    const status = error.kind === 'invalid' ? 400 : 409
    const { message: wrong, reasons } = refusedIn(visit, error)
    return tagsPage(visit, { values, wrong, reasons, status })
  }
  return goTo(topicPaths(visit.base).topic(topic.id, topic.title))
}
