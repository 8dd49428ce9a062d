const only = name => ({
  matchLabels: { 'kubernetes.io/metadata.name': `situation-${name}` },
});

/** What refuses every ConfigMap in the namespaces of two situations: a constraint of Gatekeeper's, and an admission policy. */
export const guards = [
  {
    apiVersion: 'templates.gatekeeper.sh/v1',
    kind: 'ConstraintTemplate',
    metadata: { name: 'situationrefusal' },
    spec: {
      crd: { spec: { names: { kind: 'SituationRefusal' } } },
      targets: [
        {
          target: 'admission.k8s.gatekeeper.sh',
          rego: 'package situationrefusal\nviolation[{"msg": "nothing comes in"}] { true }\n',
        },
      ],
    },
  },
  {
    apiVersion: 'constraints.gatekeeper.sh/v1beta1',
    kind: 'SituationRefusal',
    metadata: { name: 'nothing-in' },
    spec: {
      match: {
        kinds: [{ apiGroups: [''], kinds: ['ConfigMap'] }],
        namespaces: ['situation-gatekeeper'],
      },
    },
  },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'situation-refusal' },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        namespaceSelector: only('admission-policy'),
        resourceRules: [
          {
            apiGroups: [''],
            apiVersions: ['v1'],
            operations: ['CREATE'],
            resources: ['configmaps'],
          },
        ],
      },
      validations: [{ expression: 'false', message: 'nothing comes in' }],
    },
  },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: 'situation-refusal' },
    spec: { policyName: 'situation-refusal', validationActions: ['Deny'] },
  },
];

/** Where each of them has to be felt before a situation begins. */
export const guarded = ['gatekeeper', 'admission-policy'];
