interface Waiting<Asked, Answer> {
  asked: Asked
  resolve: (answer: Answer) => void
  reject: (error: unknown) => void
}

/**
 * Asks for many what each asks for one: while as many rounds are under way as may be, those who come wait for the next, which
 * asks for all of them. Who comes alone waits for nobody. A round begins after everybody in it came, so nobody is told what
 * was before they asked; where it fails, it fails for all in it.
 *
 * @param ask answers in the order in which it was asked
 */
export function together<Asked, Answer>(
  ask: (asked: Asked[]) => Promise<Answer[]>,
  { mostRounds = 2, mostInOne = 32 }: { mostRounds?: number; mostInOne?: number } = {},
): (asked: Asked) => Promise<Answer> {
  let rounds = 0
  const waiting: Waiting<Asked, Answer>[] = []

  async function begin(): Promise<void> {
    rounds++
    while (waiting.length > 0) {
      const round = waiting.splice(0, mostInOne)
      try {
        const answers = await ask(round.map(each => each.asked))
        for (const [index, { resolve }] of round.entries()) resolve(answers[index] as Answer)
      } catch (error) {
        for (const { reject } of round) reject(error)
      }
    }
    rounds--
  }

  return asked =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject })
      if (rounds < mostRounds) void begin()
    })
}
