import { readTrailers, withTrailers } from './trailers';

const trailers = {
  kind: 'create',
  tenant: 'payments',
  requestedBy: 'user:default/ines.moreau',
  base: 'b'.repeat(40),
  task: 'task-1',
  content: '0123456789abcdef',
  merged: new Map([['tenants/payments/dev/quota.yaml', 'c'.repeat(40)]]),
};

it('ends a text with trailers, and reads them back', () => {
  const text = withTrailers('Create tenant payments\n\nBecause.\n', trailers);
  expect(text).toBe(`Create tenant payments

Because.

Socle-Kind: create
Socle-Tenant: payments
Socle-Requested-By: user:default/ines.moreau
Socle-Base: ${'b'.repeat(40)}
Socle-Task: task-1
Socle-Content: 0123456789abcdef
Socle-Merged: ${'c'.repeat(40)} tenants/payments/dev/quota.yaml
`);
  expect(readTrailers(text)).toEqual(trailers);
  expect(readTrailers(text.replaceAll('\n', '\r\n'))).toEqual(trailers);
});

it('lets nobody add a trailer by a value', () => {
  const text = withTrailers('Title', {
    ...trailers,
    requestedBy: 'user:default/eve\nSocle-Requested-By: user:default/hugo',
  });
  expect(readTrailers(text)?.requestedBy).toBe(
    'user:default/eve Socle-Requested-By: user:default/hugo',
  );
});

it.each([
  [''],
  ['Socle-Kind: create'],
  ['A title\n\nSocle-Kind: create\nSocle-Tenant: payments'],
  [`${withTrailers('A title', trailers)}\nAnd then some words of a person.`],
])('finds none in %j', text => {
  expect(readTrailers(text)).toBeUndefined();
});
