import { parseImage } from './image';

const digest = `sha256:${'0f'.repeat(32)}`;

it.each([
  ['nginx', 'docker.io/library/nginx', undefined],
  ['nginx:1.27.4', 'docker.io/library/nginx', '1.27.4'],
  ['acme/front:2', 'docker.io/acme/front', '2'],
  ['docker.io/nginx:2', 'docker.io/library/nginx', '2'],
  ['index.docker.io/acme/front:2', 'docker.io/acme/front', '2'],
  ['localhost/front:2', 'localhost/front', '2'],
  ['localhost:5000/front', 'localhost:5000/front', undefined],
  ['registry/front:2', 'docker.io/registry/front', '2'],
  ['registry.example.com/a/b/c:v1', 'registry.example.com/a/b/c', 'v1'],
  ['Registry.example.com/a:v1', 'Registry.example.com/a', 'v1'],
  ['LOCAL/front:2', 'LOCAL/front', '2'],
  ['[fe80::1]:5000/front:2', '[fe80::1]:5000/front', '2'],
  ['a.b/c_d/e__f/g--h/i.j:2', 'a.b/c_d/e__f/g--h/i.j', '2'],
  [`front@${digest}`, 'docker.io/library/front', undefined],
  [`front:2@${digest}`, 'docker.io/library/front', '2'],
])('reads %s', (text, fullName, tag) => {
  expect(parseImage(text)).toEqual({
    name: text.replace(/@.*$/, '').replace(/:[^/:]*$/, ''),
    fullName,
    ...(tag && { tag }),
    ...(text.includes('@') && { digest }),
  });
});

it.each([
  '',
  ' ',
  '/',
  ':tag',
  'front:',
  'front:two:three',
  'Front:2',
  'acme/Front:2',
  'registry.example.com/',
  'registry.example.com//front:2',
  'registry.example.com/../front:2',
  'registry.example.com/./front:2',
  'registry.example.com/%2e%2e/front:2',
  'https://registry.example.com/front:2',
  'user:password@registry.example.com/front:2',
  '-registry.example.com/front:2',
  'registry..example.com/front:2',
  'front :2',
  'front:2\n',
  'front:2 ',
  'frönt:2',
  `@${digest}`,
  'front@sha256:short',
  `front@${digest}@${digest}`,
  `front:${'a'.repeat(129)}`,
  'a'.repeat(256),
  `${'a-'.repeat(400)}!`,
  'a'.repeat(1_001),
])('refuses %j', text => {
  expect(parseImage(text)).toBeUndefined();
});
