import {
  Finding,
  inline,
  printYaml,
} from '@socle/plugin-platform-common/documents';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { ObjectiveDraft, ObjectiveFile } from '../api/objectiveProposals';
import { checkObjective } from './checkObjective';
import { findDuplicates } from './duplicates';
import { parseObjective } from './parseObjective';
import { printRules } from './printRules';
import { renderObjective } from './renderObjective';
import { Objective } from './types';

const comment =
  'Rendered by socle objectives render. Change the objective, not this file.';

/**
 * The files that set an objective in the service's repository, as `docs/objectives.md` lays them out: the objective in
 * `objectives/`, the rules of all objectives of the environment in `deploy/<environment>/objectives.yaml`, and the
 * kustomization there that names them. What is wrong comes back as findings; with an error among them there are no files.
 *
 * @public
 */
export function proposeObjective(options: {
  tenant: string;
  /** As `service.name`. */
  service: string;
  environment: string;
  draft: ObjectiveDraft;
  /** Texts of the repository by path: `objectives/*.yaml`, and of `deploy/<environment>/` the rules and the kustomization. */
  texts: ReadonlyMap<string, string>;
}): { path: string; files: ObjectiveFile[]; findings: Finding[] } {
  const { environment, draft, texts } = options;
  const path = `objectives/${draft.indicator}.yaml`;
  const after = printObjective(options);
  const objectives = readAll(new Map([...texts, [path, after]]), options);
  const own = objectives.read.find(({ file }) => file === path);
  const findings = [
    ...(texts.has(path) ? [taken(path)] : []),
    ...objectives.findings,
    ...(own ? checkObjective({ ...own, locate: own.locate }) : []),
    ...findDuplicates(objectives.read),
  ];
  if (findings.some(({ severity }) => severity === 'error')) {
    return { path, files: [], findings };
  }
  const rules = objectives.read.flatMap(({ objective }) =>
    objective.environments.includes(environment)
      ? (renderObjective(objective, environment) ?? [])
      : [],
  );
  const folder = `deploy/${environment}`;
  const kustomization = `${folder}/kustomization.yaml`;
  const named = withResource(texts.get(kustomization), 'objectives.yaml');
  const wanted: [string, string | undefined][] = [
    [path, after],
    [`${folder}/objectives.yaml`, printRules(rules, comment)],
    [kustomization, named],
  ];
  return {
    path,
    files: wanted.flatMap(([file, text]): ObjectiveFile[] => {
      const before = texts.get(file);
      return text === undefined || text === before
        ? []
        : [
            {
              path: file,
              ...(before !== undefined && { before }),
              after: text,
            },
          ];
    }),
    findings:
      named === undefined ? [...findings, unnamed(kustomization)] : findings,
  };
}

type Read = Parameters<typeof checkObjective>[0];

function readAll(
  texts: ReadonlyMap<string, string>,
  { tenant }: { tenant: string },
): { read: Read[]; findings: Finding[] } {
  const read: Read[] = [];
  const findings: Finding[] = [];
  for (const [file, text] of [...texts].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    if (!/^objectives\/[^/]+\.ya?ml$/.test(file)) {
      continue;
    }
    const parsed = parseObjective(text, file);
    findings.push(...parsed.findings);
    if (parsed.ok && parsed.value.tenant !== tenant) {
      findings.push(foreign(file, parsed.value));
    } else if (parsed.ok) {
      read.push({ objective: parsed.value, file, locate: parsed.locate });
    }
  }
  return { read, findings };
}

function printObjective(options: {
  tenant: string;
  service: string;
  environment: string;
  draft: ObjectiveDraft;
}): string {
  const { tenant, service, environment, draft } = options;
  const { indicator, target, window, threshold } = draft;
  const slug = service
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return printYaml([
    {
      value: {
        apiVersion: 'socle.dev/v1',
        kind: 'Objective',
        metadata: {
          name: `${slug}-${indicator}`,
          title: `${service} ${indicator === 'latency' ? 'is fast' : 'answers'}`,
          labels: inline({ release: 'monitoring' }),
        },
        spec: {
          tenant,
          service,
          environments: inline([environment]),
          indicator,
          target,
          window,
          threshold,
        },
      },
    },
  ]);
}

/** The kustomization with a resource; undefined where it has no list of them. */
function withResource(
  text: string | undefined,
  resource: string,
): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  const document = parseDocument(text);
  const { contents } = document;
  const resources = isMap(contents) ? contents.get('resources') : undefined;
  if (document.errors.length > 0 || !isSeq(resources)) {
    return undefined;
  }
  const isNamed = resources.items.some(
    item =>
      isScalar(item) &&
      typeof item.value === 'string' &&
      item.value.replace(/^\.\//, '') === resource,
  );
  if (isNamed) {
    return text;
  }
  document.addIn(['resources'], resource);
  return document.toString({ lineWidth: 0 });
}

function taken(file: string): Finding {
  return finding(
    file,
    'error',
    'There is an objective in this file already.',
    'Change it there, and render its rules with socle objectives render.',
  );
}

function foreign(file: string, { tenant }: Objective): Finding {
  return finding(
    file,
    'error',
    `This objective is of the tenant ${tenant}, and its rules would be rendered beside those of this service.`,
    'Keep it in a repository of that tenant.',
  );
}

function unnamed(file: string): Finding {
  return finding(
    file,
    'warning',
    'There is no kustomization with a list of resources here, so that nothing names the rules.',
    'Have what deploys the environment apply objectives.yaml.',
  );
}

function finding(
  file: string,
  severity: Finding['severity'],
  message: string,
  remedy: string,
): Finding {
  return { rule: 'objective', severity, file, line: 1, message, remedy };
}
