import { FieldPath } from '../../../yaml/fieldPath';
import { Fields, fieldsAt } from '../../value';
import {
  Container,
  containersOf,
  PodTemplate,
  titleOfContainer,
} from '../../workloads/containers';

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
      value: fieldsAt(spec, 'securityContext'),
    },
    ofContainers: containers.map(container => ({
      who: titleOfContainer(container),
      path: [...container.path, 'securityContext'],
      value: fieldsAt(container.value, 'securityContext'),
    })),
    windows: fieldsAt(spec, 'os').name === 'windows',
    userNamespace: spec.hostUsers === false,
  };
}
