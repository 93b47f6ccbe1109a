import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import { Refusal, type Visitor } from './visitor.ts'

/** What Inés meant to say once, and what the house told her of it. */
export interface Intent {
  token: string
  conversationId: string
  text: string
  /** The house said so, or showed it to her when she looked again. */
  given: boolean
  /** How often she pressed. */
  presses: number
}

interface Row {
  id: string
  standing: string
  text: string
  removed: boolean
}

/**
 * Inés at her desk: answers what is open, one after the other, for as long as she is let.
 *
 * When the connection breaks she does what a person does: looks at the conversation again, and presses once more only
 * if her words are not there.
 */
export interface Ines {
  intents: Intent[]
  /** So many more answers she may begin. */
  mayAnswer(more: number): void
  stop(): Promise<void>
}

export function seatInes(desk: Visitor, chance: Chance): Ines {
  const intents: Intent[] = []
  const begun = new Set<string>()
  let allowed = 0
  let stopped = false
  let current: Intent | undefined

  async function work(): Promise<void> {
    while (!stopped || current) {
      try {
        current ??= allowed > 0 ? await choose() : undefined
        if (current && (await press(current))) current = undefined
        await pause(40)
      } catch {
        await pause(120)
      }
    }
  }

  async function choose(): Promise<Intent | undefined> {
    const view = chance.percent(50) ? 'nobody-yet' : 'for-you'
    const { rows } = await desk.get<{ rows: Row[] }>(`/inbox?view=${view}&limit=50`)
    const row = rows.find(each => !begun.has(each.id + each.text) && each.standing === 'open' && !each.removed)
    if (!row) return undefined
    begun.add(row.id + row.text)
    allowed -= 1
    const token = `a${intents.length}z`
    const text = `Thank you for telling us! I will look into it (${token}).`
    const intent = { token, conversationId: row.id, text, given: false, presses: 0 }
    intents.push(intent)
    return intent
  }

  /** True when there is nothing left to do about it. */
  async function press(intent: Intent): Promise<boolean> {
    intent.given = intent.presses > 0 && (await isThere(intent))
    if (intent.given) return true
    intent.presses += 1
    try {
      await desk.send('POST', `/conversations/${intent.conversationId}/answers`, { text: intent.text })
      intent.given = true
      return true
    } catch (error) {
      // The post is gone, or an earlier answer is still on its way: she reads why, and leaves it.
      if (error instanceof Refusal) return true
      throw error
    }
  }

  async function isThere(intent: Intent): Promise<boolean> {
    const { answers } = await desk.get<{ answers: { text: string }[] }>(`/conversations/${intent.conversationId}`)
    return answers.some(answer => answer.text === intent.text)
  }

  const working = work()
  return {
    intents,
    mayAnswer(more) {
      allowed = Math.min(allowed + more, 6)
    },
    async stop() {
      stopped = true
      await working
    },
  }
}
