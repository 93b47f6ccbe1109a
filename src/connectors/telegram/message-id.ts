/**
 * Telegram numbers the messages of a supergroup or channel once for all; those of a private chat or a small group are
 * numbered for each bot by itself, so that the bot belongs to their name.
 */
export function externalIdOf(botId: string, chatId: string, messageId: number | string): string {
  return `${lineOf(botId, chatId)}/${messageId}`
}

/** What is said in a private chat is one line, as on the person's phone. */
export function lineOf(botId: string, chatId: string): string {
  return chatId.startsWith('-100') ? chatId : `${botId}:${chatId}`
}

export function partsOf(externalId: string): { chatId: string; messageId?: number } | undefined {
  const [, chatId, messageId] = /^(?:\d+:)?(-?\d+)(?:\/(\d+))?$/.exec(externalId) ?? []
  return chatId ? { chatId, ...(messageId && { messageId: Number(messageId) }) } : undefined
}

/** The bot's own number stands before the colon of its token. */
export function botIdOf({ token }: { token: string }): string {
  return token.slice(0, token.indexOf(':'))
}
