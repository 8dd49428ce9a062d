import { RunningCluster, startCluster } from './__testUtils__/startCluster';

const space = '/api/v1/namespaces/shop-dev';
const pods = `${space}/pods`;
const merge = 'application/merge-patch+json';

function pod(name: string, container: object = {}, spec: object = {}) {
  return {
    metadata: { name },
    spec: {
      containers: [{ name: 'app', image: 'search:1', ...container }],
      ...spec,
    },
  };
}

const secure = {
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
};

describe('admission', () => {
  let running: RunningCluster;
  beforeEach(async () => {
    running = await startCluster({ terminationDelay: 0 });
    await running.call('POST', '/api/v1/namespaces', {
      body: { metadata: { name: 'shop-dev' } },
    });
  });
  afterEach(() => running.stop());

  const create = (path: string, body: unknown) =>
    running.call('POST', path, { body });
  const quota = (hard: Record<string, string>) =>
    create(`${space}/resourcequotas`, {
      metadata: { name: 'tenant' },
      spec: { hard },
    });
  const used = async () =>
    (await running.call('GET', `${space}/resourcequotas/tenant`)).body.status
      .used;

  describe('by quota', () => {
    it('counts what is used, refuses what would exceed, and gives back what goes', async () => {
      await quota({
        'requests.cpu': '1',
        'limits.memory': '2Gi',
        pods: '3',
        configmaps: '2',
        'count/deployments.apps': '1',
      });
      expect(await used()).toEqual({
        'requests.cpu': '0',
        'limits.memory': '0',
        pods: '0',
        configmaps: '1',
        'count/deployments.apps': '0',
      });
      const resources = (cpu: string, memory: string) => ({
        resources: { requests: { cpu }, limits: { memory } },
      });
      await create(pods, pod('a', resources('600m', '1Gi')));
      await create(pods, pod('b', resources('0.3', '512Mi')));
      expect(await used()).toMatchObject({
        'requests.cpu': '900m',
        'limits.memory': '1536Mi',
        pods: '2',
      });
      const refused = await create(pods, pod('c', resources('200m', '1Gi')));
      expect([refused.code, refused.body.message]).toEqual([
        403,
        'pods "c" is forbidden: exceeded quota: tenant, requested: limits.memory=1Gi,requests.cpu=200m, used: limits.memory=1536Mi,requests.cpu=900m, limited: limits.memory=2Gi,requests.cpu=1',
      ]);
      await running.call('DELETE', `${pods}/a`);
      await running.cluster.idle();
      expect(await used()).toMatchObject({
        'requests.cpu': '300m',
        'limits.memory': '512Mi',
        pods: '1',
      });
      await create(`${space}/configmaps`, { metadata: { name: 'one' } });
      const maps = await create(`${space}/configmaps`, {
        metadata: { name: 'two' },
      });
      expect(maps.body.message).toBe(
        'configmaps "two" is forbidden: exceeded quota: tenant, requested: configmaps=1, used: configmaps=2, limited: configmaps=2',
      );
    });

    it('wants each container to say what the quota counts', async () => {
      await quota({ 'limits.cpu': '1', 'requests.memory': '1Gi' });
      const refused = await create(pods, pod('a'));
      expect(refused.body.message).toBe(
        'pods "a" is forbidden: failed quota: tenant: must specify limits.cpu for: app; requests.memory for: app',
      );
    });

    it('forbids services that open ports on nodes, also by a later change', async () => {
      await quota({ 'services.nodeports': '0', 'services.loadbalancers': '0' });
      const services = `${space}/services`;
      const ports = [{ port: 80 }];
      const balanced = await create(services, {
        metadata: { name: 'web' },
        spec: { type: 'LoadBalancer', ports },
      });
      expect(balanced.body.message).toBe(
        'services "web" is forbidden: exceeded quota: tenant, requested: services.loadbalancers=1,services.nodeports=1, used: services.loadbalancers=0,services.nodeports=0, limited: services.loadbalancers=0,services.nodeports=0',
      );
      await create(services, { metadata: { name: 'web' }, spec: { ports } });
      const changed = await running.call('PATCH', `${services}/web`, {
        type: merge,
        body: { spec: { type: 'NodePort' } },
      });
      expect(changed.body.message).toBe(
        'services "web" is forbidden: exceeded quota: tenant, requested: services.nodeports=1, used: services.nodeports=0, limited: services.nodeports=0',
      );
    });
  });

  it('by limits fills what a container does not say, and refuses what is out of bounds', async () => {
    await create(`${space}/limitranges`, {
      metadata: { name: 'tenant' },
      spec: {
        limits: [
          {
            type: 'Container',
            default: { cpu: '200m', memory: '256Mi' },
            defaultRequest: { cpu: '50m', memory: '64Mi' },
            max: { cpu: '2' },
            min: { cpu: '10m' },
          },
          { type: 'Pod', max: { cpu: '3' } },
        ],
      },
    });
    const filled = await create(pods, pod('a'));
    expect(filled.body.spec.containers[0].resources).toEqual({
      limits: { cpu: '200m', memory: '256Mi' },
      requests: { cpu: '50m', memory: '64Mi' },
    });
    expect(filled.body.metadata.annotations).toEqual({
      'kubernetes.io/limit-ranger':
        'LimitRanger plugin set: cpu, memory request for container app; cpu, memory limit for container app',
    });
    const large = await create(
      pods,
      pod('b', { resources: { limits: { cpu: '5' } } }),
    );
    expect(large.body.message).toBe(
      'pods "b" is forbidden: [maximum cpu usage per Container is 2, but limit is 5, maximum cpu usage per Pod is 3, but limit is 5]',
    );
    const small = await create(
      pods,
      pod('b', { resources: { requests: { cpu: '1m' } } }),
    );
    expect(small.body.message).toBe(
      'pods "b" is forbidden: minimum cpu usage per Container is 10m, but request is 1m',
    );
  });

  it.each([
    ['restricted', pod('ok', secure), undefined],
    [
      'restricted',
      pod('bad'),
      'pods "bad" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "app" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "app" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "app" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
    ],
    ['baseline', pod('ok'), undefined],
    [
      'baseline',
      pod(
        'bad',
        {},
        {
          hostNetwork: true,
          volumes: [{ name: 'root', hostPath: { path: '/' } }],
        },
      ),
      'pods "bad" is forbidden: violates PodSecurity "baseline:latest": host namespaces (hostNetwork=true), hostPath volumes (volume "root")',
    ],
  ])('by the Pod security level %s (%#)', async (level, body, message) => {
    await running.call('PATCH', space, {
      type: merge,
      body: {
        metadata: { labels: { 'pod-security.kubernetes.io/enforce': level } },
      },
    });
    const answer = await create(pods, body);
    expect(answer.body.message).toBe(message);
    expect(answer.code).toBe(message ? 403 : 201);
  });

  it('gives Pods their service account, and refuses one that is not there', async () => {
    const created = await create(pods, pod('a'));
    expect(created.body.spec).toMatchObject({
      serviceAccountName: 'default',
      priority: 0,
      preemptionPolicy: 'PreemptLowerPriority',
      enableServiceLinks: true,
    });
    expect(created.body.spec.containers[0].volumeMounts).toMatchObject([
      { mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' },
    ]);
    const refused = await create(
      pods,
      pod('b', {}, { serviceAccountName: 'bot' }),
    );
    expect(refused.body.message).toBe(
      'pods "b" is forbidden: error looking up service account shop-dev/bot: serviceaccount "bot" not found',
    );
  });
});
