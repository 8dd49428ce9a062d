import { z } from 'zod/v4';
import { short } from '@socle/plugin-platform-common/documents';

const pattern =
  /^(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?(?:m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;
const countPattern = /^(?:0|[1-9]\d{0,6})$/;
const remedy =
  "Write a number with an optional suffix, as Kubernetes does: '4', 500m, 16Gi.";

/**
 * An amount as Kubernetes writes it (apimachinery's resource.Quantity), without signs and exponents. A number is taken for
 * its text.
 */
export function quantity(description: string, examples: string[]) {
  return amount({ description, examples, pattern, remedy, is: 'an amount' });
}

/** How many of something. */
export function count(description: string) {
  return amount({
    description,
    examples: ['10'],
    pattern: countPattern,
    remedy: "Write a whole number from 0 to 9999999, in quotes: '10'.",
    is: 'a number of things',
  });
}

function amount(options: {
  description: string;
  examples: string[];
  pattern: RegExp;
  remedy: string;
  is: string;
}) {
  return z
    .custom<string | number>(value => value !== undefined)
    .check(context => {
      const { value } = context;
      if (
        !['string', 'number'].includes(typeof value) ||
        !options.pattern.test(String(value))
      ) {
        const shown =
          typeof value === 'string' || typeof value === 'number'
            ? `"${short(String(value))}"`
            : 'This';
        context.issues.push({
          code: 'custom',
          input: value,
          message: `${shown} is not ${options.is}.`,
          params: { remedy: options.remedy },
        });
      }
    })
    .transform(String)
    .meta({
      description: options.description,
      examples: options.examples,
      type: ['string', 'number'],
      pattern: options.pattern.source,
      minimum: 0,
    });
}
