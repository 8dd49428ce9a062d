import { diffLines } from 'diff';
import fc from 'fast-check';
import { anyEnvironment, anyTenant } from '../__testUtils__/arbitraries';
import { formatTenant } from '../render/formatTenant';
import { parseTenant } from '../tenant/parse';
import { Tenant } from '../tenant/types';
import { edit } from './edit';
import { editsBetween } from './editsBetween';

const file = 'tenants/payments/tenant.yaml';

function edited(text: string, before: Tenant, after: Tenant): string {
  const result = edit({ text, file, changes: editsBetween(before, after) });
  if (!result.ok) {
    throw new Error(JSON.stringify(result.findings));
  }
  return result.text;
}

function parsed(text: string): Tenant {
  const result = parseTenant(text, file);
  if (!result.ok) {
    throw new Error(JSON.stringify(result.findings));
  }
  return result.value;
}

/** What people do to a file: comments of each line, above and behind it, blank lines, line breaks of Windows. */
interface Decoration {
  /** For each line, taken in turn: what is added to it. */
  lines: readonly ('above' | 'behind' | 'blank' | 'none')[];
  eol: '\n' | '\r\n';
  endsWithBreak: boolean;
}

const anyDecoration: fc.Arbitrary<Decoration> = fc.record({
  lines: fc.array(
    fc.constantFrom(
      'above' as const,
      'behind' as const,
      'blank' as const,
      'none' as const,
    ),
    { minLength: 1, maxLength: 40 },
  ),
  eol: fc.constantFrom('\n' as const, '\r\n' as const),
  endsWithBreak: fc.boolean(),
});

/** Where each line of a tenant's file stands, by its number; undefined for comments, blank lines and rules of traffic. */
function places(text: string): (string | undefined)[] {
  let environment = 'the tenant';
  let traffic = Infinity;
  return text.split(/\r?\n/).map(line => {
    const content = line.replace(/ *# note \d+\.$/, '');
    if (content === '') {
      return undefined;
    }
    const column = /^[ -]*/.exec(content)?.[0].length ?? 0;
    environment = /^ {4}- name: (.*)$/.exec(content)?.[1] ?? environment;
    const isRule = column > traffic;
    traffic = isRule ? traffic : Infinity;
    if (/^ +traffic:$/.test(content)) {
      traffic = column;
    }
    return isRule ? undefined : `${environment}: ${content.trim()}`;
  });
}

/** The file with its decoration, and the place of the line that each comment is about. */
function decorated(text: string, { lines, eol, endsWithBreak }: Decoration) {
  const notes: { note: string; place: string }[] = [];
  const known = places(text);
  const all = text
    .trimEnd()
    .split('\n')
    .flatMap((line, index) => {
      const note = `# note ${index}.`;
      const indent = /^ */.exec(line)?.[0] ?? '';
      const kind = lines[index % lines.length];
      const place = known[index];
      if (place && (kind === 'above' || kind === 'behind')) {
        notes.push({ note, place });
      }
      switch (kind) {
        case 'above':
          return [`${indent}${note}`, line];
        case 'behind':
          return [`${line}   ${note}`];
        case 'blank':
          return ['', line];
        default:
          return [line];
      }
    });
  return { text: all.join(eol) + (endsWithBreak ? eol : ''), notes };
}

const shared = (tenant: Tenant, other: Tenant) =>
  tenant.spec.environments
    .map(({ name }) => name)
    .filter(name => other.spec.environments.some(one => one.name === name));

describe('edit with editsBetween, for any two tenants', () => {
  it('turns the file of the one into a file of the other', () => {
    fc.assert(
      fc.property(anyTenant, anyTenant, (before, after) => {
        const text = edited(formatTenant(before), before, after);
        expect(parsed(text)).toEqual(after);
      }),
      { numRuns: 120 },
    );
  });

  it('does so with comments, blank lines and any break of lines, and loses no comment of a line that stays', () => {
    fc.assert(
      fc.property(
        anyTenant,
        anyTenant,
        anyDecoration,
        (before, after, decoration) => {
          const { text, notes } = decorated(formatTenant(before), decoration);
          const result = edited(text, before, after);
          expect(parsed(result)).toEqual(after);
          expect(/(?<!\r)\n/.test(result)).toBe(
            decoration.eol === '\n' && result.includes('\n'),
          );
          expect(result.endsWith('\n')).toBe(decoration.endsWithBreak);
          // An environment that changes its place among the others is written anew.
          fc.pre(`${shared(before, after)}` === `${shared(after, before)}`);
          const kept = places(result);
          const lost = notes.filter(
            ({ note, place }) => kept.includes(place) && !result.includes(note),
          );
          expect(lost).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('changes nothing between equal tenants', () => {
    fc.assert(
      fc.property(anyTenant, anyDecoration, (tenant, decoration) => {
        const { text } = decorated(formatTenant(tenant), decoration);
        expect(editsBetween(tenant, structuredClone(tenant))).toEqual([]);
        expect(edited(text, tenant, tenant)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('adds an environment as a new file would have it', () => {
    fc.assert(
      fc.property(anyTenant, anyEnvironment, (tenant, added) => {
        const { environments } = tenant.spec;
        fc.pre(environments.every(({ name }) => name !== added.name));
        const quota = added.quota && { 'requests.memory': '24Gi' };
        const environment = { ...added, ...(quota && { quota }) };
        const after = {
          ...tenant,
          spec: {
            ...tenant.spec,
            environments: [...environments, environment],
          },
        };
        expect(edited(formatTenant(tenant), tenant, after)).toBe(
          formatTenant(after),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('changes one line where one field changes', () => {
    fc.assert(
      fc.property(anyTenant, anyDecoration, (tenant, decoration) => {
        const { text } = decorated(formatTenant(tenant), decoration);
        const after = structuredClone(tenant);
        after.spec.environments[0].size = 'other';
        const result = edited(text, tenant, after);
        const parts = diffLines(text, result);
        expect(parts.filter(one => one.added).map(one => one.count)).toEqual([
          1,
        ]);
        expect(parts.filter(one => one.removed).map(one => one.count)).toEqual([
          1,
        ]);
      }),
      { numRuns: 50 },
    );
  });
});
