import { z } from 'zod/v4';
import { short } from './short';

/** What a field of text may hold, and how people are told. */
export interface WordOptions {
  /** What the field means; shown by editors and in the reference. */
  description: string;
  /** What a good value is, after "is not": `a tenant's name`. */
  expected: string;
  /** How to write a good one, as a sentence. */
  remedy: string;
  pattern: RegExp;
  /** In characters; 2 to 200 unless told. */
  minLength?: number;
  maxLength?: number;
  examples?: string[];
  /** What the pattern cannot say: a sentence on what is wrong, or undefined where nothing is. */
  check?(value: string): string | undefined;
}

/**
 * A field of text: one source for its type, its validation, its JSON Schema and what people are told.
 *
 * The length is looked at before the pattern, so that no pattern meets more than `maxLength` characters.
 */
export function word(options: WordOptions) {
  const { description, expected, remedy, pattern, examples, check } = options;
  const { minLength = 1, maxLength = 200 } = options;
  return z
    .string()
    .check(context => {
      const message = complaint(context.value);
      if (message !== undefined) {
        context.issues.push({
          code: 'custom',
          input: context.value,
          message,
          params: { remedy },
        });
      }
    })
    .meta({
      description,
      minLength,
      maxLength,
      pattern: pattern.source,
      ...(examples && { examples }),
    });

  function complaint(value: string): string | undefined {
    if (
      value.length < minLength ||
      value.length > maxLength ||
      !pattern.test(value)
    ) {
      return `"${short(value)}" is not ${expected}.`;
    }
    return check?.(value);
  }
}

/** Reports a fault that spans several fields of an object, at the field that should change. */
export function fault(
  context: z.core.ParsePayload,
  path: (string | number)[],
  message: string,
  remedy: string,
): void {
  context.issues.push({
    code: 'custom',
    input: context.value,
    path,
    message,
    params: { remedy },
  });
}
