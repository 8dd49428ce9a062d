import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ChangeRequestKind,
  nameAvailability,
  Plan,
  unifiedDiff,
} from '@socle/plugin-tenancy-common';
import {
  ChangesService,
  ProposedChange,
  RequestRegistry,
  TenantRegistry,
} from '@socle/plugin-tenancy-node';
import { Person, requireOwner, TenantRights } from '../rights/TenantRights';
import { authorOf } from '../tenant/author';
import {
  ProposalsUnderWay,
  ProposalUnderWay,
} from '../tenant/ProposalsUnderWay';
import { renderBeside } from '../tenant/renderBeside';
import { priceWords } from '../tenant/requestWords';
import { workspaceTenant } from '../tenant/workspaceTenant';
import { examples } from './proposeChange.examples';

/** The action `socle:change:propose`. */
export function createProposeChangeAction(options: {
  changes: ChangesService;
  registry: TenantRegistry;
  requests: RequestRegistry;
  rights: TenantRights;
}) {
  const { changes, rights } = options;
  const underWay = new ProposalsUnderWay();
  return createTemplateAction({
    id: 'socle:change:propose',
    description:
      "Proposes a tenant of the workspace as a pull request on the platform's GitOps repository. Running it again updates the same request; commits of people on its branch are kept.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        tenant: z =>
          z
            .string()
            .max(63)
            .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
            .describe("The tenant's name"),
        kind: z =>
          z
            .enum(['create', 'change', 'suspend', 'remove'])
            .describe('What is to happen to it. Default: create')
            .optional(),
        sourcePath: z =>
          z
            .string()
            .describe(
              'Folder of the workspace with tenants/<tenant>/tenant.yaml, as socle:tenant:render wrote it. Default: gitops. Not read for remove',
            )
            .optional(),
        base: z =>
          z
            .string()
            .regex(/^[0-9a-f]{7,64}$/)
            .describe(
              'The commit at which the tenant was seen, from socle:tenant:render. Needed for change and suspend',
            )
            .optional(),
      },
      output: {
        number: z => z.number().describe('Number of the request').optional(),
        url: z => z.string().describe('Its page on the forge').optional(),
        branch: z => z.string().describe('Its branch'),
        state: z =>
          z.string().describe('open, or merged where it was before').optional(),
        base: z => z.string().describe('The commit that it is built on'),
        changes: z =>
          z.array(z.string()).describe('What changes, in words after "This"'),
        price: z => z.string().describe('What it costs, in words'),
        written: z =>
          z.array(z.string()).describe('Paths that were written now'),
        kept: z =>
          z
            .array(z.string())
            .describe('Paths that stay as a person left them on the branch'),
        diff: z => z.string().describe('The change as a unified diff'),
      },
    },
    async handler(ctx) {
      const { tenant, kind = 'create', sourcePath = 'gitops' } = ctx.input;
      requireNameOfTenant(tenant);
      const person = await rights.personOf(await ctx.getInitiatorCredentials());
      if (['change', 'suspend'].includes(kind) && !ctx.input.base) {
        throw new InputError(
          'base is missing: the commit at which the tenant was seen. Give it the output base of socle:tenant:render.',
        );
      }
      const wanted =
        kind === 'remove'
          ? undefined
          : await workspaceTenant({
              workspacePath: ctx.workspacePath,
              sourcePath,
              tenant,
            });
      await requireRights(rights, person, {
        kind,
        tenant,
        owner: wanted?.tenant.spec.owner,
      });
      let plan: Plan | undefined;
      const changeBeside = (
        earlier: () => readonly ProposalUnderWay[],
      ): ProposedChange => ({
        kind,
        tenant,
        requestedBy: person.ref,
        author: authorOf(ctx),
        task: ctx.task.id,
        render: async base => {
          const rendered = await renderBeside({
            ...options,
            base,
            kind,
            tenant,
            requestedBy: person.ref,
            person,
            wanted,
            seenAt: ctx.input.base,
            earlier: earlier(),
          });
          plan = rendered.plan;
          return rendered;
        },
      });
      const bring = async (earlier: () => readonly ProposalUnderWay[]) =>
        await changes.propose(changeBeside(earlier), {
          dryRun: ctx.isDryRun,
          signal: ctx.signal,
        });
      const propose = async () => {
        const { request, base, written, kept } =
          kind === 'create' && wanted && !ctx.isDryRun
            ? await underWay.bring(
                { tenant: wanted.tenant, requestedBy: person.ref },
                bring,
              )
            : await bring(() => underWay.all());
        return {
          branch: request?.branch ?? `socle/${kind}/${tenant}`,
          ...(request && {
            number: request.number,
            url: request.url,
            state: request.state,
          }),
          base,
          written,
          kept,
          changes: plan?.changes.map(({ text }) => text) ?? [],
          price: plan ? priceWords(plan) : '',
          diff: plan ? unifiedDiff(plan.files) : '',
        };
      };
      const done = ctx.isDryRun
        ? await propose()
        : await ctx.checkpoint({
            // Steps with `each` share their keys: what is asked for sets them apart.
            key: `socle.change.propose.${kind}.${tenant}`,
            fn: propose,
          });

      done.changes.forEach(text => ctx.logger.info(`This ${text}`));
      if (ctx.isDryRun) {
        ctx.logger.info(`Would propose on ${done.branch}:\n${done.diff}`);
      } else {
        ctx.logger.info(`Request #${done.number}: ${done.url}`);
      }
      if (done.kept.length > 0) {
        ctx.logger.info(
          `Stays as people left it on the branch: ${done.kept.join(', ')}`,
        );
      }
      if (done.number !== undefined) {
        ctx.output('number', done.number);
        ctx.output('url', done.url);
        ctx.output('state', done.state);
      }
      ctx.output('branch', done.branch);
      ctx.output('base', done.base);
      ctx.output('changes', done.changes);
      ctx.output('price', done.price);
      ctx.output('written', done.written);
      ctx.output('kept', done.kept);
      ctx.output('diff', done.diff);
    },
  });
}

function requireNameOfTenant(name: string): void {
  const available = nameAvailability({ name, isReadable: false });
  if (available.state !== 'free') {
    throw new InputError(`${available.message} ${available.remedy}`);
  }
}

async function requireRights(
  rights: TenantRights,
  person: Person,
  change: { kind: ChangeRequestKind; tenant: string; owner?: string },
): Promise<void> {
  const { kind, tenant, owner } = change;
  if (kind === 'create') {
    await rights.requireCreate(person, owner ?? '');
    return;
  }
  await rights.requireChange(person, tenant, kind);
  if (owner !== undefined) {
    requireOwner(person, owner);
  }
}
