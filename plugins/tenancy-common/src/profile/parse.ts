import { Parsed, parseYaml } from '@socle/plugin-platform-common/documents';
import { Profile, profileSchema } from './schema';

/**
 * Reads a `socle.yaml`. Never throws: what is wrong comes back as findings, with file, line and remedy.
 *
 * @public
 */
export function parseProfile(text: string, fileName: string): Parsed<Profile> {
  return parseYaml(profileSchema, text, fileName);
}
