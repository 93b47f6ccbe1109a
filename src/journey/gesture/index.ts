export { makeGesture } from './make-gesture.ts'
export { can as canGesture, type Gesture, type GestureKind } from './model.ts'
export { gesturesOf } from './store.ts'
export { takeGestureBack } from './take-gesture-back.ts'
