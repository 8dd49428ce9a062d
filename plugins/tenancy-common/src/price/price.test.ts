import fc from 'fast-check';
import { anyTenant } from '../__testUtils__/arbitraries';
import {
  sampleProfile,
  sampleTenant,
  withEnvironment,
} from '../__testUtils__/fixtures';
import { budgetOf, price, priceDifference } from './price';

const profile = sampleProfile();
const sample = sampleTenant();

describe('price', () => {
  it('adds up what each environment may request', () => {
    expect(price(sample, profile)).toEqual({
      currency: 'EUR',
      amount: 391.3,
      budget: 1500,
      environments: [
        {
          name: 'dev',
          suspended: false,
          amount: 113.7,
          lines: [
            { resource: 'cpu', quantity: 4, unitPrice: 21.5, amount: 86 },
            { resource: 'memory', quantity: 8, unitPrice: 2.9, amount: 23.2 },
            { resource: 'storage', quantity: 50, unitPrice: 0.09, amount: 4.5 },
            { resource: 'loadBalancer', quantity: 0, unitPrice: 18, amount: 0 },
          ],
        },
        {
          name: 'prod',
          suspended: false,
          amount: 277.6,
          lines: [
            { resource: 'cpu', quantity: 8, unitPrice: 21.5, amount: 172 },
            { resource: 'memory', quantity: 24, unitPrice: 2.9, amount: 69.6 },
            { resource: 'storage', quantity: 200, unitPrice: 0.09, amount: 18 },
            {
              resource: 'loadBalancer',
              quantity: 1,
              unitPrice: 18,
              amount: 18,
            },
          ],
        },
      ],
    });
  });

  it('asks only for what is stored while an environment is suspended', () => {
    const suspended = withEnvironment(sample, 'prod', { suspended: true });
    expect(price(suspended, profile).environments[1]).toMatchObject({
      suspended: true,
      amount: 18,
    });
  });

  it('says what to do where a size is unknown', () => {
    expect(() =>
      price(withEnvironment(sample, 'dev', { size: 'huge' }), profile),
    ).toThrow('The profile has no size huge, which dev asks for');
  });

  it('is the sum of its parts, to the cent, and never below zero', () => {
    fc.assert(
      fc.property(anyTenant, tenant => {
        const { amount, environments } = price(tenant, profile);
        const lines = environments.flatMap(one => one.lines);
        const sum = lines.reduce(
          (all, one) => all + Math.round(one.amount * 100),
          0,
        );
        expect(Math.round(amount * 100)).toBe(sum);
        expect(amount).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('priceDifference', () => {
  it('tells before, after and difference, by environment', () => {
    const after = withEnvironment(sample, 'prod', {
      quota: { 'requests.cpu': '12', 'requests.memory': '24Gi' },
    });
    expect(priceDifference({ before: sample, after, profile })).toEqual({
      currency: 'EUR',
      before: 391.3,
      after: 477.3,
      difference: 86,
      budget: 1500,
      environments: [
        { name: 'dev', before: 113.7, after: 113.7, difference: 0 },
        { name: 'prod', before: 277.6, after: 363.6, difference: 86 },
      ],
    });
  });

  it('counts a tenant that comes or goes from or to nothing', () => {
    expect(priceDifference({ after: sample, profile })).toMatchObject({
      before: 0,
      after: 391.3,
      difference: 391.3,
    });
    expect(priceDifference({ before: sample, profile })).toMatchObject({
      before: 391.3,
      after: 0,
      difference: -391.3,
      environments: [
        { name: 'dev', difference: -113.7 },
        { name: 'prod', difference: -277.6 },
      ],
    });
  });

  it('compares with the prices of then', () => {
    const { spec } = profile;
    const cheaper = {
      ...profile,
      spec: { ...spec, prices: { ...spec.prices, cpu: 20 } },
    };
    expect(
      priceDifference({
        before: sample,
        after: sample,
        profile,
        profileBefore: cheaper,
      }),
    ).toMatchObject({ difference: 18 });
  });
});

describe('budgetOf', () => {
  it.each([
    ['group:default/payments', 1500],
    ['group:default/shop', 600],
    ['constructor', 600],
  ])('of %s is %s', (owner, budget) => {
    expect(budgetOf(owner, profile)).toBe(budget);
  });
});
