export { type Translated, wayBetween } from './model.ts'
export {
  lookAtTranslation,
  setUpTranslation,
  switchOffTranslation,
  translationHealth,
  translationService,
} from './set-up-translation.ts'
export { forgetTranslations, translate } from './translate.ts'
