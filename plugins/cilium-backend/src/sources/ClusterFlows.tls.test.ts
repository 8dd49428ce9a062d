import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { FlowSource } from '@socle/plugin-cilium-common';
import { HubbleRelay, startHubbleRelay } from '@socle/sandbox';
import forge from 'node-forge';
import { TlsConfig } from '../config';
import { ClusterFlows } from './ClusterFlows';
import { defaultFlowTiming } from './flowTiming';

jest.setTimeout(120_000);

const day = 86_400_000;

interface Signed {
  certificate: forge.pki.Certificate;
  key: forge.pki.rsa.PrivateKey;
}

let serial = 0;

/** A certificate that an authority signs; itself where there is none. */
function sign(options: {
  name: string;
  by?: Signed;
  from?: number;
  ends?: number;
}): Signed {
  const { name, by, from = -2 * day, ends = day } = options;
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  const privateKey = forge.pki.privateKeyFromPem(pair.privateKey);
  const certificate = forge.pki.createCertificate();
  const subject = [{ name: 'commonName', value: name }];
  serial += 1;
  certificate.publicKey = publicKey;
  certificate.serialNumber = String(serial).padStart(2, '0');
  certificate.validity.notBefore = new Date(Date.now() + from);
  certificate.validity.notAfter = new Date(Date.now() + ends);
  certificate.setSubject(subject);
  certificate.setIssuer(by ? by.certificate.subject.attributes : subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: !by },
    {
      name: 'subjectAltName',
      altNames: [{ type: 2, value: '*.hubble-relay.cilium.io' }],
    },
  ]);
  certificate.sign(by?.key ?? privateKey, forge.md.sha256.create());
  return { certificate, key: privateKey };
}

const certificateOf = ({ certificate }: Signed) =>
  forge.pki.certificateToPem(certificate);
const keyOf = ({ key }: Signed) => forge.pki.privateKeyToPem(key);

const authority = sign({ name: 'Authority' });
const server = sign({ name: 'relay', by: authority });
const portal = sign({ name: 'portal', by: authority });
const expired = sign({ name: 'portal', by: authority, ends: -day });
const stranger = sign({ name: 'Stranger' });

let folder: string;
let relay: HubbleRelay;
let tls: TlsConfig;
let flows: ClusterFlows | undefined;

const write = async (who: Signed) => {
  await writeFile(tls.cert ?? '', certificateOf(who));
  await writeFile(tls.key ?? '', keyOf(who));
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'socle-hubble-tls-'));
  tls = {
    ca: path.join(folder, 'ca.crt'),
    cert: path.join(folder, 'tls.crt'),
    key: path.join(folder, 'tls.key'),
    serverName: 'ui.hubble-relay.cilium.io',
  };
  await writeFile(tls.ca, certificateOf(authority));
  relay = await startHubbleRelay({
    cluster: 'paris',
    nodes: ['one'],
    tls: {
      authority: Buffer.from(certificateOf(authority)),
      certificate: Buffer.from(certificateOf(server)),
      key: Buffer.from(keyOf(server)),
    },
  });
});

afterEach(() => flows?.stop());

afterAll(async () => {
  await relay.stop();
  await rm(folder, { recursive: true });
});

async function follow(
  config: TlsConfig | undefined,
  is: (source: FlowSource) => boolean,
): Promise<FlowSource> {
  flows = new ClusterFlows({
    cluster: 'paris',
    config: {
      address: relay.address,
      flowsPerSecond: 1_000,
      ...(config && { tls: config }),
    },
    logger: mockServices.logger.mock(),
    timing: { ...defaultFlowTiming, pause: 50, maximumPause: 200 },
  });
  flows.start();
  return await until(is);
}

async function until(is: (source: FlowSource) => boolean) {
  for (;;) {
    const source = flows?.source();
    if (source && is(source)) {
      return source;
    }
    await wait(20);
  }
}

const isSettled = ({ state }: FlowSource) => state !== 'waiting';

it('follows a Relay that knows it by its certificate', async () => {
  await write(portal);
  expect(await follow(tls, isSettled)).toMatchObject({ state: 'live' });
});

it('says that its certificate has expired, and is live again when it is renewed', async () => {
  await write(expired);
  expect(await follow(tls, isSettled)).toMatchObject({
    state: 'denied',
    failure: 'certificate-expired',
    status: {
      level: 'error',
      reason:
        'A certificate between the portal and Hubble Relay of paris has expired',
    },
  });
  await write(portal);
  await until(({ state }) => state === 'live');
});

it.each<[string, () => Promise<TlsConfig>]>([
  [
    'nobody trusts the Relay',
    async () => {
      const ca = path.join(folder, 'stranger.crt');
      await writeFile(ca, certificateOf(stranger));
      return { ...tls, ca };
    },
  ],
  ['a file is not there', async () => ({ ...tls, ca: `${tls.ca}.gone` })],
])('is denied where %s', async (_, config) => {
  await write(portal);
  expect(await follow(await config(), isSettled)).toMatchObject({
    state: 'denied',
    failure: 'certificate',
  });
});

it('is not live without a certificate', async () => {
  const { state } = await follow(
    { ca: tls.ca, serverName: tls.serverName },
    isSettled,
  );
  expect(['denied', 'blind']).toContain(state);
});
