import { price } from '../price/price';
import { sampleProfile, sampleTenant } from './__testUtils__/samples';
import { pricedSizes } from './pricedSizes';

it('offers the sizes in the profile’s order, each at what a tenant pays for it', () => {
  const profile = sampleProfile();
  const sizes = pricedSizes(profile);
  expect(sizes.map(({ name }) => name)).toEqual(
    Object.keys(profile.spec.sizes),
  );
  for (const { name, ...size } of sizes) {
    const { title, description, quota } = profile.spec.sizes[name];
    const tenant = sampleTenant({
      name: 'web',
      environments: [{ size: name }],
    });
    expect(size).toEqual({
      title,
      description,
      quota,
      price: { currency: 'EUR', amount: price(tenant, profile).amount },
    });
  }
});
