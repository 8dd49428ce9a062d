import { SourceFile } from '../types';
import { world } from './world';

const mega = 1024 * 1024;

/** Pieces one after the other, as many as fit into so many characters. */
export function many(length: number, piece: (index: number) => string): string {
  const pieces: string[] = [];
  for (let size = 0, index = 0; ; index += 1) {
    const next = piece(index);
    size += next.length;
    if (size > length) {
      return pieces.join('');
    }
    pieces.push(next);
  }
}

/** Files of a text cut into pieces of that size, each at a place of its own. */
export function cut(
  text: string,
  size: number,
  pathOf: (index: number) => string,
): SourceFile[] {
  const files: SourceFile[] = [];
  for (let at = 0; at < text.length; at += size) {
    files.push({
      path: pathOf(files.length),
      content: text.slice(at, at + size),
    });
  }
  return files;
}

/** A little less than 1 MiB, which is what is read of a file. */
const near = mega - 1_000;

const objects = (object: (index: number) => string) =>
  many(near, index => `${object(index)}\n---\n`);
const head = (apiVersion: string, kind: string, index: number | string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: x${index}}`;
const kustomization = (fields: string) =>
  `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [config.yaml]\n${fields}`;

/** Texts of a megabyte that mean harm to whoever reads YAML. */
export const hostileYaml: [string, string][] = [
  ['open brackets', '['.repeat(near)],
  ['closed brackets', '['.repeat(near / 2) + ']'.repeat(near / 2)],
  ['open braces', '{'.repeat(near)],
  ['open keys', '{a: '.repeat(near / 4)],
  ['dashes', '- '.repeat(near / 2)],
  ['question marks', '? '.repeat(near / 2)],
  ['stairs', many(near, index => `${' '.repeat(index)}a:\n`)],
  ['many keys', many(near, index => `a${index}: b\n`)],
  ['many keys, all the same', many(near, () => 'a: b\n')],
  ['many documents', many(near, () => '---\na: b\n')],
  ['many empty documents', many(near, () => '---\n')],
  ['many anchors', many(near, index => `a${index}: &a${index} b\n`)],
  ['many aliases', `a: &a [x]\nb: [${many(near - 20, () => '*a,')}]`],
  [
    'many merges',
    `a: &a {x: 1}\n${many(near - 20, at => `b${at}: {<<: *a}\n`)}`,
  ],
  [
    'merges of much',
    `a: &a {${many(near / 2, at => `k${at}: 1,`)}}\n${many(near / 2 - 20, at => `b${at}: {<<: *a}\n`)}`,
  ],
  ['many items', `spec: [${many(near, () => 'a,')}]`],
  ['one long key', `${'k'.repeat(near)}: v`],
  ['many comments', many(near, () => '#\n')],
  ['many quotes', '"'.repeat(near)],
  ['many escapes', `kind: "${'\\u0041'.repeat(near / 7)}"`],
  ['many wrong escapes', `kind: "${'\\q'.repeat(near / 2 - 10)}"`],
  ['spaces without end', `kind:${' '.repeat(near)}Tenant`],
  ['one long number', `kind: ${'9'.repeat(near)}`],
  ['a folded text of empty lines', `kind: >\n${'\n'.repeat(near)}`],
  ['many texts of several lines', many(near, at => `a${at}: |\n  x\n`)],
  ['many tags', many(near, () => '!a ')],
  ['many directives', many(near, () => '%YAML 1.2\n')],
  ['commas', `[${','.repeat(near)}`],
  ['colons', ':'.repeat(near)],
  ['nothing that can be seen', '\0'.repeat(near)],
  ['tabs', '\t'.repeat(near)],
  ['line ends of all kinds', '\r\n\r\u2028\u0085'.repeat(near / 5)],
  ['half surrogates', '\uD800'.repeat(near)],
];

/** A megabyte of objects and kustomizations that are well written and mean harm, by the file of the company they stand in. */
export const hostileObjects: [string, string, string][] = (
  [
    [
      'thousands of containers',
      'payments/dev/config.yaml',
      `${head('apps/v1', 'Deployment', '')}\nspec:\n  template:\n    spec:\n      containers:\n${many(near, at => `        - {name: c${at}, image: x}\n`)}`,
    ],
    [
      'thousands of containers with everything wrong',
      'payments/dev/config.yaml',
      `${head('v1', 'Pod', '')}\nspec:\n  hostPID: true\n  containers:\n${many(near, at => `    - {name: c${at}, image: 'x:latest', securityContext: {privileged: true, capabilities: {add: [ALL, NET_ADMIN]}}, resources: {limits: {cpu: x}}}\n`)}`,
    ],
    [
      'one container with thousands of everything',
      'payments/dev/config.yaml',
      `${head('v1', 'Pod', '')}\nspec:\n  containers:\n    - name: c\n      env: [${many(near / 4, at => `{name: e${at}},`)}]\n      ports: [${many(near / 4, at => `{hostPort: ${at}},`)}]\n      volumeMounts: [${many(near / 4, at => `{name: v${at}},`)}]\n      securityContext: {capabilities: {add: [${many(near / 5, at => `C${at},`)}]}}`,
    ],
    [
      'thousands of pods',
      'payments/dev/config.yaml',
      objects(
        at =>
          `${head('v1', 'Pod', at)}\nspec: {containers: [{name: c, image: 'x:latest'}]}`,
      ),
    ],
    [
      'thousands of volumes',
      'payments/dev/config.yaml',
      `${head('v1', 'Pod', '')}\nspec:\n  volumes:\n${many(near, at => `    - {name: v${at}, hostPath: {path: /}}\n`)}`,
    ],
    [
      'names of images without end',
      'payments/dev/config.yaml',
      objects(
        at =>
          `${head('v1', 'Pod', at)}\nspec: {containers: [{image: '${'a:/@'.repeat(240)}'}]}`,
      ),
    ],
    [
      'one name of an image without end',
      'payments/dev/config.yaml',
      `${head('v1', 'Pod', '')}\nspec: {containers: [{image: '${'a.'.repeat(near / 2 - 100)}'}]}`,
    ],
    [
      'thousands of rights',
      'payments/dev/config.yaml',
      objects(at => head('rbac.authorization.k8s.io/v1', 'Role', at)),
    ],
    [
      'thousands of objects in a list',
      'payments/dev/config.yaml',
      `apiVersion: v1\nkind: List\nitems:\n${many(near, at => `- {apiVersion: v1, kind: Service, metadata: {name: x${at}}, spec: {externalIPs: [1]}}\n`)}`,
    ],
    [
      'lists of lists',
      'payments/dev/config.yaml',
      many(
        near,
        () =>
          `${'{apiVersion: v1, kind: List, items: ['.repeat(25)}${']}'.repeat(25)}\n---\n`,
      ),
    ],
    [
      'the same object a thousand times',
      'payments/dev/config.yaml',
      objects(() => head('v1', 'ConfigMap', '')),
    ],
    [
      'thousands of dashboards',
      'payments/dev/config.yaml',
      objects(
        at =>
          `${head('v1', 'ConfigMap', at)}\ndata: {a.json: '{"uid": "payments-dev"}'}`,
      ),
    ],
    [
      'a dashboard that is nested without end',
      'payments/dev/config.yaml',
      `${head('v1', 'ConfigMap', '')}\ndata: {a.json: '${'['.repeat(near - 200)}'}`,
    ],
    [
      'thousands of hosts',
      'payments/prod/config.yaml',
      `${head('networking.k8s.io/v1', 'Ingress', '')}\nspec:\n  rules:\n${many(near, at => `    - {host: h${at}.example.com}\n`)}`,
    ],
    [
      'thousands of Ingresses',
      'payments/prod/config.yaml',
      objects(
        at =>
          `${head('networking.k8s.io/v1', 'Ingress', at)}\nspec: {ingressClassName: other, rules: [{host: '*'}]}`,
      ),
    ],
    [
      'thousands of alerts',
      'payments/dev/config.yaml',
      `${head('monitoring.coreos.com/v1', 'PrometheusRule', '')}\nspec:\n  groups:\n    - rules:\n${many(near, () => `        - {labels: {tenant: shop}}\n`)}`,
    ],
    [
      'thousands of resources',
      'payments/dev/kustomization.yaml',
      kustomization('').replace(
        '[config.yaml]',
        `[${many(near, at => `a${at}.yaml,`)}]`,
      ),
    ],
    [
      'thousands of steps up',
      'payments/dev/kustomization.yaml',
      kustomization('').replace(
        '[config.yaml]',
        `['${'../'.repeat(near / 3 - 100)}']`,
      ),
    ],
    [
      'thousands of steps down and up',
      'payments/dev/kustomization.yaml',
      kustomization('').replace(
        '[config.yaml]',
        `[${many(near, () => `${'a/../'.repeat(100)}b,`)}]`,
      ),
    ],
    [
      'thousands of unknown fields',
      'payments/dev/kustomization.yaml',
      kustomization(many(near, at => `resource${at}: []\n`)),
    ],
    [
      'thousands of patches',
      'payments/dev/kustomization.yaml',
      kustomization(
        `patches:\n${many(near, at => `  - {patch: '{apiVersion: v1, kind: ResourceQuota, metadata: {name: q${at}}}'}\n`)}`,
      ),
    ],
    [
      'thousands of patches by pattern',
      'payments/dev/kustomization.yaml',
      kustomization(
        `patches:\n${many(near, at => `  - {target: {kind: '(a+)+${at}|.*Quota', name: '(.*)*'}, patch: '[{path: /kind}]'}\n`)}`,
      ),
    ],
    [
      'patterns that explode',
      'payments/dev/kustomization.yaml',
      kustomization(
        `patches:\n${many(near, at => `  - {target: {kind: '${'(x{1,40}){1,40}'.repeat(8)}${at}'}, patch: '[]'}\n`)}`,
      ),
    ],
    [
      'thousands of patches that cannot be read',
      'payments/dev/kustomization.yaml',
      kustomization(`patches:\n${many(near, () => `  - {patch: '{{'}\n`)}`),
    ],
    [
      'one patch with thousands of operations',
      'payments/dev/kustomization.yaml',
      kustomization(
        `patches:\n  - target: {kind: ConfigMap}\n    patch: |\n${many(near, () => `      - {op: add, path: /kind}\n`)}`,
      ),
    ],
    [
      'thousands of patches in one file',
      'payments/dev/kustomization.yaml',
      kustomization(
        `patches:\n${many(near, at => `  - {path: config.yaml, target: {kind: A${at}}}\n`)}`,
      ),
    ],
    [
      'thousands of replacements',
      'payments/dev/kustomization.yaml',
      kustomization(
        `replacements:\n  - targets:\n${many(near, at => `      - {select: {kind: Role, name: x${at}}, fieldPaths: [kind]}\n`)}`,
      ),
    ],
    [
      'thousands of generators',
      'payments/dev/kustomization.yaml',
      kustomization(
        `generatorOptions: {disableNameSuffixHash: true}\nconfigMapGenerator:\n${many(near, at => `  - {name: x${at}, files: [a=b${at}]}\n`)}`,
      ),
    ],
    [
      'a prefix without end',
      'payments/dev/kustomization.yaml',
      kustomization(`namePrefix: ${'x'.repeat(near)}`),
    ],
    [
      'thousands of environments of a service',
      'payments/services/checkout.yaml',
      `name: checkout\nrepository: https://forge.example.com/payments/checkout.git\nenvironments:\n${many(240 * 1024, at => `  - {environment: e${at}, revision: main}\n`)}`,
    ],
  ] satisfies [string, string, string][]
).map(([title, path, content]) => [title, path, content]);

/** The small company, with one of its files in other words. */
export function worldWith(path: string, content: string): SourceFile[] {
  return [...world().filter(file => file.path !== path), { path, content }];
}
