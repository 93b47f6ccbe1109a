import { endpoint, rooms, z } from '#platform/http'
import { CardInput, changeCard, factCards, makeCard, retireCard } from './cards.ts'
import { FactCardView } from './views.ts'

const ById = z.object({ id: z.uuid() })
const tag = 'Facts'

export const api = rooms()

endpoint(
  api,
  'get',
  '/facts',
  { tag, summary: 'What is settled', output: z.object({ facts: z.array(FactCardView) }) },
  async ctx => ({ facts: await factCards(ctx) }),
)
endpoint(
  api,
  'post',
  '/facts',
  { tag, summary: 'Keep something as settled', body: CardInput, output: FactCardView },
  (ctx, { body }) => makeCard(ctx, body),
)
endpoint(
  api,
  'put',
  '/facts/{id}',
  { tag, summary: 'Say it anew, or for longer', params: ById, body: CardInput, output: FactCardView },
  (ctx, { params, body }) => changeCard(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/facts/{id}',
  { tag, summary: 'Take a card away', params: ById, output: z.object({}) },
  async (ctx, { params }) => {
    await retireCard(ctx, params.id)
    return {}
  },
)
