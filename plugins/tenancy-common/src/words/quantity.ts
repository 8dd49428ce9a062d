import { z } from 'zod/v4';
import { short } from '../yaml/short';

const pattern =
  /^(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?(?:m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;
const countPattern = /^(?:0|[1-9]\d{0,6})$/;
const remedy =
  "Write a number with an optional suffix, as Kubernetes does: '4', 500m, 16Gi.";

const factors = new Map<string, number>([
  ['m', 1e-3],
  ['', 1],
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
  ['Ei', 2 ** 60],
]);

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

/**
 * The number that a quantity stands for: cores, bytes, or how many. Undefined where it is none.
 *
 * Exact up to 2^53; amounts of money and ratios need no more.
 */
export function quantityValue(text: string): number | undefined {
  const found = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(text);
  const factor = found && factors.get(found[2]);
  return found && factor !== undefined && factor !== null
    ? Number(found[1]) * factor
    : undefined;
}
