import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Shown on the portal's page of actions, and run by the tests. */
export const examples: TemplateExample[] = [
  {
    description: 'Propose a new tenant',
    example: stringify({
      steps: [
        {
          id: 'propose',
          action: 'socle:change:propose',
          name: 'Open the pull request',
          input: { tenant: 'loyalty' },
        },
      ],
    }),
  },
  {
    description: 'Propose a change of a tenant, on the commit that was seen',
    example: stringify({
      steps: [
        {
          id: 'propose',
          action: 'socle:change:propose',
          name: 'Open the pull request',
          input: {
            kind: 'change',
            tenant: 'refunds',
            sourcePath: 'platform',
            base: '${{ steps.tenant.output.base }}',
          },
        },
      ],
    }),
  },
  {
    description: 'Propose to remove a tenant that is suspended',
    example: stringify({
      steps: [
        {
          id: 'propose',
          action: 'socle:change:propose',
          name: 'Open the pull request',
          input: { kind: 'remove', tenant: 'vouchers' },
        },
      ],
    }),
  },
];
