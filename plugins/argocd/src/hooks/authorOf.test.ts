import { authorOf } from './authorOf';

it.each([
  ['Inès Moreau <ines.moreau@halle.example>', 'Inès Moreau'],
  ['Inès Moreau', 'Inès Moreau'],
  [' Karim <', 'Karim <'],
  ['<bot@halle.example>', 'bot'],
  ['', ''],
])('%j is %j', (author, person) => {
  expect(authorOf(author)).toBe(person);
});
