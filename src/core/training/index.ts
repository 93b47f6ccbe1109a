export { growAutonomy, shrinkAutonomy } from './changes.ts'
export { type FreeTopic, type SecondLook, whyNotAlone } from './model.ts'
export {
  freeTopicRows as freeTopics,
  lastIncidents,
  markSeen as markAutonomySeen,
  secondLookRows as secondLooks,
} from './store.ts'
export { topicsNamedIn, whyLookFirst } from './why-look-first.ts'
