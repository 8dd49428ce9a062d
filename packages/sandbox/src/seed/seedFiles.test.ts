import path from 'node:path';
import { parse } from 'yaml';
import {
  documents,
  kustomize,
  readTestSeed,
  withPullRequests,
} from './__testUtils__/seedTree';
import { PlannedRepository } from './types';

interface Container {
  name: string;
  image: string;
  resources: { limits: object; requests: object };
  livenessProbe?: object;
  readinessProbe?: object;
  securityContext: object;
}

interface PodTemplate {
  spec: {
    containers: Container[];
    initContainers?: Container[];
    securityContext: object;
  };
}

let repositories: PlannedRepository[];

beforeAll(async () => {
  repositories = await readTestSeed();
});

function allFiles(): [string, string][] {
  return repositories.flatMap(repository =>
    [...withPullRequests(repository)].map(([file, text]): [string, string] => [
      `${repository.owner}/${repository.name}/${file}`,
      text,
    ]),
  );
}

describe('the files of the seed', () => {
  it('are YAML where they are named so', () => {
    const broken = allFiles()
      .filter(([file]) => /\.ya?ml$/.test(file))
      .filter(([, text]) => {
        try {
          return documents(text).some(document => document === null);
        } catch {
          return true;
        }
      })
      .map(([file]) => file);
    expect(broken).toEqual([]);
  });

  it('are JSON where they are named so', () => {
    allFiles()
      .filter(([file]) => file.endsWith('.json'))
      .forEach(([, text]) => expect(() => JSON.parse(text)).not.toThrow());
  });

  it('end with one line end, and hold no carriage return', () => {
    const odd = allFiles()
      .filter(([, text]) => !/[^\n]\n$/.test(text) || text.includes('\r'))
      .map(([file]) => file);
    expect(odd).toEqual([]);
  });

  it('name repositories that there are', () => {
    const known = new Set(
      repositories.map(({ owner, name }) => `${owner}/${name}`),
    );
    const named = allFiles().flatMap(([, text]) =>
      [...text.matchAll(/http:\/\/localhost:7017\/([\w-]+\/[\w-]+)/g)].map(
        match => match[1],
      ),
    );
    expect(named.filter(name => !known.has(name))).toEqual([]);
  });

  it('have no metadata that Kubernetes does not know', () => {
    const known = new Set(['name', 'namespace', 'labels', 'annotations']);
    const unknown = repositories.flatMap(repository => {
      const files = withPullRequests(repository);
      return [...files.keys()]
        .filter(file => /\/kustomization\.yaml$/.test(file))
        .flatMap(file => kustomize(files, path.posix.dirname(file)))
        .flatMap(({ file, object }) =>
          Object.keys(object.metadata)
            .filter(field => !known.has(field))
            .map(field => `${file} ${field}`),
        );
    });
    expect(unknown).toEqual([]);
  });

  it('have a kustomization that lists every manifest, and nothing that is missing', () => {
    for (const repository of repositories) {
      const files = withPullRequests(repository);
      const listed = new Set<string>();
      const repeated: string[] = [];
      for (const [file, text] of files) {
        if (path.posix.basename(file) === 'kustomization.yaml') {
          const { resources } = parse(text) as { resources: string[] };
          repeated.push(
            ...resources.filter(
              (item, index) => resources.indexOf(item) < index,
            ),
          );
          resources.forEach(resource =>
            listed.add(
              path.posix.normalize(
                path.posix.join(path.posix.dirname(file), resource),
              ),
            ),
          );
        }
      }
      const manifests = [...files.keys()].filter(
        file =>
          /^(bootstrap|platform|tenants|deploy|dev|staging|prod|depots)\//.test(
            file,
          ) &&
          file.endsWith('.yaml') &&
          !/(kustomization|environment|tenant)\.yaml$/.test(file),
      );
      expect([...listed].sort()).toEqual(manifests.sort());
      expect(repeated).toEqual([]);
    }
  });
});

describe('the workloads of the seed', () => {
  const containers = () =>
    allFiles()
      .filter(([file]) => /\/deployment\.yaml$/.test(file))
      .flatMap(([file, text]) =>
        documents(text).flatMap(document => {
          const { template } = (document as { spec: { template: PodTemplate } })
            .spec;
          const { spec } = template;
          return [...spec.containers, ...(spec.initContainers ?? [])].map(
            container => ({ file, pod: spec, container }),
          );
        }),
      );

  it('are 23', () => {
    expect(containers()).toHaveLength(23);
  });

  it('run images of the registry by a version', () => {
    containers().forEach(({ container }) =>
      expect(container.image).toMatch(
        /^registry\.halle\.example\/[a-z0-9/-]+:v?\d+\.\d+\.\d+(-rc\.\d+)?$/,
      ),
    );
  });

  it('have requests, limits, probes and a restricted security context', () => {
    containers().forEach(({ pod, container }) => {
      expect(container).toMatchObject({
        resources: {
          requests: { cpu: expect.anything(), memory: expect.any(String) },
          limits: { cpu: expect.anything(), memory: expect.any(String) },
        },
        livenessProbe: { httpGet: expect.anything() },
        readinessProbe: { httpGet: expect.anything() },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
      });
      expect(pod.securityContext).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
    });
  });

  it.each([
    ['logistics', 'tracking', 'dev', 'crash-loop'],
    ['logistics', 'routing', 'prod', 'image-pull'],
  ])('%s: %s fails in %s by %s, and nothing else does', (...expected) => {
    const fails = allFiles().flatMap(([file, text]) => {
      const match = /sandbox\.socle\.dev\/fails: (\S+)/.exec(text);
      const [owner, name, , environment] = file.split('/');
      return match ? [[owner, name, environment, match[1]]] : [];
    });
    expect(fails).toHaveLength(2);
    expect(fails).toContainEqual(expected);
  });

  it('belong to the namespace of their folder, and are selected by the label that they carry', () => {
    for (const repository of repositories) {
      const environments = new Set(
        [...repository.files.keys()].flatMap(
          file => /^deploy\/([a-z]+)\//.exec(file)?.[1] ?? [],
        ),
      );
      for (const environment of environments) {
        const objects = kustomize(repository.files, `deploy/${environment}`);
        for (const { object } of objects) {
          expect(object.metadata).toMatchObject({
            name: repository.name,
            namespace: `${repository.owner}-${environment}`,
            labels: {
              'app.kubernetes.io/name': repository.name,
              'app.kubernetes.io/part-of': repository.owner,
              'backstage.io/kubernetes-id': repository.name,
              'socle.dev/tenant': repository.owner,
              'socle.dev/environment': environment,
            },
          });
        }
        const deployment = objects.find(
          ({ object }) => object.kind === 'Deployment',
        )?.object;
        expect(deployment?.spec).toMatchObject({
          selector: {
            matchLabels: { 'app.kubernetes.io/name': repository.name },
          },
          template: {
            metadata: {
              labels: {
                'app.kubernetes.io/name': repository.name,
                'backstage.io/kubernetes-id': repository.name,
              },
            },
          },
        });
      }
    }
  });
});
