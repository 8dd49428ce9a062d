import { ScmIntegrations } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  parseRepoUrl,
  RequestRegistry,
  selectForge,
  TenantRegistry,
} from '@socle/plugin-tenancy-node';
import { requireRepository } from '../rights/requireRepository';
import { TenantRights } from '../rights/TenantRights';
import { authorOf } from '../tenant/author';
import {
  ensureRepository,
  foreseeRepository,
} from '../repository/ensureRepository';
import { firstDiff } from '../repository/firstDiff';
import { readWorkspace } from '../workspace/readWorkspace';
import { examples } from './ensureRepository.examples';

/** The action `socle:repository:ensure`. */
export function createEnsureRepositoryAction(options: {
  integrations: ScmIntegrations;
  rights: TenantRights;
  registry: TenantRegistry;
  requests: RequestRegistry;
}) {
  const { integrations, rights, registry, requests } = options;
  return createTemplateAction({
    id: 'socle:repository:ensure',
    description:
      'Makes a repository with the files of the workspace as its first commit, or gives an empty one its first commit. A repository that has content is never changed. Running it again is safe.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z =>
          z
            .string()
            .describe(
              'Where the repository is to be, as the RepoUrlPicker gives it: forge.example.com?owner=payments&repo=checkout',
            ),
        owner: z =>
          z
            .string()
            .regex(/^group:[a-z0-9._-]+\/[a-z0-9._-]+$/i)
            .describe(
              'The group that is to own it, as an entity reference. Needed for the repository of a tenant that is not merged yet',
            )
            .optional(),
        sourcePath: z =>
          z
            .string()
            .describe(
              'Folder of the workspace that becomes the repository. Default: the whole workspace',
            )
            .optional(),
        description: z =>
          z
            .string()
            .max(2048)
            .describe('A sentence about the repository')
            .optional(),
        visibility: z =>
          z
            .enum(['private', 'public'])
            .describe('Who may see the repository. Default: private')
            .optional(),
        defaultBranch: z =>
          z
            .string()
            .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/)
            .describe('Name of its branch. Default: main')
            .optional(),
        commitMessage: z =>
          z
            .string()
            .min(1)
            .describe(
              'Message of the first commit; a trailer with the task is added. Default: Make the repository from its template',
            )
            .optional(),
      },
      output: {
        created: z =>
          z
            .boolean()
            .describe(
              'Whether the content was written now; false where it was there from an earlier try',
            ),
        remoteUrl: z => z.string().describe('Address to clone from'),
        repoContentsUrl: z =>
          z
            .string()
            .describe(
              'Address of the root folder, with a slash at its end. For catalog:register, put catalog-info.yaml behind it and give it as catalogInfoUrl',
            ),
        commitHash: z =>
          z
            .string()
            .describe('The first commit, where it was written now')
            .optional(),
        files: z =>
          z
            .array(z.string())
            .describe('Paths of the files of the first commit'),
      },
    },
    async handler(ctx) {
      const {
        sourcePath,
        description = '',
        visibility = 'private',
        defaultBranch = 'main',
        commitMessage = 'Make the repository from its template',
      } = ctx.input;
      const location = parseRepoUrl(ctx.input.repoUrl, {
        hasSubgroups: host => integrations.gitlab.byHost(host) !== undefined,
      });
      const forge = selectForge({ integrations, location, signal: ctx.signal });
      const person = await rights.personOf(await ctx.getInitiatorCredentials());
      const right = await requireRepository({
        person,
        location,
        owner: ctx.input.owner,
        rights,
        registry,
        requests,
      });
      const name = `${location.owner}/${location.name} on ${location.host}`;
      const files = await readWorkspace({
        workspacePath: ctx.workspacePath,
        sourcePath,
      });
      const executables = files.filter(({ executable }) => executable);
      if (executables.length > 0 && !forge.keepsExecutables) {
        ctx.logger.warn(
          `The forge's API writes files without their executable bit: ${executables.map(({ path }) => path).join(', ')}`,
        );
      }

      const wanted = {
        forge,
        name,
        owner: location.owner,
        right,
        repository: { description, visibility, defaultBranch },
        files,
        commitMessage,
        taskId: ctx.task.id,
        requestedBy: person.ref,
        author: authorOf(ctx),
      };
      const ensured = ctx.isDryRun
        ? await foreseeRepository(wanted)
        : await ctx.checkpoint({
            // Steps with `each` share their keys: the repository's name sets them apart.
            key: `socle.repository.ensure.${location.host}.${location.owner}.${location.name}`,
            fn: async () => await ensureRepository(wanted),
          });

      ctx.logger.info(
        ctx.isDryRun && ensured.created
          ? `Would commit ${files.length} files to ${name}:\n${firstDiff(files)}`
          : say(ensured.created, name, files.length),
      );
      const { remoteUrl, repoContentsUrl } = forge.urls(ensured.branch);
      ctx.output('created', ensured.created);
      ctx.output('remoteUrl', remoteUrl);
      ctx.output('repoContentsUrl', repoContentsUrl);
      ctx.output(
        'files',
        files.map(({ path }) => path),
      );
      if (ensured.created && ensured.commit) {
        ctx.output('commitHash', ensured.commit);
      }
    },
  });
}

function say(created: boolean, name: string, count: number): string {
  return created
    ? `Committed ${count} files to ${name}`
    : `${name} has its content from an earlier try, and stays as it is`;
}
