import { FieldError, invalid, required, unsupported } from '../invalid';
import { listOf, recordOf, recordsOf, sameJson } from '../json';
import { KubernetesObject } from '../types';
import { KindRules } from './rules';

const group = 'rbac.authorization.k8s.io';

function defaultBinding(object: KubernetesObject): void {
  const reference = recordOf(object.roleRef);
  reference.apiGroup ||= group;
  object.roleRef = reference;
  for (const subject of recordsOf(object.subjects)) {
    if (subject.kind === 'User' || subject.kind === 'Group') {
      subject.apiGroup ||= group;
    }
  }
}

function subjectErrors(
  subject: Record<string, unknown>,
  path: string,
): FieldError[] {
  const errors: FieldError[] = [];
  if (!subject.name) {
    errors.push(required(`${path}.name`));
  }
  switch (subject.kind) {
    case 'ServiceAccount':
      if (!subject.namespace) {
        errors.push(required(`${path}.namespace`));
      }
      break;
    case 'User':
    case 'Group':
      if (subject.apiGroup !== group) {
        errors.push(unsupported(`${path}.apiGroup`, subject.apiGroup, [group]));
      }
      break;
    default:
      errors.push(
        unsupported(`${path}.kind`, subject.kind, [
          'ServiceAccount',
          'User',
          'Group',
        ]),
      );
  }
  return errors;
}

function bindingErrors(object: KubernetesObject): FieldError[] {
  const reference = recordOf(object.roleRef);
  const errors: FieldError[] = [];
  if (reference.apiGroup !== group) {
    errors.push(unsupported('roleRef.apiGroup', reference.apiGroup, [group]));
  }
  const kinds =
    object.kind === 'ClusterRoleBinding'
      ? ['ClusterRole']
      : ['Role', 'ClusterRole'];
  if (!kinds.includes(String(reference.kind))) {
    errors.push(unsupported('roleRef.kind', reference.kind ?? '', kinds));
  }
  if (!reference.name) {
    errors.push(required('roleRef.name'));
  }
  return [
    ...errors,
    ...recordsOf(object.subjects).flatMap((subject, index) =>
      subjectErrors(subject, `subjects[${index}]`),
    ),
  ];
}

/** A reference with the field names of the server's own type, as its message shows it. */
function internalReference(object: KubernetesObject) {
  const { apiGroup, kind, name } = recordOf(object.roleRef);
  return { APIGroup: apiGroup, Kind: kind, Name: name };
}

/** Rules of RoleBindings and ClusterRoleBindings. */
export const bindingRules: KindRules = {
  createsOnUpdate: true,
  defaults: defaultBinding,
  validate: bindingErrors,
  validateUpdate: (object, old) =>
    sameJson(object.roleRef, old.roleRef)
      ? []
      : [
          invalid(
            'roleRef',
            internalReference(object),
            'cannot change roleRef',
          ),
        ],
};

function ruleErrors(object: KubernetesObject): FieldError[] {
  return recordsOf(object.rules).flatMap((rule, index) => {
    const path = `rules[${index}]`;
    const errors: FieldError[] = [];
    if (listOf(rule.verbs).length === 0) {
      errors.push(
        required(`${path}.verbs`, 'verbs must contain at least one value'),
      );
    }
    if (listOf(rule.nonResourceURLs).length > 0) {
      if (object.kind === 'Role') {
        errors.push(
          invalid(
            `${path}.nonResourceURLs`,
            rule.nonResourceURLs,
            'namespaced rules cannot apply to non-resource URLs',
          ),
        );
      }
      return errors;
    }
    if (listOf(rule.apiGroups).length === 0) {
      errors.push(
        required(
          `${path}.apiGroups`,
          'resource rules must supply at least one api group',
        ),
      );
    }
    if (listOf(rule.resources).length === 0) {
      errors.push(
        required(
          `${path}.resources`,
          'resource rules must supply at least one resource',
        ),
      );
    }
    return errors;
  });
}

/** Rules of Roles and ClusterRoles. */
export const roleRules: KindRules = {
  createsOnUpdate: true,
  validate: ruleErrors,
};
