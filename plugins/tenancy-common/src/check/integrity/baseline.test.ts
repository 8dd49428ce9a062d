import { parseAllDocuments } from 'yaml';
import {
  sampleProfile,
  sampleTenant,
  withClusters,
} from '../../__testUtils__/fixtures';
import { render } from '../../render/render';
import { textAt } from '../value';
import { baselineOf, commonObjects, keyOf } from './baseline';
import { GuardedKinds } from './kinds';

const flavours = ['eks', 'openshift', 'tanzu'] as const;
const nameOf = (object: unknown) => ({
  group: textAt(object, 'apiVersion')?.match(/^(.*)\//)?.[1] ?? '',
  kind: textAt(object, 'kind') ?? '',
  name: textAt(object, 'metadata', 'name') ?? '',
});

it.each(flavours)(
  'knows the objects that render gives an environment on %s',
  flavour => {
    const profile = withClusters(sampleProfile(), { flavour });
    const tenant = sampleTenant();
    const rendered = render(tenant, profile)
      .filter(
        ({ path }) =>
          path.startsWith('tenants/payments/dev/') &&
          !/(?:environment|kustomization)\.yaml$/.test(path),
      )
      .flatMap(({ content }) => {
        const documents = parseAllDocuments(content);
        return Array.isArray(documents)
          ? documents.map(document => nameOf(document.toJS()))
          : [];
      });
    const [environment] = tenant.spec.environments;
    const found = baselineOf(
      {
        role: 'team',
        folder: '',
        tenant,
        environment,
        manifests: [],
        patches: [],
      },
      profile,
    );
    expect(found.map(keyOf)).toEqual(rendered.map(keyOf));

    const kinds = new GuardedKinds(tenant, profile);
    expect(
      rendered
        .filter(object => !kinds.guardOf(object))
        .map(keyOf)
        .sort(),
    ).toEqual(commonObjects.map(keyOf).sort());
  },
);
