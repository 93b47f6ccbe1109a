export { deliver, sweepDeliveries } from './deliver.ts'
export { letHeldGo } from './let-held-go.ts'
export type { Delivery, DeliveryKind, DeliveryState, Errand } from './model.ts'
export { deliverJob, queueDelivery } from './queue-delivery.ts'
export { letChangeGo, releaseChange } from './release-change.ts'
export { accountsToChooseFrom, accountToActFrom } from './speakers.ts'
export {
  cancelDelivery,
  cancelWaiting,
  deleteDeliveriesOf,
  deliveryById,
  deliveryOfSubject,
  hasSpokenFrom,
  settle as settleDelivery,
} from './store.ts'
export { askToTellPage, type PageToTell, tellLinkedPages, tellPage, tellPageJob } from './tell-page.ts'
