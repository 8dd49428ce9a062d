import { z } from 'zod/v4';
import { fault, word } from '@socle/plugin-platform-common/documents';
import { parseQuantity } from '../quantity';
import { sizeQuotaSchema } from '../tenant/quota';
import { namespaceName, platformName } from '../words/names';
import { hostName } from '../words/network';
import { quantity } from '../words/quantity';
import { repositoryTemplate, repositoryUrl } from '../words/repository';
import { lineOfText, webAddress } from '../words/text';
import { clusterSchema } from './clusterSchema';

const compute = (description: string) =>
  z
    .strictObject({
      cpu: quantity('Cores.', ['200m']),
      memory: quantity('Memory.', ['256Mi']),
    })
    .meta({ description });

const size = z
  .strictObject({
    title: lineOfText({
      description: 'The name as people say it.',
      examples: ['Small'],
    }),
    description: lineOfText({
      description: 'What it is good for.',
      examples: ['A few services in development'],
      maxLength: 200,
    }),
    quota: sizeQuotaSchema,
    limits: z
      .strictObject({
        default: compute('The limit of a container that sets none.'),
        defaultRequest: compute('The request of a container that makes none.'),
        max: compute('The highest limit that a container may set.'),
      })
      .meta({ description: 'What a container gets, and may have at most.' }),
  })
  .check(context => {
    const { limits } = context.value;
    for (const resource of ['cpu', 'memory'] as const) {
      const steps = ['defaultRequest', 'default', 'max'] as const;
      const values = steps.map(
        step => parseQuantity(limits[step][resource]) ?? 0,
      );
      steps.forEach((step, index) => {
        if (index > 0 && values[index] < values[index - 1]) {
          fault(
            context,
            ['limits', step, resource],
            `${step} is lower than ${steps[index - 1]}: no container could start.`,
            `Raise it to ${limits[steps[index - 1]][resource]} or more.`,
          );
        }
      });
    }
  })
  .meta({ description: 'A size that environments begin with.' });

const price = (description: string) =>
  z
    .number()
    .min(0)
    .max(1_000_000)
    .meta({ description, examples: [21.5] });

const answer = (description: string) =>
  z.enum(['deny', 'warn', 'allow']).meta({ description });

const reviewer = word({
  description: 'A team or person of the forge, as CODEOWNERS names them.',
  pattern: /^@[A-Za-z0-9][\w.-]*(?:\/[\w.-]+)*$/,
  maxLength: 100,
  expected: 'a reviewer',
  remedy: "Write it as CODEOWNERS does, in quotes: '@platform'.",
  examples: ['@platform'],
});

const budgetOwner = word({
  description: 'A group of the catalog, or default.',
  pattern: /^(?:default|group:[a-z0-9-]+\/[A-Za-z0-9][\w.-]*)$/,
  maxLength: 140,
  expected: 'an owner',
  remedy: 'Write group:default/payments, or default for all others.',
  examples: ['default', 'group:default/payments'],
});

