import { JsonRecord } from './json';
import { Resource } from './resources';
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

/** A duration as `kubectl get` shows ages: `45s`, `3m10s`, `5h`, `12d`. */
export function ageOf(since: unknown, now: Date): string {
  const start = typeof since === 'string' ? Date.parse(since) : NaN;
  if (Number.isNaN(start)) {
    return '<unknown>';
  }
  return humanDuration(Math.floor((now.getTime() - start) / 1000));
}

function humanDuration(seconds: number): string {
  if (seconds < -1) {
    return '<invalid>';
  }
  if (seconds < 0) {
    return '0s';
  }
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(seconds / 3600);
  const days = Math.floor(hours / 24);
  const pair = (left: number, unit: string, right: number, small: string) =>
    right === 0 ? `${left}${unit}` : `${left}${unit}${right}${small}`;
  if (seconds < 120) {
    return `${seconds}s`;
  }
  if (minutes < 10) {
    return pair(minutes, 'm', seconds % 60, 's');
  }
  if (minutes < 180) {
    return `${minutes}m`;
  }
  if (hours < 8) {
    return pair(hours, 'h', minutes % 60, 'm');
  }
  if (hours < 48) {
    return `${hours}h`;
  }
  if (days < 8) {
    return pair(days, 'd', hours % 24, 'h');
  }
  if (days < 365 * 2) {
    return `${days}d`;
  }
  const years = Math.floor(days / 365);
  return years < 8 ? pair(years, 'y', days % 365, 'd') : `${years}y`;
}

export interface Column {
  name: string;
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  format?: string;
  description?: string;
  /** Above zero: only in the wide form. */
  priority?: number;
  cell(object: KubernetesObject, now: Date): unknown;
}

const nameColumn: Column = {
  name: 'Name',
  type: 'string',
  format: 'name',
  cell: object => object.metadata.name,
};

const createdColumn: Column = {
  name: 'Created At',
  type: 'date',
  cell: object => object.metadata.creationTimestamp,
};

function columnsOf(_resource: Resource): Column[] {
  return [nameColumn, createdColumn];
}

/** Objects as the `Table` that `kubectl get` asks for. */
export function tableOf(options: TableOptions): JsonRecord {
  const { resource, objects, metadata, includeObject, now } = options;
  const version = options.version ?? 'v1';
  const columns = columnsOf(resource);
  return {
    kind: 'Table',
    apiVersion: `meta.k8s.io/${version}`,
    metadata,
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
          apiVersion: `meta.k8s.io/${version}`,
          metadata: object.metadata,
        },
      }),
      ...(includeObject === 'Object' && { object }),
    })),
  };
}
