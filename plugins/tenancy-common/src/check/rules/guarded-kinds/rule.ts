import { short } from '@socle/plugin-platform-common/documents';
import { guardedUnits } from '../../integrity/guardedUnits';
import { Manifest } from '../../tree/manifest';
import { Rule } from '../../types';

/** The blacklist of the tenant's project (`render/project.ts`), and what its empty list of cluster resources refuses. */
export const guardedKinds: Rule = {
  id: 'guarded-kinds',
  title: 'What guards a tenant does not come from its team',
  description:
    "Quotas, limits, rights, network policies and the Applications themselves hold a tenant to its bounds, so its project refuses them from any repository of the team, as it refuses whatever belongs to the whole cluster. Argo CD says so only when it syncs, and then syncs nothing of that folder. The kinds are those of the project's blacklist, by group, for the flavours that the tenant runs on (of every flavour where the tenant is not known), under former groups too (`extensions/v1beta1`), and the kinds of Kubernetes, Cilium and common add-ons that have no namespace. Of other kinds, whether they have a namespace only the cluster knows.",
  severity: 'error',
  check: workspace =>
    guardedUnits(workspace).flatMap(({ unit, kinds }) =>
      unit.manifests.flatMap(manifest => {
        const guard = kinds.guardOf(manifest);
        return guard
          ? [
              {
                source: manifest,
                path: ['kind'],
                message:
                  guard === 'cluster'
                    ? `${titleOf(manifest)} belongs to the whole cluster, and a tenant has nothing there.`
                    : `${titleOf(manifest)} is of a kind that guards the tenant, which no repository of a team may hold.`,
                remedy: remedyOf(manifest),
              },
            ]
          : [];
      }),
    ),
};

function titleOf({ kind, name }: Manifest): string {
  return [kind, name]
    .filter(Boolean)
    .map(text => short(text))
    .join(' ');
}

const remedies = new Map([
  [
    'CiliumNetworkPolicy',
    'Remove it, and declare the connection in tenant.yaml, under traffic.',
  ],
  [
    'NetworkPolicy',
    'Remove it, and declare the connection in tenant.yaml, under traffic.',
  ],
  ['Role', 'Remove it: who may do what follows from access in tenant.yaml.'],
  [
    'RoleBinding',
    'Remove it: who may do what follows from access in tenant.yaml.',
  ],
  [
    'ResourceQuota',
    'Remove it, and ask for another size or quota in tenant.yaml.',
  ],
  ['LimitRange', 'Remove it, and ask for another size in tenant.yaml.'],
  [
    'Application',
    "Remove it: an Application follows from each file in services/ of the team's repository.",
  ],
  [
    'Namespace',
    'Remove it: namespaces follow from the environments of tenant.yaml.',
  ],
]);

function remedyOf({ kind }: Manifest): string {
  return (
    remedies.get(kind) ??
    'Remove it, and ask the platform team for what it should do.'
  );
}
