import { readYaml } from '@socle/plugin-platform-common/documents';
import type { Finding } from '@socle/plugin-platform-common/documents';
import { PolicyDocument } from './parsePolicies';

/* Where a document ends and another begins: at the beginning of a line, as in no other place of YAML. */
const separator = /^---(?=\s|$).*$/m;

/**
 * Reads a file of YAML documents that somebody else wrote: what each holds, and where it stands in the file. Pure; never
 * throws. What cannot be read becomes a finding, as `readYaml` has it.
 *
 * @public
 */
export function readDocuments(
  text: string,
  file: string,
): { documents: PolicyDocument[]; findings: Finding[] } {
  const documents: PolicyDocument[] = [];
  const findings: Finding[] = [];
  for (const { part, before } of partsOf(text)) {
    const reading = readYaml(part, file);
    if (reading.ok) {
      const { value, locate } = reading.source;
      documents.push({
        value,
        file,
        locate: path => {
          const { line, column } = locate(path);
          return { line: line + before, column };
        },
      });
    } else {
      findings.push(
        ...reading.findings.map(finding => ({
          ...finding,
          line: finding.line + before,
        })),
      );
    }
  }
  return { documents, findings };
}

/** Parts that hold something besides comments, each with the number of lines before it. */
function partsOf(text: string): { part: string; before: number }[] {
  const parts: { part: string; before: number }[] = [];
  let lines: string[] = [];
  let start = 0;
  const end = (next: number) => {
    if (lines.some(line => !/^\s*(?:#.*)?$/.test(line))) {
      parts.push({ part: `${lines.join('\n')}\n`, before: start });
    }
    lines = [];
    start = next;
  };
  text.split('\n').forEach((line, index) => {
    if (separator.test(line)) {
      end(index + 1);
      const rest = line.slice(3);
      // What stands behind the dashes is of the document that begins.
      if (!/^\s*(?:#.*)?$/.test(rest)) {
        lines.push(`   ${rest}`);
        start = index;
      }
    } else if (!/^\.\.\.\s*$/.test(line)) {
      lines.push(line);
    }
  });
  end(0);
  return parts;
}
