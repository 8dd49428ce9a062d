export type { ApplicationSummary } from './applications';
export type {
  ChangeCheck,
  ChangeRequestKind,
  ChangeReview,
  ChangeSummary,
  RequestSummary,
  TenantRequestListing,
} from './changes';
export { checkDraft } from './checkDraft';
export type {
  TenantDetails,
  TenantEnvironmentDetails,
  TenantLink,
  TenantMember,
  TenantMembers,
} from './details';
export { documentOf } from './knownTenant';
export type { KnownTenant, TenantDocument } from './knownTenant';
export { nameAvailability } from './nameAvailability';
export type { NameAvailability } from './names';
export type {
  OwnerBudget,
  OwnerOption,
  TenantOffer,
  TenantPeer,
} from './offer';
export { offeredProfile, ownerBudget } from './ownerBudget';
export { pricedSizes } from './pricedSizes';
export type { PricedSize } from './pricedSizes';
export type { PreviewRequest, TenantPreview } from './preview';
export type { RequestStep, RequestStepName, TenantRequest } from './requests';
export { requestReasons } from './requestReasons';
export type { RequestCause, RequestCauseId } from './requestReasons';
export { requestSteps } from './requestSteps';
export type { RequestObservations } from './requestSteps';
export { summarizeTenant } from './summarizeTenant';
export type {
  MonthlyPrice,
  TenantEnvironmentSummary,
  TenantListing,
  TenantState,
  TenantSummary,
} from './tenants';
