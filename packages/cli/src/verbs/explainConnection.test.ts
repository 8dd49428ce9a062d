import { Flow } from '@socle/plugin-cilium-common';
import { commandLine } from '../__testUtils__/commandLine';
import { networkEndOf } from '../input/networkEnd';
import { explainConnection } from './explainConnection';

const command = commandLine();

const network = `apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: deny-all
  namespace: shop
spec:
  endpointSelector: {}
  ingress:
    - {}
---
apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: from-front
  namespace: shop
spec:
  endpointSelector:
    matchLabels:
      app: cart
  ingress:
    - fromEndpoints:
        - matchLabels:
            app: front
            io.cilium.k8s.namespace.labels.team: web
      toPorts:
        - ports:
            - port: "8080"
              protocol: TCP
          rules:
            http:
              - method: GET
                path: /v1/.*
`;
const files = {
  'tree/network.yaml': network,
  'tree/namespace.yaml':
    'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: web\n  labels:\n    team: web\n',
  'tree/values.yaml': 'endpointSelector: 1\n',
  'empty.yaml': 'kind: ConfigMap\n',
};
const ask = (...args: string[]) =>
  command.run(command.folder(files), ['explain', 'network', ...args]);
const asked = (from: string, to: string, ...more: string[]) =>
  ask('tree', '--from', from, '--to', to, ...more);

describe('socle explain network, of one connection', () => {
  it('says the verdict, why, and where that is written', async () => {
    expect(await asked('web/front', 'shop/cart', '--port', '9090')).toEqual({
      code: 1,
      stderr: '',
      stdout: `refused  web/front may not reach shop/cart on 9090/TCP: the policies of shop/cart refuse it.

  way out  allowed
    The way out is open: no policy selects web/front.

  way in  refused
    The way in is closed: 2 policies select shop/cart and turn default deny on (shop/deny-all, shop/from-front), and no rule allows it.
    shop/from-front ingress[0] (tree/network.yaml:21) is near: it is for 8080/TCP, and the connection for 9090/TCP.
      shop/deny-all (tree/network.yaml:1)  selects, default deny
      shop/from-front (tree/network.yaml:11)  selects, default deny
      shop/from-front ingress[0] (tree/network.yaml:21)  near
`,
    });
  });

  it('says it in French', async () => {
    const { stdout } = await asked(
      'web/front',
      'shop/cart',
      '--port=9090',
      '--language=fr',
    );
    expect(stdout).toContain(
      'refusé  web/front ne peut pas joindre shop/cart sur 9090/TCP',
    );
    expect(stdout).toContain(
      'shop/deny-all (tree/network.yaml:1)  sélectionne',
    );
  });

  it('answers as JSON, as the domain has it', async () => {
    const { code, stdout } = await asked(
      'web/front',
      'shop/cart',
      '--port=8080',
      '--http=POST /v1/a',
      '--format=json',
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      {
        verdict: 'denied',
        ingress: { reason: 'request' },
        explanation: {
          summary: expect.stringContaining('web/front may not reach shop/cart'),
        },
        trace: { ingress: { deciding: [{ line: 21 }] } },
      },
    ]);
  });

  it('says that there is no policy', async () => {
    expect(
      await ask('empty.yaml', '--from', 'a/b', '--to', 'c/d', '--port', '1'),
    ).toMatchObject({
      code: 0,
      stderr:
        'No network policy is in these files: nothing is refused by them.\n',
    });
  });

  it.each([
    [['tree'], 'Name the policies, and say with --from and --to'],
    [['tree', '--from', 'nobody', '--to', 'a/b'], 'Write it as NAMESPACE/APP'],
    [
      ['absent', '--from', 'a/b', '--to', 'a/b'],
      'There is no file or folder absent.',
    ],
  ])('ends with 2 for %j', async (args, message) => {
    expect(await ask(...args)).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(message),
    });
  });
});

it.each<[string, string, Partial<Flow>, string, 0 | 1]>([
  ['web/front', 'shop/cart', { port: 8080 }, 'allowed', 0],
  ['web/app=front,tier=x', 'shop/app=cart', { port: 8080 }, 'allowed', 0],
  ['web/front', 'shop/cart', {}, 'unknown', 1],
  ['other/front', 'shop/cart', { port: 8080 }, 'denied', 1],
  ['shop/cart', '192.0.2.1', { port: 443 }, 'allowed', 0],
  ['shop/cart', 'api.example.com', { port: 443 }, 'allowed', 0],
  ['world', 'shop/cart', { port: 8080 }, 'denied', 1],
  ['host', 'shop/cart', { port: 8080 }, 'allowed', 0],
])('from %s to %s with %j is %s', (from, to, flow, verdict, code) => {
  const report = explainConnection({
    files: [command.folder(files)],
    flow: { from: networkEndOf(from), to: networkEndOf(to), ...flow },
    language: 'en',
  });
  expect(report).toMatchObject({ code, values: [{ verdict }] });
});
