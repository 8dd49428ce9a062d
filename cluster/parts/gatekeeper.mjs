import fs from 'node:fs';
import path from 'node:path';
import { callOk } from '../lib/http.mjs';
import { objectsOf } from '../lib/KubernetesApi.mjs';
import { freePorts } from '../lib/ports.mjs';
import { ready } from '../lib/processes.mjs';
import { createAndServe } from './definitions.mjs';
import { writeKubeconfig } from './identities.mjs';

const namespace = 'gatekeeper-system';

/** Kinds of Gatekeeper's manifest that have no part where its programs run beside the cluster, not in it. */
const left = new Set([
  'Deployment',
  'Service',
  'PodDisruptionBudget',
  'MutatingWebhookConfiguration',
]);

/** The two programs, by what each does. */
const programs = {
  'gatekeeper-webhook': ['webhook'],
  'gatekeeper-audit': ['audit', 'status', 'generate'],
};

/** Starts Gatekeeper for one cluster; resolves when its webhook decides what comes in. */
export async function startGatekeeper(server, context) {
  const { built } = context;
  const objects = objectsOf(
    fs.readFileSync(
      built.file(
        'github.com/open-policy-agent/gatekeeper/v3',
        'deploy/gatekeeper.yaml',
      ),
      'utf8',
    ),
  ).filter(({ kind }) => !left.has(kind));
  const isWebhook = ({ kind }) => kind === 'ValidatingWebhookConfiguration';
  const isDefinition = ({ kind }) => kind === 'CustomResourceDefinition';
  await createAndServe(objects.filter(isDefinition), server, context);
  for (const object of objects) {
    if (!isDefinition(object) && !isWebhook(object)) {
      await server.api.apply(object);
    }
  }
  const [port, ...healthPorts] = await freePorts(3);
  await Promise.all(
    Object.entries(programs).map(([name, operations], index) =>
      startProgram(server, context, {
        name,
        operations,
        port,
        healthPort: healthPorts[index],
      }),
    ),
  );
  // Last: where its webhook is asked and does not answer, no namespace can be made.
  for (const object of objects.filter(isWebhook)) {
    await server.api.apply(reachedBy(object, port, context.certificates));
  }
}

async function startProgram(server, context, options) {
  const { folder, processes, built, certificates, known, collector } = context;
  const { name, operations, port, healthPort } = options;
  await server.api.apply(podOf(name));
  const part = processes.start({
    name: `${server.name}-${name}`,
    command: built.program('gatekeeper'),
    args: [
      ...operations.map(operation => `--operation=${operation}`),
      ...[
        '--kubeconfig',
        writeKubeconfig({
          folder: path.join(folder, 'kubeconfigs'),
          identity: known.get('gatekeeper'),
          servers: [server],
          caFile: certificates.caFile,
          as: `${server.name}-${name}`,
        }),
      ],
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...['--cert-dir', certificates.folder, '--disable-cert-rotation'],
      ...['--health-addr', `127.0.0.1:${healthPort}`],
      // Its Prometheus exporter listens on all addresses; this one does not listen at all.
      '--metrics-backend=opentelemetry',
      ...['--otlp-endpoint', new URL(collector.http).host],
      ...['--exempt-namespace', namespace, '--shutdown-delay', '0'],
      '--disable-opa-builtin={http.send}',
      '--log-level=WARNING',
    ],
    // They name a real Pod: the objects that tell what each one has taken up belong to it, and go with it.
    env: { POD_NAME: name, POD_NAMESPACE: namespace },
  });
  await ready(part, () => callOk(`http://127.0.0.1:${healthPort}/readyz`));
}

function podOf(name) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: {
      serviceAccountName: 'gatekeeper-admin',
      // Its namespace takes restricted pods only.
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'manager',
          image: 'openpolicyagent/gatekeeper:v3.23.1',
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
          },
        },
      ],
    },
  };
}

/** The configuration with the webhook's address on this machine. It never lets in what it was too slow to look at. */
function reachedBy(object, port, { ca }) {
  return {
    ...object,
    webhooks: object.webhooks.map(({ clientConfig, ...webhook }) => ({
      ...webhook,
      failurePolicy: 'Fail',
      timeoutSeconds: 30,
      clientConfig: {
        url: `https://127.0.0.1:${port}${clientConfig.service.path}`,
        caBundle: Buffer.from(ca).toString('base64'),
      },
    })),
  };
}
