import { FieldError, forbiddenField, invalid, required } from '../invalid';
import { isRecord, JsonRecord, recordOf, recordsOf, sameJson } from '../json';
import { parseQuantity } from '../quantity';
import { KubernetesObject } from '../types';
import { KindRules } from './rules';

const sizeLimit = 1024 * 1024;
const dataKey = /^[-._a-zA-Z0-9]+$/;

function dataErrors(object: KubernetesObject, field: string): FieldError[] {
  return Object.keys(recordOf(object[field])).flatMap(key =>
    dataKey.test(key) && key.length <= 253
      ? []
      : [
          invalid(
            `${field}[${key}]`,
            key,
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
          ),
        ],
  );
}

function sizeErrors(object: KubernetesObject, field: string): FieldError[] {
  const size = Object.values(recordOf(object[field])).reduce<number>(
    (sum, value) => sum + Buffer.byteLength(String(value)),
    0,
  );
  return size > sizeLimit
    ? [
        {
          field: '',
          reason: 'FieldValueTooLong',
          detail: `Too long: may not be more than ${sizeLimit} bytes`,
        },
      ]
    : [];
}

function immutableErrors(
  object: KubernetesObject,
  old: KubernetesObject,
  fields: string[],
): FieldError[] {
  if (old.immutable !== true) {
    return [];
  }
  const errors = fields
    .filter(field => !sameJson(object[field], old[field]))
    .map(field =>
      forbiddenField(field, 'field is immutable when `immutable` is set'),
    );
  return object.immutable === true
    ? errors
    : [
        forbiddenField(
          'immutable',
          'field is immutable when `immutable` is set',
        ),
        ...errors,
      ];
}

/** Rules of ConfigMaps. */
export const configMapRules: KindRules = {
  validate: object => [
    ...dataErrors(object, 'data'),
    ...dataErrors(object, 'binaryData'),
    ...sizeErrors(object, 'data'),
  ],
  validateUpdate: (object, old) =>
    immutableErrors(object, old, ['data', 'binaryData']),
};

/** The keys that secrets of some types must have. */
const secretKeys: Record<string, string[] | undefined> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

function keyErrors(object: KubernetesObject): FieldError[] {
  const data = recordOf(object.data);
  return (secretKeys[String(object.type)] ?? [])
    .filter(key => data[key] === undefined)
    .map(key => required(`data[${key}]`));
}

/** Rules of Secrets. */
export const secretRules: KindRules = {
  defaults(object) {
    object.type ||= 'Opaque';
    const { stringData } = object;
    if (isRecord(stringData)) {
      const data: JsonRecord = { ...recordOf(object.data) };
      for (const [key, value] of Object.entries(stringData)) {
        data[key] = Buffer.from(String(value)).toString('base64');
      }
      object.data = data;
      delete object.stringData;
    }
  },
  validate: object => [
    ...dataErrors(object, 'data'),
    ...sizeErrors(object, 'data'),
    ...keyErrors(object),
  ],
  validateUpdate: (object, old) => [
    ...(object.type === old.type
      ? []
      : [invalid('type', object.type, 'field is immutable')]),
    ...immutableErrors(object, old, ['data']),
  ],
};

const standardResources = new Set([
  'cpu',
  'memory',
  'ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.storage',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'persistentvolumeclaims',
  'configmaps',
  'services.nodeports',
  'services.loadbalancers',
]);
const wholeResources = new Set([
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]);

function hardErrors(name: string, value: unknown): FieldError[] {
  const path = `spec.hard[${name}]`;
  if (!name.includes('/') && !standardResources.has(name)) {
    return [
      invalid(
        path,
        name,
        'must be a standard resource type or fully qualified',
      ),
      invalid(path, name, 'must be a standard resource for quota'),
    ];
  }
  const quantity = parseQuantity(value);
  if (quantity && quantity.nano < 0n) {
    return [invalid(path, value, 'must be greater than or equal to 0')];
  }
  const whole = wholeResources.has(name) || name.startsWith('count/');
  return quantity && whole && quantity.nano % 10n ** 9n !== 0n
    ? [invalid(path, value, 'must be an integer')]
    : [];
}

/** Rules of ResourceQuotas. */
export const resourceQuotaRules: KindRules = {
  prepareForCreate(object) {
    object.status = {};
  },
  validate: object =>
    Object.entries(recordOf(recordOf(object.spec).hard)).flatMap(
      ([name, value]) => hardErrors(name, value),
    ),
};

/** Rules of LimitRanges. */
export const limitRangeRules: KindRules = {
  createsOnUpdate: true,
  defaults(object) {
    for (const limit of recordsOf(recordOf(object.spec).limits)) {
      if (limit.type === 'Container') {
        limit.default = {
          ...recordOf(limit.max),
          ...recordOf(limit.default),
        };
        limit.defaultRequest = {
          ...recordOf(limit.min),
          ...recordOf(limit.default),
          ...recordOf(limit.defaultRequest),
        };
        for (const field of ['default', 'defaultRequest']) {
          if (Object.keys(recordOf(limit[field])).length === 0) {
            delete limit[field];
          }
        }
      }
    }
  },
};

const claimChangeable = ['resources', 'volumeAttributesClassName'];

/** Rules of PersistentVolumeClaims. */
export const persistentVolumeClaimRules: KindRules = {
  defaults(object) {
    const spec = recordOf(object.spec);
    spec.volumeMode ??= 'Filesystem';
    object.spec = spec;
  },
  prepareForCreate(object) {
    object.status = { phase: 'Pending' };
  },
  validate(object) {
    const spec = recordOf(object.spec);
    const errors: FieldError[] = [];
    if (!Array.isArray(spec.accessModes) || spec.accessModes.length === 0) {
      errors.push(
        required('spec.accessModes', 'at least 1 access mode is required'),
      );
    }
    if (!recordOf(recordOf(spec.resources).requests).storage) {
      errors.push(required('spec.resources[storage]'));
    }
    return errors;
  },
  validateUpdate(object, old) {
    const fixed = (spec: JsonRecord) =>
      Object.fromEntries(
        Object.entries(spec).filter(
          ([field]) =>
            !claimChangeable.includes(field) && field !== 'volumeName',
        ),
      );
    return sameJson(fixed(recordOf(object.spec)), fixed(recordOf(old.spec)))
      ? []
      : [
          forbiddenField(
            'spec',
            'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
          ),
        ];
  },
};
