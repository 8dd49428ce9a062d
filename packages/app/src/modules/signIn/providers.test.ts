import { mockApis } from '@backstage/frontend-test-utils';
import { configuredProviders } from './providers';

it.each([
  [{}, [], false],
  [{ auth: { providers: {} } }, [], false],
  [
    { auth: { providers: { google: {}, gitlab: {}, persona: {} } } },
    ['gitlab', 'google'],
    false,
  ],
  [{ auth: { providers: { guest: {} } } }, [], true],
])('of %j, offers %j (guest: %p)', (data, ids, guest) => {
  const configured = configuredProviders(mockApis.config({ data }));

  expect(configured.providers.map(({ id }) => id)).toEqual(ids);
  expect(configured.guest).toBe(guest);
});
