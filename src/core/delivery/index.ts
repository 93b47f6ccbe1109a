export { deliver, sweepDeliveries } from './deliver.ts'
export type { Delivery, DeliveryState } from './model.ts'
export { deliverJob, queueDelivery } from './queue-delivery.ts'
export { deleteDeliveriesOf, deliveryOfSubject, settle as settleDelivery } from './store.ts'
