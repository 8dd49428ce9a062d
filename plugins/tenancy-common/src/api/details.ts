import { Status } from '@socle/plugin-platform-common';
import { Finding } from '@socle/plugin-platform-common/documents';
import { EnvironmentState } from '../environments';
import { NetworkRule } from '../network/describeNetwork';
import { EnvironmentPrice } from '../price/price';
import { Tenant } from '../tenant/types';
import { OwnerBudget } from './offer';
import { TenantEnvironmentSummary, TenantSummary } from './tenants';

/**
 * A tenant, with all that its page shows.
 *
 * Answer of `GET /api/tenancy/tenants/:name`.
 *
 * @public
 */
export interface TenantDetails extends TenantSummary {
  /** Of the catalog's System that stands for it: `system:default/payments`. It may not be in the catalog yet. */
  entityRef: string;
  /**
   * What it asks for; of the change request, where it is only requested. Unset where no valid `tenant.yaml` was ever
   * read.
   */
  tenant?: Tenant;
  /** The `tenant.yaml` as it was read, for forms that edit it in place. */
  text?: string;
  environments: TenantEnvironmentDetails[];
  /** Of the owner; unset for those who may not read all of the owner's tenants. */
  budget?: OwnerBudget;
  members: TenantMembers;
  /** What may connect, besides the baseline, in words. */
  network: NetworkRule[];
  /** What is wrong with its files. */
  findings: Finding[];
  links: TenantLink[];
  /** Whether the one who asks may propose to change it, and to remove it. */
  may: { update: boolean; delete: boolean };
  /** How the platform's GitOps tree is; stale where the forge is down. */
  status: Status;
  /** How the list of open change requests is. */
  requestsStatus: Status;
}

/** @public */
export interface TenantEnvironmentDetails extends TenantEnvironmentSummary {
  /**
   * How the namespace is, with the quota used; stale where its cluster cannot be reached. Unset where the platform's tree
   * does not have it yet.
   */
  state?: EnvironmentState;
  /** What a month costs, with its lines; unset where it cannot be told. */
  price?: EnvironmentPrice;
  /** The hosts that the ingress may route to it. */
  exposed: string[];
  /** The day after which it is not needed: `2027-03-31`. */
  expires?: string;
}

/**
 * The people of the owner, as the catalog has them.
 *
 * @public
 */
export interface TenantMembers {
  /** By name, a hundred at most. */
  people: TenantMember[];
  /** How many there are in all. */
  total: number;
}

/** @public */
export interface TenantMember {
  /** `user:default/ines.moreau` */
  ref: string;
  name: string;
}

/**
 * Where more is to be seen: `gitops` the folder of the tenant, `repository` the team's own, `argocd` its Applications,
 * `grafana` the dashboard of an environment.
 *
 * @public
 */
export interface TenantLink {
  kind: 'gitops' | 'repository' | 'argocd' | 'grafana';
  url: string;
  /** The environment's name, where it is of one. */
  environment?: string;
}
