import { TENANT_LABEL } from '@socle/plugin-platform-common';
import {
  inline,
  noted,
  rows,
  YamlMap,
} from '@socle/plugin-platform-common/documents';
import { Profile } from '../profile/schema';
import { Tenant } from '../tenant/types';
import { flavours } from './flavours';
import { GuardedKind } from './flavours/flavour';
import { teamRepositoryUrl } from './repositories';
import { EnvironmentContext } from './types';

/*
 * Kinds that guard a tenant on any flavour. Endpoints and EndpointSlices are among them because a Service could be pointed
 * by hand at pods of others; what is cluster-wide needs no mention, as a project allows none of it.
 */
const guarded: GuardedKind[] = [
  { group: '', kind: 'ResourceQuota' },
  { group: '', kind: 'LimitRange' },
  { group: '', kind: 'Endpoints' },
  { group: 'discovery.k8s.io', kind: 'EndpointSlice' },
  { group: 'rbac.authorization.k8s.io', kind: 'Role' },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: 'cilium.io', kind: 'CiliumNetworkPolicy' },
  { group: 'cilium.io', kind: 'CiliumLocalRedirectPolicy' },
  { group: 'cilium.io', kind: 'CiliumEnvoyConfig' },
  { group: 'cilium.io', kind: 'CiliumEndpoint' },
  { group: 'cilium.io', kind: 'CiliumNodeConfig' },
  { group: 'argoproj.io', kind: 'AppProject' },
  { group: 'argoproj.io', kind: 'Application' },
  { group: 'argoproj.io', kind: 'ApplicationSet' },
];

/**
 * The kinds that cannot come from a team's repository: those that guard any tenant, and those of the flavours that it runs
 * on.
 */
export function guardedKinds(
  contexts: readonly Pick<EnvironmentContext, 'flavour'>[],
): GuardedKind[] {
  const used = new Set(contexts.map(({ flavour }) => flavour));
  return [
    ...guarded,
    ...Object.values(flavours)
      .filter(flavour => used.has(flavour))
      .flatMap(flavour => flavour.guarded),
  ];
}

/**
 * The tenant's AppProject: its repositories, its own namespaces on its own clusters, nothing cluster-wide, and none of what
 * guards it. It is written out, never templated.
 */
export function renderProject(
  tenant: Tenant,
  profile: Profile,
  contexts: readonly EnvironmentContext[],
): YamlMap {
  const { name, title, description = title } = tenant.metadata;
  const repositories = new Set([
    teamRepositoryUrl(name, profile),
    ...(tenant.spec.repositories ?? []),
  ]);
  const windows = syncWindows(contexts);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name,
      namespace: profile.spec.argocd.namespace,
      labels: { [TENANT_LABEL]: name },
    },
    spec: {
      description,
      sourceRepos: [...repositories],
      destinations: contexts.map(({ cluster, namespace }) =>
        inline({ name: cluster.name, namespace }),
      ),
      clusterResourceWhitelist: [],
      namespaceResourceBlacklist: noted(
        "What guards the tenant is the platform's: none of it can come from a team's repository.",
        rows(guardedKinds(contexts).map(kind => ({ ...kind }))),
      ),
      syncWindows: windows.length > 0 ? windows : undefined,
      roles: rolesOf(tenant),
    },
  };
}

function syncWindows(contexts: readonly EnvironmentContext[]): YamlMap[] {
  return contexts.flatMap(({ environment, namespace }) =>
    (environment.syncWindows ?? []).map(window => ({
      kind: window.kind,
      schedule: window.schedule,
      duration: window.duration,
      timeZone: window.timeZone,
      namespaces: inline([namespace]),
      manualSync: window.manualSync ?? true,
    })),
  );
}

function rolesOf(tenant: Tenant): YamlMap[] {
  const { name } = tenant.metadata;
  const { admins, developers, viewers } = tenant.spec.access;
  const role = (
    roleName: string,
    description: string,
    groups: readonly string[] | undefined,
    actions: readonly string[],
  ): YamlMap => ({
    name: roleName,
    description,
    groups: groups && inline(groups),
    policies: actions.map(
      action => `p, proj:${name}:${roleName}, ${action}, ${name}/*, allow`,
    ),
  });
  const get = 'applications, get';
  const sync = 'applications, sync';
  const logs = 'logs, get';
  return [
    role('portal', 'What the portal may do for the team', undefined, [
      get,
      sync,
    ]),
    role('admins', 'Sees, syncs and restarts', admins, [
      get,
      logs,
      sync,
      'applications, action/apps/Deployment/restart',
    ]),
    ...(developers
      ? [role('developers', 'Sees and syncs', developers, [get, logs, sync])]
      : []),
    ...(viewers ? [role('viewers', 'Sees', viewers, [get, logs])] : []),
  ];
}
