import { InputError } from '@backstage/errors';
import { Finding } from '@socle/plugin-tenancy-common';

const mostShown = 20;

/** An error that people can read, of what is wrong: one line for each finding, with what to do. */
export function refuse(
  title: string,
  findings: readonly Finding[],
): InputError {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const lines = errors
    .slice(0, mostShown)
    .map(
      ({ file, line, path, message, remedy }) =>
        `- ${path ?? `${file}:${line}`}: ${message} ${remedy}`,
    );
  const more =
    errors.length > mostShown
      ? [`- and ${errors.length - mostShown} more of that kind`]
      : [];
  return new InputError([`${title}:`, ...lines, ...more].join('\n'));
}
