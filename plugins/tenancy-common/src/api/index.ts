export type { ChangeRequestKind, ChangeSummary } from './changes';
export type {
  TenantDetails,
  TenantEnvironmentDetails,
  TenantLink,
  TenantMember,
  TenantMembers,
} from './details';
export type { NameAvailability } from './names';
export type { OwnerBudget, OwnerOption, TenantOffer } from './offer';
export type { PreviewRequest, TenantPreview } from './preview';
export type { RequestStep, RequestStepName, TenantRequest } from './requests';
export type {
  MonthlyPrice,
  TenantEnvironmentSummary,
  TenantListing,
  TenantState,
  TenantSummary,
} from './tenants';
