export { smpp } from './smpp.ts'
export { twilio } from './twilio.ts'
