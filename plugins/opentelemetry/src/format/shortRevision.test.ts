import { shortRevision } from './shortRevision';

it.each([
  ['4bf92f3577b34da6a3ce929d0e0e47364bf92f35', '4bf92f3'],
  ['1.4.3', '1.4.3'],
  ['feature/cafe', 'feature/cafe'],
])('%s is %s', (revision, short) => {
  expect(shortRevision(revision)).toBe(short);
});
