export type { Aspect, Moved, Sentiment, SentimentInput, TowardAspect } from './model.ts'
export { readSentiment } from './read.ts'
