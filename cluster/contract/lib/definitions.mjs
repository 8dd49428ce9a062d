import { done, until, untilGone } from './kubernetes.mjs';
import { uniqueName } from './platform.mjs';

const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** What a gadget of the tests looks like. */
const schema = {
  type: 'object',
  required: ['spec'],
  properties: {
    spec: {
      type: 'object',
      required: ['size'],
      properties: {
        size: { type: 'integer', minimum: 1, maximum: 9 },
        colour: { type: 'string', enum: ['red', 'blue'], default: 'red' },
        name: { type: 'string', pattern: '^[a-z]+$', maxLength: 5 },
        since: { type: 'string', format: 'date-time' },
        replicas: { type: 'integer' },
        tags: {
          type: 'array',
          maxItems: 3,
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['key'],
          items: {
            type: 'object',
            required: ['key'],
            properties: { key: { type: 'string' }, value: { type: 'string' } },
          },
        },
        free: {
          type: 'object',
          'x-kubernetes-preserve-unknown-fields': true,
        },
      },
    },
    status: {
      type: 'object',
      properties: {
        phase: { type: 'string' },
        replicas: { type: 'integer' },
      },
    },
  },
};

/**
 * Defines a kind `Gadget` in a group of its own, with a status and a scale; resolves when it is served.
 *
 * @returns {Promise<{ group: string, path: string, definition: string, object: (name: string, spec: object) => object,
 *   remove: () => Promise<void> }>} `path` is the version's, `definition` the definition's own
 */
export async function makeDefinition() {
  const group = `${uniqueName('contract')}.example`;
  const name = `gadgets.${group}`;
  await done('POST', definitions, {
    body: definitionOf({ group, name }),
  });
  const definition = `${definitions}/${name}`;
  const path = `/apis/${group}/v1`;
  await until(definition, ({ body }) =>
    body.status?.conditions?.some(
      ({ type, status }) => type === 'Established' && status === 'True',
    ),
  );
  await until(`${path}/gadgets`, ({ status }) => status === 200);
  return {
    group,
    path,
    definition,
    object: (title, spec) => ({
      apiVersion: `${group}/v1`,
      kind: 'Gadget',
      metadata: { name: title },
      spec,
    }),
    remove: async () => {
      await done('DELETE', definition);
      await untilGone(definition);
    },
  };
}

/** The definition as it is asked for; `spec` is merged over it. */
export function definitionOf({ group, name, spec = {} }) {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name },
    spec: {
      group,
      scope: 'Namespaced',
      names: {
        plural: 'gadgets',
        singular: 'gadget',
        kind: 'Gadget',
        listKind: 'GadgetList',
        shortNames: ['gd'],
      },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          subresources: {
            status: {},
            scale: {
              specReplicasPath: '.spec.replicas',
              statusReplicasPath: '.status.replicas',
            },
          },
          additionalPrinterColumns: [
            { name: 'Size', type: 'integer', jsonPath: '.spec.size' },
            {
              name: 'Colour',
              type: 'string',
              jsonPath: '.spec.colour',
              priority: 1,
            },
          ],
          selectableFields: [{ jsonPath: '.spec.colour' }],
          schema: { openAPIV3Schema: schema },
        },
      ],
      ...spec,
    },
  };
}
