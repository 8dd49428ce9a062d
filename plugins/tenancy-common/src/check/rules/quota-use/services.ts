import { short, valueAt } from '@socle/plugin-platform-common/documents';
import { Manifest, titleOf } from '../../tree/manifest';
import { Workspace } from '../../tree/workspace';
import { Problem } from '../../types';
import { listAt } from '../../value';
import { isUnset } from '../../workloads/said';
import { EnvironmentUse, environmentUses } from './environmentUse';

/** Services that the quota has nothing for: node ports anywhere, and load balancers beyond their number. */
export function refusedServices(workspace: Workspace): Problem[] {
  const all = new Set(workspace.units.flatMap(unit => unit.manifests));
  return [
    ...[...all].filter(one => typeOf(one) === 'NodePort').map(nodePort),
    ...environmentUses(workspace).flatMap(loadBalancers),
  ];
}

/** The type of a Service; undefined of other objects. */
function typeOf({ group, kind, object }: Manifest): unknown {
  return group === '' && kind === 'Service'
    ? valueAt(object, ['spec', 'type'])
    : undefined;
}

function nodePort(manifest: Manifest): Problem {
  return {
    source: manifest,
    path: ['spec', 'type'],
    message: `${short(titleOf(manifest))} takes ports of every node, and no environment has any.`,
    remedy:
      'Write type: ClusterIP, and let an Ingress lead to it where it is for others.',
    severity: 'error',
  };
}

function loadBalancers(use: EnvironmentUse): Problem[] {
  const { manifests, quota, namespace, tenantName } = use;
  const hard = Number(quota['services.loadbalancers']);
  return manifests
    .filter(manifest => typeOf(manifest) === 'LoadBalancer')
    .flatMap((manifest, index) => {
      if (index >= hard) {
        return [
          {
            source: manifest,
            path: ['spec', 'type'],
            message: `${short(titleOf(manifest))} is load balancer ${index + 1} of ${namespace}, whose quota is ${hard}.`,
            remedy: `Write type: ClusterIP, or ask for services.loadbalancers: '${index + 1}' in tenants/${tenantName}/tenant.yaml.`,
            ...(hard === 0 && { severity: 'error' as const }),
          },
        ];
      }
      return takesNodePorts(manifest)
        ? [
            {
              source: manifest,
              path: ['spec', 'allocateLoadBalancerNodePorts'],
              message: `${short(titleOf(manifest))} would get node ports beside its load balancer, and no environment has any.`,
              remedy:
                'Write allocateLoadBalancerNodePorts: false, and no nodePort.',
              severity: 'error' as const,
            },
          ]
        : [];
    });
}

function takesNodePorts({ object }: Manifest): boolean {
  const ports = listAt(object, 'spec', 'ports');
  return (
    valueAt(object, ['spec', 'allocateLoadBalancerNodePorts']) !== false ||
    ports.some(port => {
      const set = valueAt(port, ['nodePort']);
      return !isUnset(set) && set !== 0;
    })
  );
}
