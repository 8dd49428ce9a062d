import { FieldError, invalid, required } from '../invalid';
import { recordOf, sameJson, stringOf } from '../json';
import { labelErrors, nameProblems, qualifiedNameProblems } from '../names';
import { Resource } from '../resources';
import { KubernetesObject, ObjectMeta } from '../types';

const nameCharacters = 'bcdfghjklmnpqrstvwxz2456789';
const generatedLength = 5;
const longestGeneratedBase = 63 - generatedLength;

/** Five characters without vowels, as generated names end. */
export function randomSuffix(): string {
  let suffix = '';
  for (let index = 0; index < generatedLength; index += 1) {
    suffix += nameCharacters[Math.floor(Math.random() * nameCharacters.length)];
  }
  return suffix;
}

/** A name from `metadata.generateName`. */
export function generatedName(base: string): string {
  return `${base.slice(0, longestGeneratedBase)}${randomSuffix()}`;
}

const annotationLimit = 256 * 1024;

function ownerErrors(metadata: ObjectMeta): FieldError[] {
  const owners = metadata.ownerReferences ?? [];
  const errors: FieldError[] = [];
  const path = 'metadata.ownerReferences';
  owners.forEach(owner => {
    if (!owner.apiVersion) {
      errors.push(
        invalid(
          `${path}.apiVersion`,
          owner.apiVersion ?? '',
          'version must not be empty',
        ),
      );
    }
    for (const field of ['kind', 'name', 'uid'] as const) {
      if (!owner[field]) {
        errors.push(
          invalid(`${path}.${field}`, owner[field] ?? '', 'must not be empty'),
        );
      }
    }
  });
  const controllers = owners.filter(owner => owner.controller);
  if (controllers.length > 1) {
    errors.push(
      invalid(
        'metadata.ownerReferences',
        owners,
        `Only one reference can have Controller set to true. Found "true" in references for ${controllers[0].name} and ${controllers[1].name}`,
      ),
    );
  }
  return errors;
}

const standardFinalizers = ['foregroundDeletion', 'kubernetes', 'orphan'];

function finalizerErrors(
  resource: Resource,
  finalizers: string[],
): FieldError[] {
  const unqualified = finalizers.flatMap((finalizer, index) =>
    resource.custom ||
    resource.group === 'apiextensions.k8s.io' ||
    finalizer.includes('/') ||
    standardFinalizers.includes(finalizer)
      ? []
      : [
          invalid(
            `metadata.finalizers[${index}]`,
            finalizer,
            'name is neither a standard finalizer name nor is it fully qualified',
          ),
        ],
  );
  return [
    ...finalizers.flatMap(finalizer =>
      qualifiedNameProblems(finalizer).map(why =>
        invalid('metadata.finalizers', finalizer, why),
      ),
    ),
    ...unqualified,
  ];
}

/** What is wrong with an object's metadata. */
export function metadataErrors(
  resource: Resource,
  object: KubernetesObject,
): FieldError[] {
  const { metadata } = object;
  const errors: FieldError[] = [];
  if (!metadata.name) {
    errors.push(required('metadata.name', 'name or generateName is required'));
  } else {
    errors.push(
      ...nameProblems(metadata.name, resource.nameRule).map(why =>
        invalid('metadata.name', metadata.name, why),
      ),
    );
  }
  errors.push(...labelErrors(recordOf(metadata.labels), 'metadata.labels'));
  const annotations = recordOf(metadata.annotations);
  let size = 0;
  for (const [key, value] of Object.entries(annotations)) {
    errors.push(
      ...qualifiedNameProblems(key.toLowerCase()).map(why =>
        invalid('metadata.annotations', key, why),
      ),
    );
    size += Buffer.byteLength(key) + Buffer.byteLength(String(value));
  }
  if (size > annotationLimit) {
    errors.push({
      field: 'metadata.annotations',
      reason: 'FieldValueTooLong',
      detail: `Too long: may not be more than ${annotationLimit} bytes`,
    });
  }
  errors.push(...ownerErrors(metadata));
  errors.push(...finalizerErrors(resource, metadata.finalizers ?? []));
  return errors;
}

/** What is wrong with a change of an object's metadata. */
export function metadataUpdateErrors(
  object: KubernetesObject,
  old: KubernetesObject,
): FieldError[] {
  const errors: FieldError[] = [];
  if (object.metadata.uid !== old.metadata.uid) {
    errors.push(
      invalid('metadata.uid', object.metadata.uid, 'field is immutable'),
    );
  }
  if (old.metadata.deletionTimestamp) {
    const before = new Set(old.metadata.finalizers ?? []);
    const added = (object.metadata.finalizers ?? []).filter(
      finalizer => !before.has(finalizer),
    );
    if (added.length) {
      errors.push({
        field: 'metadata.finalizers',
        reason: 'FieldValueForbidden',
        detail: `Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{${added
          .map(finalizer => JSON.stringify(finalizer))
          .join(', ')}}`,
      });
    }
  }
  // The real server checks the metadata of an update twice, and so names each cause twice.
  return [...errors, ...errors];
}

/**
 * Whether the change counts the generation up: anything but metadata and status differs; of a custom kind anything but
 * metadata, where its status has no endpoint of its own.
 */
export function specificationChanged(
  resource: Resource,
  object: KubernetesObject,
  old: KubernetesObject,
): boolean {
  const rest = (whole: KubernetesObject) => {
    const { metadata, status, apiVersion, kind, ...fields } = whole;
    return resource.custom ? { ...fields, status } : fields;
  };
  return !sameJson(rest(object), rest(old));
}

/** Fields of the metadata that only the server sets. */
export function keepSystemMetadata(
  object: KubernetesObject,
  old: KubernetesObject,
): void {
  const { metadata } = object;
  for (const field of [
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'generation',
    'selfLink',
    'generateName',
  ] as const) {
    const value = old.metadata[field];
    if (value === undefined) {
      delete metadata[field];
    } else {
      Object.assign(metadata, { [field]: value });
    }
  }
  if (!stringOf(metadata.uid)) {
    metadata.uid = old.metadata.uid;
  }
}
