import { setTimeout as wait } from 'node:timers/promises';
import { TestPlatform } from '../__testUtils__/startTestPlatform';
import { configMap } from '../__testUtils__/samplePlatform';
import { argoApiVersion } from '../types';

describe('an ApplicationSet whose repository is pushed to', () => {
  const never = 3_600_000;
  const file = (name: string) => ({
    [`${name}/${name}.yaml`]: configMap(name, 'shop', '{a: b}'),
  });
  let platform: TestPlatform;

  beforeEach(async () => {
    platform = await TestPlatform.create();
    platform.addNamespace('shop');
    platform.repositories.commit('shop/app', file('a'));
    platform.nonprod.client.create({
      apiVersion: argoApiVersion,
      kind: 'ApplicationSet',
      metadata: { name: 'set', namespace: 'argocd' },
      spec: {
        goTemplate: true,
        generators: [
          {
            git: {
              repoURL: platform.repositories.url('shop/app'),
              revision: 'main',
              directories: [{ path: '*' }],
            },
          },
        ],
        template: {
          metadata: { name: '{{.path.basename}}' },
          spec: {
            project: 'default',
            source: {
              repoURL: platform.repositories.url('shop/app'),
              path: '{{.path.path}}',
            },
            destination: { name: 'in-cluster', namespace: 'shop' },
          },
        },
      },
    });
  });

  afterEach(async () => {
    await platform.stop();
  });

  const names = () => Object.keys(platform.summary()).sort();
  const push = async (name: string) => {
    platform.repositories.commit('shop/app', file(name));
    await platform.settle();
  };

  it('is not told of it', async () => {
    await platform.start({ generate: never });
    await push('b');
    expect(names()).toEqual(['a']);
  });

  it('finds it when it looks the next time', async () => {
    await platform.start({ generate: 20 });
    await push('b');
    while (names().length < 2) {
      await wait(10);
    }
    expect(names()).toEqual(['a', 'b']);
  });

  it('finds at its start what came while nobody looked', async () => {
    await platform.start({ generate: never });
    await push('b');
    await platform.restart(() => {});
    expect(names()).toEqual(['a', 'b']);
  });
});
