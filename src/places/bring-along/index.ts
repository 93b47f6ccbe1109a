export { bringAlong } from './bring-along.ts'
export { findOldAddress } from './find-old-address.ts'
export { bringJob, resumeBringing, startBringing, stopBringing } from './start-bringing.ts'
export { originOf } from './store.ts'
