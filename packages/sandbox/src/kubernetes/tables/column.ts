import { KubernetesObject } from '../types';
import { ageOf } from './age';

/** A column of a `Table`, as `kubectl get` shows it. */
export interface Column {
  name: string;
  type: string;
  format?: string;
  description?: string;
  /** Above zero: only in the wide form. */
  priority?: number;
  cell(object: KubernetesObject, now: Date): unknown;
}

type Cell = Column['cell'];

/** What stands for nothing. */
export const none = '<none>';

export function text(name: string, cell: Cell): Column {
  return { name, type: 'string', cell };
}

export function count(name: string, cell: Cell): Column {
  return { name, type: 'integer', cell };
}

/** The same column, only in the wide form. */
export function wide(column: Column): Column {
  return { ...column, priority: 1 };
}

export const nameColumn: Column = {
  name: 'Name',
  type: 'string',
  format: 'name',
  cell: object => object.metadata.name,
};

export const ageColumn = text('Age', (object, now) =>
  ageOf(object.metadata.creationTimestamp, now),
);

export const createdColumn: Column = {
  name: 'Created At',
  type: 'date',
  cell: object => object.metadata.creationTimestamp,
};
