import { FieldPath, valueAt } from '@socle/plugin-platform-common/documents';
import { isFields } from '../../value';
import {
  containerLists,
  MAX_CONTAINERS,
  PodTemplate,
} from '../../workloads/containers';
import { isUnset, said } from '../../workloads/said';
import { Breach } from './pod';

/** What a place holds: a map with such places in it, a list of such things, or a list of texts. */
type Shape =
  { map: Readonly<Record<string, Shape>> } | { list: Shape } | 'text' | 'texts';

const profiles: Record<string, Shape> = {
  appArmorProfile: { map: {} },
  seLinuxOptions: { map: {} },
  seccompProfile: { map: {} },
  windowsOptions: { map: {} },
};
const handler: Shape = {
  map: { httpGet: { map: {} }, tcpSocket: { map: {} } },
};
const container: Shape = {
  map: {
    securityContext: {
      map: {
        ...profiles,
        capabilities: { map: { add: 'texts', drop: 'texts' } },
      },
    },
    ports: { list: { map: {} } },
    livenessProbe: handler,
    readinessProbe: handler,
    startupProbe: handler,
    lifecycle: { map: { postStart: handler, preStop: handler } },
  },
};
const podTemplate: Shape = {
  map: {
    metadata: { map: { annotations: { map: {} } } },
    spec: {
      map: {
        ...Object.fromEntries(
          containerLists.map(list => [list, { list: container }]),
        ),
        os: { map: {} },
        securityContext: {
          map: { ...profiles, sysctls: { list: { map: {} } } },
        },
        volumes: { list: { map: {} } },
      },
    },
  },
};

/**
 * Where a template is first not built as the API has it, as far as controls look into it. What stands in a wrong place is
 * seen by no control, so it does not count as safe.
 */
export function misshapen({ manifest, path }: PodTemplate): Breach | undefined {
  const visit = (
    value: unknown,
    shape: Shape,
    at: FieldPath,
  ): Breach | undefined => {
    const expected = mismatch(value, shape);
    if (expected) {
      return {
        path: at,
        message: `${nameOf(at)} is ${said(value)}, where the API has ${expected}: nothing in it can be judged.`,
        remedy: `Write ${expected} as the API has it, or take the field away.`,
      };
    }
    if (Array.isArray(value) && value.length > MAX_CONTAINERS) {
      return {
        path: at,
        message: `${nameOf(at)} has ${value.length} entries, more than the ${MAX_CONTAINERS} that are judged.`,
        remedy: 'Shorten the list: no pod of people has as many.',
      };
    }
    for (const [step, item, inner] of placesIn(value, shape)) {
      const found = visit(item, inner, [...at, step]);
      if (found) {
        return found;
      }
    }
    return undefined;
  };
  const root = path.slice(0, -1);
  const value = valueAt(manifest.object, root);
  return isUnset(value) ? undefined : visit(value, podTemplate, root);
}

function placesIn(
  value: unknown,
  shape: Shape,
): [step: string | number, item: unknown, shape: Shape][] {
  if (Array.isArray(value)) {
    const inner = typeof shape === 'object' && 'list' in shape;
    return value.map((item, index) => [
      index,
      item,
      inner ? shape.list : 'text',
    ]);
  }
  if (!isFields(value) || typeof shape !== 'object' || !('map' in shape)) {
    return [];
  }
  return Object.entries(shape.map)
    .map(([name, inner]): [string, unknown, Shape] => [
      name,
      valueAt(value, [name]),
      inner,
    ])
    .filter(([, item]) => !isUnset(item));
}

function nameOf(path: FieldPath): string {
  const last = path.at(-1);
  return typeof last === 'number'
    ? `Entry ${last + 1} of ${String(path.at(-2))}`
    : String(last);
}

/** What should stand there instead; undefined where it is that. */
function mismatch(value: unknown, shape: Shape): string | undefined {
  if (shape === 'text') {
    return typeof value === 'string' ? undefined : 'a text';
  }
  if (shape === 'texts' || 'list' in shape) {
    return Array.isArray(value) ? undefined : 'a list';
  }
  return isFields(value) ? undefined : 'a map';
}
