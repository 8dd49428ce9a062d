import { inline, YamlDocument } from '@socle/plugin-platform-common/documents';
import { Profile } from '../../../profile/schema';
import { ofTenants, validationOf } from './gatekeeper';
import { Guardrail, guardedWorkloads, podVariables } from './guardrail';

/** A guardrail for the API server itself: a ValidatingAdmissionPolicy, bound to the namespaces of tenants. */
export function admissionPolicy(
  guardrail: Guardrail,
  profile: Profile,
): YamlDocument[] {
  const { rule, title } = guardrail;
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const metadata = { name: `socle-${rule}` };
  const action = guardrail.answer(profile) === 'deny' ? 'Deny' : 'Warn';
  return [
    {
      comment: `${title}.`,
      value: {
        apiVersion,
        kind: 'ValidatingAdmissionPolicy',
        metadata,
        spec: {
          failurePolicy: 'Fail',
          matchConstraints: {
            resourceRules: guardedWorkloads.map(({ group, resources }) =>
              inline({
                apiGroups: [group],
                apiVersions: ['*'],
                operations: ['CREATE', 'UPDATE'],
                resources: [...resources],
              }),
            ),
          },
          variables: [...podVariables, ...guardrail.variables(profile)].map(
            one => ({ ...one }),
          ),
          validations: [validationOf(guardrail, profile)],
        },
      },
    },
    {
      value: {
        apiVersion,
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata,
        spec: {
          policyName: metadata.name,
          validationActions: inline([action]),
          matchResources: { namespaceSelector: ofTenants },
        },
      },
    },
  ];
}