/** `socle.yaml`: what the platform offers. */
export const profileSchema = z
  .strictObject({
    apiVersion: z
      .literal('socle.dev/v1')
      .meta({ description: 'The version of this format.' }),
    kind: z.literal('Profile').meta({ description: 'What the file is.' }),
    metadata: z
      .strictObject({
        name: platformName('The name of the platform.', ['caas']),
        title: lineOfText({
          description: 'The name as people say it.',
          examples: ['Container platform'],
        }),
      })
      .meta({ description: 'What the platform is called.' }),
    spec: z
      .strictObject({
        gitops: z
          .strictObject({
            repository: repositoryUrl.meta({
              description: "The address of the platform's own repository.",
            }),
            branch: word({
              description: 'The branch that Argo CD follows.',
              pattern: /^[A-Za-z0-9](?:[\w./-]*[\w-])?$/,
              maxLength: 100,
              expected: 'a branch',
              remedy: 'Write its name: main.',
              examples: ['main'],
            }),
            reviewers: z.array(reviewer).min(1).optional().meta({
              description:
                "Who reviews changes of the platform's repository; '@platform' if not named.",
            }),
          })
          .meta({ description: "The platform's own repository." }),
        teams: z
          .strictObject({
            repository: repositoryTemplate,
            pipeline: z.enum(['github', 'gitlab']).optional().meta({
              description:
                'How the forge runs pipelines: github is also what Gitea and Forgejo read; github if not named.',
            }),
          })
          .meta({ description: "The teams' repositories." }),
        identity: z
          .strictObject({
            groupPrefix: word({
              description:
                "What the clusters put before the identity provider's groups; empty if nothing.",
              pattern: /^[A-Za-z0-9_.:/-]*$/,
              minLength: 0,
              maxLength: 40,
              expected: 'a prefix of groups',
              remedy:
                "Write what the API server's --oidc-groups-prefix says: 'oidc:'.",
              examples: ['oidc:'],
            }),
          })
          .meta({ description: 'How people are known to the clusters.' }),
        argocd: z
          .strictObject({
            namespace: namespaceName.meta({
              description: 'The namespace that Argo CD runs in.',
            }),
            url: webAddress('The address of Argo CD for people.', [
              'https://argocd.example.com',
            ]),
          })
          .meta({ description: 'Where Argo CD is.' }),
        clusters: z.array(clusterSchema).min(1).max(60).meta({
          description: 'The clusters that tenants can run on.',
        }),
        sizes: z
          .record(platformName('The name of a size.', ['small']), size)
          .meta({
            description: 'The sizes that environments begin with, by name.',
          }),
        prices: z
          .strictObject({
            currency: word({
              description: 'The currency, by its code.',
              pattern: /^[A-Z]{3}$/,
              expected: 'the code of a currency',
              remedy: 'Write three capitals: EUR.',
              examples: ['EUR'],
            }),
            cpu: price('A core requested, for a month.'),
            memory: price('A GiB of memory requested, for a month.'),
            storage: price('A GiB of storage requested, for a month.'),
            loadBalancer: price('A load balancer, for a month.'),
          })
          .meta({ description: 'What a month costs.' }),
        budgets: z
          .record(budgetOwner, z.number().min(0).max(1_000_000_000))
          .meta({
            description:
              'What an owner may spend in a month on all environments, by group of the catalog; default is for the others.',
          }),
        guardrails: z
          .strictObject({
            registries: z
              .array(
                word({
                  description: 'The beginning of the names of images.',
                  pattern:
                    /^[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:\/[a-z0-9._-]+)*\/$/,
                  maxLength: 200,
                  expected: 'the beginning of the names of images',
                  remedy:
                    'Write the registry with a slash at its end: registry.example.com/.',
                  examples: ['registry.example.com/'],
                }),
              )
              .min(1)
              .meta({ description: 'Where images may come from.' }),
            privileged: answer(
              'Containers that break the restricted Pod Security Standard.',
            ),
            latestTag: answer('Images without a tag, or with the tag latest.'),
            limits: answer('Containers without requests and limits.'),
            probes: answer('Containers without probes.'),
            worldTraffic: answer(
              'Rules of traffic with the whole world: 0.0.0.0/0, ::/0, the FQDN *.',
            ),
          })
          .meta({ description: 'What checks refuse, warn of and allow.' }),
        reservedNames: z
          .array(platformName('A name.', ['monitoring']))
          .optional()
          .meta({
            description:
              "Names that no tenant may have, besides the platform's usual ones: those of Applications in platform/, and of namespaces of add-ons.",
          }),
        reservedHosts: z.array(hostName).optional().meta({
          description: 'Hosts that no tenant may expose.',
        }),
      })
      .meta({ description: 'What the platform offers.' }),
  })
  .check(context => {
    const { clusters, sizes } = context.value.spec;
    clusters.forEach(({ name }, index) => {
      if (clusters.findIndex(other => other.name === name) !== index) {
        fault(
          context,
          ['spec', 'clusters', index, 'name'],
          `Two clusters are named "${name}".`,
          'Name each cluster differently.',
        );
      }
    });
    if (Object.keys(sizes).length === 0) {
      fault(
        context,
        ['spec', 'sizes'],
        'There is no size.',
        'Add one: environments begin with a size.',
      );
    }
  })
  .meta({
    title: 'Profile',
    description:
      "What the platform offers: socle.yaml of the platform's repository. Forms, rendered tenants and checks all read it.",
  });

/**
 * What the platform offers, as `socle.yaml` has it.
 *
 * @public
 */
export type Profile = z.infer<typeof profileSchema>;

/**
 * A cluster of the platform, as `socle.yaml` has it.
 *
 * @public
 */
export type ProfileCluster = z.infer<typeof clusterSchema>;

/**
 * A size of the platform, as `socle.yaml` has it.
 *
 * @public
 */
export type ProfileSize = z.infer<typeof size>;
