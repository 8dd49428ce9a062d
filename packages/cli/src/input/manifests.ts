import { Finding } from '@socle/plugin-tenancy-common';
import { LineCounter, parseAllDocuments } from 'yaml';
import { RefusedInput } from '../report';
import { textOf } from './documents';
import { shownPath } from './shownPath';

/**
 * What files of YAML or JSON hold, document by document, whatever it is. Throws `UsageError` where a file cannot be read,
 * and `RefusedInput` where one is neither.
 */
export function documentsOf(paths: readonly string[]): unknown[] {
  const findings: Finding[] = [];
  const documents = paths.flatMap(path => {
    const read = parse(textOf(path), shownPath(path));
    findings.push(...read.findings);
    return read.documents;
  });
  if (findings.length > 0) {
    throw new RefusedInput(findings);
  }
  return documents;
}

interface Read {
  documents: unknown[];
  findings: Finding[];
}

function parse(text: string, file: string): Read {
  if (/^\s*[[{]/.test(text)) {
    try {
      return { documents: [JSON.parse(text)], findings: [] };
    } catch {
      // Flow style of YAML begins so too, and its reader says where the fault is.
    }
  }
  const counter = new LineCounter();
  const parsed = parseAllDocuments(text, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'error',
  });
  const all = Array.isArray(parsed) ? parsed : [];
  const [error] = all.flatMap(({ errors }) => errors);
  if (error) {
    const { line, col } = counter.linePos(error.pos[0]);
    return { documents: [], findings: [fault(file, line, col, error.message)] };
  }
  try {
    return { documents: all.map(document => document.toJS()), findings: [] };
  } catch (reason) {
    return {
      documents: [],
      findings: [fault(file, 1, 1, (reason as Error).message)],
    };
  }
}

function fault(
  file: string,
  line: number,
  column: number,
  reason: string,
): Finding {
  return {
    rule: 'yaml',
    severity: 'error',
    file,
    line,
    column,
    message: `This is no valid YAML: ${reason.replace(/\.$/, '')}.`,
    remedy: 'Give files as kubectl and Argo CD print them: YAML or JSON.',
  };
}
