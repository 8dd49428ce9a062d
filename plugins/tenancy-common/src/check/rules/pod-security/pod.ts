import { FieldPath } from '@socle/plugin-platform-common/documents';
import { Fields, fieldsAt, isFields } from '../../value';
import {
  Container,
  containersOf,
  PodTemplate,
  titleOfContainer,
} from '../../workloads/containers';
import { isUnset } from '../../workloads/said';

/** A template of pods, as controls look at it. */
export interface Pod {
  template: PodTemplate;
  spec: Fields;
  /** Where the spec stands. */
  path: FieldPath;
  containers: Container[];
  /** Its own `securityContext`, which containers inherit. */
  own: SecurityContext;
  /** Those of its containers. */
  ofContainers: SecurityContext[];
  /** Whether it says that it is of Windows: what Linux alone knows is then not demanded of it. */
  windows: boolean;
  /** Whether its root is nobody's on the node: `hostUsers: false`. */
  userNamespace: boolean;
}

/** A `securityContext`, and whose it is. */
export interface SecurityContext {
  /** At the beginning of a sentence: `The pod`, `Container front`. */
  who: string;
  path: FieldPath;
  value: Fields;
}

/** A breach of a control. */
export interface Breach {
  path: FieldPath;
  message: string;
  remedy: string;
}

/** One control of the Pod Security Standards: what of a pod breaks it. */
export type Control = (pod: Pod) => Breach[];

/* What has to be set: a patch that takes it away sets it to null. */
const ofPods = { runAsNonRoot: null, seccompProfile: null };
const ofContainers = { allowPrivilegeEscalation: null, capabilities: null };

export function podOf(template: PodTemplate): Pod {
  const { spec, path } = template;
  const containers = containersOf(template);
  return {
    template,
    spec,
    path,
    containers,
    own: {
      who: 'The pod',
      path: [...path, 'securityContext'],
      value: contextOf(template, spec.securityContext, ofPods),
    },
    ofContainers: containers.map(container => ({
      who: titleOfContainer(container),
      path: [...container.path, 'securityContext'],
      value: contextOf(template, container.value.securityContext, ofContainers),
    })),
    windows: fieldsAt(spec, 'os').name === 'windows',
    userNamespace: spec.hostUsers === false,
  };
}

/** A `securityContext`. Where a patch replaces it as a whole, what it had to have and does not is null. */
function contextOf(
  { partial }: PodTemplate,
  value: unknown,
  demanded: Fields,
): Fields {
  const context = isFields(value) ? value : {};
  const replaces = value === null || '$patch' in context;
  return partial && replaces ? { ...demanded, ...context } : context;
}

/** Whether a field that has to be set is not: in a patch, whether it is taken away. */
export function isMissing({ template }: Pod, value: unknown): boolean {
  return template.partial ? value === null : isUnset(value);
}
