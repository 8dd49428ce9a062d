import { TENANT_LABEL } from '@socle/plugin-platform-common';
import { inline, YamlDocument } from '@socle/plugin-platform-common/documents';
import { Profile } from '../../../profile/schema';
import { Guardrail, guardedWorkloads, podVariables, WRONG } from './guardrail';

/** Namespaces of tenants, and no others. */
export const ofTenants = {
  matchExpressions: [inline({ key: TENANT_LABEL, operator: 'Exists' })],
};

/**
 * A guardrail for Gatekeeper: a ConstraintTemplate in CEL, and the Constraint that puts it over the namespaces of tenants.
 */
export function constraint(
  guardrail: Guardrail,
  profile: Profile,
): YamlDocument[] {
  const { rule, title } = guardrail;
  const kind = `Socle${rule.replace(/(?:^|-)(.)/g, (_, first) => first.toUpperCase())}`;
  return [
    {
      comment: `${title}.`,
      value: {
        apiVersion: 'templates.gatekeeper.sh/v1',
        kind: 'ConstraintTemplate',
        metadata: { name: kind.toLowerCase() },
        spec: {
          crd: { spec: { names: inline({ kind }) } },
          targets: [
            {
              target: 'admission.k8s.gatekeeper.sh',
              code: [
                {
                  engine: 'K8sNativeValidation',
                  source: {
                    generateVAP: false,
                    variables: [
                      ...podVariables,
                      ...guardrail.variables(profile),
                    ].map(one => ({ ...one })),
                    validations: [validationOf(guardrail, profile)],
                  },
                },
              ],
            },
          ],
        },
      },
    },
    {
      value: {
        apiVersion: 'constraints.gatekeeper.sh/v1beta1',
        kind,
        metadata: {
          name: `socle-${rule}`,
          annotations: {
            'argocd.argoproj.io/sync-wave': '1',
            'argocd.argoproj.io/sync-options':
              'SkipDryRunOnMissingResource=true',
          },
        },
        spec: {
          enforcementAction: guardrail.answer(profile),
          match: {
            kinds: guardedWorkloads.map(({ group, kinds }) =>
              inline({ apiGroups: [group], kinds: [...kinds] }),
            ),
            namespaceSelector: ofTenants,
          },
        },
      },
    },
  ];
}

/** What must hold, and what is said where it does not. */
export function validationOf(guardrail: Guardrail, profile: Profile) {
  return {
    expression: `variables.unchanged || variables.${WRONG}.size() == 0`,
    messageExpression: `${JSON.stringify(`${guardrail.message(profile)}: `)} + variables.${WRONG}.join(", ")`,
  };
}
