import { cidrContains, parseCidr, splitPort } from './network';
import { repositoryKey } from './repository';

describe('cidrContains', () => {
  it.each([
    ['10.0.0.0/8', '10.20.0.0/16', true],
    ['10.20.0.0/16', '10.20.0.0/16', true],
    ['10.20.0.0/16', '10.0.0.0/8', false],
    ['10.20.0.0/16', '10.21.0.0/24', false],
    ['0.0.0.0/0', '2001:db8::/32', false],
    ['2001:db8::/32', '2001:db8:1::/48', true],
    ['nothing', '10.0.0.0/8', false],
  ])('%s holds %s: %s', (outer, inner, expected) => {
    expect(cidrContains(outer, inner)).toBe(expected);
  });
});

describe('parseCidr', () => {
  it.each([
    ['10.20.1.1/16', '10.20.0.0/16'],
    ['2001:DB8::1/32', '2001:db8::/32'],
    ['10.0.0.0/33', undefined],
    ['10.0.0.0', undefined],
    ['10/8', undefined],
    ['010.0.0.0/8', undefined],
    ['0x0a.0.0.0/8', undefined],
    ['::ffff:10.0.0.0/104', '::ffff:a00:0/104'],
  ])('gives %s its first address: %s', (text, first) => {
    expect(parseCidr(text)?.first).toBe(first);
  });
});

describe('splitPort', () => {
  it('parts port and protocol', () => {
    expect(splitPort('443/TCP')).toEqual({ port: '443', protocol: 'TCP' });
  });
});

describe('repositoryKey', () => {
  it.each([
    'https://forge.example.com/a/b.git',
    'https://forge.example.com/a/b',
    'https://FORGE.example.com/a/b/',
  ])('knows %s as the same', url => {
    expect(repositoryKey(url)).toBe('https://forge.example.com/a/b');
  });
});
