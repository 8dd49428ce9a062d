import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  Entity,
  EntityPolicies,
  entityEnvelopeSchemaValidator,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  KindValidator,
  locationEntityV1alpha1Validator,
  NoForeignRootFieldsEntityPolicy,
  parseEntityRef,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { personas } from '../identities';
import { tenantNames } from './__testUtils__/seedGitOps';
import { documents, forgeUrl, readTestSeed } from './__testUtils__/seedTree';
import { PlannedRepository } from './types';

const validators: Record<string, KindValidator> = {
  API: apiEntityV1alpha1Validator,
  Component: componentEntityV1alpha1Validator,
  Domain: domainEntityV1alpha1Validator,
  Group: groupEntityV1alpha1Validator,
  Location: locationEntityV1alpha1Validator,
  Resource: resourceEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
  User: userEntityV1alpha1Validator,
};

const references: Record<string, string> = {
  owner: 'Group',
  system: 'System',
  domain: 'Domain',
  parent: 'Group',
  children: 'Group',
  memberOf: 'Group',
  dependsOn: 'Component',
  providesApis: 'API',
  consumesApis: 'API',
};

/** Where a tenant leads to: what its team says of itself. */
const teamRoots = tenantNames.map(
  name => `${forgeUrl}/${name}/${name}/src/branch/main/catalog-info.yaml`,
);

/** Where the portal begins; people are read by themselves (app-config.sandbox.yaml), tenants lead to their teams. */
const roots = [
  ...['groups.yaml', 'users.yaml', 'catalog-info.yaml'].map(
    file => `${forgeUrl}/platform/catalog/src/branch/main/${file}`,
  ),
  ...teamRoots,
];

let repositories: PlannedRepository[];
let entities: Map<string, Entity>;

beforeAll(async () => {
  repositories = await readTestSeed();
  entities = new Map(
    roots.flatMap(follow).map(entity => [stringifyEntityRef(entity), entity]),
  );
});

/** The text at an address of the forge, as Backstage's reader gets it. */
function read(url: string): string {
  const match =
    /^http:\/\/localhost:7017\/([^/]+)\/([^/]+)\/src\/branch\/main\/(.+)$/.exec(
      url,
    );
  const [, owner, name, file] = match ?? [];
  const text = repositories
    .find(item => item.owner === owner && item.name === name)
    ?.files.get(file);
  if (text === undefined) {
    throw new Error(`nothing at ${url}`);
  }
  return text;
}

/** The entities that a location leads to, with itself. */
function follow(url: string): Entity[] {
  return documents(read(url)).flatMap(document => {
    const entity = document as Entity;
    if (entity.kind === 'API') {
      const { definition } = entity.spec as { definition: { $text: string } };
      const text = read(new URL(definition.$text, url).href);
      return [{ ...entity, spec: { ...entity.spec, definition: text } }];
    }
    if (entity.kind !== 'Location') {
      return [entity];
    }
    const { targets } = entity.spec as { targets: string[] };
    return [
      entity,
      ...targets.flatMap(target => follow(new URL(target, url).href)),
    ];
  });
}

function named(kind: string): string[] {
  return [...entities.values()]
    .filter(entity => entity.kind === kind)
    .map(entity => entity.metadata.name)
    .sort();
}

it('leads from the platform and its tenants to the whole company, without a name twice', () => {
  const count = roots.flatMap(follow).length;
  expect(entities.size).toBe(count);
  expect(named('Group')).toEqual([
    'engineering',
    'insights',
    'logistics',
    'payments',
    'platform',
    'shop',
    'sre',
  ]);
  expect(named('User')).toHaveLength(13);
  expect(named('System')).toEqual(['container-platform', 'observability']);
  const services = [...entities.values()].filter(
    ({ kind, spec }) => kind === 'Component' && spec?.type === 'service',
  );
  expect(services.map(({ metadata }) => metadata.name).sort()).toEqual([
    'checkout',
    'ledger',
    'recommender',
    'refunds',
    'routing',
    'search',
    'storefront',
    'tracking',
  ]);
});

it('holds valid entities', async () => {
  const policy = EntityPolicies.allOf([
    new SchemaValidEntityPolicy(),
    new NoForeignRootFieldsEntityPolicy(),
    new FieldFormatEntityPolicy(),
  ]);
  const checkEnvelope = entityEnvelopeSchemaValidator();
  for (const entity of entities.values()) {
    checkEnvelope(entity);
    await expect(policy.enforce(entity)).resolves.toEqual(entity);
    await expect(validators[entity.kind].check(entity)).resolves.toBe(true);
  }
});

it('refers only to what there is', () => {
  const missing: string[] = [];
  const tenants = new Set(tenantNames.map(name => `system:default/${name}`));
  for (const entity of entities.values()) {
    const spec = (entity.spec ?? {}) as Record<string, unknown>;
    for (const [field, defaultKind] of Object.entries(references)) {
      const values = [spec[field] ?? []].flat() as string[];
      for (const value of values) {
        const ref = stringifyEntityRef(
          parseEntityRef(value, { defaultKind, defaultNamespace: 'default' }),
        );
        if (!entities.has(ref) && !tenants.has(ref)) {
          missing.push(`${stringifyEntityRef(entity)} ${field} ${ref}`);
        }
      }
    }
  }
  expect(missing).toEqual([]);
});

it('has an owner for everything, who is a group', () => {
  const ownerless = [...entities.values()]
    .filter(({ kind }) => !['Group', 'User', 'Location'].includes(kind))
    .filter(({ spec }) => !String(spec?.owner).startsWith('group:default/'))
    .map(entity => stringifyEntityRef(entity));
  expect(ownerless).toEqual([]);
});

it('knows each persona as a user, with its address and a team', () => {
  for (const { name, title, email } of personas) {
    expect(entities.get(`user:default/${name}`)?.spec).toMatchObject({
      profile: { displayName: title, email },
      memberOf: [expect.any(String)],
    });
  }
});

it('leaves tenants and environments to the GitOps repository, and people to the platform team', () => {
  const ofTeams = teamRoots.flatMap(follow);
  expect([...new Set(ofTeams.map(({ kind }) => kind))].sort()).toEqual([
    'API',
    'Component',
    'Location',
  ]);
});
