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
  prepareForUpdate(object, old) {
    object.spec = {
      ...recordOf(object.spec),
      finalizers: recordOf(old.spec).finalizers,
    };
  },
};
