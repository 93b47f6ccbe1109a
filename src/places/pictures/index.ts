export { keepOurPicture, keepPicture } from './keep-picture.ts'
export { altsOf, type KeptPicture, limits as pictureLimits, Pictures, type PostPicture } from './model.ts'
export { openOurPicture, openPicture, pictureToSend } from './open-picture.ts'
export { namePictures, placePictures, refuseTooHeavy } from './place-pictures.ts'
export { plainPicture } from './plain-picture.ts'
export {
  deletePicture,
  forgetPictures,
  giveOverPictures,
  holdPictures,
  pictureById,
  picturesAmong,
  sweepPictures,
} from './store.ts'
