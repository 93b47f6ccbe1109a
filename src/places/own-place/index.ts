export { asHeard, network } from './as-heard.ts'
export { openSite } from './open-site.ts'
export { answeredBy, apart, ownPlace, there } from './own-place.ts'
export { grounds, readTopic, TopicTyped, wordsOfTopic } from './read-topic.ts'
