import {
  cut,
  hostileObjects,
  hostileYaml,
  many,
  worldWith,
} from './__testUtils__/hostileTrees';
import { world } from './__testUtils__/world';
import { check } from './check';
import { SourceFile } from './types';

const mega = 1024 * 1024;
const company = world();

/** What is wrong with how files are judged: it takes a second of CPU for a megabyte at most, and is told in a few words. */
function faultsOf(files: readonly SourceFile[]): string[] {
  const start = process.cpuUsage();
  const findings = check({ files });
  const { user, system } = process.cpuUsage(start);
  const time = (user + system) / 1000;
  const size = files.reduce(
    (sum, file) =>
      sum + file.path.length + ('content' in file ? file.content.length : 0),
    0,
  );
  return [
    ...(time > 1000 * Math.max(size / mega, 1) ? [`It took ${time} ms`] : []),
    ...(findings.length > 1001 ? [`It told ${findings.length} findings`] : []),
    ...findings
      .filter(
        ({ message, remedy, line }) =>
          message.length > 500 ||
          message.includes('\n') ||
          !remedy.endsWith('.') ||
          !(line > 0),
      )
      .map(finding => JSON.stringify(finding)),
  ];
}

// The first run of a program is its slowest.
beforeAll(() => {
  check({ files: company });
});

describe('a megabyte of hostile text', () => {
  it.each(hostileYaml)('is judged as one manifest: %s', (_title, text) => {
    expect(faultsOf(worldWith('payments/dev/config.yaml', text))).toEqual([]);
  });

  it.each(hostileYaml)('is judged as loose manifests: %s', (_title, text) => {
    expect(faultsOf(cut(text, 4096, index => `loose/${index}.yaml`))).toEqual(
      [],
    );
  });

  it.each(hostileYaml)('is judged as tenants: %s', (_title, text) => {
    expect(
      faultsOf(
        cut(text, 256 * 1024 - 1, index => `tenants/t${index}/tenant.yaml`),
      ),
    ).toEqual([]);
  });

  it.each(hostileYaml)('is judged as a kustomization: %s', (_title, text) => {
    expect(
      faultsOf(worldWith('checkout/deploy/dev/kustomization.yaml', text)),
    ).toEqual([]);
  });
});

describe('a megabyte of hostile objects', () => {
  it.each(hostileObjects)('is judged: %s', (_title, path, content) => {
    expect(faultsOf(worldWith(path, content))).toEqual([]);
  });
});

describe('a tree of a hostile shape', () => {
  it.each<[string, SourceFile[]]>([
    [
      'thousands of empty files',
      Array.from({ length: 50_000 }, (_, index) => ({
        path: `payments/dev/${index}.yaml`,
        content: '',
      })),
    ],
    [
      'thousands of folders of tenants',
      Array.from({ length: 5_000 }, (_, index) => ({
        path: `tenants/t${index}/tenant.yaml`,
        content: 'kind: Tenant\n',
      })),
    ],
    [
      'thousands of environments that are left behind',
      Array.from({ length: 10_000 }, (_, index) => ({
        path: `gitops/tenants/payments/e${index}/environment.yaml`,
        content: 'cluster: paris-prod\n',
      })),
    ],
    [
      'thousands of services',
      Array.from({ length: 3_000 }, (_, index) => ({
        path: `s${index}/deploy/dev/kustomization.yaml`,
        content: 'resources: [a.yaml]\n',
      })),
    ],
    [
      'thousands of teams',
      Array.from({ length: 3_000 }, (_, index) => ({
        path: `t${index}/services/a.yaml`,
        content: 'repository: x\n',
      })),
    ],
    [
      'thousands of services of one team',
      Array.from({ length: 3_000 }, (_, index) => ({
        path: `payments/services/s${index}.yaml`,
        content: `name: s${index}\nrepository: https://forge.example.com/x/s${index}.git\nenvironments: [{environment: dev, revision: main}]\n`,
      })),
    ],
    [
      'folders in folders',
      Array.from({ length: 2_000 }, (_, index) => ({
        path: `${'a/'.repeat(index)}kustomization.yaml`,
        content: 'resources: [a]\n',
      })),
    ],
    [
      'a path without end',
      [
        { path: `${'a/'.repeat(mega / 2)}a.yaml`, content: 'a: b\n' },
        {
          path: `${'tenants/'.repeat(mega / 8)}tenant.yaml`,
          content: 'a: b\n',
        },
        {
          path: `${'../'.repeat(mega / 3)}deploy/dev/a.yaml`,
          content: 'a: b\n',
        },
      ],
    ],
    [
      'kustomizations that name each other',
      Array.from({ length: 2_000 }, (_, index) => ({
        path: `checkout/deploy/dev/k${index}/kustomization.yaml`,
        content: `resources: [${many(300, at => `../k${(index * 7 + at) % 2_000},`)}]\n`,
      })),
    ],
    [
      'files that cannot be read',
      Array.from({ length: 20_000 }, (_, index) => ({
        path: `payments/dev/${index}.yaml`,
        problem: 'link' as const,
        detail: '/etc/shadow',
      })),
    ],
    [
      'the same path again and again',
      Array.from({ length: 20_000 }, () => ({
        path: 'payments/dev/config.yaml',
        content: 'apiVersion: v1\nkind: Role\n',
      })),
    ],
  ])('is judged: %s', (_title, files) => {
    expect(faultsOf([...company, ...files])).toEqual([]);
    expect(faultsOf(files)).toEqual([]);
  });
});
