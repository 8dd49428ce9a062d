import { parseObjective } from '@socle/plugin-opentelemetry-common';
import { exampleOf } from './exampleOf';

it.each([['payments'], ['system:default/payments']])(
  'is an Objective that can be read, of the tenant %s',
  tenant => {
    const text = exampleOf({
      service: 'checkout',
      tenant,
      environment: 'prod',
    });

    expect(parseObjective(text, 'objectives/availability.yaml')).toMatchObject({
      ok: true,
      value: { tenant: 'payments', service: 'checkout', target: 0.999 },
    });
  },
);
