import { describe, it } from 'node:test';
import { expect } from 'expect';
import { eventually } from '../../tests/eventually.mjs';
import {
  applicationNamed,
  automated,
  change,
  makeStage,
  map,
  pathOf,
  said,
  saidOfSet,
  synced,
} from '../lib/argocd.mjs';
import { ask, done, untilGone } from '../lib/kubernetes.mjs';
import { uniqueName } from '../lib/platform.mjs';

const time = expect.any(String);
const finalizers = ['resources-finalizer.argocd.argoproj.io'];

describe('an ApplicationSet', { concurrency: 4 }, () => {
  /** Makes a set of Applications, whose names begin with the set's. */
  const makeSet = async (stage, generators, template = {}, spec = {}) => {
    const name = uniqueName('contract');
    const { spec: application } = stage.manifest('', '{{.path.path}}');
    await stage.create('applicationsets', {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name },
      spec: {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        generators: generators(name),
        template: {
          metadata: {
            name: `${name}-{{.path.basename}}`,
            labels: { made: 'by-a-set' },
          },
          spec: { ...application, ...automated(), ...template.spec },
          ...(template.name && {
            metadata: { name: `${name}-${template.name}` },
          }),
        },
        ...spec,
      },
    });
    return name;
  };
  const folders = stage => () => [
    {
      git: {
        repoURL: stage.url,
        revision: 'main',
        directories: [{ path: 's/*' }, { path: 's/skipped', exclude: true }],
      },
    },
  ];
  const elements =
    (...xs) =>
    () => [{ list: { elements: xs.map(x => ({ x })) } }];
  const upToDate = message => [
    {
      type: 'ErrorOccurred',
      status: 'False',
      reason: 'ApplicationSetUpToDate',
      message,
      lastTransitionTime: time,
    },
    {
      type: 'ParametersGenerated',
      status: 'True',
      reason: 'ParametersGenerated',
      message: 'Successfully generated parameters for all Applications',
      lastTransitionTime: time,
    },
    {
      type: 'ResourcesUpToDate',
      status: 'True',
      reason: 'ApplicationSetUpToDate',
      message,
      lastTransitionTime: time,
    },
  ];
  const allWell = 'All applications have been generated successfully';

  it('makes an Application for each folder, and says how they are', async t => {
    const stage = await makeStage(t, {
      's/a/x.yaml': map('a'),
      's/b/x.yaml': map('b'),
      's/skipped/x.yaml': map('skipped'),
    });
    const set = await makeSet(stage, folders(stage));

    const { status, metadata } = await saidOfSet(
      set,
      ({ resources = [] }) =>
        resources.length === 2 &&
        resources.every(
          one => one.status === 'Synced' && one.health?.status === 'Healthy',
        ),
    );

    expect(status).toEqual({
      conditions: upToDate(allWell),
      health: { status: 'Healthy', message: allWell },
      resources: ['a', 'b'].map(name => ({
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'Application',
        namespace: 'argocd',
        name: `${set}-${name}`,
        status: 'Synced',
        health: { status: 'Healthy' },
      })),
      resourcesCount: 2,
    });
    const application = await applicationNamed(`${set}-a`);
    expect(application.metadata).toMatchObject({
      labels: { made: 'by-a-set' },
      finalizers,
      ownerReferences: [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'ApplicationSet',
          name: set,
          uid: metadata.uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    });
    expect(application.spec.source).toEqual(stage.source('s/a'));
  });

  it('follows the folders, and sets right what others change', async t => {
    const stage = await makeStage(t, {
      's/a/x.yaml': map('a'),
      's/b/x.yaml': map('b'),
    });
    const set = await makeSet(stage, folders(stage));
    await synced(`${set}-b`);
    await synced(`${set}-a`);
    await stage.push({ 's/b/x.yaml': null, 's/c/x.yaml': map('c') });

    await untilGone(pathOf('applications', `${set}-b`));
    await eventually(
      () => stage.get('configmaps', 'b'),
      ({ status }) => status === 404,
    );
    await eventually(
      () => ask('GET', pathOf('applications', `${set}-c`)),
      ({ status }) => status === 200,
    );
    await change(`${set}-a`, { spec: { source: { path: 's/c' } } });
    await said(`${set}-a`, (_, { spec }) => spec.source.path === 's/a');
    const { uid } = (await applicationNamed(`${set}-a`)).metadata;
    await done('DELETE', pathOf('applications', `${set}-a`));
    await eventually(
      () => ask('GET', pathOf('applications', `${set}-a`)),
      ({ status, body }) => status === 200 && body.metadata.uid !== uid,
      150,
    );
  });

  it('goes with what it made, unless it is to leave it', async t => {
    const stage = await makeStage(t, { 's/a/x.yaml': map('a') });
    const set = await makeSet(stage, folders(stage));
    await synced(`${set}-a`);
    await done('DELETE', pathOf('applicationsets', set));
    await untilGone(pathOf('applications', `${set}-a`));
    expect((await stage.get('configmaps', 'a')).status).toBe(404);

    const leaving = await makeSet(
      stage,
      folders(stage),
      {},
      { syncPolicy: { preserveResourcesOnDeletion: true } },
    );
    const { metadata } = await synced(`${leaving}-a`);
    expect(metadata.finalizers).toBeUndefined();
    await done('DELETE', pathOf('applicationsets', leaving));
    await untilGone(pathOf('applications', `${leaving}-a`));
    expect((await stage.get('configmaps', 'a')).status).toBe(200);
  });

  /** What is wrong with a set, and what its conditions say: the reason, the message, and whether it got to parameters. */
  for (const [title, make, reason, message, isGenerated] of [
    [
      'whose template names what is not there',
      stage => makeSet(stage, elements('1'), { name: '{{.nothing}}' }),
      'RenderTemplateParamsError',
      set =>
        `failed to execute go template ${set}-{{.nothing}}: template: base:1:${set.length + 3}: executing "base" at <.nothing>: map has no entry for key "nothing"`,
      false,
    ],
    [
      'with the same name twice',
      stage =>
        makeSet(stage, elements('1', '2'), {
          name: 'same',
          spec: { source: stage.source('s/a') },
        }),
      'ApplicationValidationError',
      set =>
        `ApplicationSet ${set} contains applications with duplicate name: ${set}-same`,
      true,
    ],
    [
      'of a project that is not there',
      stage =>
        makeSet(stage, elements('1'), {
          name: 'one',
          spec: { source: stage.source('s/a'), project: 'nowhere' },
        }),
      'ApplicationValidationError',
      () => 'application references project nowhere which does not exist',
      true,
    ],
    [
      'of a repository that is not there',
      stage =>
        makeSet(stage, () => [
          {
            git: {
              repoURL: stage.url.replace(/[^/]+\.git$/, 'nowhere.git'),
              revision: 'main',
              directories: [{ path: '*' }],
            },
          },
        ]),
      'ApplicationGenerationFromParamsError',
      () =>
        'error generating params from git: error getting directories from repo: error retrieving Git Directories: rpc error: code = Internal desc = unable to resolve git revision : failed to list refs: authentication required: Unauthorized\n',
      false,
    ],
  ]) {
    it(`${title} says so`, async t => {
      const stage = await makeStage(t, { 's/a/x.yaml': map('a') });
      const set = await make(stage);

      const { status } = await saidOfSet(set, ({ conditions = [] }) =>
        conditions.some(
          one => one.type === 'ErrorOccurred' && one.status === 'True',
        ),
      );

      const text = message(set);
      expect(
        status.conditions.map(one => [
          one.type,
          one.status,
          one.reason,
          one.message,
        ]),
      ).toEqual([
        ['ErrorOccurred', 'True', reason, text],
        isGenerated
          ? [
              'ParametersGenerated',
              'True',
              'ParametersGenerated',
              'Successfully generated parameters for all Applications',
            ]
          : ['ParametersGenerated', 'False', 'ErrorOccurred', text],
        ['ResourcesUpToDate', 'False', 'ErrorOccurred', text],
      ]);
      expect(status.health).toEqual({ status: 'Degraded', message: text });
      expect([status.resources, status.resourcesCount]).toEqual([
        undefined,
        undefined,
      ]);
    });
  }
});
