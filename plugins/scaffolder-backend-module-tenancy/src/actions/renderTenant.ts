import { NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  renderTeamRepository,
  teamRepositoryUrl,
  Tenant,
  unifiedDiff,
} from '@socle/plugin-tenancy-common';
import { RequestRegistry, TenantRegistry } from '@socle/plugin-tenancy-node';
import { repositoryAt } from '../rights/repositoryAt';
import { requireOwner, TenantRights } from '../rights/TenantRights';
import { judgeTenant } from '../tenant/judgeTenant';
import { requireName } from '../tenant/requireName';
import { readPlatform } from '../tenant/readPlatform';
import { readTree, TenantTree } from '../tenant/readTree';
import { RebaseKind, rebaseTenant } from '../tenant/rebaseTenant';
import { priceWords } from '../tenant/requestWords';
import { wantedTenant } from '../tenant/wantedTenant';
import { writeFiles } from '../tenant/writeFiles';
import { examples } from './renderTenant.examples';

/** The action `socle:tenant:render`. */
export function createRenderTenantAction(options: {
  registry: TenantRegistry;
  requests: RequestRegistry;
  rights: TenantRights;
}) {
  const { rights } = options;
  return createTemplateAction({
    id: 'socle:tenant:render',
    description:
      "Checks a tenant against the platform as it is, and writes its tenant.yaml, what is rendered of it, and the first content of its team's repository into the workspace. Nothing leaves the workspace.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        tenant: z =>
          z
            .union([z.string(), z.record(z.unknown())])
            .describe(
              'The tenant: the text of a tenant.yaml, a Tenant document, or its fields as a form has them (name, title, owner, costCenter, access, environments …)',
            ),
        kind: z =>
          z
            .enum(['create', 'change', 'suspend'])
            .describe(
              'Whether the tenant is new, or one that is there is edited in place. Default: create',
            )
            .optional(),
        targetPath: z =>
          z
            .string()
            .describe(
              "Folder of the workspace for the platform's files. Default: gitops",
            )
            .optional(),
        teamPath: z =>
          z
            .string()
            .describe(
              "Folder of the workspace for the first content of the team's repository. Default: team",
            )
            .optional(),
      },
      output: {
        name: z => z.string().describe("The tenant's name"),
        owner: z => z.string().describe('The group that owns it'),
        base: z =>
          z
            .string()
            .describe(
              'The commit of the GitOps repository that it was checked against; for socle:change:propose',
            ),
        changes: z =>
          z.array(z.string()).describe('What changes, in words after "This"'),
        price: z => z.string().describe('What it costs, in words'),
        findings: z =>
          z.array(z.string()).describe('What rules warn of, in words'),
        files: z =>
          z.array(z.string()).describe("Paths of the platform's files"),
        teamFiles: z =>
          z.array(z.string()).describe("Paths of the team repository's files"),
        teamRepoUrl: z =>
          z
            .string()
            .describe(
              "Where the team's repository is to be; repoUrl of socle:repository:ensure",
            ),
        diff: z => z.string().describe('The change as a unified diff'),
      },
    },
    async handler(ctx) {
      const {
        kind = 'create',
        targetPath = 'gitops',
        teamPath = 'team',
      } = ctx.input;
      const wanted = wantedTenant(ctx.input.tenant);
      const { name } = wanted.tenant.metadata;
      const { owner } = wanted.tenant.spec;
      const person = await rights.personOf(await ctx.getInitiatorCredentials());
      if (kind === 'create') {
        await rights.requireCreate(person, owner);
      } else {
        await rights.requireChange(person, name, kind);
        requireOwner(person, owner);
      }

      const platform = await readPlatform(options);
      const tree = readTree(platform, { tenant: name, person });
      if (kind === 'create') {
        requireName({ name, person, tree, requests: platform.requests });
      }
      const judged = judgeTenant({
        text:
          kind === 'create'
            ? wanted.text
            : editedText(wanted.tenant, kind, tree),
        before: tree.tenant?.text,
        profile: tree.profile.text,
        others: tree.others,
      });
      const { tenant, profile, plan, findings } = judged;
      const teamFiles = renderTeamRepository(tenant, profile);
      const { workspacePath } = ctx;
      await writeFiles({
        workspacePath,
        folder: targetPath,
        files: judged.files,
      });
      await writeFiles({ workspacePath, folder: teamPath, files: teamFiles });

      const effects = plan.changes.map(({ text }) => text);
      const price = priceWords(plan);
      const warnings = findings.map(
        ({ severity, message, remedy }) => `${severity}: ${message} ${remedy}`,
      );
      effects.forEach(text => ctx.logger.info(`This ${text}`));
      warnings.forEach(text => ctx.logger.warn(text));
      ctx.logger.info(`Price: ${price}`);
      const repository = repositoryAt(teamRepositoryUrl(name, profile));
      ctx.output('name', name);
      ctx.output('owner', owner);
      ctx.output('base', tree.revision);
      ctx.output('changes', effects);
      ctx.output('price', price);
      ctx.output('findings', warnings);
      ctx.output(
        'files',
        judged.files.map(({ path }) => path),
      );
      ctx.output(
        'teamFiles',
        teamFiles.map(({ path }) => path),
      );
      if (repository) {
        const query = new URLSearchParams({
          owner: repository.owner,
          repo: repository.name,
        });
        ctx.output('teamRepoUrl', `${repository.host}?${query}`);
      }
      ctx.output('diff', unifiedDiff(plan.files));
    },
  });
}

/** The `tenant.yaml` that is there, with what changes. */
function editedText(
  wanted: Tenant,
  kind: RebaseKind,
  { tenant }: TenantTree,
): string {
  if (!tenant) {
    throw new NotFoundError(
      `There is no tenant ${wanted.metadata.name} on the platform. Where its request is still open, have it merged first.`,
    );
  }
  return rebaseTenant({ kind, seen: tenant.text, wanted, now: tenant.text });
}
