import { z } from 'zod/v4';
import { fault, word } from '@socle/plugin-platform-common/documents';
import { environmentName, serviceName } from '../words/names';
import { repositoryUrl } from '../words/repository';

/** `services/<service>.yaml` of the team's repository: where one service comes from, by environment. */
export const serviceSchema = z
  .strictObject({
    name: serviceName,
    repository: repositoryUrl,
    environments: z
      .array(
        z
          .strictObject({
            environment: environmentName,
            revision: word({
              description: 'The branch, tag or commit that is deployed.',
              pattern: /^[A-Za-z0-9](?:[\w./-]*[\w-])?$/,
              maxLength: 200,
              expected: 'a revision of git',
              remedy: 'Write a branch, a tag or a commit: main, v1.2.3.',
              examples: ['main', 'v1.2.3'],
            }),
          })
          .meta({ description: 'One environment that the service runs in.' }),
      )
      .min(1)
      .max(20)
      .check(context => {
        const names = context.value.map(({ environment }) => environment);
        names.forEach((name, index) => {
          if (names.indexOf(name) !== index) {
            fault(
              context,
              [index, 'environment'],
              `"${name}" is named twice.`,
              'Keep one of the two: a service runs once in an environment.',
            );
          }
        });
      })
      .meta({
        description:
          'Where it runs. Its manifests are in deploy/<environment> of its repository.',
      }),
  })
  .meta({
    title: 'Service',
    description:
      "One service of a tenant: services/<service>.yaml of the team's repository.",
  });

/**
 * One service of a tenant, as `services/<service>.yaml` has it.
 *
 * @public
 */
export type Service = z.infer<typeof serviceSchema>;
