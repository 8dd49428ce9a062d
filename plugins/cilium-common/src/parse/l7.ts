import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { RE2JS } from 're2js';
import { DnsRule, HeaderRule, HttpRule, L7Rules } from '../model/policy';
import { isAtLeast } from '../model/version';
import { domainFault, domainMatcher } from '../selectors/domainName';
import { Environment } from './environment';
import { Reader } from './reader';

/* Longer than any path that somebody writes: what is longer is not compiled. */
const maximumExpression = 2_000;

/** Reads the rules of layer 7 at some ports; undefined where there are none. */
export function readL7(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  environment: Environment,
): L7Rules | undefined {
  const isOld = !isAtLeast(environment.version, '1.20');
  const fields = reader.record(value, path, [
    'http',
    'dns',
    ...(isOld ? ['kafka', 'l7proto', 'l7'] : []),
  ]);
  if (!fields) {
    return undefined;
  }
  const http = reader.items(fields.http, [...path, 'http'], (item, at) =>
    readHttpRule(reader, item, at),
  );
  const dns = reader.items(fields.dns, [...path, 'dns'], (item, at) =>
    readDnsRule(reader, item, at, environment),
  );
  const other = isOld ? otherOf(fields) : undefined;
  const kinds = [http, dns, other].filter(one => one !== undefined);
  const isEmpty = !http?.length && !dns?.length && !other;
  if (kinds.length > 1 && !isEmpty) {
    return reader.refuse(path, 'l7Several');
  }
  if (http && http.length > 0) {
    return { kind: 'http', rules: http };
  }
  if (dns && dns.length > 0) {
    return { kind: 'dns', rules: dns };
  }
  return other === undefined ? undefined : { kind: 'other', name: other };
}

/** Kafka's rules and those of a parser of its own, which are gone since 1.20. */
function otherOf(
  fields: Readonly<Record<string, unknown>>,
): string | undefined {
  if (Array.isArray(fields.kafka) && fields.kafka.length > 0) {
    return 'kafka';
  }
  return typeof fields.l7proto === 'string' && fields.l7proto !== ''
    ? fields.l7proto
    : undefined;
}

function readHttpRule(
  reader: Reader,
  value: unknown,
  path: FieldPath,
): HttpRule | undefined {
  const fields = reader.record(value, path, [
    'path',
    'method',
    'host',
    'headers',
    'headerMatches',
  ]);
  if (!fields) {
    return undefined;
  }
  const expression = (name: string, isChecked: boolean) => {
    const text = reader.text(fields[name], [...path, name]);
    if (text && isChecked && !isExpression(text)) {
      reader.refuse([...path, name], 'expression', { expression: text });
    }
    return text || undefined;
  };
  const present = reader.items(
    fields.headers,
    [...path, 'headers'],
    (item, at) => {
      const text = reader.text(item, at);
      return text === undefined ? undefined : headerOf(text);
    },
  );
  const matched = reader.items(
    fields.headerMatches,
    [...path, 'headerMatches'],
    (item, at) => readHeaderMatch(reader, item, at),
  );
  return {
    path,
    method: expression('method', true),
    pathPattern: expression('path', true),
    host: expression('host', false),
    headers: [...(present ?? []), ...(matched ?? [])],
  };
}

/** `X-Key: true` is a header with its value; `X-Key` one that has to be there (`pkg/envoy/policy`). */
function headerOf(text: string): HeaderRule {
  const space = text.indexOf(' ');
  return space < 0
    ? { name: text, isSecret: false }
    : {
        name: text.slice(0, space).replace(/:+$/, ''),
        value: text.slice(space + 1),
        isSecret: false,
      };
}

function readHeaderMatch(
  reader: Reader,
  value: unknown,
  path: FieldPath,
): HeaderRule | undefined {
  const fields = reader.record(value, path, [
    'name',
    'value',
    'secret',
    'mismatch',
  ]);
  if (!fields) {
    return undefined;
  }
  const name = reader.text(fields.name, [...path, 'name']);
  const mismatch = reader.word(fields.mismatch, [...path, 'mismatch'], [
    'LOG',
    'ADD',
    'DELETE',
    'REPLACE',
  ] as const);
  const secret = reader.record(
    fields.secret,
    [...path, 'secret'],
    ['namespace', 'name'],
  );
  if (secret && !reader.text(secret.name, [...path, 'secret', 'name'])) {
    reader.refuse([...path, 'secret'], 'secretName');
  }
  if (!name) {
    return reader.refuse(path, 'headerName');
  }
  const text = reader.text(fields.value, [...path, 'value']);
  return {
    name,
    ...(text && { value: text }),
    isSecret: secret !== undefined,
    ...(mismatch && { mismatch }),
  };
}

/** Whether a text is a regular expression of RE2, and not one that costs too much. */
export function isExpression(text: string): boolean {
  if (text.length > maximumExpression) {
    return false;
  }
  try {
    RE2JS.compile(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads names that a rule means: `matchName`, or `matchPattern`. Both may be empty, which matches nothing. */
export function readDomain(
  reader: Reader,
  value: unknown,
  path: FieldPath,
): { matchName: string; matchPattern: string } | undefined {
  const fields = reader.record(value, path, ['matchName', 'matchPattern']);
  if (!fields) {
    return undefined;
  }
  const matchName = reader.text(fields.matchName, [...path, 'matchName']) ?? '';
  const matchPattern =
    reader.text(fields.matchPattern, [...path, 'matchPattern']) ?? '';
  switch (domainFault({ matchName, matchPattern })) {
    case 'name':
      return reader.refuse(path, 'domainName', { name: matchName });
    case 'pattern':
      return reader.refuse(path, 'domainPattern', { pattern: matchPattern });
    case 'length':
      return reader.refuse(path, 'domainLength');
    case 'both':
      return reader.refuse(path, 'domainBoth');
    default:
      return { matchName, matchPattern };
  }
}

function readDnsRule(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  { version }: Environment,
): DnsRule | undefined {
  const domain = readDomain(reader, value, path);
  return (
    domain && {
      path,
      pattern: domain.matchName || domain.matchPattern,
      matches: domainMatcher(domain, version),
    }
  );
}
