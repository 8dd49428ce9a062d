import { Phrase } from '@socle/plugin-platform-common';
import { causes } from '../messages/en/causes';
import { ResourceReference } from '../objects/resource';

/**
 * What can be wrong, as far as it is known.
 *
 * @public
 */
export type CauseCode = keyof typeof causes;

/**
 * What is wrong: `causes` and `remedies` of a language say it in words.
 *
 * @public
 */
export interface Cause extends Phrase<CauseCode> {
  /** The rule of `socle check` that finds the same in the files, before anybody merges them. */
  rule?: string;
}

/** Somebody's own words, and what they are about. */
export interface Signal {
  /** The message. */
  text: string;
  /** The word beside it: `ImagePullBackOff`, `FailedCreate`, `ComparisonError`. */
  word?: string;
  subject?: ResourceReference;
  container?: string;
  /** The image of that container, as the pod asks for it. */
  image?: string;
  /** The repository, project and cluster that the Application names. */
  repository?: string;
  project?: string;
  cluster?: string;
}

/** Knows one cause, or a few that are told apart by their words. Undefined where it is another. */
export type Recognizer = (signal: Signal) => Cause | undefined;

/** A cause with its parameters; a parameter that is not known is written as a dash. */
export function cause(
  code: CauseCode,
  parameters: Record<string, string | number | undefined> = {},
  rule?: string,
): Cause {
  return {
    code,
    parameters: Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        value === undefined || value === '' ? '–' : value,
      ]),
    ),
    ...(rule && { rule }),
  };
}

/** The named groups of a pattern in a text, or undefined. */
export function find(
  text: string,
  pattern: RegExp,
): Record<string, string | undefined> | undefined {
  const found = pattern.exec(text);
  return found ? (found.groups ?? {}) : undefined;
}

/** The first line of a text that says something, without the white space around it, not too long. */
export function firstLine(text: string): string {
  const line =
    text
      .split('\n')
      .map(part => part.trim())
      .find(part => part !== '') ?? '';
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}
