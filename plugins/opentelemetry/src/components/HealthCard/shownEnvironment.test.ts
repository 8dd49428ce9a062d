import { blindVerdict, failingVerdict } from '../../__fixtures__/figures';
import { environmentOf, healthOf } from '../../__fixtures__/health';
import { shownEnvironment } from './shownEnvironment';

const dev = environmentOf({ name: 'dev' });
const prod = environmentOf({ name: 'prod' });

it.each([
  ['all is well', [dev, prod], 'prod'],
  ['one fails', [{ ...dev, verdict: failingVerdict }, prod], 'dev'],
  [
    'one fails and of one nobody can tell',
    [
      { ...dev, verdict: blindVerdict },
      { ...prod, verdict: failingVerdict },
    ],
    'prod',
  ],
  [
    'what fails is suspended',
    [{ ...dev, verdict: failingVerdict, suspended: true }, prod],
    'prod',
  ],
  ['all is suspended', [{ ...dev, suspended: true }], undefined],
])('where %s', (_, environments, expected) => {
  expect(shownEnvironment(healthOf(environments))?.name).toBe(expected);
});
