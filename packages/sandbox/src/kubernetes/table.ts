import { at, isRecord, JsonRecord, listOf } from './json';
import { Resource } from './resources';
import { ageOf } from './tables/age';
import { ageColumn, Column, createdColumn, nameColumn } from './tables/column';
import * as others from './tables/others';
import { podColumns } from './tables/pods';
import * as workloads from './tables/workloads';
import { KubernetesObject } from './types';

export interface TableOptions {
  resource: Resource;
  objects: KubernetesObject[];
  metadata: JsonRecord;
  includeObject: 'None' | 'Metadata' | 'Object';
  now: Date;
  /** Of `meta.k8s.io`. */
  version?: string;
}

/** The columns of the built-in kinds, by the bucket of their objects. Source: the printers of Kubernetes 1.36. */
const builtIn: Record<string, Column[] | undefined> = {
  configmaps: others.configMapColumns,
  endpoints: others.endpointsColumns,
  events: others.eventColumns,
  namespaces: others.namespaceColumns,
  nodes: others.nodeColumns,
  persistentvolumeclaims: others.claimColumns,
  pods: podColumns,
  replicationcontrollers: workloads.replicationControllerColumns,
  resourcequotas: others.quotaColumns,
  secrets: others.secretColumns,
  serviceaccounts: others.nameAndAge,
  services: others.serviceColumns,
  'apps/controllerrevisions': others.revisionColumns,
  'apps/daemonsets': workloads.daemonSetColumns,
  'apps/deployments': workloads.deploymentColumns,
  'apps/replicasets': workloads.replicaSetColumns,
  'apps/statefulsets': workloads.statefulSetColumns,
  'autoscaling/horizontalpodautoscalers': workloads.autoscalerColumns,
  'batch/cronjobs': workloads.cronJobColumns,
  'batch/jobs': workloads.jobColumns,
  'coordination.k8s.io/leases': others.leaseColumns,
  'discovery.k8s.io/endpointslices': others.endpointSliceColumns,
  'networking.k8s.io/ingresses': others.ingressColumns,
  'networking.k8s.io/networkpolicies': others.networkPolicyColumns,
  'policy/poddisruptionbudgets': others.disruptionBudgetColumns,
  'rbac.authorization.k8s.io/clusterrolebindings': others.bindingColumns,
  'rbac.authorization.k8s.io/rolebindings': others.bindingColumns,
};

const filter = /^\[\?\(@\.([\w.]+)\s*==\s*["']([^"']*)["']\)\]/;

/** The value at a JSON path of the simple kind that printer columns use: `.status.conditions[?(@.type=="Ready")].status`. */
export function jsonPathValue(object: unknown, path: string): unknown {
  let rest = path;
  let value = object;
  while (rest) {
    const field = /^\.([^.[\]]+|\\\.)+/.exec(rest)?.[0];
    const index = /^\[(\d+)\]/.exec(rest);
    const match = filter.exec(rest);
    if (field) {
      value = at(value, field.slice(1));
      rest = rest.slice(field.length);
    } else if (index) {
      value = listOf(value)[Number(index[1])];
      rest = rest.slice(index[0].length);
    } else if (match) {
      const [whole, name, wanted] = match;
      value = listOf(value).find(
        one => isRecord(one) && String(at(one, ...name.split('.'))) === wanted,
      );
      rest = rest.slice(whole.length);
    } else {
      return undefined;
    }
  }
  return value;
}

function customColumns(resource: Resource): Column[] {
  const columns = resource.columns ?? [];
  if (columns.length === 0) {
    return [nameColumn, ageColumn];
  }
  return [
    nameColumn,
    ...columns.map(column => ({
      ...column,
      description:
        column.description ||
        `Custom resource definition column (in JSONPath format): ${column.jsonPath}`,
      cell: (object: KubernetesObject, now: Date) => {
        const value = jsonPathValue(object, column.jsonPath);
        if (column.type === 'date') {
          return value === undefined ? null : ageOf(value, now);
        }
        return isRecord(value) ? JSON.stringify(value) : value;
      },
    })),
  ];
}

function columnsOf(resource: Resource): Column[] {
  if (resource.custom) {
    return customColumns(resource);
  }
  return builtIn[resource.bucket] ?? [nameColumn, createdColumn];
}

/** Objects as the `Table` that `kubectl get` asks for. */
export function tableOf(options: TableOptions): JsonRecord {
  const { resource, objects, metadata, includeObject, now } = options;
  const apiVersion = `meta.k8s.io/${options.version ?? 'v1'}`;
  const columns = columnsOf(resource);
  const { continue: next, ...shown } = metadata;
  return {
    kind: 'Table',
    apiVersion,
    metadata: next ? metadata : shown,
    columnDefinitions: columns.map(column => ({
      name: column.name,
      type: column.type,
      format: column.format ?? '',
      description: column.description ?? '',
      priority: column.priority ?? 0,
    })),
    rows: objects.map(object => ({
      cells: columns.map(column => column.cell(object, now) ?? null),
      ...(includeObject === 'Metadata' && {
        object: {
          kind: 'PartialObjectMetadata',
          apiVersion,
          metadata: object.metadata,
        },
      }),
      ...(includeObject === 'Object' && { object }),
      ...(includeObject === 'None' && { object: null }),
    })),
  };
}
