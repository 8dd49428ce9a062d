import { sharedTexts } from '@socle/plugin-argocd-common';
import { application, failedSync } from '../__testUtils__/applications';
import { keepApplication, wholeOf } from './keptApplication';

const share = sharedTexts();
const keep = (value: unknown, before?: ReturnType<typeof keepApplication>) =>
  keepApplication({ value, instance: 'paris', share, before });

it('is the same object where nothing changed that people see', () => {
  const before = keep(application('payments.dev.checkout'));
  const later = application('payments.dev.checkout', {
    status: { reconciledAt: '2026-11-21T12:00:00Z' },
  });
  later.metadata.resourceVersion = '12';
  expect(keep(later, before)).toBe(before);
});

it('is another one where something did, with the same summary where that says the same', () => {
  const before = keep(application('payments.dev.checkout'));
  const failed = keep(
    application('payments.dev.checkout', { status: failedSync }),
    before,
  );
  expect(failed?.summary).not.toBe(before?.summary);
  const longer = keep(
    application('payments.dev.checkout', {
      status: {
        history: [
          { id: 0, revision: 'x', deployedAt: '2026-11-19T10:00:00Z' },
          ...Object(application('payments.dev.checkout').status).history,
        ],
      },
    }),
    before,
  );
  expect(longer).not.toBe(before);
  expect(longer?.summary).toBe(before?.summary);
  expect(longer && wholeOf(longer).status.history).toHaveLength(3);
});

it('keeps the whole in little room outside the heap', () => {
  const kept = keep(application('payments.dev.ledger', { status: failedSync }));
  expect(kept?.packed.byteLength).toBe(kept?.packed.buffer.byteLength);
  expect(kept && wholeOf(kept).status.operation?.results).toHaveLength(1);
});

it.each([
  undefined,
  null,
  3,
  'x',
  {},
  { kind: 'Pod', metadata: { name: 'a' } },
])('takes %j for nothing', value => {
  expect(keep(value)).toBeUndefined();
});
