import {
  Change,
  ChangedFile,
  Plan,
  PriceDifference,
  unifiedDiff,
} from '@socle/plugin-tenancy-common';
import { Paint, Style } from './paint';
import { visible, visibleLines } from './visible';
import { difference, money } from './words';

const effects: Record<Change['effect'], Style> = {
  widens: 'yellow',
  narrows: 'cyan',
  neutral: 'dim',
};

/** Plans for people: for each tenant what changes in words, the price, and the diff. */
export function planText(plans: readonly Plan[], paint: Paint): string {
  return plans.length === 0
    ? 'Nothing changes.\n'
    : plans.map(plan => textOf(plan, paint)).join('\n');
}

function textOf(plan: Plan, paint: Paint): string {
  const { tenant, changes, price, files } = plan;
  return [
    paint('bold', visible(tenant)),
    ...changes.map(
      ({ effect, text }) =>
        `  ${paint(effects[effect], effect.padEnd(7))}  ${visible(text)}`,
    ),
    '',
    ...priceLines(price),
    '',
    diffText(files, paint),
  ].join('\n');
}

function priceLines(price: PriceDifference): string[] {
  const { currency, before, after, budget } = price;
  const limit =
    budget === undefined ? '' : `; budget ${money(budget, currency)}`;
  const whole =
    price.difference === 0
      ? `  ${money(after, currency)} a month, as before${limit}`
      : `  ${money(after, currency)} a month, ${difference(price.difference)} (${before.toFixed(2)} before)${limit}`;
  return [
    whole,
    ...price.environments
      .filter(environment => environment.difference !== 0)
      .map(
        environment =>
          `    ${visible(environment.name)}: ${environment.after.toFixed(2)}, ${difference(environment.difference)}`,
      ),
  ];
}

function diffText(files: readonly ChangedFile[], paint: Paint): string {
  return visibleLines(unifiedDiff(files))
    .split('\n')
    .map(line => paintLine(line, paint))
    .join('\n');
}

function paintLine(line: string, paint: Paint): string {
  if (line.startsWith('--- ') || line.startsWith('+++ ')) {
    return paint('bold', line);
  }
  if (line.startsWith('@@')) {
    return paint('cyan', line);
  }
  if (line.startsWith('+')) {
    return paint('green', line);
  }
  return line.startsWith('-') ? paint('red', line) : line;
}
