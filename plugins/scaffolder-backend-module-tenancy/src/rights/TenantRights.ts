import {
  BackstageCredentials,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import {
  tenancyTenantCreatePermission,
  tenancyTenantDeletePermission,
  tenancyTenantInspectPermission,
  tenancyTenantUpdatePermission,
} from '@socle/plugin-tenancy-common';
import { TenantResource, tenantRules } from '@socle/plugin-tenancy-node';

/** Who runs a task. */
export interface Person {
  /** `user:default/ines.moreau`. */
  ref: string;
  /** Whether a reference is one of theirs: themselves, or a group that they are in. */
  owns(owner: string): boolean;
  /** Whether they may be told of a tenant, merged or requested, as the tenancy backend decides it. */
  reads(tenant: TenantResource): boolean;
  /** Names of their groups, in small letters. */
  groups: string[];
  /** Whether they may act for every owner, as administrators do. */
  actsForAll: boolean;
  credentials: BackstageCredentials;
}

/**
 * What the person who runs a task may do. Everything is asked here, on the server, whatever a form or a template said.
 */
export class TenantRights {
  readonly #permissions: PermissionsService;
  readonly #userInfo: UserInfoService;

  constructor(options: {
    permissions: PermissionsService;
    userInfo: UserInfoService;
  }) {
    this.#permissions = options.permissions;
    this.#userInfo = options.userInfo;
  }

  /** @throws NotAllowedError where the task is not run by a person. */
  async personOf(credentials: BackstageCredentials): Promise<Person> {
    const info = await this.#userInfo
      .getUserInfo(credentials)
      .catch((error: unknown) => {
        throw new NotAllowedError(
          'The portal cannot tell who runs this task. Sign in, and start the template as yourself.',
          error,
        );
      });
    // Without a condition means: for tenants of every owner.
    const [update, inspect] = await this.#permissions.authorizeConditional(
      [
        { permission: tenancyTenantUpdatePermission },
        { permission: tenancyTenantInspectPermission },
      ],
      { credentials },
    );
    const refs = new Set(info.ownershipEntityRefs.map(lower));
    const owns = (owner: string) => refs.has(lower(owner));
    return {
      ref: info.userEntityRef,
      owns,
      reads: tenant => isAllowed(inspect, tenant),
      groups: [...refs]
        .filter(ref => ref.startsWith('group:'))
        .map(ref => ref.slice(ref.indexOf('/') + 1)),
      actsForAll: update.result === AuthorizeResult.ALLOW,
      credentials,
    };
  }

  /** @throws NotAllowedError where the person may not ask for tenants, or not for this owner. */
  async requireCreate(person: Person, owner: string): Promise<void> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: tenancyTenantCreatePermission }],
      person,
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `${person.ref} may not ask for tenants. Ask the platform team for the permission tenancy.tenant.create.`,
      );
    }
    requireOwner(person, owner);
  }

  /** @throws NotAllowedError where the person may not change or remove a tenant that is there. */
  async requireChange(
    person: Person,
    tenant: string,
    kind: 'change' | 'suspend' | 'remove',
  ): Promise<void> {
    const permission =
      kind === 'remove'
        ? tenancyTenantDeletePermission
        : tenancyTenantUpdatePermission;
    const [decision] = await this.#permissions.authorize(
      [{ permission, resourceRef: tenant }],
      person,
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `${person.ref} may not ${kind} the tenant ${tenant}. Somebody of the group that owns it can.`,
      );
    }
  }
}

/** @throws NotAllowedError where a tenant would be of a group that the person is not in. */
export function requireOwner(person: Person, owner: string): void {
  if (!person.actsForAll && !person.owns(owner)) {
    throw new NotAllowedError(
      `${person.ref} is not in ${owner}, which is to own it. Choose one of your own groups${
        person.groups.length > 0 ? `: ${person.groups.join(', ')}` : ''
      }.`,
    );
  }
}

const tryConditions = createConditionAuthorizer(tenantRules);

/* A policy may have conditions by rules that only the tenancy backend knows: who reads by those is told less here. */
function isAllowed(decision: PolicyDecision, tenant: TenantResource): boolean {
  try {
    return tryConditions(decision, tenant);
  } catch {
    return false;
  }
}

function lower(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
