export { edit } from './edit/edit';
export { editsBetween } from './edit/editsBetween';
export type { Edit, Edited, EditPath, EditStep, EditValue } from './edit/types';
export type {
  Finding,
  FindingSeverity,
  Locate,
  Parsed,
} from '@socle/plugin-platform-common/documents';
export { parseProfile } from './profile/parse';
export { profileSchema } from './profile/schema';
export type { Profile, ProfileCluster, ProfileSize } from './profile/schema';
export { parseService, parseTenant } from './tenant/parse';
export { tenantSchema } from './tenant/schema';
export { serviceSchema } from './tenant/serviceSchema';
export type { Service } from './tenant/serviceSchema';
export type { TrafficRule } from './tenant/trafficSchema';
export { namespaceOf } from './tenant/types';
export type { Tenant, TenantEnvironment } from './tenant/types';
export { jsonSchemaOf } from './reference/jsonSchema';
export type { DocumentName, JsonSchema } from './reference/jsonSchema';
export { checkReferences } from './tenant/references';
export { render } from './render/render';
export { isBeginning, renderPlatform } from './render/platform/renderPlatform';
export { renderTeamRepository } from './render/teamRepository/renderTeamRepository';
export { dashboardUidOf } from './render/dashboard';
export { teamRepositoryUrl } from './render/repositories';
export type { RenderedFile } from './render/types';
export { formatTenant } from './render/formatTenant';
export { plan, unifiedDiff } from './plan/plan';
export type { Change, ChangedFile, ChangeKind, Hunk, Plan } from './plan/types';
export { budgetOf, price, priceDifference } from './price/price';
export type {
  EnvironmentPrice,
  PriceDifference,
  PriceLine,
  TenantPrice,
} from './price/price';
export { check } from './check/check';
export { rules } from './check/rules';
export type { Guardrail, RuleDescription, SourceFile } from './check/types';
