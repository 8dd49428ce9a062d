import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Shown on the portal's page of actions, and run by the tests. */
export const examples: TemplateExample[] = [
  {
    description: 'A new tenant, from the fields of a form',
    example: stringify({
      steps: [
        {
          id: 'tenant',
          action: 'socle:tenant:render',
          name: 'Check the tenant, and write its files',
          input: {
            tenant: {
              name: 'loyalty',
              title: 'Loyalty',
              owner: 'group:default/payments',
              costCenter: 'FR-4021',
              access: { admins: ['payments-leads'] },
              environments: [
                { name: 'dev', cluster: 'paris-nonprod', size: 'small' },
              ],
            },
          },
        },
      ],
    }),
  },
  {
    description: 'More room for a tenant that is there, from its document',
    example: stringify({
      steps: [
        {
          id: 'tenant',
          action: 'socle:tenant:render',
          name: 'Check the change, and write the files',
          input: {
            kind: 'change',
            tenant: {
              metadata: { name: 'refunds', title: 'Refunds' },
              spec: {
                owner: 'group:default/payments',
                costCenter: 'FR-4021',
                access: { admins: ['payments-leads'] },
                environments: [
                  { name: 'dev', cluster: 'paris-nonprod', size: 'medium' },
                ],
              },
            },
            targetPath: 'platform',
            teamPath: 'ours',
          },
        },
      ],
    }),
  },
  {
    description:
      'No traffic and no quota for a tenant, from the text of its tenant.yaml',
    example: stringify({
      steps: [
        {
          id: 'tenant',
          action: 'socle:tenant:render',
          name: 'Check the suspension, and write the files',
          input: {
            kind: 'suspend',
            tenant: `apiVersion: socle.dev/v1
kind: Tenant
metadata:
  name: refunds
  title: refunds
spec:
  owner: group:default/payments
  costCenter: FR-4021
  access:
    admins: [payments-leads]
  environments:
    - {name: dev, cluster: paris-nonprod, size: small, suspended: true}
`,
          },
        },
      ],
    }),
  },
];
