import { Parsed, parseYaml } from '@socle/plugin-platform-common/documents';
import { evidenceSchema, HealthEvidence } from './evidence';

/**
 * Reads what was seen of a service from a file, as YAML or JSON. Never throws: what is wrong comes back as findings.
 *
 * @public
 */
export function parseEvidence(
  text: string,
  fileName: string,
): Parsed<HealthEvidence> {
  return parseYaml(evidenceSchema, text, fileName);
}
