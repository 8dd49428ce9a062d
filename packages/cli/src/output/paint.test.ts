import { paintFor } from './paint';

const bold = '\u001b[1mx\u001b[22m';

describe('paintFor', () => {
  it.each([
    ['a pipe', false, {}, 'x'],
    ['an unknown output', undefined, {}, 'x'],
    ['a terminal', true, { TERM: 'xterm' }, bold],
    ['a terminal of somebody who wants none', true, { NO_COLOR: '1' }, 'x'],
    ['a terminal where NO_COLOR is empty', true, { NO_COLOR: '' }, bold],
    ['a terminal without colours', true, { TERM: 'dumb' }, 'x'],
  ])('paints as it suits %s', (_, terminal, environment, expected) => {
    expect(paintFor({ terminal, environment })('bold', 'x')).toBe(expected);
  });
});
