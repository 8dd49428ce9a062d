import { findings } from '../messages/en/findings';
import { sayFinding } from '../messages/sayFinding';
import { documentsOf } from '../__testUtils__/documents';
import { findingExamples } from '../__testUtils__/findings';
import { cluster, ingress } from '../__testUtils__/findings/shapes';
import { validate } from './validate';

describe('validate', () => {
  it.each(Object.entries(findingExamples))(
    'finds %s where it is',
    (code, { yaml, path, others, context, cluster: known }) => {
      const policies = documentsOf(yaml);
      const found = validate({
        policies,
        others: others === undefined ? [] : documentsOf(others),
        context,
        cluster: known,
      });
      expect(found.map(one => [one.code, one.path])).toContainEqual([
        code,
        path,
      ]);
      const said = found.map(one => sayFinding(one));
      for (const { message, remedy, line, file } of said) {
        expect(message).not.toMatch(/\{\{/);
        expect(remedy).not.toMatch(/\{\{/);
        expect(file).toBe('policies.yaml');
        expect(line).toBeGreaterThan(0);
      }
    },
  );

  it('has a text for each code', () => {
    expect(Object.keys(findingExamples).sort()).toEqual(
      Object.keys(findings).sort(),
    );
  });

  it('has nothing against what says what it means', () => {
    const yaml = `
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: deny-all, namespace: shop}
spec: {endpointSelector: {}, ingress: [{}], egress: [{}]}
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata: {name: cart, namespace: shop}
spec:
  endpointSelector: {matchLabels: {app: cart}}
  ingress:
    - fromEndpoints: [{matchLabels: {"k8s:io.kubernetes.pod.namespace": web, app: front}}]
      toPorts: [{ports: [{port: "8080", protocol: TCP}], rules: {http: [{method: GET, path: /v1/.*}]}}]
  egress:
    - toEndpoints: [{matchLabels: {"k8s:io.kubernetes.pod.namespace": kube-system}}]
      toPorts: [{ports: [{port: "53", protocol: ANY}], rules: {dns: [{matchPattern: "*"}]}}]
    - toFQDNs: [{matchName: api.example.com}]
      toPorts: [{ports: [{port: "443", protocol: TCP}]}]
    - toCIDRSet: [{cidr: 0.0.0.0/0, except: [10.0.0.0/8]}]`;
    expect(validate({ policies: documentsOf(yaml), cluster })).toEqual([]);
  });

  it('tells nothing of the others', () => {
    expect(
      validate({
        policies: documentsOf(ingress('{}')),
        others: documentsOf(
          ingress('{fromEntities: [martians]}').replace('name: a', 'name: b'),
        ),
      }),
    ).toEqual([]);
  });
});
