import { at, listOf, recordOf, recordsOf } from '../json';
import { containersOf } from '../kinds/podDefaults';
import { Admission, ClusterContext } from '../operations/context';
import { randomSuffix } from '../operations/metadata';
import { forbidden } from '../status';
import { KubernetesObject } from '../types';

const tokenPath = '/var/run/secrets/kubernetes.io/serviceaccount';
const graceSeconds = 300;
const priorities: Record<string, number> = {
  'system-cluster-critical': 2_000_000_000,
  'system-node-critical': 2_000_001_000,
};

function tokenVolume(name: string) {
  return {
    name,
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
        {
          configMap: {
            name: 'kube-root-ca.crt',
            items: [{ key: 'ca.crt', path: 'ca.crt' }],
          },
        },
        {
          downwardAPI: {
            items: [
              {
                path: 'namespace',
                fieldRef: {
                  apiVersion: 'v1',
                  fieldPath: 'metadata.namespace',
                },
              },
            ],
          },
        },
      ],
      defaultMode: 420,
    },
  };
}

/** Gives each Pod its service account and that account's token. Source: the plugin ServiceAccount. */
export function serviceAccounts(context: ClusterContext): Admission {
  return {
    mutate({ operation, resource, subresource, namespace, object }) {
      if (operation !== 'CREATE' || resource.bucket !== 'pods' || subresource) {
        return;
      }
      const spec = recordOf(object.spec);
      const name = String(spec.serviceAccountName || 'default');
      spec.serviceAccountName = name;
      spec.serviceAccount = name;
      const account = context.store.get(
        'serviceaccounts',
        `${namespace}/${name}`,
      );
      if (!account) {
        throw forbidden(
          resource,
          object.metadata.name,
          `error looking up service account ${namespace}/${name}: serviceaccount "${name}" not found`,
        );
      }
      if (listOf(spec.imagePullSecrets).length === 0) {
        const secrets = listOf(account.imagePullSecrets);
        if (secrets.length) {
          spec.imagePullSecrets = secrets;
        }
      }
      const mounts =
        spec.automountServiceAccountToken ??
        account.automountServiceAccountToken ??
        true;
      if (mounts !== true) {
        return;
      }
      const without = containersOf(spec).filter(
        container =>
          !recordsOf(container.volumeMounts).some(
            mount => mount.mountPath === tokenPath,
          ),
      );
      if (without.length === 0) {
        return;
      }
      const volume = `kube-api-access-${randomSuffix()}`;
      for (const container of without) {
        container.volumeMounts = [
          ...listOf(container.volumeMounts),
          { name: volume, readOnly: true, mountPath: tokenPath },
        ];
      }
      spec.volumes = [...listOf(spec.volumes), tokenVolume(volume)];
    },
  };
}

/** Fills the tolerations and the priority of each Pod. Sources: DefaultTolerationSeconds, Priority. */
export function podDefaults(): Admission {
  return {
    mutate({ operation, resource, subresource, object }) {
      if (operation !== 'CREATE' || resource.bucket !== 'pods' || subresource) {
        return;
      }
      const spec = recordOf(object.spec);
      const className = String(spec.priorityClassName ?? '');
      if (className && priorities[className] === undefined) {
        throw forbidden(
          resource,
          object.metadata.name,
          `no PriorityClass with name ${className} was found`,
        );
      }
      spec.priority = priorities[className] ?? 0;
      spec.preemptionPolicy ??= 'PreemptLowerPriority';
      for (const key of ['not-ready', 'unreachable']) {
        const taint = `node.kubernetes.io/${key}`;
        const tolerated = recordsOf(spec.tolerations).some(
          one =>
            (one.key === taint || one.key === undefined) &&
            (one.effect === 'NoExecute' || one.effect === undefined),
        );
        if (!tolerated) {
          spec.tolerations = [
            ...listOf(spec.tolerations),
            {
              key: taint,
              operator: 'Exists',
              effect: 'NoExecute',
              tolerationSeconds: graceSeconds,
            },
          ];
        }
      }
    },
  };
}

const protection = 'kubernetes.io/pvc-protection';

/** Keeps claims in place as long as Pods use them. Source: the plugin StorageObjectInUseProtection. */
export function claimProtection(): Admission {
  return {
    mutate({ operation, resource, object }) {
      const finalizers = object.metadata.finalizers ?? [];
      if (
        operation === 'CREATE' &&
        resource.bucket === 'persistentvolumeclaims' &&
        !finalizers.includes(protection)
      ) {
        object.metadata.finalizers = [...finalizers, protection];
      }
    },
  };
}

/** Whether a Pod mounts a claim. */
export function usesClaim(pod: unknown, claim: string): boolean {
  return recordsOf(at(pod, 'spec', 'volumes')).some(
    volume => recordOf(volume.persistentVolumeClaim).claimName === claim,
  );
}

const notReady = 'node.kubernetes.io/not-ready';

/** Keeps Pods off a node that has not said yet that it is ready. Source: the plugin TaintNodesByCondition. */
export function nodeTaints(): Admission {
  return {
    mutate({ operation, resource, subresource, object }) {
      if (
        operation !== 'CREATE' ||
        resource.bucket !== 'nodes' ||
        subresource
      ) {
        return;
      }
      const spec = recordOf(object.spec);
      spec.taints = [
        ...listOf(spec.taints),
        { key: notReady, effect: 'NoSchedule' },
      ];
      object.spec = spec;
    },
  };
}

/** A node's taints without the one that goes when it is ready; undefined where there is nothing to take away. */
export function taintsOfReadyNode(
  node: KubernetesObject,
): unknown[] | undefined {
  const taints = recordsOf(recordOf(node.spec).taints);
  const ready = recordsOf(recordOf(node.status).conditions).some(
    condition => condition.type === 'Ready' && condition.status === 'True',
  );
  const kept = taints.filter(taint => taint.key !== notReady);
  return ready && kept.length < taints.length ? kept : undefined;
}
