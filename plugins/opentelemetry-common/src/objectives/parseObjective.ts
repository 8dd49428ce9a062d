import {
  findingAt,
  Parsed,
  parseYaml,
  readYaml,
} from '@socle/plugin-platform-common/documents';
import { fromDocument } from './fromDocument';
import { fromOpenSlo, openSloSchema } from './openSlo';
import { objectiveSchema } from './schema';
import { Objective } from './types';

/**
 * Reads an Objective, of our own format or of OpenSLO v1 (an SLO). Never throws: what is wrong comes back as findings, with
 * file, line and remedy. What a schema cannot say, `checkObjective` says.
 *
 * @public
 */
export function parseObjective(
  text: string,
  fileName: string,
): Parsed<Objective> {
  const reading = readYaml(text, fileName);
  if (!reading.ok) {
    return reading;
  }
  const { source } = reading;
  const version = fieldOf(source.value, 'apiVersion');
  if (typeof version !== 'string' || !version.startsWith('openslo/')) {
    const own = parseYaml(objectiveSchema, text, fileName);
    return own.ok ? { ...own, value: fromDocument(own.value) } : own;
  }
  if (fieldOf(source.value, 'kind') !== 'SLO') {
    return {
      ok: false,
      findings: [
        findingAt(source, ['kind'], {
          rule: 'schema',
          message: 'Of OpenSLO only an SLO with its indicator inside is read.',
          remedy:
            'Write the indicator into the SLO, in the place of indicatorRef.',
        }),
      ],
    };
  }
  const open = parseYaml(openSloSchema, text, fileName);
  return open.ok
    ? {
        ...open,
        value: fromOpenSlo(open.value),
        locate: path => open.locate(placeInOpenSlo(path)),
      }
    : open;
}

/** Where a field of ours stands in a file of OpenSLO. */
function placeInOpenSlo(
  path: readonly (string | number)[],
): readonly (string | number)[] {
  const [, field, part] = path;
  switch (field) {
    case 'queries':
      return [
        'spec',
        'indicator',
        'spec',
        'ratioMetric',
        part === 'errors' ? 'bad' : part,
      ];
    case 'target':
      return ['spec', 'objectives', 0];
    case 'window':
      return ['spec', 'timeWindow', 0];
    default:
      return path;
  }
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, field)?.value
    : undefined;
}
