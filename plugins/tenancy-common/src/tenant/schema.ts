import { z } from 'zod/v4';
import { fault, word } from '@socle/plugin-platform-common/documents';
import { groupRef, identityGroup, tenantName } from '../words/names';
import { repositoryUrl } from '../words/repository';
import { email, lineOfText, webAddress } from '../words/text';
import { environmentSchema } from './environmentSchema';
import { trafficSchema } from './trafficSchema';

const contact = z
  .strictObject({
    title: lineOfText({
      description: 'Who or what it is.',
      examples: ['On-call'],
    }),
    email: email.optional(),
    url: webAddress('A page or channel where they are.', [
      'https://chat.example.com/payments',
    ]).optional(),
  })
  .check(context => {
    if (!context.value.email && !context.value.url) {
      fault(
        context,
        [],
        'The contact has no way to be reached.',
        'Add an email or a url.',
      );
    }
  })
  .meta({ description: 'A way to reach the team.' });

const groups = (description: string) =>
  z.array(identityGroup).min(1).max(20).meta({ description });

const access = z
  .strictObject({
    admins: groups(
      'May do what developers may, and read and write secrets where that is allowed.',
    ),
    developers: groups(
      'May look, read logs, forward ports, and, outside of production, open shells and delete pods.',
    ).optional(),
    viewers: groups('May look and read logs.').optional(),
  })
  .meta({
    description: 'Groups of the identity provider, by what they may do.',
  });

/** `tenant.yaml`: the one file of a tenant that people and forms edit. */
export const tenantSchema = z
  .strictObject({
    apiVersion: z
      .literal('socle.dev/v1')
      .meta({ description: 'The version of this format.' }),
    kind: z.literal('Tenant').meta({ description: 'What the file is.' }),
    metadata: z
      .strictObject({
        name: tenantName,
        title: lineOfText({
          description: 'The name as people say it.',
          examples: ['Payments'],
          maxLength: 60,
        }),
        description: lineOfText({
          description: 'What the tenant is for, in one line.',
          examples: ['Card payments and refunds'],
          maxLength: 200,
        }).optional(),
      })
      .meta({ description: 'What the tenant is called.' }),
    spec: z
      .strictObject({
        owner: groupRef,
        costCenter: word({
          description:
            'The cost centre that pays for it; a label of its namespaces.',
          pattern: /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/,
          maxLength: 63,
          expected: 'a cost centre',
          remedy:
            'Use at most 63 letters, digits and . _ -, with a letter or digit at both ends.',
          examples: ['FR-4021'],
        }),
        contacts: z.array(contact).min(1).max(10).optional().meta({
          description: 'How to reach the team.',
        }),
        access,
        repositories: z.array(repositoryUrl).min(1).max(200).optional().meta({
          description:
            "Where its manifests may come from, besides the team's own repository.",
        }),
        traffic: trafficSchema.optional().meta({
          description: 'What may connect, in every environment.',
        }),
        environments: z.array(environmentSchema).min(1).max(20).meta({
          description: 'Its namespaces, one for each environment.',
        }),
      })
      .meta({ description: 'What the tenant asks for.' }),
  })
  .check(context => {
    const { environments, repositories = [] } = context.value.spec;
    forRepeated(
      environments,
      ({ name }) => name,
      (index, name) =>
        fault(
          context,
          ['spec', 'environments', index, 'name'],
          `Two environments are named "${name}".`,
          'Name each environment differently.',
        ),
    );
    forRepeated(
      repositories,
      url => url,
      (index, url) =>
        fault(
          context,
          ['spec', 'repositories', index],
          `"${url}" is listed twice.`,
          'Keep one of the two.',
        ),
    );
    const hosts = environments.flatMap((environment, at) =>
      (environment.exposed ?? []).map((host, index) => ({ host, at, index })),
    );
    forRepeated(
      hosts,
      ({ host }) => host,
      (found, host) =>
        fault(
          context,
          [
            'spec',
            'environments',
            hosts[found].at,
            'exposed',
            hosts[found].index,
          ],
          `"${host}" is exposed twice.`,
          'A host leads to one environment: keep one of the two.',
        ),
    );
  })
  .meta({
    title: 'Tenant',
    description:
      "A team's space on the platform: tenants/<tenant>/tenant.yaml of the platform's repository.",
  });

function forRepeated<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  report: (index: number, key: string) => void,
): void {
  const seen = new Set<string>();
  items.forEach((item, index) => {
    const key = keyOf(item);
    if (seen.has(key)) {
      report(index, key);
    }
    seen.add(key);
  });
}
