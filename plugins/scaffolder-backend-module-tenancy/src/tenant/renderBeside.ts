import { RequestRegistry, TenantRegistry } from '@socle/plugin-tenancy-node';
import { Person } from '../rights/TenantRights';
import { otherTenants } from './otherTenants';
import { ProposalUnderWay } from './ProposalsUnderWay';
import { readPlatform } from './readPlatform';
import { renderChange, RenderChangeOptions } from './renderChange';

/**
 * Renders a change beside all other tenants: those that are merged, asked for, and on their way before it.
 *
 * What is on its way may come to nothing. So a change that does not go together with it waits, and is held against what came
 * of it.
 *
 * @throws as `renderChange` and `readPlatform`.
 */
export async function renderBeside(
  options: Omit<RenderChangeOptions, 'others'> & {
    person: Person;
    registry: TenantRegistry;
    requests: RequestRegistry;
    /** As they are at this call: what they became meanwhile is found on the forge. */
    earlier: readonly ProposalUnderWay[];
  },
): ReturnType<typeof renderChange> {
  const { earlier } = options;
  const render = async (underWay: readonly ProposalUnderWay[]) => {
    const platform = await readPlatform(options);
    const others = otherTenants({ ...options, platform, underWay });
    return await renderChange({ ...options, others });
  };
  try {
    return await render(earlier);
  } catch (error) {
    if (earlier.length === 0) {
      throw error;
    }
    await Promise.all(earlier.map(({ ended }) => ended));
    return await render([]);
  }
}
