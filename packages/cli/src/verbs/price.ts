import { price, TenantPrice } from '@socle/plugin-tenancy-common';
import { tenantAndProfileFrom } from '../input/documents';
import { Paint } from '../output/paint';
import { visible } from '../output/visible';
import { money } from '../output/words';
import { examples, formatOption, profileOption, Verb } from './verb';

const titles = {
  cpu: () => 'CPU',
  memory: () => 'GiB of memory',
  storage: () => 'GiB of storage',
  loadBalancer: (quantity: number) =>
    quantity === 1 ? 'load balancer' : 'load balancers',
};

/** `socle price`: what a tenant costs in a month. */
export const priceVerb: Verb = ({ program, answer }) => {
  program
    .command('price')
    .summary('what a tenant costs in a month')
    .description(
      "What a tenant costs in a month, by environment, after the profile's prices and the quotas that it asks for.",
    )
    .argument('<tenant>', 'the tenant.yaml')
    .addOption(profileOption())
    .addOption(formatOption())
    .addHelpText(
      'after',
      examples('socle price tenants/payments/tenant.yaml --profile socle.yaml'),
    )
    .action(async (path, { profile: profilePath, format }) => {
      const { tenant, profile } = tenantAndProfileFrom({
        tenant: path,
        profile: profilePath,
      });
      const value = price(tenant.value, profile.value);
      await answer(
        { values: [value], text: paint => priceText(value, paint), code: 0 },
        format,
      );
    });
};

function priceText(value: TenantPrice, paint: Paint): string {
  const { currency, environments, amount, budget } = value;
  const lines = environments.flatMap(({ name, lines: parts, ...rest }) => [
    `${paint('bold', visible(name))}  ${money(rest.amount, currency)}${rest.suspended ? ', suspended' : ''}`,
    ...parts
      .filter(({ quantity }) => quantity > 0)
      .map(
        ({ resource, quantity, unitPrice, amount: part }) =>
          `  ${part.toFixed(2).padStart(10)}  ${round(quantity)} ${titles[resource](quantity)}, ${unitPrice.toFixed(2)} each`,
      ),
  ]);
  const limit =
    budget === undefined
      ? ''
      : `; the owner's budget is ${money(budget, currency)}`;
  return `${[...lines, '', `${money(amount, currency)} a month${limit}`].join('\n')}\n`;
}

function round(quantity: number): string {
  return String(Number(quantity.toFixed(3)));
}
