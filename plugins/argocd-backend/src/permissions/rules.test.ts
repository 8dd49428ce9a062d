import { isApplicationOwner } from './rules';

const payments = { tenant: 'payments', owners: ['group:default/payments'] };
const claims = ['user:default/ines.moreau', 'group:default/payments'];

it.each<[string, { owners: string[] }, string[], boolean]>([
  ['the owner', payments, claims, true],
  ['the owner, in other letters', payments, ['group:default/Payments'], true],
  ['another group', payments, ['group:default/shop'], false],
  ['nobody', payments, [], false],
  ['where nobody owns it', { owners: [] }, claims, false],
])('IS_APPLICATION_OWNER: %s', (_story, application, claimed, expected) => {
  expect(isApplicationOwner.apply(application, { claims: claimed })).toBe(
    expected,
  );
});
