import { InputError } from '@backstage/errors';
import { parseDocument } from 'yaml';

/**
 * Reads one YAML document that somebody else wrote: the core schema only, no aliases (they can grow without bound), no
 * custom tags, no key twice.
 *
 * Throws `InputError` with the parser's first message and its line.
 */
export function parseSafeYaml(text: string): unknown {
  const document = parseDocument(text, {
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    prettyErrors: true,
    logLevel: 'silent',
  });
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem) {
    throw new InputError(firstLine(problem.message));
  }
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new InputError('Write values out instead of using YAML aliases');
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0].replace(/:$/, '');
}
