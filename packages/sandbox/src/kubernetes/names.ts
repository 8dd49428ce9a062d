import { FieldError, invalid } from './invalid';

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const label1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const subdomain =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const qualifiedPart = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const labelRule =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const label1035Rule =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const subdomainRule =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const qualifiedRule =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const labelValueRule =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

/** Which rule the names of a kind follow. */
export type NameRule = 'subdomain' | 'label' | 'label1035' | 'path';

/** What is wrong with a name, in the API server's words; empty where nothing is. */
export function nameProblems(name: string, rule: NameRule): string[] {
  switch (rule) {
    case 'label':
      return [
        ...(name.length > 63 ? ['must be no more than 63 characters'] : []),
        ...(label.test(name) ? [] : [labelRule]),
      ];
    case 'label1035':
      return [
        ...(name.length > 63 ? ['must be no more than 63 characters'] : []),
        ...(label1035.test(name) ? [] : [label1035Rule]),
      ];
    case 'path':
      if (name === '.' || name === '..') {
        return [`may not be '${name}'`];
      }
      return ['/', '%']
        .filter(part => name.includes(part))
        .map(part => `may not contain '${part}'`);
    default:
      return [
        ...(name.length > 253 ? ['must be no more than 253 characters'] : []),
        ...(subdomain.test(name) ? [] : [subdomainRule]),
      ];
  }
}

/** What is wrong with the key of a label, an annotation or a finalizer. */
export function qualifiedNameProblems(key: string): string[] {
  const parts = key.split('/');
  if (parts.length > 2) {
    return [
      "a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')",
    ];
  }
  const problems: string[] = [];
  const name = parts[parts.length - 1];
  if (parts.length === 2) {
    if (parts[0] === '') {
      problems.push('prefix part must be non-empty');
    } else {
      problems.push(
        ...nameProblems(parts[0], 'subdomain').map(
          problem => `prefix part ${problem}`,
        ),
      );
    }
  }
  if (name === '') {
    problems.push('name part must be non-empty');
  } else if (name.length > 63) {
    problems.push('name part must be no more than 63 bytes');
  }
  if (!qualifiedPart.test(name)) {
    problems.push(qualifiedRule);
  }
  return problems;
}

/** What is wrong with the value of a label. */
export function labelValueProblems(value: string): string[] {
  const problems: string[] = [];
  if (value.length > 63) {
    problems.push('must be no more than 63 bytes');
  }
  if (value !== '' && !qualifiedPart.test(value)) {
    problems.push(labelValueRule);
  }
  return problems;
}

/** The labels that the API server would refuse, as field errors at `path`. */
export function labelErrors(
  labels: Record<string, unknown>,
  path: string,
): FieldError[] {
  return Object.entries(labels).flatMap(([key, value]) => [
    ...qualifiedNameProblems(key).map(why => invalid(path, key, why)),
    ...labelValueProblems(String(value)).map(why => invalid(path, value, why)),
  ]);
}
