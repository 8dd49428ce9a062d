import { word, WordOptions } from '@socle/plugin-platform-common/documents';

/* One line: no control characters, no line or paragraph separators, nothing that turns the direction of the text. */
const line =
  /^[^\p{C}\p{Zl}\p{Zp}\s](?:[^\p{C}\p{Zl}\p{Zp}]*[^\p{C}\p{Zl}\p{Zp}\s])?$/u;

type LineOptions = Pick<WordOptions, 'description' | 'examples' | 'maxLength'>;

/** One line for people. Characters that cannot be seen are refused: a reviewer must see what is written. */
export function lineOfText(options: LineOptions) {
  return word({
    maxLength: 100,
    ...options,
    pattern: line,
    expected: `one line of at most ${options.maxLength ?? 100} visible characters`,
    remedy:
      'Write one line, without control characters and without spaces at its ends.',
  });
}

export const email = word({
  description: 'Where mail reaches them.',
  pattern:
    /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/,
  maxLength: 254,
  expected: 'a mail address',
  remedy: 'Write it as name@example.com.',
  examples: ['payments-oncall@example.com'],
});

/** The address of a page, over HTTP or HTTPS. */
export function webAddress(description: string, examples?: string[]) {
  return word({
    description,
    examples,
    pattern: /^https?:\/\/[A-Za-z0-9[][^\s\p{C}"'<>`\\@]*$/u,
    maxLength: 500,
    expected: 'the address of a page',
    remedy: 'Write it as https://example.com/path, without a user or password.',
  });
}
