import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import {
  ChangesService,
  ForgeChanges,
  KnownRequests,
  RequestRegistry,
  selectChangeForge,
  TenantRegistry,
  tenantRegistryServiceRef,
} from '@socle/plugin-tenancy-node';
import {
  createEnsureRepositoryAction,
  createProposeChangeAction,
  createRenderTenantAction,
} from '../actions';
import { TenantRights } from '../rights/TenantRights';
import { rightsOf } from './people';
import { AnyAction, Run, runAction } from './runAction';
import { SandboxForge, startSandboxForge } from './sandboxForge';
import { profileOf } from './tenants';

/** The platform's forge with a GitOps repository, and the actions as the module wires them. */
export interface TenancyWorld {
  sandbox: SandboxForge;
  registry: TenantRegistry;
  changes: ChangesService;
  requests: RequestRegistry;
  rights: TenantRights;
  /** What the log said in all runs. */
  log: string[];
  ensure(run: Run): Promise<Record<string, unknown>>;
  propose(run: Run): Promise<Record<string, unknown>>;
  render(run: Run): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** Starts a forge with a platform's repository of these files besides `socle.yaml`. */
export async function startTenancyWorld(
  files: Record<string, string> = {},
  options: {
    /** Changes the profile's text. */
    profile?: (text: string) => string;
    /** Milliseconds that the forge has for one answer to a change. */
    timeLimit?: number;
  } = {},
): Promise<TenancyWorld> {
  const { profile = text => text } = options;
  const sandbox = await startSandboxForge();
  await sandbox.forge.ensureRepository({
    owner: 'platform',
    name: 'gitops',
    files: { 'socle.yaml': profile(profileOf(sandbox.url)), ...files },
  });
  let registry: TenantRegistry | undefined;
  const backend: TestBackend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data: configOf(sandbox) }),
      createBackendPlugin({
        pluginId: 'probe',
        register(reg) {
          reg.registerInit({
            deps: {
              registry: tenantRegistryServiceRef,
            },
            async init(deps) {
              registry = deps.registry;
            },
          });
        },
      }),
    ],
  });
  if (!registry) {
    throw new Error('The backend has no registry');
  }
  const { integrations, host } = sandbox;
  const changes = new ForgeChanges({
    forge: signal =>
      selectChangeForge({
        integrations,
        location: { host, owner: 'platform', name: 'gitops' },
        baseBranch: 'main',
        signal,
        limits: { timeLimit: options.timeLimit, patience: 600 },
      }),
    listFor: 1,
    now: Date.now,
  });
  const branches = selectChangeForge({
    integrations,
    location: { host, owner: 'platform', name: 'gitops' },
    baseBranch: 'main',
    limits: { patience: 600 },
  });
  const requests = new KnownRequests({
    changes,
    readFile: async (commit, file) => await branches.readFile(commit, file),
    logger: mockServices.logger.mock(),
    refreshMilliseconds: 1,
    patienceMilliseconds: 250,
    firstPatienceMilliseconds: 5_000,
    now: () => new Date(),
  });
  const rights = rightsOf(registry);
  const common = { registry, changes, requests, rights };
  const log: string[] = [];
  const start =
    (action: AnyAction) =>
    async (run: Run): Promise<Record<string, unknown>> =>
      await runAction(action, run, log);
  return {
    sandbox,
    ...common,
    log,
    ensure: start(createEnsureRepositoryAction({ ...common, integrations })),
    propose: start(createProposeChangeAction(common)),
    render: start(createRenderTenantAction(common)),
    stop: async () => {
      await backend.stop();
      await sandbox.stop();
    },
  };
}

/** The configuration of a portal whose platform is on this forge. */
export function configOf({ host, url }: { host: string; url: string }) {
  return {
    backend: { reading: { allow: [{ host: 'localhost:*' }] } },
    integrations: {
      gitea: [
        { host, baseUrl: url, username: 'socle', password: 'sandbox-socle' },
      ],
    },
    platform: {
      gitops: {
        url: `${url}/platform/gitops/src/branch/main`,
        refresh: { milliseconds: 1 },
      },
    },
  };
}
