import { groups } from '../../__fixtures__/refusals';
import { RefusalsQuery, selectRefusals } from './selectRefusals';

const everything: RefusalsQuery = { text: '', onlyNew: false };

it.each<[string, Partial<RefusalsQuery>, string[]]>([
  ['all of them', {}, ['ledger', 'stripe', 'shop']],
  ['by a peer', { text: 'LEDGER' }, ['ledger']],
  ['by a port', { text: '5432/tcp' }, ['ledger']],
  ['by the tenant of the other end', { text: 'shop' }, ['shop']],
  ['by several words', { text: 'prod api.stripe' }, ['stripe']],
  ['by environment', { environment: 'prod' }, ['stripe']],
  ['by reason', { reason: 'denied' }, ['shop']],
  ['those never seen before', { onlyNew: true }, ['ledger']],
  ['none', { text: 'nothing like it' }, []],
])('finds %s', (_, query, expected) => {
  expect(
    selectRefusals(groups, { ...everything, ...query }).map(({ id }) => id),
  ).toEqual(expected);
});
