import { dayPart, firstName } from './greeting';

it.each([
  [4, 'evening'],
  [5, 'morning'],
  [11, 'morning'],
  [12, 'afternoon'],
  [17, 'afternoon'],
  [18, 'evening'],
  [23, 'evening'],
])('at %d o’clock it is %s', (hour, expected) => {
  expect(dayPart(hour)).toBe(expected);
});

it.each([
  ['Inès Moreau', 'Inès'],
  ['Inès', 'Inès'],
  ['  Jean  Luc Roy', 'Jean'],
])('calls %p %p', (name, expected) => {
  expect(firstName(name)).toBe(expected);
});
