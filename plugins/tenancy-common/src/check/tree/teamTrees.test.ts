import { readWorkspace } from './readWorkspace';

const teamsOf = (catalogInfo: string) =>
  readWorkspace({
    files: [
      { path: 'work/catalog-info.yaml', content: catalogInfo },
      { path: 'work/dev/config.yaml', content: 'kind: ConfigMap\n' },
    ],
  }).teams.map(({ tenantName }) => tenantName);

describe("a team's repository", () => {
  it.each([
    [
      'the Location of its services',
      'kind: Location\nmetadata:\n  name: a\n  annotations:\n    socle.dev/tenant: payments\n',
    ],
    [
      'a System of type tenant',
      'kind: System\nmetadata: { name: payments }\nspec:\n  type: tenant\n',
    ],
    [
      'either, behind something else',
      'kind: Group\n---\nkind: Location\nmetadata:\n  annotations:\n    "socle.dev/tenant": payments\n',
    ],
  ])('is told by %s in catalog-info.yaml', (_title, catalogInfo) => {
    expect(teamsOf(catalogInfo)).toEqual(['payments']);
  });

  it.each([
    [
      'a Component that names its tenant',
      'kind: Component\nmetadata:\n  annotations:\n    socle.dev/tenant: payments\n',
    ],
    ['another Location', 'kind: Location\nmetadata:\n  name: payments\n'],
  ])('is not told by %s', (_title, catalogInfo) => {
    expect(teamsOf(catalogInfo)).toEqual([]);
  });
});
