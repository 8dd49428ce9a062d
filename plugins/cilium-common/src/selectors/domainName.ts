import { RE2JS } from 're2js';
import { finalName } from '../labels/identityOf';
import { CiliumVersion, isAtLeast } from '../model/version';

const characters = '[-a-zA-Z0-9_]';
const anyName = `(?:(?:${characters}+[.])+)|[.]`;
const maximumLength = 255;

/** Names that a rule means: one name, or a pattern of many. */
export interface DomainSelector {
  matchName: string;
  matchPattern: string;
}

/** What is wrong with such a selector; undefined where nothing is (`FQDNSelector.sanitize`). */
export function domainFault({
  matchName,
  matchPattern,
}: DomainSelector): 'both' | 'name' | 'pattern' | 'length' | undefined {
  if (matchName !== '' && !/^[-a-zA-Z0-9_.]+$/.test(matchName)) {
    return 'name';
  }
  if (matchPattern !== '' && !/^[-a-zA-Z0-9_.*]+$/.test(matchPattern)) {
    return 'pattern';
  }
  if (Math.max(matchName.length, matchPattern.length) > maximumLength) {
    return 'length';
  }
  return matchName !== '' && matchPattern !== '' ? 'both' : undefined;
}

/**
 * Whether a name is one that is meant, in time that grows with its length only. `*` stops at dots; `**.` at the beginning
 * stands for one label or several, from 1.19 on; `*` alone is every name. Source: `pkg/fqdn/matchpattern`.
 */
export function domainMatcher(
  selector: DomainSelector,
  version: CiliumVersion,
): (name: string) => boolean {
  const pattern = patternOf(selector, version);
  if (!pattern.includes('*')) {
    return name => name === pattern;
  }
  const expression = RE2JS.compile(expressionOf(pattern, version));
  return name => expression.matches(name);
}

function patternOf(
  { matchName, matchPattern }: DomainSelector,
  version: CiliumVersion,
): string {
  if (matchName !== '') {
    return finalName(matchName);
  }
  return isEveryName(matchPattern, version)
    ? matchPattern
    : finalName(matchPattern);
}

function isEveryName(pattern: string, version: CiliumVersion): boolean {
  return isAtLeast(version, '1.19')
    ? /^\*+\.?$/.test(pattern)
    : pattern === '*';
}

function expressionOf(pattern: string, version: CiliumVersion): string {
  if (isEveryName(pattern, version)) {
    return anyName;
  }
  const subdomains = isAtLeast(version, '1.19')
    ? /^\*{2,}\./.exec(pattern)?.[0]
    : undefined;
  const rest = pattern
    .slice(subdomains?.length ?? 0)
    .replaceAll('.', '[.]')
    .replace(/\*+/g, `${characters}*`);
  return subdomains ? `${characters}+(?:[.]${characters}+)*[.]${rest}` : rest;
}
