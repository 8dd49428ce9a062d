import { Status } from '@socle/plugin-platform-common';
import { Finding } from '@socle/plugin-platform-common/documents';
import { Plan } from '../plan/types';
import { TenantPrice } from '../price/price';
import { OwnerBudget } from './offer';

/**
 * Body of `POST /api/tenancy/preview`: what somebody is about to propose.
 *
 * @public
 */
export interface PreviewRequest {
  /** `change` for a tenant that is merged: then it is held against what is there. */
  kind: 'create' | 'change';
  /** The whole `tenant.yaml`; JSON is YAML too. At most 64 Ki characters. */
  text: string;
}

/**
 * What the platform says of it, with all that it knows. What comes of other people's tenants is told without naming them.
 *
 * @public
 */
export interface TenantPreview {
  /** What is wrong; with an error among them it cannot be proposed. Their file is `tenants/<name>/tenant.yaml`. */
  findings: Finding[];
  /** The files and what changes in words; unset where the document is no valid tenant. */
  plan?: Plan;
  price?: TenantPrice;
  /** As it is without this proposal; unset for those who may not read all of the owner's tenants. */
  budget?: OwnerBudget;
  /** The commit of the platform's tree that it was held against. */
  revision: string;
  /** How the platform's GitOps tree is; stale where the forge is down. */
  status: Status;
  /** How the list of open change requests is: where it cannot be read, a name may be taken by one. */
  requestsStatus: Status;
}
