import { createMockDirectory } from '@backstage/backend-test-utils';
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { gitOpsOf } from '../__testUtils__/gitOps';
import { startTenancyWorld, TenancyWorld } from '../__testUtils__/tenancyWorld';
import { formOf, tenantFile } from '../__testUtils__/tenants';
import { examples as proposeExamples } from './proposeChange.examples';
import { examples as renderExamples } from './renderTenant.examples';

jest.setTimeout(120_000);

const workspace = createMockDirectory();
let world: TenancyWorld;

beforeAll(async () => {
  world = await startTenancyWorld({
    'tenants/refunds/tenant.yaml': tenantFile('refunds'),
    'tenants/vouchers/tenant.yaml': tenantFile('vouchers').replace(
      'size: small',
      'size: small, suspended: true',
    ),
  });
});

afterAll(async () => {
  await world?.stop();
});

beforeEach(() => {
  workspace.clear();
});

/** The input of an example, as the scaffolder gives it to the action that it names. */
function inputOf(
  examples: TemplateExample[],
  description: string,
  action: string,
): JsonObject {
  const found = examples.find(example => example.description === description);
  const { steps } = parse(found?.example ?? '') as {
    steps: { action: string; input: JsonObject }[];
  };
  expect(steps.map(step => step.action)).toEqual([action]);
  return steps[0].input;
}

describe('socle:tenant:render', () => {
  it.each<[string, RegExp, string[]]>([
    [
      'A new tenant, from the fields of a form',
      /creates tenant loyalty/,
      ['gitops', 'team'],
    ],
    [
      'More room for a tenant that is there, from its document',
      /medium/,
      ['ours', 'platform'],
    ],
    [
      'No traffic and no quota for a tenant, from the text of its tenant.yaml',
      /suspends dev/,
      ['gitops', 'team'],
    ],
  ])('%s', async (description, change, folders) => {
    const outputs = await world.render({
      input: inputOf(renderExamples, description, 'socle:tenant:render'),
      workspacePath: workspace.path,
    });

    expect(String(outputs.changes)).toMatch(change);
    expect(outputs.diff).toContain('+++ b/tenants/');
    expect(Object.keys(workspace.content() ?? {}).sort()).toEqual(folders);
  });

  it('has no other examples', () => {
    expect(renderExamples).toHaveLength(3);
  });
});

describe('socle:change:propose', () => {
  it.each<[string, JsonObject, string]>([
    ['Propose a new tenant', { tenant: formOf('loyalty') }, 'create/loyalty'],
    [
      'Propose a change of a tenant, on the commit that was seen',
      {
        kind: 'change',
        tenant: tenantFile('refunds', { size: 'medium' }),
        targetPath: 'platform',
      },
      'change/refunds',
    ],
    ['Propose to remove a tenant that is suspended', {}, 'remove/vouchers'],
  ])('%s', async (description, rendering, branch) => {
    const { base } = rendering.tenant
      ? await world.render({
          input: rendering,
          workspacePath: workspace.path,
        })
      : {};
    const input = inputOf(proposeExamples, description, 'socle:change:propose');

    const outputs = await world.propose({
      input: { ...input, ...(input.base && { base: String(base) }) },
      workspacePath: workspace.path,
    });

    expect(outputs).toMatchObject({
      branch: `socle/${branch}`,
      state: 'open',
      url: expect.stringContaining('/platform/gitops/pulls/'),
    });
    expect(await gitOpsOf(world.sandbox).branches()).toContain(
      `socle/${branch}`,
    );
  });

  it('has no other examples', () => {
    expect(proposeExamples).toHaveLength(3);
  });
});
