export { deliver, sweepDeliveries } from './deliver.ts'
export type { Delivery, DeliveryKind, DeliveryState, Errand } from './model.ts'
export { deliverJob, queueDelivery } from './queue-delivery.ts'
export { cancelDelivery, deleteDeliveriesOf, deliveryOfSubject, settle as settleDelivery } from './store.ts'
