import { invalid, FieldError, required } from '../invalid';
import { isRecord, recordOf, recordsOf } from '../json';
import { KubernetesObject } from '../types';
import { KindRules } from './rules';

function nameErrors(object: KubernetesObject): FieldError[] {
  const spec = recordOf(object.spec);
  const names = recordOf(spec.names);
  const wanted = `${names.plural}.${spec.group}`;
  return object.metadata.name === wanted
    ? []
    : [
        invalid(
          'metadata.name',
          object.metadata.name,
          `must be spec.names.plural+"."+spec.group`,
        ),
      ];
}

/** Rules of CustomResourceDefinitions. */
export const customResourceDefinitionRules: KindRules = {
  defaults(object) {
    const spec = recordOf(object.spec);
    const names = recordOf(spec.names);
    if (typeof names.kind === 'string') {
      names.singular ??= names.kind.toLowerCase();
      names.listKind ??= `${names.kind}List`;
    }
    spec.conversion ??= { strategy: 'None' };
  },
  prepareForCreate(object) {
    object.status = {
      conditions: null,
      acceptedNames: { plural: '', kind: '' },
      storedVersions: recordsOf(recordOf(object.spec).versions)
        .filter(version => version.storage)
        .map(version => version.name),
    };
  },
  validate(object) {
    const spec = recordOf(object.spec);
    const versions = recordsOf(spec.versions);
    const errors = nameErrors(object);
    if (!spec.group) {
      errors.push(required('spec.group'));
    }
    if (spec.scope !== 'Cluster' && spec.scope !== 'Namespaced') {
      errors.push(required('spec.scope'));
    }
    if (versions.filter(version => version.storage === true).length !== 1) {
      errors.push(
        invalid(
          'spec.versions',
          versions,
          'must have exactly one version marked as storage version',
        ),
      );
    }
    versions.forEach((version, index) => {
      if (!isRecord(version.schema)) {
        errors.push(
          required(
            `spec.versions[${index}].schema.openAPIV3Schema`,
            'schemas are required',
          ),
        );
      }
    });
    return errors;
  },
};
