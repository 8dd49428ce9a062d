import { invalid } from '../invalid';
import { recordOf } from '../json';
import { KindRules } from './rules';

/** Rules of Namespaces. */
export const namespaceRules: KindRules = {
  defaults(object) {
    const { name, labels } = object.metadata;
    if (name) {
      object.metadata.labels = {
        ...labels,
        'kubernetes.io/metadata.name': name,
      };
    }
  },
  prepareForCreate(object) {
    object.status = { phase: 'Active' };
    const spec = recordOf(object.spec);
    const finalizers = Array.isArray(spec.finalizers) ? spec.finalizers : [];
    object.spec = {
      ...spec,
      finalizers: finalizers.includes('kubernetes')
        ? finalizers
        : [...finalizers, 'kubernetes'],
    };
  },
  validateStatus(object) {
    const { phase } = recordOf(object.status);
    const expected = object.metadata.deletionTimestamp
      ? 'Terminating'
      : 'Active';
    const when = object.metadata.deletionTimestamp ? 'not ' : '';
    return phase === expected
      ? []
      : [
          invalid(
            'status.Phase',
            phase ?? '',
            `may only be '${expected}' if \`deletionTimestamp\` is ${when}empty`,
          ),
        ];
  },
  prepareForUpdate(object, old) {
    object.spec = {
      ...recordOf(object.spec),
      finalizers: recordOf(old.spec).finalizers,
    };
  },
};
