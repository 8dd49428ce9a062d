/**
 * How things are delivered by Argo CD, live, with the reason why.
 *
 * @packageDocumentation
 */
export { argocdPlugin as default } from './plugin';
export * from './api';
export * from './hooks';
export { deliveryColumn, DeliveryMark } from './components/DeliveryMark';
export type { DeliveryColumn } from './components/DeliveryMark';
export { DeliveryLine } from './components/DeliveryLine';
export { DeliveryVerdict } from './components/DeliveryVerdict';
export { EnvironmentsTable } from './components/EnvironmentsTable';
export { MyDeliveries } from './components/MyDeliveries';
export { ReasonChain } from './components/ReasonChain';
export { isDelivered } from './isDelivered';
export { deliveryTranslationRef } from './translations/deliveryTranslationRef';
