import {
  checkObjective,
  findDuplicates,
  Objective,
  parseObjective,
} from '@socle/plugin-opentelemetry-common';
import { Finding, SourceFile } from '@socle/plugin-tenancy-common';
import { textOf } from './documents';
import { shownPath } from './shownPath';

/** Objectives as they were read, and everything that is wrong with them, each alone and together. */
export interface ReadObjectives {
  objectives: { objective: Objective; file: string }[];
  findings: Finding[];
}

/** Reads objectives. Throws `UsageError` where a file cannot be read at all. */
export function readObjectives(
  paths: readonly string[],
  options: {
    /** How long Prometheus keeps samples, in seconds, where that is known. */
    retentionSeconds?: number;
  } = {},
): ReadObjectives {
  return judgeObjectives(
    paths.map(path => ({ path: shownPath(path), content: textOf(path) })),
    options,
  );
}

/** A file whose text could be read. */
type ReadFile = Extract<SourceFile, { content: string }>;

/** Whether a file is an Objective, or an SLO of OpenSLO, by what it says of itself. */
export function isObjective(file: SourceFile): file is ReadFile {
  if (!('content' in file)) {
    return false;
  }
  const { content } = file;
  const says = (field: string, value: string) =>
    new RegExp(
      `^["']?${field}["']?:\\s*["']?${value}["']?\\s*(?:#.*)?$`,
      'm',
    ).test(content);
  return (
    (says('apiVersion', 'socle\\.dev/v1') && says('kind', 'Objective')) ||
    (says('apiVersion', 'openslo/v1') && says('kind', 'SLO'))
  );
}

/** Judges objectives that were read already. */
export function judgeObjectives(
  files: readonly ReadFile[],
  options: { retentionSeconds?: number } = {},
): ReadObjectives {
  const objectives: ReadObjectives['objectives'] = [];
  const findings: Finding[] = [];
  for (const { path: file, content } of files) {
    const parsed = parseObjective(content, file);
    if (!parsed.ok) {
      findings.push(...parsed.findings);
      continue;
    }
    const { value: objective, locate } = parsed;
    objectives.push({ objective, file });
    findings.push(...checkObjective({ objective, file, locate, ...options }));
  }
  return {
    objectives,
    findings: [...findings, ...findDuplicates(objectives)],
  };
}
