export { type Translated, wayBetween } from './model.ts'
export {
  lookAtTranslation,
  setUpTranslation,
  switchOffTranslation,
  translationHealth,
  translationService,
} from './set-up-translation.ts'
export { translate } from './translate.ts'
