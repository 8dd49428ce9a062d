import {
  checkObjective,
  findDuplicates,
  Objective,
  parseObjective,
} from '@socle/plugin-opentelemetry-common';
import { Finding } from '@socle/plugin-tenancy-common';
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
  const objectives: ReadObjectives['objectives'] = [];
  const findings: Finding[] = [];
  for (const path of paths) {
    const file = shownPath(path);
    const parsed = parseObjective(textOf(path), file);
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
