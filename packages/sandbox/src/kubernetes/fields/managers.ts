import { recordsOf, sameJson, stringOf } from '../json';
import { StructSchema } from '../schema/schema';
import { StatusError } from '../status';
import { KubernetesObject } from '../types';
import { FieldSet, printPath } from './fieldSet';
import {
  compareFields,
  Comparison,
  fieldSetOf,
  mergeFields,
  removeFields,
} from './walk';

/** Who writes, as `metadata.managedFields` names it. */
export interface Manager {
  name: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  subresource?: string;
}

interface ManagerEntry extends Manager {
  time?: string;
  fields: FieldSet;
}

/** Fields that nobody owns. */
const unowned = FieldSet.fromJson({
  'f:apiVersion': {},
  'f:kind': {},
  'f:metadata': {
    '.': {},
    'f:name': {},
    'f:namespace': {},
    'f:creationTimestamp': {},
    'f:selfLink': {},
    'f:uid': {},
    'f:clusterName': {},
    'f:generation': {},
    'f:managedFields': {},
    'f:resourceVersion': {},
    'f:deletionTimestamp': {},
    'f:deletionGracePeriodSeconds': {},
  },
});

const updateLimit = 10;

function entriesOf(object: KubernetesObject | undefined): ManagerEntry[] {
  return recordsOf(object?.metadata.managedFields).map(entry => ({
    name: String(entry.manager),
    operation: entry.operation === 'Apply' ? 'Apply' : 'Update',
    apiVersion: String(entry.apiVersion),
    subresource: stringOf(entry.subresource),
    time: stringOf(entry.time),
    fields: FieldSet.fromJson(entry.fieldsV1),
  }));
}

function isSame(entry: ManagerEntry, manager: Manager): boolean {
  return (
    entry.name === manager.name &&
    entry.operation === manager.operation &&
    (entry.subresource ?? '') === (manager.subresource ?? '') &&
    (manager.operation === 'Apply' || entry.apiVersion === manager.apiVersion)
  );
}

function compareEntries(left: ManagerEntry, right: ManagerEntry): number {
  const sortKey = (entry: ManagerEntry) => [
    entry.operation,
    entry.time ?? '',
    entry.name,
    entry.apiVersion,
    entry.subresource ?? '',
  ];
  const other = sortKey(right);
  for (const [index, part] of sortKey(left).entries()) {
    if (part !== other[index]) {
      return part < other[index] ? -1 : 1;
    }
  }
  return 0;
}

/** The oldest updates beyond the limit are put together under one name, as the real API server does. */
function capped(entries: ManagerEntry[]): ManagerEntry[] {
  const updates = entries
    .filter(entry => entry.operation === 'Update')
    .sort(compareEntries);
  const surplus = updates.length - updateLimit;
  if (surplus <= 0) {
    return entries;
  }
  const oldest = updates.slice(0, surplus + 1);
  const versions = [...new Set(oldest.map(entry => entry.apiVersion))];
  const merged = versions.map(apiVersion => {
    const same = oldest.filter(entry => entry.apiVersion === apiVersion);
    return {
      name: 'ancient-changes',
      operation: 'Update' as const,
      apiVersion,
      time: same[same.length - 1].time,
      fields: same.reduce(
        (set, entry) => set.union(entry.fields),
        new FieldSet(),
      ),
    };
  });
  return [...entries.filter(entry => !oldest.includes(entry)), ...merged];
}

function written(entries: ManagerEntry[]) {
  return capped(entries.filter(entry => !entry.fields.empty))
    .sort(compareEntries)
    .map(entry => ({
      manager: entry.name,
      operation: entry.operation,
      apiVersion: entry.apiVersion,
      ...(entry.time && { time: entry.time }),
      fieldsType: 'FieldsV1',
      fieldsV1: entry.fields.toJson(),
      ...(entry.subresource && { subresource: entry.subresource }),
    }));
}

/** Only the changes of fields that can be owned and that this endpoint may set. */
function owned(comparison: Comparison, reset: FieldSet): Comparison {
  const clean = (set: FieldSet) =>
    set.difference(unowned).recursiveDifference(reset);
  return {
    added: clean(comparison.added),
    modified: clean(comparison.modified),
    removed: clean(comparison.removed),
  };
}

/** Takes from the others what changed under them. */
function released(
  entries: ManagerEntry[],
  manager: Manager,
  comparison: Comparison,
): ManagerEntry[] {
  const taken = comparison.modified
    .union(comparison.added)
    .union(comparison.removed);
  return entries.map(entry =>
    isSame(entry, manager)
      ? entry
      : { ...entry, fields: entry.fields.difference(taken) },
  );
}

export interface OwnershipOptions {
  schema: StructSchema;
  manager: Manager;
  /** RFC 3339, in seconds. */
  time: string;
  /** Fields that this endpoint does not set, such as the status. */
  reset: FieldSet;
}

