import { JsonObject } from '@backstage/types';
import { Run } from './runAction';
import { TenancyWorld } from './tenancyWorld';

type Person = Pick<Run, 'as' | 'task' | 'dryRun' | 'checkpoints'>;

/** The steps of "Create tenant", or of a change, in workspaces below a folder. The first one is run at once. */
export function templateOf(world: TenancyWorld, folder: string) {
  return async (
    tenant: JsonObject | string,
    options: Person & { kind?: 'create' | 'change' | 'suspend' } = {},
  ) => {
    const { kind = 'create', ...run } = options;
    const workspacePath = `${folder}/${run.as ?? 'ines'}-${run.task ?? 'task-1'}`;
    const rendered = await world.render({
      ...run,
      input: { tenant, kind },
      workspacePath,
    });
    const propose = async (more: Person = {}) =>
      await world.propose({
        ...run,
        ...more,
        input: {
          tenant: String(rendered.name),
          kind,
          base: String(rendered.base),
        },
        workspacePath,
      });
    const ensure = async () =>
      await world.ensure({
        ...run,
        input: {
          repoUrl: String(rendered.teamRepoUrl),
          owner: String(rendered.owner),
          sourcePath: 'team',
        },
        workspacePath,
      });
    return { rendered, propose, ensure, workspacePath };
  };
}
