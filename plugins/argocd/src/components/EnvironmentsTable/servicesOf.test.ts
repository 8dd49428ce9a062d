import { ApplicationSummary } from '@socle/plugin-argocd-common';
import { deliveriesOf, failingSummary } from '../../__fixtures__/deliveries';
import { summaryOf } from '../../__fixtures__/manifests';
import { elsewhere, hasServices, servicesOf } from './servicesOf';

const named = (
  name: string,
  environment: string,
  summary: ApplicationSummary = summaryOf({ environment }),
): ApplicationSummary => ({
  ...summary,
  name,
  destinationNamespace: `payments-${environment}`,
});

const tenant = deliveriesOf([
  named('payments.dev', 'dev'),
  named('payments.dev.checkout', 'dev'),
  named('payments.dev.ledger', 'dev', failingSummary),
  named('payments.prod', 'prod'),
  named('payments.prod.checkout', 'prod'),
  named('payments-prod-ledger-api', 'prod'),
  named('payments', 'none'),
]);

describe('servicesOf', () => {
  it('puts the same thing of all environments into one row, the worst first', () => {
    expect(
      servicesOf(tenant).map(({ label, in: places }) => [
        label,
        ...[...places].map(
          ([environment, applications]) =>
            `${environment}: ${applications.map(({ application }) => application.name).join()}`,
        ),
      ]),
    ).toEqual([
      ['ledger', 'dev: payments.dev.ledger'],
      [
        'checkout',
        'dev: payments.dev.checkout',
        'prod: payments.prod.checkout',
      ],
      ['ledger-api', 'prod: payments-prod-ledger-api'],
      ['payments', 'dev: payments.dev', 'prod: payments.prod'],
    ]);
  });

  it('keeps apart what deploys to none of them', () => {
    expect(
      elsewhere(tenant).map(({ application }) => application.name),
    ).toEqual(['payments']);
  });

  it('is for those that have several in an environment', () => {
    expect(hasServices(tenant)).toBe(true);
    expect(
      hasServices(deliveriesOf([named('payments.dev.checkout', 'dev')])),
    ).toBe(false);
  });
});