function withEntries(
  object: KubernetesObject,
  entries: ManagerEntry[],
): KubernetesObject {
  const { managedFields, ...metadata } = object.metadata;
  const list = written(entries);
  return {
    ...object,
    metadata: list.length
      ? { ...metadata, managedFields: list }
      : { ...metadata },
  };
}

function withoutManagers(object: KubernetesObject): KubernetesObject {
  const { managedFields, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** Writes into `metadata.managedFields` who owns what after an update, a patch or a create. */
export function ownByUpdate(
  live: KubernetesObject | undefined,
  empty: KubernetesObject,
  next: KubernetesObject,
  options: OwnershipOptions,
): KubernetesObject {
  const { schema, manager, time, reset } = options;
  // An update with an explicit empty list resets the ownership, as the API's documentation promises.
  const given = next.metadata.managedFields;
  const entries =
    Array.isArray(given) && given.length === 0
      ? []
      : entriesOf(given === undefined ? live : next);
  const comparison = owned(
    compareFields(
      schema,
      withoutManagers(live ?? empty),
      withoutManagers(next),
    ),
    reset,
  );
  const gained = comparison.modified.union(comparison.added);
  const others = released(entries, manager, comparison);
  const mine = others.find(entry => isSame(entry, manager));
  const fields = (mine?.fields ?? new FieldSet())
    .difference(comparison.removed)
    .union(gained);
  const next1 = others.filter(entry => entry !== mine);
  return withEntries(next, [
    ...next1,
    {
      ...manager,
      time: gained.empty && mine ? mine.time : time,
      fields,
    },
  ]);
}

/** `"kubectl" with subresource "status" using apps/v1`; of somebody who applies, the version says nothing. */
function described(entry: ManagerEntry): string {
  const name = JSON.stringify(entry.name);
  const subresource = entry.subresource
    ? ` with subresource ${JSON.stringify(entry.subresource)}`
    : '';
  return entry.operation === 'Apply'
    ? `${name}${subresource}`
    : `${name}${subresource} using ${entry.apiVersion}`;
}

function conflictWith(
  entries: { entry: ManagerEntry; fields: FieldSet }[],
): StatusError {
  const causes = entries.flatMap(({ entry, fields }) =>
    fields.paths().map(path => ({
      reason: 'FieldManagerConflict',
      message: `conflict with ${described(entry)}`,
      field: printPath(path),
    })),
  );
  const groups = entries.map(({ entry, fields }) => {
    const paths = fields.paths().map(printPath);
    return paths.length === 1
      ? `conflict with ${described(entry)}: ${paths[0]}`
      : `conflicts with ${described(entry)}:\n- ${paths.join('\n- ')}`;
  });
  const count =
    causes.length === 1 ? '1 conflict' : `${causes.length} conflicts`;
  return new StatusError({
    code: 409,
    reason: 'Conflict',
    message: `Apply failed with ${count}: ${groups.join('\n')}`,
    details: { causes },
  });
}

/**
 * Server-side apply: merges what is applied into what is there, removes what the manager applied before and no longer
 * does, and hands over the ownership. Throws the 409 that names other managers and their fields unless `force` is set.
 */
export function ownByApply(
  live: KubernetesObject,
  applied: KubernetesObject,
  options: OwnershipOptions & { force: boolean },
): KubernetesObject {
  const { schema, manager, time, reset, force } = options;
  const entries = entriesOf(live);
  const before = withoutManagers(live);
  const last = entries.find(entry => isSame(entry, manager));
  const applying = fieldSetOf(schema, withoutManagers(applied));
  const fields = applying.difference(unowned).recursiveDifference(reset);
  const mine: ManagerEntry = { ...manager, time, fields };
  const current = [...entries.filter(entry => entry !== last), mine];
  let merged = mergeFields(schema, before, withoutManagers(applied));
  if (last) {
    const kept = current
      .reduce((set, entry) => set.union(entry.fields), applying)
      .withNamedFields();
    merged = removeFields(
      schema,
      merged,
      last.fields.withNamedFields().difference(kept),
    );
  }
  const next = merged as KubernetesObject;
  const comparison = owned(compareFields(schema, before, next), reset);
  const changed = comparison.modified.union(comparison.added);
  const conflicts = current
    .filter(entry => entry !== mine)
    .map(entry => ({ entry, fields: entry.fields.intersection(changed) }))
    .filter(conflict => !conflict.fields.empty);
  if (!force && conflicts.length) {
    throw conflictWith(conflicts);
  }
  // The real server notes the time only where the object itself changed.
  const noted = sameJson(before, next) ? last?.time : time;
  return withEntries(
    next,
    released(current, manager, comparison).map(entry =>
      entry === mine ? { ...mine, time: noted } : entry,
    ),
  );
}
