import { KubernetesObject } from '../../kubernetes/types';
import { parseYaml } from '../manifests/parseYaml';
import { isModified } from './difference';

const object = (text: string): KubernetesObject =>
  ({
    metadata: { name: 'a' },
    ...(parseYaml(text)[0] as object),
  }) as KubernetesObject;

const deployment = 'apiVersion: apps/v1\nkind: Deployment\nspec: ';
const policy = 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nspec: ';

describe('isModified', () => {
  it.each([
    [
      'the same',
      `${deployment}{replicas: 2}`,
      `${deployment}{replicas: 2}`,
      false,
    ],
    [
      'another value',
      `${deployment}{replicas: 2}`,
      `${deployment}{replicas: 3}`,
      true,
    ],
    [
      'a default',
      `${deployment}{replicas: 2}`,
      `${deployment}{replicas: 2, revisionHistoryLimit: 10}`,
      false,
    ],
    [
      'a status',
      `${deployment}{replicas: 2}`,
      `${deployment}{replicas: 2}\nstatus: {replicas: 1}`,
      false,
    ],
    [
      'another spelling of a quantity',
      `${deployment}{template: {spec: {containers: [{name: a, resources: {limits: {cpu: 1000m, memory: 1024Mi}}}]}}}`,
      `${deployment}{template: {spec: {containers: [{name: a, resources: {limits: {cpu: '1', memory: 1Gi}}}]}}}`,
      false,
    ],
    [
      'another quantity',
      `${deployment}{template: {spec: {containers: [{name: a, resources: {limits: {cpu: 1000m}}}]}}}`,
      `${deployment}{template: {spec: {containers: [{name: a, resources: {limits: {cpu: '2'}}}]}}}`,
      true,
    ],
    [
      'containers in another order, with defaults',
      `${deployment}{template: {spec: {containers: [{name: a, image: x}, {name: b}]}}}`,
      `${deployment}{template: {spec: {containers: [{name: b}, {name: a, image: x, imagePullPolicy: Always}]}}}`,
      false,
    ],
    [
      'a container that others added',
      `${deployment}{template: {spec: {containers: [{name: a}]}}}`,
      `${deployment}{template: {spec: {containers: [{name: a}, {name: sidecar}]}}}`,
      false,
    ],
    [
      'a container that is missing',
      `${deployment}{template: {spec: {containers: [{name: a}, {name: b}]}}}`,
      `${deployment}{template: {spec: {containers: [{name: a}]}}}`,
      true,
    ],
    [
      'a list without keys that grew',
      `${policy}{egress: [{toEntities: [cluster]}]}`,
      `${policy}{egress: [{toEntities: [cluster]}, {toEntities: [world]}]}`,
      true,
    ],
    [
      'an item of such a list that holds more',
      `${policy}{egress: [{toEntities: [cluster]}]}`,
      `${policy}{egress: [{toEntities: [cluster], toCIDR: [0.0.0.0/0]}]}`,
      true,
    ],
    [
      'an empty map for nothing',
      `${policy}{endpointSelector: {}}`,
      `${policy}{}`,
      false,
    ],
    [
      'an empty list that was filled',
      `${policy}{ingress: []}`,
      `${policy}{ingress: [{}]}`,
      true,
    ],
    [
      'an API group that the server filled in',
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nsubjects: [{kind: Group, name: a}]',
      'apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nsubjects: [{kind: Group, name: a, apiGroup: rbac.authorization.k8s.io}]',
      false,
    ],
    [
      'stringData of a Secret',
      'apiVersion: v1\nkind: Secret\nstringData: {a: secret}',
      'apiVersion: v1\nkind: Secret\ndata: {a: c2VjcmV0}',
      false,
    ],
    [
      'a null',
      `${deployment}{replicas: 2, paused: null}`,
      `${deployment}{replicas: 2}`,
      false,
    ],
    [
      'a false that a typed client leaves out',
      `${deployment}{paused: false}`,
      `${deployment}{}`,
      false,
    ],
    [
      'a label that others added',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, uid: x, labels: {a: b}}',
      false,
    ],
  ])('%s', (_, target, live, expected) => {
    expect(isModified(object(target), object(live))).toBe(expected);
  });

  it.each([
    [
      'a field',
      '{"f:data": {"f:a": {}, "f:b": {}}}',
      'data: {a: "1"}',
      'data: {a: "1", b: "2"}',
      true,
    ],
    [
      'a field that is gone already',
      '{"f:data": {"f:a": {}, "f:b": {}}}',
      'data: {a: "1"}',
      'data: {a: "1"}',
      false,
    ],
    [
      'all of a map',
      '{"f:data": {"f:a": {}}}',
      'immutable: true',
      'immutable: true\ndata: {a: "1"}',
      true,
    ],
    [
      'an annotation',
      '{"f:metadata": {"f:annotations": {".": {}, "f:x": {}}}}',
      '',
      '',
      false,
    ],
    [
      'an item of a list',
      '{"f:spec": {"f:ports": {"k:{\\"port\\":80,\\"protocol\\":\\"TCP\\"}": {}}}}',
      'spec: {ports: [{port: 81}]}',
      'spec: {ports: [{port: 81, protocol: TCP}, {port: 80, protocol: TCP}]}',
      true,
    ],
    [
      'no item, as the key holds a default',
      '{"f:spec": {"f:ports": {"k:{\\"port\\":80,\\"protocol\\":\\"TCP\\"}": {}}}}',
      'spec: {ports: [{port: 80}]}',
      'spec: {ports: [{port: 80, protocol: TCP}]}',
      false,
    ],
  ])(
    'something that was applied and is wanted no more: %s',
    (_, fields, target, live, expected) => {
      const found = object(`apiVersion: v1\nkind: Service\n${live}`);
      found.metadata.managedFields = [
        {
          manager: 'argocd-controller',
          operation: 'Apply',
          fieldsV1: JSON.parse(fields),
        },
      ];
      expect(
        isModified(object(`apiVersion: v1\nkind: Service\n${target}`), found),
      ).toBe(expected);
    },
  );
});
