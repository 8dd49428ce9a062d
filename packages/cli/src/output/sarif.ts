import {
  Finding,
  FindingSeverity,
  RuleDescription,
} from '@socle/plugin-tenancy-common';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import { visible } from './visible';

const levels: Record<FindingSeverity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * Findings as forges show them beside the lines of a change: SARIF 2.1.0
 * (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), one run, with every rule.
 */
export function sarifOf(options: {
  findings: readonly Finding[];
  rules: readonly RuleDescription[];
  version: string;
}): Log {
  const { findings, rules, version } = options;
  const descriptors = describe(findings, rules);
  const indexes = new Map(descriptors.map(({ id }, index) => [id, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'socle', version, rules: descriptors } },
        columnKind: 'utf16CodeUnits',
        results: findings.map(finding => ({
          ...resultOf(finding),
          ruleIndex: indexes.get(finding.rule),
        })),
      },
    ],
  };
}

function describe(
  findings: readonly Finding[],
  rules: readonly RuleDescription[],
): ReportingDescriptor[] {
  const known = new Set(rules.map(({ id }) => id));
  const others = new Set(
    findings.map(({ rule }) => rule).filter(rule => !known.has(rule)),
  );
  return [
    ...rules.map(({ id, title, description, severity }) => ({
      id,
      shortDescription: { text: title },
      fullDescription: { text: description },
      help: { text: description, markdown: description },
      defaultConfiguration: { level: levels[severity] },
    })),
    ...[...others].map(id => ({ id })),
  ];
}

function resultOf(finding: Finding): Result {
  const { rule, severity, file, line, column, path, message, remedy } = finding;
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: `${visible(message)} ${visible(remedy)}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: addressOf(file),
          region: {
            startLine: line,
            ...(column !== undefined && { startColumn: column }),
          },
        },
        ...(path !== undefined && {
          logicalLocations: [{ fullyQualifiedName: path }],
        }),
      },
    ],
  };
}

/** A path as SARIF has it (3.4.3): a URI, relative to the folder of the sources unless the path is absolute. */
function addressOf(file: string): { uri: string; uriBaseId?: string } {
  const uri = file
    .split('/')
    .map(part => encodeURIComponent(part))
    .join('/');
  return file.startsWith('/')
    ? { uri: `file://${uri}` }
    : { uri, uriBaseId: '%SRCROOT%' };
}
