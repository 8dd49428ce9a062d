import https from 'node:https';
import net from 'node:net';
import forge from 'node-forge';
import { ClusterConnection } from './ClusterConnection';

/** A certificate for 127.0.0.1 that nobody signed but itself. */
function selfSigned(): { cert: string; key: string } {
  const { publicKey, privateKey } = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  const name = [{ name: 'commonName', value: 'kubernetes' }];
  certificate.publicKey = publicKey;
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - 60_000);
  certificate.validity.notAfter = new Date(Date.now() + 3_600_000);
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true },
    { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
  ]);
  certificate.sign(privateKey, forge.md.sha256.create());
  return {
    cert: forge.pki.certificateToPem(certificate),
    key: forge.pki.privateKeyToPem(privateKey),
  };
}

const identity = selfSigned();
const stranger = selfSigned();
const server = https.createServer(identity, (_request, response) =>
  response.end('trusted'),
);
let url = '';

beforeAll(async () => {
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `https://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
});

afterAll(async () => {
  const closed = new Promise(resolve => {
    server.close(resolve);
  });
  server.closeAllConnections();
  await closed;
});

async function ask(trust: { caData?: string; skipTLSVerify?: boolean }) {
  const connection = new ClusterConnection({
    details: { name: 'paris', url, authMetadata: {}, ...trust },
    credentials: async () => ({ type: 'anonymous' }),
  });
  try {
    const body = await connection.get({
      path: '/version',
      query: {},
      signal: new AbortController().signal,
      headMilliseconds: 5_000,
      totalMilliseconds: 5_000,
    });
    const chunks: Buffer[] = [];
    for await (const chunk of body) {
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    connection.close();
  }
}

const base64 = (pem: string) => Buffer.from(pem).toString('base64');

it('trusts the certificate authority of its cluster, and another cluster’s never', async () => {
  expect(await ask({ caData: base64(identity.cert) })).toBe('trusted');
  await expect(ask({ caData: base64(stranger.cert) })).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('its certificate is not trusted'),
  });
});

it('trusts nobody it was not told to trust, unless it was told not to look', async () => {
  await expect(ask({})).rejects.toMatchObject({
    message:
      'paris cannot be reached: its certificate is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT); set caData or caFile of the cluster',
  });
  expect(await ask({ skipTLSVerify: true })).toBe('trusted');
});
