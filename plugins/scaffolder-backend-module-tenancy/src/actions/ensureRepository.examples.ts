import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** Shown on the portal's page of actions, and run by the tests. */
export const examples: TemplateExample[] = [
  {
    description: 'Publish the whole workspace',
    example: stringify({
      steps: [
        {
          id: 'repository',
          action: 'socle:repository:ensure',
          name: 'Make the repository',
          input: { repoUrl: 'forge.example.com?owner=payments&repo=checkout' },
        },
      ],
    }),
  },
  {
    description: 'Publish one folder, for everybody to see',
    example: stringify({
      steps: [
        {
          id: 'repository',
          action: 'socle:repository:ensure',
          name: 'Make the repository',
          input: {
            repoUrl: 'forge.example.com?owner=payments&repo=handbook',
            sourcePath: 'docs',
            description: 'How payments works',
            visibility: 'public',
            defaultBranch: 'trunk',
            commitMessage: 'Begin the handbook',
          },
        },
      ],
    }),
  },
];
